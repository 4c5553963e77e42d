//! What happened to the money in a run, read from the events of the contracts and held against what they have.

use crate::economy::treasury::sum;
use crate::economy::year::growth;
use allora_protocol::{ById, ReputerId, WorkerId};
use anyhow::{Result, ensure};
use cosmwasm_std::{Decimal, Uint128};
use serde::Serialize;

/// Who pays what in a run through the contracts. Amounts in base units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoneyPlan {
    /// What a patron pays for the topic at a time ..
    pub payment: Uint128,
    /// .. once in so many epochs.
    pub every: u64,
    /// What the treasury begins with.
    pub endowment: Uint128,
    /// What delegators put behind each reputer, as a part of his own stake.
    pub delegated: Decimal,
    /// What reputers keep of their delegators' rewards.
    pub commission: Decimal,
}

/// The money of a run, to the unit.
#[derive(Clone, Debug)]
pub struct Money {
    /// Who pays what.
    pub plan: MoneyPlan,
    /// What came in, went out and is left.
    pub flows: Flows,
    /// What each epoch was paid, in the order of payment.
    pub epochs: Vec<PaidEpoch>,
    /// What every worker claimed.
    pub claimed: ById<WorkerId, Uint128>,
    /// What became of the stake in each reputer's pool.
    pub pools: ById<ReputerId, PoolMoney>,
    /// From the first epoch until the last reward had entered the pools, in days.
    pub days: u64,
}

/// What came into the contract rewards, what went out, and what is left in it, in base units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Flows {
    /// The patron's payments,
    pub patron: Uint128,
    /// the part of them that serves the topic.
    pub direct: Uint128,
    /// What the treasury began with.
    pub endowment: Uint128,
    /// What the creation of the topic cost.
    pub creation_fee: Uint128,
    /// What workers forfeited.
    pub forfeits: Uint128,
    /// What was minted, for lack of treasury.
    pub minted: Uint128,
    /// To inferers.
    pub inferers: Uint128,
    /// To forecasters.
    pub forecasters: Uint128,
    /// Into the pools of reputers.
    pub reputers: Uint128,
    /// To the keeper, who had epochs paid.
    pub keeper: Uint128,
    /// Left in the treasury.
    pub treasury: Uint128,
    /// Left of the emission of periods; what nobody draws returns to the treasury.
    pub reserved: Uint128,
    /// Left of the payments, for the epochs to come.
    pub funding: Uint128,
    /// Left of rewards that nobody claimed.
    pub unclaimed: Uint128,
    /// What periods took from the treasury, besides what was minted for them,
    pub spent: Uint128,
    /// what epochs drew of the periods,
    pub emission: Uint128,
    /// and of the payments.
    pub own: Uint128,
    /// How much there was of the token at the begin, and at the end.
    pub supply: [Uint128; 2],
}

impl Flows {
    /// What came in, by name.
    pub fn sources(&self) -> [(&'static str, Uint128); 5] {
        [
            ("the patron", self.patron),
            ("the endowment", self.endowment),
            ("the topic's fee", self.creation_fee),
            ("forfeits", self.forfeits),
            ("minting", self.minted),
        ]
    }

    /// What went out, by name.
    pub fn uses(&self) -> [(&'static str, Uint128); 4] {
        [
            ("inferers", self.inferers),
            ("forecasters", self.forecasters),
            ("reputers' pools", self.reputers),
            ("the keeper", self.keeper),
        ]
    }

    /// What is left, by name.
    pub fn left(&self) -> [(&'static str, Uint128); 4] {
        [
            ("the treasury", self.treasury),
            ("periods, not drawn", self.reserved),
            ("the topic, for epochs to come", self.funding),
            ("not claimed", self.unclaimed),
        ]
    }

    /// What the participants of epochs got.
    pub fn rewards(&self) -> Result<Uint128> {
        sum([self.inferers, self.forecasters, self.reputers])
    }
}

/// What an epoch was paid, and how the treasury stood then. Amounts in base units.
#[derive(Clone, Debug, Default)]
pub struct PaidEpoch {
    /// Which.
    pub epoch: u64,
    /// To each worker, in both roles.
    pub workers: ById<WorkerId, Uint128>,
    /// To the pool of each reputer.
    pub reputers: ById<ReputerId, Uint128>,
    /// What it drew of the emission.
    pub emission: Uint128,
    /// What it drew of the patron's payments.
    pub own: Uint128,
    /// Free in the treasury after it.
    pub treasury: Uint128,
    /// Minted until then.
    pub minted: Uint128,
    /// What the patron had paid until then.
    pub patron: Uint128,
}

/// Stake behind a reputer, in base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PoolMoney {
    /// The reputer's own, at the begin and at the end, with his commission.
    pub own: [Uint128; 2],
    /// His delegators', at the begin and at the end.
    pub delegated: [Uint128; 2],
    /// What epochs paid into the pool; it is what both gained.
    pub rewards: Uint128,
}

impl PoolMoney {
    /// What the reputer gained.
    pub fn own_gain(&self) -> Uint128 {
        self.own[1].saturating_sub(self.own[0])
    }

    /// What his delegators gained.
    pub fn delegators_gain(&self) -> Uint128 {
        self.delegated[1].saturating_sub(self.delegated[0])
    }

    /// What delegating to him yielded, a year; `None` where nobody did.
    pub fn delegators_yield(&self, days: u64) -> Option<f64> {
        (!self.delegated[0].is_zero()).then(|| growth(self.delegated, days))
    }
}

impl Money {
    /// Every token is accounted for, or it is an error: what came into the contract rewards went out or is there, what was
    /// paid for epochs is what they drew, claims and pools have what was paid, what was minted is what the supply grew by.
    /// `held`: what the contract has.
    pub fn require_balanced(&self, held: Uint128) -> Result<()> {
        let flows = &self.flows;
        let total = |parts: &[(&str, Uint128)]| sum(parts.iter().map(|(_, amount)| *amount));
        let (came, went) = (total(&flows.sources())?, total(&flows.uses())?);
        let left = total(&flows.left())?;
        ensure!(came == went.checked_add(left)?, "{came} came in, {went} went out, {left} are left");
        ensure!(left == held, "the ledgers of rewards sum to {left}, it has {held}");
        let [before, after] = flows.supply;
        ensure!(after == before.checked_add(flows.minted)?, "the supply went from {before} to {after}");
        let claimed = sum(self.claimed.values().copied())?;
        let earned = flows.inferers.checked_add(flows.forecasters)?;
        ensure!(claimed == earned, "workers earned {earned} and claimed {claimed}");
        for (id, pool) in self.pools.iter() {
            let gained = pool.own_gain().checked_add(pool.delegators_gain())?;
            ensure!(gained == pool.rewards, "pool {id} got {} and gained {gained}", pool.rewards);
        }
        Ok(())
    }

    /// What delegating yielded, a year, to all delegators together; `None` where nobody did.
    pub fn delegators_yield(&self) -> Option<f64> {
        let all = |at: usize| sum(self.pools.values().map(|pool| pool.delegated[at])).ok();
        let delegated = [all(0)?, all(1)?];
        (!delegated[0].is_zero()).then(|| growth(delegated, self.days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_that_is_nowhere_is_noticed() {
        let unit = Uint128::one();
        let plan = MoneyPlan {
            payment: unit,
            every: 1,
            endowment: unit,
            delegated: Decimal::zero(),
            commission: Decimal::zero(),
        };
        let ten = Uint128::new(10);
        let flows = Flows {
            patron: ten,
            minted: unit,
            inferers: ten,
            funding: unit,
            supply: [ten, ten + unit],
            ..Flows::default()
        };
        let claimed: ById<_, _> = [(WorkerId(3), ten)].into_iter().collect();
        let money = Money { plan, flows, epochs: Vec::new(), claimed, pools: ById::new(), days: 1 };
        money.require_balanced(unit).unwrap();
        let noticed = |money: &Money, held| money.require_balanced(held).unwrap_err().to_string();
        assert_eq!(noticed(&money, ten), "the ledgers of rewards sum to 1, it has 10");
        let lost = Money { flows: Flows { treasury: unit, ..flows }, ..money.clone() };
        assert_eq!(noticed(&lost, unit), "11 came in, 10 went out, 2 are left");
        let grown = Money { flows: Flows { supply: [ten, ten], ..flows }, ..money.clone() };
        assert_eq!(noticed(&grown, unit), "the supply went from 10 to 10");
        let unclaimed = Money { claimed: ById::new(), ..money.clone() };
        assert_eq!(noticed(&unclaimed, unit), "workers earned 10 and claimed 0");
        let pool = PoolMoney { own: [ten, ten], delegated: [ten, ten], rewards: unit };
        let pools = [(ReputerId(0), pool)].into_iter().collect();
        assert_eq!(noticed(&Money { pools, ..money }, unit), "pool 0 got 1 and gained 0");
    }
}
