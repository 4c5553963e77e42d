//! What is written down of a year, and its sums.

use super::bank::Bank;
use super::plan::{Plan, TopicPlan};
use super::sample::Yields;
use super::stakes::{PoolKey, Stakes};
use super::treasury::{Funded, Payment, Treasury, sum};
use super::year::{Concentration, Day, Flows, Month, Paid, Roles, Spread, Topic, Year};
use super::{HOUR, tokens};
use crate::convert;
use allora_protocol::WorkerId;
use allora_protocol::emission::{Calendar, Rolled};
use anyhow::{Result, ensure};
use cosmwasm_std::Uint128;
use std::collections::BTreeMap;

/// The book of a year.
pub struct Book {
    began: [Uint128; 2],
    flows: Flows,
    validators: Uint128,
    topics: Vec<Topic>,
    months: Vec<Month>,
    daily: Vec<Day>,
    /// Of every day, added up.
    stake: BTreeMap<PoolKey, Uint128>,
    to_pools: BTreeMap<PoolKey, Uint128>,
    to_workers: BTreeMap<(usize, WorkerId), Uint128>,
}

impl Book {
    /// The book of a year that begins with a supply, and with so much of it in circulation.
    pub fn new(plan: &Plan, cast: &[TopicPlan], circulating: Uint128) -> Self {
        Self {
            began: [plan.supply(), circulating],
            flows: Flows { endowment: plan.endowment(), ..Flows::default() },
            validators: Uint128::zero(),
            topics: cast.iter().map(topic).collect(),
            months: Vec::new(),
            daily: Vec::new(),
            stake: BTreeMap::new(),
            to_pools: BTreeMap::new(),
            to_workers: BTreeMap::new(),
        }
    }

    /// A period began; what circulated before it and does after.
    pub fn rolled(
        &mut self,
        calendar: &Calendar,
        rolled: &Rolled,
        [before, after]: [Uint128; 2],
    ) -> Result<()> {
        grow(&mut self.flows.returned, rolled.returned)?;
        grow(&mut self.flows.spent, rolled.from_treasury)?;
        grow(&mut self.flows.minted, rolled.minted)?;
        grow(&mut self.validators, rolled.validators)?;
        let number = calendar.month_of(rolled.state.period);
        if self.months.last().is_none_or(|month| month.number != number) {
            self.months.push(Month { number, circulating: [before, after], ..Month::default() });
        }
        if let Some(month) = self.months.last_mut() {
            month.periods += 1;
            grow(&mut month.emission, sum([rolled.from_treasury, rolled.minted])?)?;
            grow(&mut month.from_treasury, rolled.from_treasury)?;
            month.circulating[1] = after;
            if let Some(set) = rolled.state.month.month.as_ref().filter(|set| set.number == number) {
                month.staked = set.staked;
                month.per_staked = convert::float(set.per_staked);
                month.at_ceiling = set.ceiling < set.target;
            }
        }
        Ok(())
    }

    /// A creator paid for a new topic.
    pub fn created(&mut self, fee: Uint128) -> Result<()> {
        grow(&mut self.flows.creation_fees, fee)
    }

    /// A worker forfeited a part of his deposit.
    pub fn forfeited(&mut self, amount: Uint128) -> Result<()> {
        grow(&mut self.flows.forfeits, amount)
    }

    /// A patron paid for a topic.
    pub fn funded(&mut self, topic: usize, amount: Uint128, funded: &Funded) -> Result<()> {
        grow(&mut self.topics[topic].patrons, amount)?;
        grow(&mut self.topics[topic].direct, funded.direct)?;
        grow(&mut self.flows.from_patrons, funded.to_treasury)
    }

    /// An epoch had no truth.
    pub fn void(&mut self, topic: usize) {
        self.topics[topic].void += 1;
    }

    /// An epoch was paid.
    pub fn paid(&mut self, topic: usize, payment: &Payment) -> Result<()> {
        for (worker, amount) in payment.inferers.iter().chain(payment.forecasters.iter()) {
            grow(self.to_workers.entry((topic, worker)).or_default(), *amount)?;
        }
        for (reputer, amount) in payment.reputers.iter() {
            grow(self.to_pools.entry(PoolKey { topic, reputer }).or_default(), *amount)?;
        }
        let [inferers, forecasters, _] = payment.by_task()?;
        let record = &mut self.topics[topic];
        record.epochs += 1;
        grow(&mut record.emission, payment.draw.emission)?;
        grow(&mut record.own, payment.draw.own)?;
        grow(&mut record.paid.inferers, inferers)?;
        grow(&mut record.paid.forecasters, forecasters)?;
        grow(&mut record.paid.keepers, payment.draw.advance_fee)?;
        grow(&mut record.paid.remainders, payment.remainder)?;
        grow(&mut self.flows.remainders, payment.remainder)
    }

    /// A day ends, which is a period.
    pub fn day(
        &mut self,
        period: u64,
        treasury: &Treasury,
        stakes: &Stakes,
        bank: &Bank,
        yields: &Yields,
    ) -> Result<()> {
        for (key, pool) in stakes.all() {
            grow(self.stake.entry(key).or_default(), pool.bonded.amount)?;
        }
        let topics = 0..self.topics.len();
        let emission = topics.clone().map(|topic| Ok(tokens(treasury.worth(topic, period)?)));
        let drawn = self.topics.iter().flat_map(|topic| [topic.emission, topic.own]);
        self.daily.push(Day {
            emission: emission.collect::<Result<_>>()?,
            treasury: tokens(treasury.free()),
            minted: tokens(bank.minted()),
            paid: tokens(sum(drawn.chain([self.validators]))?),
            yields: topics.map(|topic| yields.topic(topic).of_late()).collect(),
            yield_of_all: yields.all().of_late(),
        });
        Ok(())
    }

    /// The sums of the year. Every token is accounted for, or it is an error: what a contract holds is what its ledgers
    /// sum to, the treasury has what flowed in and not out, topics paid what they drew.
    pub fn year(
        mut self,
        plan: &Plan,
        cast: &[TopicPlan],
        treasury: &Treasury,
        stakes: &Stakes,
        bank: &Bank,
        yields: &Yields,
    ) -> Result<Year> {
        let ledgers = treasury.ledgers()?;
        bank.require_conserved(&ledgers, stakes)?;
        let left = self.flows.left()?;
        ensure!(ledgers.treasury == left, "the treasury has {}, its flows leave {left}", ledgers.treasury);
        ensure!(bank.minted() == self.flows.minted, "{} were minted", bank.minted());
        let mut roles = Roles { validators: self.validators, ..Roles::default() };
        for (nth, topic) in self.topics.iter_mut().enumerate() {
            topic.paid.stake = stakes.earned(nth);
            topic.paid.incoming = stakes.incoming(nth)?;
            topic.pot = treasury.pot(nth)?;
            topic.delegators_yield = yields.topic(nth).over_all();
            let days = plan.days.saturating_sub(cast[nth].opens_on).max(1);
            let staked = self.stake.iter().filter(|(pool, _)| pool.topic == nth).map(|(_, sum)| *sum);
            topic.mean_stake = sum(staked)?.checked_div(days.into())?;
            let (drawn, paid) = (sum([topic.emission, topic.own])?, topic.paid.total()?);
            ensure!(drawn == paid, "the epochs of {} drew {drawn} and paid {paid}", topic.name);
            let kept = sum([topic.own, topic.pot])?;
            ensure!(topic.direct == kept, "{} was paid {} and has or drew {kept}", topic.name, topic.direct);
            roles.topics.add(&topic.paid)?;
        }
        let [supply, circulated] = self.began;
        let circulating = bank.supply()?.saturating_sub(treasury.free()).saturating_sub(plan.params().locked);
        Ok(Year {
            days: plan.days,
            seed: plan.seed,
            token: plan.token,
            cap: plan.cap(),
            supply: [supply, bank.supply()?],
            circulating: [circulated, circulating],
            treasury: self.flows,
            concentration: self.concentration()?,
            delegators_yield: yields.all().over_all(),
            ledgers,
            staked: stakes.total()?,
            months: self.months,
            topics: self.topics,
            roles,
            daily: self.daily,
        })
    }

    fn concentration(&self) -> Result<Concentration> {
        let drawn = self.topics.iter().map(|topic| sum([topic.emission, topic.own]));
        Ok(Concentration {
            stake_by_topic: Spread::of(self.topics.iter().map(|topic| topic.mean_stake))?,
            stake_by_reputer: Spread::of(self.stake.values().copied())?,
            rewards_by_topic: Spread::of(drawn.collect::<Result<Vec<_>>>()?)?,
            rewards_by_reputer: Spread::of(self.to_pools.values().copied())?,
            rewards_by_worker: Spread::of(self.to_workers.values().copied())?,
        })
    }
}

impl Paid {
    fn add(&mut self, more: &Self) -> Result<()> {
        grow(&mut self.inferers, more.inferers)?;
        grow(&mut self.forecasters, more.forecasters)?;
        grow(&mut self.stake.reputers, more.stake.reputers)?;
        grow(&mut self.stake.delegators, more.stake.delegators)?;
        grow(&mut self.incoming, more.incoming)?;
        grow(&mut self.keepers, more.keepers)?;
        grow(&mut self.remainders, more.remainders)
    }
}

fn grow(amount: &mut Uint128, by: Uint128) -> Result<()> {
    *amount = amount.checked_add(by)?;
    Ok(())
}

/// A topic of which nothing is known yet but its plan.
fn topic(plan: &TopicPlan) -> Topic {
    let none = Uint128::zero();
    Topic {
        name: plan.name.clone(),
        epoch_hours: plan.schedule.epoch_length / HOUR,
        eligible: plan.eligible,
        turn: plan.turn.clone(),
        epochs: 0,
        void: 0,
        patrons: none,
        direct: none,
        pot: none,
        emission: none,
        own: none,
        paid: Paid::default(),
        mean_stake: none,
        delegators_yield: None,
    }
}
