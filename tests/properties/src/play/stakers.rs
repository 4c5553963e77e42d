//! Reputers, delegators, and their votes.

use super::{name, nth};
use crate::act::{Act, Twist};
use crate::world::World;
use allora_interfaces::staking::{ExecuteMsg, POOLS, POSITIONS, Pool, PoolRef, Position};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Order, Uint128};

/// One `Refresh` takes so many positions.
const MOST_REFRESHED: usize = 20;

/// Somebody's stake in a pool.
#[derive(Clone, Debug)]
pub(crate) struct Holding {
    /// Whose.
    pub owner: Addr,
    /// In which topic.
    pub topic: TopicId,
    /// In whose pool.
    pub reputer: Addr,
    /// What.
    pub position: Position,
}

impl Holding {
    /// Whether it is the reputer's own.
    pub fn is_own(&self) -> bool {
        self.owner == self.reputer
    }
}

impl World {
    /// The pools of the current topic.
    pub(crate) fn pools(&self) -> Vec<(Addr, Pool)> {
        let storage = self.net.staking_storage();
        POOLS.range(&*storage, self.net.topic.0, None, Order::Ascending).map(Result::unwrap).collect()
    }

    /// What everybody has in every pool.
    pub(crate) fn holdings(&self) -> Vec<Holding> {
        let storage = self.net.staking_storage();
        let records = POSITIONS.range(&*storage, (), None, Order::Ascending).map(Result::unwrap);
        let holding =
            |((owner, topic, reputer), position)| Holding { owner, topic: TopicId(topic), reputer, position };
        records.map(holding).collect()
    }

    /// A holding of which this is true, wherever it is; verbs are about its topic from now on.
    fn pick_holding(&mut self, act: &Act, fits: impl Fn(&Holding) -> bool) -> Option<Holding> {
        let fitting: Vec<_> = self.holdings().into_iter().filter(|held| fits(held)).collect();
        let picked = nth(&fitting, act.whom)?;
        self.net.topic = picked.topic;
        Some(picked)
    }

    pub(super) fn register_reputer(&mut self, act: &Act) {
        let attempt = self.net.register_reputer(name(act.who));
        self.did(act.kind, attempt);
    }

    /// Mostly for one of the reputers, by himself.
    pub(super) fn stake(&mut self, act: &Act) {
        let reputer = nth(&self.pools(), act.whom).map(|(reputer, _)| reputer);
        let sender = self.sender(act, reputer.as_ref());
        let payer = if act.one_in(5) { name(act.who) } else { sender };
        let beneficiary = reputer.and_then(|reputer| self.name_of(&reputer)).filter(|_| payer != sender);
        let attempt = self.net.stake_for(payer, beneficiary, Self::amount(act));
        self.did(act.kind, attempt);
    }

    pub(super) fn delegate(&mut self, act: &Act) {
        let live: Vec<_> = self.pools().into_iter().filter(|(_, pool)| pool.amounts.is_live()).collect();
        let reputer = nth(&live, act.whom).and_then(|(reputer, _)| self.name_of(&reputer));
        let reputer = reputer.filter(|_| act.twist != Twist::Stranger).unwrap_or(name(act.whom));
        let beneficiary = act.one_in(6).then(|| name(act.die as u8 / 6));
        let attempt = self.net.delegate_for(name(act.who), beneficiary, reputer, Self::amount(act));
        self.did(act.kind, attempt);
    }

    /// Of what somebody has; mostly a part.
    fn part(act: &Act) -> Option<Uint128> {
        (!act.one_in(3)).then(|| Uint128::new(Self::amount(act)))
    }

    pub(super) fn unstake(&mut self, act: &Act) {
        let held = self.pick_holding(act, |held| held.is_own() && !held.position.shares.is_zero());
        let sender = self.sender(act, held.as_ref().map(|held| &held.owner));
        let attempt = self.net.unstake(sender, Self::part(act).map(|amount| amount.u128()));
        self.did(act.kind, attempt);
    }

    pub(super) fn undelegate(&mut self, act: &Act) {
        let Some(held) = self.pick_holding(act, |held| !held.is_own() && !held.position.shares.is_zero())
        else {
            return;
        };
        let sender = self.sender(act, Some(&held.owner));
        let (topic_id, reputer) = (held.topic, held.reputer.into());
        let message = ExecuteMsg::Undelegate { topic_id, reputer, amount: Self::part(act) };
        let attempt = self.net.act_staking(sender, &message);
        self.did(act.kind, attempt);
    }

    pub(super) fn redelegate(&mut self, act: &Act) {
        let (to_topic_id, pools) = (self.net.topic, self.pools());
        let Some(held) = self.pick_holding(act, |held| !held.position.shares.is_zero()) else { return };
        let sender = self.sender(act, Some(&held.owner));
        let to_reputer = nth(&pools, act.die as u8).map_or(held.reputer.clone(), |(reputer, _)| reputer);
        let message = ExecuteMsg::Redelegate {
            topic_id: held.topic,
            reputer: held.reputer.into(),
            to_topic_id,
            to_reputer: to_reputer.into(),
            amount: Self::part(act),
        };
        let attempt = self.net.act_staking(sender, &message);
        self.did(act.kind, attempt);
    }

    pub(super) fn cancel_unstake(&mut self, act: &Act) {
        let Some(held) = self.pick_holding(act, |held| !held.position.unbondings.is_empty()) else { return };
        let sender = self.sender(act, Some(&held.owner));
        let unbonding_id = match act.twist {
            Twist::Absurd => u32::from(act.die),
            _ => nth(&held.position.unbondings, act.die as u8).map_or(0, |unbonding| unbonding.id),
        };
        let (topic_id, reputer) = (held.topic, Some(held.reputer.into()));
        let message = ExecuteMsg::CancelUnstake { topic_id, reputer, unbonding_id };
        let attempt = self.net.act_staking(sender, &message);
        self.did(act.kind, attempt);
    }

    /// What has matured, if anything has; what has not, if anything is unbonding.
    pub(super) fn withdraw(&mut self, act: &Act) {
        let now = self.net.now();
        let matured = |held: &Holding| held.position.unbondings.iter().any(|one| one.matures_at <= now);
        let held = self.pick_holding(act, matured);
        let held = held.or_else(|| self.pick_holding(act, |held| !held.position.unbondings.is_empty()));
        let Some(held) = held else { return };
        let sender = self.sender(act, Some(&held.owner));
        let beneficiary = act.one_in(5).then(|| self.net.addr(name(act.who)).into());
        let (topic_id, reputer) = (held.topic, Some(held.reputer.into()));
        let attempt = self.net.act_staking(sender, &ExecuteMsg::Withdraw { topic_id, reputer, beneficiary });
        self.did(act.kind, attempt);
    }

    pub(super) fn set_commission(&mut self, act: &Act) {
        let reputer = nth(&self.pools(), act.whom).map(|(reputer, _)| reputer);
        let sender = self.sender(act, reputer.as_ref());
        let percent = if act.twist == Twist::Absurd { 101 } else { u64::from(act.die % 101) };
        let attempt = self.net.set_commission(sender, percent);
        self.did(act.kind, attempt);
    }

    /// All that a member has, so that afterwards his votes are what he owns.
    pub(super) fn refresh(&mut self, act: &Act) {
        let Some(of) = self.pick_holding(act, |_| true) else { return };
        let mine = self.holdings().into_iter().filter(|held| held.owner == of.owner);
        let pool = |held: Holding| PoolRef { topic_id: held.topic, reputer: held.reputer.into() };
        let mut positions: Vec<_> = mine.map(pool).collect();
        match (act.twist, act.die % 2) {
            (Twist::Absurd, 0) => positions.clear(),
            (Twist::Absurd, _) => {
                positions.push(PoolRef { topic_id: TopicId(99), reputer: of.owner.to_string() })
            }
            _ => {}
        }
        for some in positions.chunks(MOST_REFRESHED).map(<[PoolRef]>::to_vec) {
            let message = ExecuteMsg::Refresh { member: of.owner.to_string(), positions: some };
            let attempt = self.net.act_staking(name(act.who), &message);
            self.did(act.kind, attempt);
        }
        if act.twist != Twist::Absurd {
            self.votes_are_owned_stake(&of.owner);
        }
    }
}
