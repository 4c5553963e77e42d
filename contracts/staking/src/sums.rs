//! [`Sums`]: what all pools of a topic, and of the contract, add up to.

use crate::ContractError;
use allora_interfaces::staking::{TOPIC_STAKES, TOTALS, TopicStake, Totals};
use allora_protocol::{TopicId, pool};
use cosmwasm_std::{OverflowError, Storage, Uint128};
use std::collections::BTreeMap;

/// The sums while a message changes pools: loaded once, stored once.
pub struct Sums {
    totals: Totals,
    /// Of the topics that changed.
    topics: BTreeMap<u64, TopicStake>,
}

impl Sums {
    pub fn load(storage: &dyn Storage) -> Result<Self, ContractError> {
        Ok(Self { totals: TOTALS.load(storage)?, topics: BTreeMap::new() })
    }

    /// A pool changes from `before`, as it is stored, to `after`.
    pub fn shift(
        &mut self,
        storage: &dyn Storage,
        topic: TopicId,
        before: &pool::Pool,
        after: &pool::Pool,
    ) -> Result<(), ContractError> {
        let mut stake = match self.topics.get(&topic.0) {
            Some(stake) => stake.clone(),
            None => TOPIC_STAKES.may_load(storage, topic.0)?.unwrap_or_default(),
        };
        shift(&mut stake.bonded, before.bonded.amount, after.bonded.amount)?;
        self.topics.insert(topic.0, stake);
        shift(&mut self.totals.bonded, before.bonded.amount, after.bonded.amount)?;
        shift(&mut self.totals.incoming, before.incoming.amount, after.incoming.amount)?;
        shift(&mut self.totals.unbonding, before.unbonding.amount, after.unbonding.amount)?;
        Ok(())
    }

    pub fn save(self, storage: &mut dyn Storage) {
        self.topics.into_iter().for_each(|(topic, stake)| TOPIC_STAKES.save(storage, topic, &stake));
        TOTALS.save(storage, &self.totals);
    }
}

fn shift(sum: &mut Uint128, before: Uint128, after: Uint128) -> Result<(), OverflowError> {
    *sum = sum.checked_sub(before)?.checked_add(after)?;
    Ok(())
}
