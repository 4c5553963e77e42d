//! [`Account`]: what a message about stake reads once and writes once.

use crate::ContractError;
use crate::voting::{Announcement, Ballot, owned};
use allora_interfaces::staking::{
    POOLS, POSITIONS, Pool, Position, TOPIC_STAKES, TOTALS, TopicStake, Totals, Unbonding,
};
use allora_protocol::{ReputerId, TopicId, pool};
use cosmwasm_std::{Addr, OverflowError, Storage, Uint128};

/// A reputer's pool in a topic and his position in it. The sums of the topic and of everything follow when it is
/// stored, so no message can forget them.
pub struct Account {
    pub topic_id: TopicId,
    pub reputer: Addr,
    /// Amounts and shares, as they shall be.
    pub pool: pool::Pool,
    pub position: Position,
    record: Pool,
}

impl Account {
    /// Error: [`ContractError::NotRegistered`].
    pub fn load(storage: &dyn Storage, topic: TopicId, reputer: Addr) -> Result<Self, ContractError> {
        let Some(record) = POOLS.may_load(storage, (topic.0, &reputer))? else {
            return Err(ContractError::NotRegistered { topic, address: reputer });
        };
        let position = POSITIONS.may_load(storage, (&reputer, topic.0, &reputer))?.unwrap_or_default();
        Ok(Self { topic_id: topic, pool: record.amounts(), position, record, reputer })
    }

    /// His id in the topic.
    pub fn id(&self) -> ReputerId {
        self.record.id
    }

    /// His shares of what is bonded.
    pub fn own_shares(&self) -> Uint128 {
        self.pool.live(self.position.shares, self.position.era)
    }

    /// Gives him shares of what is bonded.
    pub fn add_shares(&mut self, issued: Uint128) -> Result<(), OverflowError> {
        self.set_shares(self.own_shares().checked_add(issued)?);
        Ok(())
    }

    /// Takes shares of what is bonded from him.
    pub fn remove_shares(&mut self, burned: Uint128) -> Result<(), OverflowError> {
        self.set_shares(self.own_shares().checked_sub(burned)?);
        Ok(())
    }

    fn set_shares(&mut self, shares: Uint128) {
        (self.position.shares, self.position.era) = (shares, self.pool.era);
    }

    /// Counts the position anew for its owner's votes: what is counted of it, and the ballot where that is not what it was.
    /// Where it cannot be counted, who does not add to his stake keeps at most the votes he has: nothing about votes holds
    /// stake back that leaves.
    fn count(&self, storage: &dyn Storage) -> Result<(Uint128, Option<Ballot>), ContractError> {
        let (counted, owned) = (self.position.counted, owned(&self.pool, &self.position));
        if owned == counted {
            return Ok((counted, None));
        }
        let count = |to| Ok((to, Some(Ballot::count(storage, &self.reputer, counted, to)?)));
        match count(owned) {
            Err(ContractError::Votes(_)) if self.own_shares() <= self.record.own_shares => count(owned.min(counted)),
            done => done,
        }
    }

    /// Stores pool and position, and keeps the sums and the votes in step.
    pub fn save(mut self, storage: &mut dyn Storage, height: u64) -> Result<Announcement, ContractError> {
        let topic = self.topic_id.0;
        let shift =
            |sum: Uint128, before: Uint128, after: Uint128| sum.checked_sub(before)?.checked_add(after);
        let (before, after) = (&self.record, &self.pool);
        let (bonded, unbonding) = (after.bonded.amount, after.unbonding.amount);
        let stake = TOPIC_STAKES.may_load(storage, topic)?.unwrap_or_default();
        let stake = TopicStake { bonded: shift(stake.bonded, before.bonded, bonded)?, ..stake };
        let totals = TOTALS.load(storage)?;
        let totals = Totals {
            bonded: shift(totals.bonded, before.bonded, bonded)?,
            unbonding: shift(totals.unbonding, before.unbonding, unbonding)?,
        };
        let (counted, ballot) = self.count(storage)?;
        self.position.counted = counted;
        let record = Pool {
            bonded,
            shares: after.bonded.shares,
            // Whose position this is, is the reputer himself: nobody else has one yet.
            own_shares: self.own_shares(),
            unbonding,
            unbonding_shares: after.unbonding.shares,
            ..self.record
        };
        POOLS.save(storage, (topic, &self.reputer), &record);
        POSITIONS.save(storage, (&self.reputer, topic, &self.reputer), &self.position);
        TOPIC_STAKES.save(storage, topic, &stake);
        TOTALS.save(storage, &totals);
        ballot.map_or_else(|| Ok(Announcement::default()), |ballot| ballot.save(storage, height))
    }
}

/// The live shares of these unbondings, which are no more than the pool has.
pub fn live_shares<'a>(pool: &pool::Pool, unbondings: impl IntoIterator<Item = &'a Unbonding>) -> Uint128 {
    let live = unbondings.into_iter().map(|unbonding| pool.live(unbonding.shares, unbonding.era));
    live.fold(Uint128::zero(), Uint128::saturating_add)
}
