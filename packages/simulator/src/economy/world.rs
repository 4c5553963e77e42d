//! Everybody and everything in a year, hour by hour.

use super::bank::{Account, Bank};
use super::book::Book;
use super::delegator::Delegator;
use super::epochs::Epochs;
use super::panel::Panel;
use super::patron::Patron;
use super::plan::{Plan, TopicPlan};
use super::sample::Yields;
use super::stakes::{PoolKey, Stakes};
use super::treasury::Treasury;
use super::{DAY, HOUR, Year, units};
use crate::noise::Noise;
use allora_protocol::emission::{Basis, Calendar, Interval, Minting, MoneyParams, Supply};
use allora_protocol::pool::unbonding_time;
use anyhow::Result;
use cosmwasm_std::{Decimal, Uint128};

/// What a new topic costs, in tokens.
const CREATION_FEE: u64 = 1_000;
/// One epoch in so many has a worker who does not reveal ..
const FORFEITS: u64 = 50;
/// .. and forfeits so many tokens.
const FORFEIT: u64 = 10;
/// The reputers of a topic: their commissions, in percent.
const COMMISSIONS: [u64; 3] = [5, 10, 20];
/// Delegators per topic.
const DELEGATORS: usize = 5;
/// The suite's unbonding time: 21 days.
const UNBONDING: u64 = 21 * DAY;
/// At this hour of a day the keeper touches every topic ..
const TOUCHES_AT: u64 = 6;
/// .. and at this one delegators look around.
const LOOKS_AT: u64 = 12;
/// Everything is claimed once in so many days.
const CLAIMS: u64 = 30;

/// Each actor has a stream of chance of his own: the number of his kind, then his own.
const PATRONS: u64 = 1_000_000;
const PANELS: u64 = 2_000_000;
const EPOCHS: u64 = 3_000_000;
const DELEGATOR: u64 = 4_000_000;
const REPUTERS: u64 = 5_000_000;

/// Plays a plan. `tick` is called once per day.
pub fn play(plan: &Plan, mut tick: impl FnMut()) -> Result<Year> {
    let mut world = World::new(plan)?;
    for day in 0..plan.days {
        for hour in 0..DAY / HOUR {
            world.hour(day, hour)?;
        }
        world.evening((day + 1) * DAY - 1)?;
        tick();
    }
    world.year()
}

struct World<'a> {
    plan: &'a Plan,
    cast: Vec<TopicPlan>,
    calendar: Calendar,
    params: MoneyParams,
    bank: Bank,
    treasury: Treasury,
    stakes: Stakes,
    topics: Vec<Actors>,
    /// By topic, in seconds.
    unbonding: Vec<u64>,
    patrons: Vec<Patron>,
    delegators: Vec<Delegator>,
    yields: Yields,
    book: Book,
}

/// Who and what makes a topic's epochs.
struct Actors {
    panel: Panel,
    epochs: Epochs,
    /// What reputers begin with, and who forfeits.
    noise: Noise,
}

impl<'a> World<'a> {
    fn new(plan: &'a Plan) -> Result<Self> {
        let (cast, params) = (plan.cast(), plan.params());
        params.validate()?;
        let calendar = Calendar { deployed: 0, period: DAY };
        let noise = |kind: u64, nth: usize| Noise::new(plan.seed, kind + nth as u64);
        let actors = cast.iter().enumerate().map(|(nth, topic)| Actors {
            panel: Panel::new(noise(PANELS, nth), COMMISSIONS.len() as u32),
            epochs: Epochs::new(topic, noise(EPOCHS, nth)),
            noise: noise(REPUTERS, nth),
        });
        let mut patrons: Vec<Patron> = Vec::new();
        for (topic, paid_for) in cast.iter().enumerate() {
            for patron in &paid_for.patrons {
                patrons.push(Patron::new(topic, patron.clone(), noise(PATRONS, patrons.len())));
            }
        }
        let unbonding = cast.iter().map(|topic| unbonding_time(UNBONDING, DAY, [&topic.schedule]));
        let circulating = plan.supply().checked_sub(plan.endowment())?.checked_sub(params.locked)?;
        let mut world = Self {
            plan,
            calendar,
            bank: Bank::new(plan.supply()),
            treasury: Treasury::new(calendar, params.clone(), cast.len()),
            params,
            stakes: Stakes::new(cast.len()),
            topics: actors.collect(),
            unbonding: unbonding.collect::<Result<_, _>>()?,
            patrons,
            delegators: Vec::new(),
            yields: Yields::new(cast.len()),
            book: Book::new(plan, &cast, circulating),
            cast,
        };
        world.deposit(plan.endowment())?;
        Ok(world)
    }

    /// An hour: the period begins, topics open, patrons pay, the keeper touches, delegators look around, epochs are paid.
    fn hour(&mut self, day: u64, hour: u64) -> Result<()> {
        let now = day * DAY + hour * HOUR;
        self.roll(now)?;
        for topic in 0..self.cast.len() {
            if self.cast[topic].opens_at() == now {
                self.open(topic, now)?;
            }
        }
        if now == 0 {
            self.welcome(now)?;
        }
        for nth in 0..self.patrons.len() {
            if let Some(amount) = self.patrons[nth].pays(now) {
                self.fund(self.patrons[nth].topic, amount, now)?;
            }
        }
        for topic in 0..self.cast.len() {
            if hour == TOUCHES_AT && self.cast[topic].opens_at() <= now {
                self.treasury.touch(topic, now, &self.basis(topic)?)?;
            }
        }
        if hour == LOOKS_AT {
            for delegator in &mut self.delegators {
                delegator.day(&self.yields, &self.unbonding, &mut self.stakes, &mut self.bank, now)?;
            }
        }
        for topic in 0..self.cast.len() {
            while let Some(settled) = self.topics[topic].epochs.due(now)? {
                if settled.scored {
                    self.settle(topic, &settled.interval, now)?;
                } else {
                    self.book.void(topic);
                }
            }
        }
        Ok(())
    }

    /// The end of a day: now and then everything is claimed; how things stand is written down and checked.
    fn evening(&mut self, now: u64) -> Result<()> {
        let period = self.calendar.period_of(now);
        if (period + 1).is_multiple_of(CLAIMS) {
            self.claim(now)?;
        }
        self.yields.day(&self.stakes, now);
        self.book.day(period, &self.treasury, &self.stakes, &self.bank, &self.yields)?;
        self.bank.require_conserved(&self.treasury.ledgers()?, &self.stakes)
    }

    /// Begins the periods that are due, and mints for them what the treasury lacks.
    fn roll(&mut self, now: u64) -> Result<()> {
        let bonded = self.stakes.bonded_in_all()?;
        loop {
            let before = self.circulating()?;
            let Some(rolled) = self.treasury.roll(now, bonded, self.token()?)? else { return Ok(()) };
            self.bank.mint(rolled.minted)?;
            self.book.rolled(&self.calendar, &rolled, [before, self.circulating()?])?;
        }
    }

    /// What the contract knows of the token.
    fn token(&self) -> Result<Supply> {
        let supply = self.bank.supply()?;
        Ok(match self.plan.cap() {
            Some(cap) => {
                Supply { token: Some(supply), minting: Minting::Capped { left: cap.checked_sub(supply)? } }
            }
            None => Supply { token: None, minting: Minting::Nothing },
        })
    }

    /// The supply without the treasury and what is locked.
    fn circulating(&self) -> Result<Uint128> {
        let supply = self.bank.supply()?;
        Ok(supply.saturating_sub(self.treasury.free()).saturating_sub(self.params.locked))
    }

    fn basis(&self, topic: usize) -> Result<Basis> {
        let plan = &self.cast[topic];
        let stake = self.stakes.bonded(topic)?;
        Ok(Basis { stake, eligible: plan.eligible, epoch_length: plan.schedule.epoch_length })
    }

    fn deposit(&mut self, amount: Uint128) -> Result<()> {
        self.bank.send(Account::Holders, Account::Rewards, amount)?;
        self.treasury.deposit(amount)
    }

    /// A topic is created: its creator pays the fee, and reputers stake.
    fn open(&mut self, topic: usize, now: u64) -> Result<()> {
        self.deposit(units(CREATION_FEE))?;
        self.book.created(units(CREATION_FEE))?;
        for commission in COMMISSIONS {
            let own = units(2_000_000 + self.topics[topic].noise.below(2_000_000));
            self.bank.send(Account::Holders, Account::Staking, own)?;
            self.stakes.open(topic, own, Decimal::percent(commission), now)?;
        }
        Ok(())
    }

    /// The delegators come.
    fn welcome(&mut self, now: u64) -> Result<()> {
        let pools: Vec<PoolKey> = self.stakes.all().map(|(key, _)| key).collect();
        for nth in 0..DELEGATORS * self.cast.len() {
            let mut delegator = Delegator::new(Noise::new(self.plan.seed, DELEGATOR + nth as u64));
            delegator.begin(&pools, &mut self.stakes, &mut self.bank, now)?;
            self.delegators.push(delegator);
        }
        Ok(())
    }

    fn fund(&mut self, topic: usize, amount: Uint128, now: u64) -> Result<()> {
        self.bank.send(Account::Holders, Account::Rewards, amount)?;
        let funded = self.treasury.fund(topic, now, amount, &self.basis(topic)?)?;
        self.book.funded(topic, amount, &funded)
    }

    /// An epoch was scored: it is paid for its interval, reputers into their pools.
    fn settle(&mut self, topic: usize, interval: &Interval, now: u64) -> Result<()> {
        let stakes = self.stakes.of(topic).map(|(key, pool)| (key.reputer, pool.at(now).bonded.amount));
        let stakes = stakes.collect();
        let actors = &mut self.topics[topic];
        let division = actors.panel.epoch(&stakes)?;
        if actors.noise.below(FORFEITS) == 0 {
            self.deposit(units(FORFEIT))?;
            self.book.forfeited(units(FORFEIT))?;
        }
        let payment = self.treasury.pay(topic, interval, now, &division)?;
        let duration = self.cast[topic].schedule.epoch_length.max(DAY);
        for (reputer, amount) in payment.reputers.iter().filter(|(_, amount)| !amount.is_zero()) {
            self.bank.send(Account::Rewards, Account::Staking, *amount)?;
            self.stakes.reward(PoolKey { topic, reputer }, *amount, now, duration)?;
        }
        self.book.paid(topic, &payment)
    }

    /// Workers, keepers and validators take what they have; reputers take their commission over.
    fn claim(&mut self, now: u64) -> Result<()> {
        let claimed = self.treasury.claim();
        self.bank.send(Account::Rewards, Account::Holders, claimed)?;
        let pools: Vec<PoolKey> = self.stakes.all().map(|(key, _)| key).collect();
        for pool in pools {
            self.stakes.at(pool, now)?.take_commission();
        }
        Ok(())
    }

    fn year(mut self) -> Result<Year> {
        self.stakes.settle(self.plan.days * DAY)?;
        let Self { plan, cast, treasury, stakes, bank, yields, book, .. } = self;
        book.year(plan, &cast, &treasury, &stakes, &bank, &yields)
    }
}
