//! [`Ledger`]: the money of a network, kept by the protocol; what a contract does, with everything in memory.

use allora_protocol::Number;
use allora_protocol::emission::{
    Basis, Calendar, Draw, EmissionError, EmissionState, Funding, Interval, Minting, MoneyParams, Month,
    PeriodRecord, RollInputs, Supply, TopicWeight, draw, split_payment,
};
use cosmwasm_std::{Int128, Uint128};
use std::collections::BTreeMap;

/// A topic and its money.
#[derive(Clone, Debug, Default)]
pub struct Topic {
    /// Seconds.
    pub epoch_length: u64,
    /// When its epoch 0 opens.
    pub opens_at: u64,
    /// Whether it takes part in the emission.
    pub eligible: bool,
    /// Bonded.
    pub stake: Uint128,
    /// Its weights.
    pub weight: TopicWeight,
    /// Its money.
    pub funding: Funding,
}

/// All money.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// How time is divided.
    pub calendar: Calendar,
    /// The parameters.
    pub params: MoneyParams,
    /// What each period of a month emits, by month; the last repeats. Months have `periods_per_month`.
    pub emission_per_period: Vec<Uint128>,
    /// Periods of a month, for `emission_per_period`.
    pub periods_per_month: u64,
    /// How far the emission has come.
    pub state: EmissionState,
    /// Of the total weight.
    pub differences: BTreeMap<u64, Int128>,
    /// By period.
    pub periods: BTreeMap<u64, PeriodRecord>,
    /// Free.
    pub treasury: Uint128,
    /// So far.
    pub minted: Uint128,
    /// Still.
    pub mintable: Uint128,
    /// Their credit.
    pub validators: Uint128,
    /// By number.
    pub topics: BTreeMap<u64, Topic>,
}

impl Ledger {
    /// Begins every period that is due.
    pub fn roll(&mut self, now: u64) -> Result<(), EmissionError> {
        let current = self.calendar.period_of(now);
        while let Some(period) = self.state.due(current) {
            self.state.month.month = Some(self.month_of(period));
            let expiring = self.state.expiring().and_then(|old| self.periods.get(&old).copied());
            let inputs = RollInputs {
                current,
                difference: self.differences.remove(&period).unwrap_or_default(),
                expiring: expiring.unwrap_or_default(),
                treasury: self.treasury,
                bonded: self.topics.values().map(|topic| topic.stake).sum(),
                supply: Supply { token: None, minting: Minting::Capped { left: self.mintable } },
            };
            let rolled = self.state.roll(&self.calendar, &self.params, &inputs)?;
            self.treasury = rolled.treasury(self.treasury)?;
            self.minted = self.minted.saturating_add(rolled.minted);
            self.mintable = self.mintable.saturating_sub(rolled.minted);
            self.validators = self.validators.saturating_add(rolled.validators);
            self.periods.insert(period, rolled.record);
            self.state = rolled.state;
        }
        Ok(())
    }

    /// A payment to a topic, and the touch that follows it; the weight from the next period on.
    pub fn fund(&mut self, now: u64, topic: u64, amount: Uint128) -> Result<Uint128, EmissionError> {
        self.roll(now)?;
        let period = self.calendar.period_of(now);
        let (direct, rest) = split_payment(amount, self.params.direct_share)?;
        self.treasury = self.treasury.saturating_add(rest);
        let entry = self.topics.entry(topic).or_default();
        entry.funding.add(period, direct)?;
        entry.weight.pay(period, amount)?;
        self.touch(now, topic)
    }

    /// Sets a topic's weight from the next period on; returns it.
    pub fn touch(&mut self, now: u64, topic: u64) -> Result<Uint128, EmissionError> {
        self.roll(now)?;
        let topic = self.topics.entry(topic).or_default();
        let basis = Basis { stake: topic.stake, eligible: topic.eligible, epoch_length: topic.epoch_length };
        let touched = topic.weight.touch(&self.calendar, self.calendar.period_of(now), &basis)?;
        for (period, by) in touched.differences {
            let difference = self.differences.entry(period).or_default();
            *difference = difference.saturating_add(by);
        }
        Ok(touched.row.weight)
    }

    /// Pays an epoch of a topic.
    pub fn settle(&mut self, now: u64, topic: u64, epoch: u64) -> Result<Draw, EmissionError> {
        self.roll(now)?;
        let current = self.calendar.period_of(now);
        let topic = self.topics.entry(topic).or_default();
        let opening = |epoch: u64| topic.opens_at.saturating_add(epoch.saturating_mul(topic.epoch_length));
        let interval = Interval { from: opening(epoch.saturating_sub(1)), to: opening(epoch) };
        let parts: Vec<_> = topic
            .weight
            .parts(&self.calendar, &interval, current)?
            .into_iter()
            .map(|part| (part, self.periods.get(&part.period).copied().unwrap_or_default()))
            .collect();
        let paid = draw(&self.calendar, &interval, &parts, &topic.funding, self.params.advance_fee)?;
        topic.funding = paid.funding.clone();
        self.periods.extend(paid.periods.iter().copied());
        Ok(paid)
    }

    /// The given emission as that of the calendar's month, which may have another number of periods.
    fn month_of(&self, period: u64) -> Month {
        let given = period.checked_div(self.periods_per_month).unwrap_or_default();
        let given = usize::try_from(given).unwrap_or(usize::MAX);
        let emission = self.emission_per_period.get(given).or(self.emission_per_period.last());
        Month {
            number: self.calendar.month_of(period),
            emission: emission
                .copied()
                .unwrap_or_default()
                .saturating_mul(self.calendar.periods_per_month().into()),
            per_staked: Number::ZERO,
            target: Number::ZERO,
            ceiling: Number::ZERO,
            reputers_part: Number::ONE,
            staked: Uint128::zero(),
        }
    }
}
