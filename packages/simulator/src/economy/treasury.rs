//! The records of the contract rewards, and what it does with them: every amount is the protocol's.

use allora_protocol::emission::{
    Basis, Calendar, Draw, EmissionState, Funding, Interval, MoneyParams, PeriodRecord, RollInputs, Rolled,
    Supply, TopicWeight, draw, split_payment,
};
use allora_protocol::reward::amount;
use allora_protocol::{ById, ReputerId, WorkerId};
use anyhow::{Context, Result};
use cosmwasm_std::{Int128, Uint128};
use serde::Serialize;
use std::collections::BTreeMap;

/// How an epoch's reward is split: shares of the tasks, and fractions within them, out of 10^18.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Division {
    /// Of inferers, forecasters, reputers.
    pub shares: [u64; 3],
    /// Of each inferer.
    pub inferers: ById<WorkerId, u64>,
    /// Of each forecaster.
    pub forecasters: ById<WorkerId, u64>,
    /// Of each reputer.
    pub reputers: ById<ReputerId, u64>,
}

/// What an epoch was paid, in base units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// From the periods, and from the topic's own funding.
    pub draw: Draw,
    /// To each inferer.
    pub inferers: ById<WorkerId, Uint128>,
    /// To each forecaster.
    pub forecasters: ById<WorkerId, Uint128>,
    /// To each reputer's pool.
    pub reputers: ById<ReputerId, Uint128>,
    /// What rounding left, to the treasury.
    pub remainder: Uint128,
}

/// A payment to a topic, in base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Funded {
    /// What serves the topic.
    pub direct: Uint128,
    /// What went to the treasury.
    pub to_treasury: Uint128,
}

/// What the contract has, by what for, in base units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ledgers {
    /// Free.
    pub treasury: Uint128,
    /// Emission of periods that was not drawn yet.
    pub reserved: Uint128,
    /// Payments to topics that were not drawn yet.
    pub topics: Uint128,
    /// Rewards of workers, fees of keepers and the validators' share that were not claimed yet.
    pub unclaimed: Uint128,
}

impl Ledgers {
    /// All of it.
    pub fn total(&self) -> Result<Uint128> {
        let Self { treasury, reserved, topics, unclaimed } = *self;
        sum([treasury, reserved, topics, unclaimed])
    }
}

/// A topic's records.
#[derive(Clone, Debug, Default)]
struct Topic {
    weight: TopicWeight,
    funding: Funding,
}

/// The contract's records.
#[derive(Clone, Debug)]
pub struct Treasury {
    calendar: Calendar,
    params: MoneyParams,
    free: Uint128,
    unclaimed: Uint128,
    state: EmissionState,
    periods: BTreeMap<u64, PeriodRecord>,
    differences: BTreeMap<u64, Int128>,
    topics: Vec<Topic>,
}

impl Treasury {
    /// An empty one with so many topics.
    pub fn new(calendar: Calendar, params: MoneyParams, topics: usize) -> Self {
        let none = Uint128::zero();
        Self {
            calendar,
            params,
            free: none,
            unclaimed: none,
            state: EmissionState::default(),
            periods: BTreeMap::new(),
            differences: BTreeMap::new(),
            topics: vec![Topic::default(); topics],
        }
    }

    /// What the treasury has free, in base units.
    pub fn free(&self) -> Uint128 {
        self.free
    }

    /// How far the emission has come.
    pub fn state(&self) -> &EmissionState {
        &self.state
    }

    /// The record of a period.
    pub fn period(&self, period: u64) -> PeriodRecord {
        self.periods.get(&period).copied().unwrap_or_default()
    }

    /// What a whole period is worth to a topic, in base units.
    pub fn worth(&self, topic: usize, period: u64) -> Result<Uint128> {
        let weight = self.topics[topic].weight.at(period);
        Ok(self.period(period).worth(weight, self.calendar.length(), self.calendar.length())?)
    }

    /// Takes money that is nobody's.
    pub fn deposit(&mut self, amount: Uint128) -> Result<()> {
        self.free = self.free.checked_add(amount)?;
        Ok(())
    }

    /// Begins the next period, if it is due. `bonded` and `supply` are as they are at that moment; what is minted comes to
    /// this contract.
    pub fn roll(&mut self, now: u64, bonded: Uint128, supply: Supply) -> Result<Option<Rolled>> {
        let current = self.calendar.period_of(now);
        let Some(period) = self.state.due(current) else { return Ok(None) };
        let expiring = self.state.expiring().and_then(|old| self.periods.remove(&old)).unwrap_or_default();
        let difference = self.differences.remove(&period).unwrap_or_default();
        let inputs = RollInputs { current, difference, expiring, treasury: self.free, bonded, supply };
        let rolled = self.state.roll(&self.calendar, &self.params, &inputs)?;
        self.free = rolled.treasury(self.free)?;
        self.unclaimed = self.unclaimed.checked_add(rolled.validators)?;
        self.state = rolled.state.clone();
        if !rolled.record.is_empty() {
            self.periods.insert(period, rolled.record);
        }
        Ok(Some(rolled))
    }

    /// Takes a payment to a topic, and touches it.
    pub fn fund(&mut self, topic: usize, now: u64, amount: Uint128, basis: &Basis) -> Result<Funded> {
        let period = self.calendar.period_of(now);
        let (direct, to_treasury) = split_payment(amount, self.params.direct_share)?;
        let record = &mut self.topics[topic];
        record.funding.add(period, direct)?;
        record.weight.pay(period, amount)?;
        self.deposit(to_treasury)?;
        self.touch(topic, now, basis)?;
        Ok(Funded { direct, to_treasury })
    }

    /// Sets a topic's weight for the periods to come.
    pub fn touch(&mut self, topic: usize, now: u64, basis: &Basis) -> Result<()> {
        let period = self.calendar.period_of(now);
        let touched = self.topics[topic].weight.touch(&self.calendar, period, basis)?;
        for (at, by) in touched.differences {
            let difference = self.differences.entry(at).or_default();
            *difference = difference.checked_add(by)?;
        }
        Ok(())
    }

    /// Pays an epoch that was scored, for its interval. What its reputers get leaves for staking; the rest waits to be
    /// claimed.
    pub fn pay(
        &mut self,
        topic: usize,
        interval: &Interval,
        now: u64,
        division: &Division,
    ) -> Result<Payment> {
        let current = self.calendar.period_of(now);
        let Topic { weight, funding } = &self.topics[topic];
        let parts = weight.parts(&self.calendar, interval, current)?;
        let parts: Vec<_> = parts.into_iter().map(|part| (part, self.period(part.period))).collect();
        let draw = draw(&self.calendar, interval, &parts, funding, self.params.advance_fee)?;
        let payment = Payment::of(draw, division)?;

        let [inferers, forecasters, reputers] = payment.by_task()?;
        let unclaimed = sum([self.unclaimed, payment.draw.advance_fee, inferers, forecasters])?;
        self.state.month.count(sum([inferers, forecasters, reputers])?, reputers)?;
        self.unclaimed = unclaimed;
        self.free = self.free.checked_add(payment.remainder)?;
        self.periods.extend(payment.draw.periods.iter().copied());
        self.topics[topic].funding = payment.draw.funding.clone();
        Ok(payment)
    }

    /// Hands out everything that waits to be claimed.
    pub fn claim(&mut self) -> Uint128 {
        std::mem::take(&mut self.unclaimed)
    }

    /// What it has, by what for.
    pub fn ledgers(&self) -> Result<Ledgers> {
        let topics =
            self.topics.iter().map(|topic| Ok(topic.funding.total()?)).collect::<Result<Vec<_>>>()?;
        Ok(Ledgers {
            treasury: self.free,
            reserved: sum(self.periods.values().map(PeriodRecord::left))?,
            topics: sum(topics)?,
            unclaimed: self.unclaimed,
        })
    }

    /// What of the payments to a topic was not drawn yet, in base units.
    pub fn pot(&self, topic: usize) -> Result<Uint128> {
        Ok(self.topics[topic].funding.total()?)
    }
}

impl Payment {
    fn of(draw: Draw, division: &Division) -> Result<Self> {
        let [to_inferers, to_forecasters, to_reputers] = division.shares;
        let reward = draw.reward;
        let inferers = division.inferers.try_map(|_, fraction| amount(reward, to_inferers, *fraction))?;
        let forecasters =
            division.forecasters.try_map(|_, fraction| amount(reward, to_forecasters, *fraction))?;
        let reputers = division.reputers.try_map(|_, fraction| amount(reward, to_reputers, *fraction))?;
        let mut payment = Self { draw, inferers, forecasters, reputers, remainder: Uint128::zero() };
        let paid = sum(payment.by_task()?)?;
        payment.remainder = reward.checked_sub(paid).context("an epoch pays more than it has")?;
        Ok(payment)
    }

    /// The sums that inferers, forecasters and reputers get.
    pub fn by_task(&self) -> Result<[Uint128; 3]> {
        let Self { inferers, forecasters, reputers, .. } = self;
        Ok([
            sum(inferers.values().copied())?,
            sum(forecasters.values().copied())?,
            sum(reputers.values().copied())?,
        ])
    }
}

/// The sum of amounts.
pub fn sum(amounts: impl IntoIterator<Item = Uint128>) -> Result<Uint128> {
    amounts.into_iter().try_fold(Uint128::zero(), |sum, amount| Ok(sum.checked_add(amount)?))
}
