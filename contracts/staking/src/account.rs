//! [`Account`]: what a message about stake reads once and writes once.

use crate::ContractError;
use crate::sums::Sums;
use allora_interfaces::staking::{DELEGATIONS, POOLS, POSITIONS, Pool, Position, Unbonding};
use allora_protocol::{ReputerId, TopicId, pool};
use cosmwasm_std::{Addr, OverflowError, Storage, Uint128};

/// A reputer's pool in a topic and somebody's position in it: the reputer's own, or a delegation. The sums of the topic and
/// of everything, and the index of who delegates, follow when it is stored, so no message can forget them.
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

    /// Stores pool and position, and keeps the sums in step.
    pub fn save(self, storage: &mut dyn Storage) -> Result<(), ContractError> {
        save(storage, vec![self])
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

/// Stores accounts of different pools, and keeps the sums in step. Nothing is stored if one of them overflows.
pub fn save(storage: &mut dyn Storage, accounts: Vec<Account>) -> Result<(), ContractError> {
    let mut sums = Sums::load(storage)?;
    for account in &accounts {
        sums.shift(storage, account.topic_id, &account.before, &account.pool)?;
    }
    sums.save(storage);
    accounts.into_iter().for_each(|account| account.store(storage));
    Ok(())
}

/// The live shares of these unbondings, which are no more than the pool has.
pub fn live_shares<'a>(pool: &pool::Pool, unbondings: impl IntoIterator<Item = &'a Unbonding>) -> Uint128 {
    let live = unbondings.into_iter().map(|unbonding| pool.live(unbonding.shares, unbonding.era));
    live.fold(Uint128::zero(), Uint128::saturating_add)
}
