//! [`Account`]: what a message about stake reads once and writes once.

use crate::ContractError;
use crate::sums::Sums;
use crate::voting::{Announcement, Ballot, owned};
use allora_interfaces::staking::{DELEGATIONS, POOLS, POSITIONS, Pool, Position, Unbonding};
use allora_protocol::{ReputerId, TopicId, pool};
use cosmwasm_std::{Addr, OverflowError, Storage, Uint128};

/// A reputer's pool in a topic and somebody's position in it: the reputer's own, or a delegation. The sums of the topic and
/// of everything, the index of who delegates, and its owner's votes follow when it is stored, so no message can forget them.
///
/// This is the one place where positions change.
pub struct Account {
    pub topic_id: TopicId,
    pub reputer: Addr,
    pub owner: Addr,
    /// Amounts and shares, as they shall be; loaded as they are now.
    pub pool: pool::Pool,
    pub position: Position,
    id: ReputerId,
    /// The pool as it is stored.
    before: pool::Pool,
    /// The position's live shares as they are stored.
    held: Uint128,
}

impl Account {
    /// The position of `owner` in the pool of `reputer` now, with the rewards that have entered by then. In his own pool the
    /// reputer takes over the shares that his commission made.
    ///
    /// Error: [`ContractError::NotRegistered`].
    pub fn load(
        storage: &dyn Storage,
        (topic, reputer): (TopicId, Addr),
        owner: Addr,
        now: u64,
    ) -> Result<Self, ContractError> {
        let Some(Pool { id, amounts: before }) = POOLS.may_load(storage, (topic.0, &reputer))? else {
            return Err(ContractError::NotRegistered { topic, address: reputer });
        };
        let position = POSITIONS.may_load(storage, (&owner, topic.0, &reputer))?.unwrap_or_default();
        let pool = before.at(now);
        let held = pool.live(position.shares, position.era);
        let mut account = Self { topic_id: topic, reputer, owner, pool, position, id, before, held };
        if account.is_own() {
            let commission = account.pool.take_commission();
            account.add_shares(commission)?;
        }
        Ok(account)
    }

    /// The reputer's id in the topic.
    pub fn id(&self) -> ReputerId {
        self.id
    }

    /// Whether it is the reputer's own.
    pub fn is_own(&self) -> bool {
        self.owner == self.reputer
    }

    /// The owner's shares of what is bonded.
    pub fn shares(&self) -> Uint128 {
        self.pool.live(self.position.shares, self.position.era)
    }

    /// Gives the owner shares of what is bonded.
    pub fn add_shares(&mut self, issued: Uint128) -> Result<(), OverflowError> {
        self.set_shares(self.shares().checked_add(issued)?);
        Ok(())
    }

    /// Takes shares of what is bonded from the owner.
    pub fn remove_shares(&mut self, burned: Uint128) -> Result<(), OverflowError> {
        self.set_shares(self.shares().checked_sub(burned)?);
        Ok(())
    }

    fn set_shares(&mut self, shares: Uint128) {
        (self.position.shares, self.position.era) = (shares, self.pool.era);
        if self.is_own() {
            self.pool.own_shares = shares;
        }
    }

    /// Stores pool and position, and keeps sums and votes in step. `height`: of the block.
    pub fn save(
        self,
        storage: &mut dyn Storage,
        height: u64,
        excess: Excess,
    ) -> Result<Announcement, ContractError> {
        save(storage, height, excess, vec![self])
    }

    fn owned(&self) -> Uint128 {
        owned(&self.pool, &self.position, self.is_own())
    }

    fn store(self, storage: &mut dyn Storage) {
        let topic = self.topic_id.0;
        if !self.is_own() {
            match (self.held.is_zero(), self.shares().is_zero()) {
                (true, false) => DELEGATIONS.save(storage, (topic, self.id.0, &self.owner), &true),
                (false, true) => DELEGATIONS.remove(storage, (topic, self.id.0, &self.owner)),
                (true, true) | (false, false) => {}
            }
        }
        POOLS.save(storage, (topic, &self.reputer), &Pool { id: self.id, amounts: self.pool });
        POSITIONS.save(storage, (&self.owner, topic, &self.reputer), &self.position);
    }
}

/// What becomes of votes that are more than can be counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// The message is refused: it brings stake.
    Refused,
    /// They are left uncounted: nothing about votes holds back stake that is here already.
    Uncounted,
}

/// Stores accounts of one owner in different pools, and keeps sums and votes in step. Nothing is stored if any of it
/// overflows.
pub fn save(
    storage: &mut dyn Storage,
    height: u64,
    excess: Excess,
    mut accounts: Vec<Account>,
) -> Result<Announcement, ContractError> {
    let mut sums = Sums::load(storage)?;
    for account in &accounts {
        sums.shift(storage, account.topic_id, &account.before, &account.pool)?;
    }
    let ballot = count(storage, excess, &mut accounts)?;
    sums.save(storage);
    accounts.into_iter().for_each(|account| account.store(storage));
    ballot.map_or_else(|| Ok(Announcement::default()), |ballot| ballot.save(storage, height))
}

/// Counts accounts of one owner anew for his votes, each at what it is worth now; `None` where none is worth anything else
/// than before. What cannot be counted is counted at no more than before, or is an error.
fn count(
    storage: &dyn Storage,
    excess: Excess,
    accounts: &mut [Account],
) -> Result<Option<Ballot>, ContractError> {
    let Some(owner) = accounts.first().map(|account| account.owner.clone()) else { return Ok(None) };
    let mut worth: Vec<Uint128> = accounts.iter().map(Account::owned).collect();
    if accounts.iter().map(|account| account.position.counted).eq(worth.iter().copied()) {
        return Ok(None);
    }
    let ballot = |worth: &[Uint128]| {
        let counted = accounts.iter().map(|account| account.position.counted);
        Ballot::count(storage, &owner, counted.zip(worth.iter().copied()))
    };
    let ballot = match ballot(&worth) {
        Err(ContractError::Votes(_)) if excess == Excess::Uncounted => {
            for (worth, account) in worth.iter_mut().zip(accounts.iter()) {
                *worth = account.position.counted.min(*worth);
            }
            ballot(&worth)?
        }
        counted => counted?,
    };
    for (account, worth) in accounts.iter_mut().zip(worth) {
        account.position.counted = worth;
    }
    Ok(Some(ballot))
}

/// The live shares of these unbondings, which are no more than the pool has.
pub fn live_shares<'a>(pool: &pool::Pool, unbondings: impl IntoIterator<Item = &'a Unbonding>) -> Uint128 {
    let live = unbondings.into_iter().map(|unbonding| pool.live(unbonding.shares, unbonding.era));
    live.fold(Uint128::zero(), Uint128::saturating_add)
}
