//! The pools of the contract staking, and what stake earned.

use super::treasury::sum;
use allora_protocol::ReputerId;
use allora_protocol::pool::{Moved, Pool};
use anyhow::{Context, Result};
use cosmwasm_std::{Decimal, Uint128};
use serde::Serialize;

/// Which pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PoolKey {
    /// The topic.
    pub topic: usize,
    /// Its reputer.
    pub reputer: ReputerId,
}

/// What rewards brought to stake, in base units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Earned {
    /// To reputers: on their own stake, and commission.
    pub reputers: Uint128,
    /// To delegators.
    pub delegators: Uint128,
}

/// All pools.
#[derive(Clone, Debug, Default)]
pub struct Stakes {
    topics: Vec<Vec<Pool>>,
    earned: Vec<Earned>,
}

impl Stakes {
    /// No pools yet in so many topics.
    pub fn new(topics: usize) -> Self {
        Self { topics: vec![Vec::new(); topics], earned: vec![Earned::default(); topics] }
    }

    /// A new reputer's pool, with his own first stake.
    pub fn open(&mut self, topic: usize, own: Uint128, commission: Decimal, now: u64) -> Result<PoolKey> {
        let mut pool = Pool::default();
        pool.set_commission(commission, now, 0)?;
        pool.own_shares = pool.stake(own, own)?;
        let pools = &mut self.topics[topic];
        let reputer = ReputerId(u32::try_from(pools.len())?);
        pools.push(pool);
        Ok(PoolKey { topic, reputer })
    }

    /// The pools of a topic, with their reputers.
    pub fn of(&self, topic: usize) -> impl Iterator<Item = (PoolKey, &Pool)> {
        (0..)
            .zip(&self.topics[topic])
            .map(move |(nth, pool)| (PoolKey { topic, reputer: ReputerId(nth) }, pool))
    }

    /// All pools.
    pub fn all(&self) -> impl Iterator<Item = (PoolKey, &Pool)> {
        (0..self.topics.len()).flat_map(|topic| self.of(topic))
    }

    /// The stake bonded in a topic, as it was last written: what a touch takes into account.
    pub fn bonded(&self, topic: usize) -> Result<Uint128> {
        sum(self.of(topic).map(|(_, pool)| pool.bonded.amount))
    }

    /// The stake bonded in all topics.
    pub fn bonded_in_all(&self) -> Result<Uint128> {
        sum(self.all().map(|(_, pool)| pool.bonded.amount))
    }

    /// Everything that staking holds: bonded, coming in, unbonding.
    pub fn total(&self) -> Result<Uint128> {
        let amounts = |pool: &Pool| [pool.bonded.amount, pool.incoming.amount, pool.unbonding.amount];
        sum(self.all().flat_map(|(_, pool)| amounts(pool)))
    }

    /// What rewards have brought to a topic's stake.
    pub fn earned(&self, topic: usize) -> Earned {
        self.earned[topic]
    }

    /// What is still on its way into a topic's stake.
    pub fn incoming(&self, topic: usize) -> Result<Uint128> {
        sum(self.of(topic).map(|(_, pool)| pool.incoming.amount))
    }

    /// A pool as it is now, for what changes it; counts what has entered since it was last written, and for whom. What
    /// rounding gives to nobody's shares counts as the delegators'.
    pub fn at(&mut self, key: PoolKey, now: u64) -> Result<&mut Pool> {
        let pool = self.topics.get_mut(key.topic).and_then(|pools| pools.get_mut(key.reputer.0 as usize));
        let pool = pool.context("there is no such pool")?;
        let after = pool.at(now);
        let entered = pool.incoming.amount.checked_sub(after.incoming.amount)?;
        let own = match pool.delegated_shares().is_zero() {
            true => entered,
            false => after.own().saturating_sub(pool.own()).min(entered),
        };
        let earned = &mut self.earned[key.topic];
        earned.reputers = earned.reputers.checked_add(own)?;
        earned.delegators = earned.delegators.checked_add(entered.checked_sub(own)?)?;
        *pool = after;
        Ok(pool)
    }

    /// Brings every pool up to now.
    pub fn settle(&mut self, now: u64) -> Result<()> {
        let keys: Vec<PoolKey> = self.all().map(|(key, _)| key).collect();
        keys.into_iter().try_for_each(|key| self.at(key, now).map(|_| ()))
    }

    /// Takes a reward.
    pub fn reward(&mut self, key: PoolKey, amount: Uint128, now: u64, duration: u64) -> Result<()> {
        Ok(self.at(key, now)?.reward(amount, now, duration)?)
    }

    /// Bonds a delegation; returns its shares.
    pub fn delegate(&mut self, key: PoolKey, amount: Uint128, now: u64) -> Result<Uint128> {
        Ok(self.at(key, now)?.delegate(amount)?)
    }

    /// Begins to unbond what shares are worth.
    pub fn undelegate(&mut self, key: PoolKey, shares: Uint128, now: u64) -> Result<Moved> {
        Ok(self.at(key, now)?.unstake(shares, None)?)
    }

    /// Pays out what was unbonded.
    pub fn withdraw(&mut self, key: PoolKey, unbonding: Uint128, now: u64) -> Result<Uint128> {
        Ok(self.at(key, now)?.withdraw(unbonding)?)
    }
}

/// What a share is worth, in base units.
pub fn price(pool: &Pool) -> f64 {
    pool.bonded.amount.u128() as f64 / pool.bonded.shares.u128() as f64
}

#[cfg(test)]
mod tests {
    use super::super::units;
    use super::*;

    #[test]
    fn a_reward_is_told_apart_by_who_has_it() {
        let mut stakes = Stakes::new(1);
        let pool = stakes.open(0, units(100), Decimal::percent(10), 0).unwrap();
        stakes.delegate(pool, units(300), 0).unwrap();
        stakes.reward(pool, units(40), 0, 100).unwrap();
        assert_eq!(stakes.total().unwrap(), units(440));
        stakes.settle(50).unwrap();
        // 20 tokens entered, 15 of them on the delegations; a tenth of these is commission.
        let Earned { reputers, delegators } = stakes.earned(0);
        assert_eq!(reputers + delegators, units(20));
        assert!(reputers.abs_diff(Uint128::new(6_500_000)) < Uint128::new(1_000), "{reputers}");
        assert_eq!(stakes.incoming(0).unwrap(), units(20));
    }
}
