//! A network whose money the protocol keeps, as a contract does.

use allora_protocol::emission::{
    Basis, Calendar, Draw, EmissionState, Funding, Interval, KEEP_PERIODS, Minting, MoneyParams,
    PeriodRecord, RollInputs, Supply, TopicWeight, draw, split_payment,
};
use cosmwasm_std::{Int128, Uint128};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub struct Topic {
    pub epoch_length: u64,
    pub eligible: bool,
    pub stake: Uint128,
    pub weight: TopicWeight,
    pub funding: Funding,
    /// The next epoch to be paid.
    pub next: u64,
}

#[derive(Clone, Debug)]
pub struct Network {
    pub calendar: Calendar,
    pub params: MoneyParams,
    pub minting: Minting,
    pub now: u64,
    pub state: EmissionState,
    pub differences: BTreeMap<u64, Int128>,
    pub periods: BTreeMap<u64, PeriodRecord>,
    pub treasury: Uint128,
    pub minted: Uint128,
    pub validators: Uint128,
    pub brought: Uint128,
    pub paid: Uint128,
    pub topics: Vec<Topic>,
    /// By topic and epoch.
    pub draws: BTreeMap<(usize, u64), Draw>,
    /// E(p) of every period that has begun.
    pub emissions: BTreeMap<u64, PeriodRecord>,
}

impl Network {
    pub fn new(calendar: Calendar, params: MoneyParams, minting: Minting, epoch_lengths: &[u64]) -> Self {
        let topic = |epoch_length: &u64| Topic {
            epoch_length: *epoch_length,
            eligible: true,
            stake: Uint128::new(1_000_000),
            weight: TopicWeight::default(),
            funding: Funding::default(),
            next: 0,
        };
        Self {
            calendar,
            params,
            minting,
            now: calendar.deployed,
            state: EmissionState::default(),
            differences: BTreeMap::new(),
            periods: BTreeMap::new(),
            treasury: Uint128::zero(),
            minted: Uint128::zero(),
            validators: Uint128::zero(),
            brought: Uint128::zero(),
            paid: Uint128::zero(),
            topics: epoch_lengths.iter().map(topic).collect(),
            draws: BTreeMap::new(),
            emissions: BTreeMap::new(),
        }
    }

    pub fn period(&self) -> u64 {
        self.calendar.period_of(self.now)
    }

    pub fn bring(&mut self, amount: Uint128) {
        self.brought += amount;
        self.treasury += amount;
    }

    pub fn roll(&mut self) {
        while let Some(period) = self.state.due(self.period()) {
            self.begin(period);
        }
    }

    pub fn begin(&mut self, period: u64) {
        let expiring = self.state.expiring().and_then(|old| self.periods.remove(&old)).unwrap_or_default();
        let inputs = RollInputs {
            current: self.period(),
            difference: self.differences.remove(&period).unwrap_or_default(),
            expiring,
            treasury: self.treasury,
            bonded: self.topics.iter().map(|topic| topic.stake).sum(),
            supply: Supply { token: Some(Uint128::new(1 << 60)), minting: self.minting },
        };
        let rolled = self.state.roll(&self.calendar, &self.params, &inputs).unwrap();
        assert_eq!(rolled.state.period, period);
        self.treasury = rolled.treasury(self.treasury).unwrap();
        self.minted += rolled.minted;
        self.validators += rolled.validators;
        if let Minting::Capped { left } = &mut self.minting {
            *left -= rolled.minted;
        }
        if !rolled.record.is_empty() {
            self.periods.insert(period, rolled.record);
        }
        self.emissions.insert(period, rolled.record);
        self.state = rolled.state;
    }

    pub fn fund(&mut self, topic: usize, amount: Uint128) {
        self.roll();
        let period = self.period();
        let (direct, rest) = split_payment(amount, self.params.direct_share).unwrap();
        self.brought += amount;
        self.treasury += rest;
        self.topics[topic].funding.add(period, direct).unwrap();
        self.topics[topic].weight.pay(period, amount).unwrap();
        self.touch(topic);
    }

    pub fn touch(&mut self, topic: usize) {
        self.roll();
        let (calendar, period) = (self.calendar, self.period());
        let topic = &mut self.topics[topic];
        let basis = Basis { stake: topic.stake, eligible: topic.eligible, epoch_length: topic.epoch_length };
        for (at, by) in topic.weight.touch(&calendar, period, &basis).unwrap().differences {
            assert!(at > period);
            *self.differences.entry(at).or_default() += by;
        }
    }

    /// Pays every epoch that has opened; those for which `pays` says no are void.
    pub fn settle(&mut self, pays: impl Fn(usize, u64) -> bool) {
        self.roll();
        for number in 0..self.topics.len() {
            loop {
                let (epoch, length) = (self.topics[number].next, self.topics[number].epoch_length);
                let opening = self.calendar.deployed + epoch * length;
                if opening > self.now {
                    break;
                }
                self.topics[number].next += 1;
                if pays(number, epoch) {
                    let from = if epoch == 0 { opening } else { opening - length };
                    self.pay(number, epoch, Interval { from, to: opening });
                }
            }
        }
    }

    fn pay(&mut self, number: usize, epoch: u64, interval: Interval) {
        let (calendar, current) = (self.calendar, self.period());
        let topic = &mut self.topics[number];
        let parts = topic.weight.parts(&calendar, &interval, current).unwrap();
        let record = |period: u64| self.periods.get(&period).copied().unwrap_or_default();
        let parts: Vec<_> = parts.into_iter().map(|part| (part, record(part.period))).collect();
        // Nothing is ever overdrawn, so that this is no error.
        let paid = draw(&calendar, &interval, &parts, &topic.funding, self.params.advance_fee).unwrap();
        assert_eq!(paid.reward + paid.advance_fee, paid.emission + paid.own);
        assert_eq!(paid.by_period.iter().map(|(_, amount)| *amount).sum::<Uint128>(), paid.emission);
        topic.funding = paid.funding.clone();
        self.periods.extend(paid.periods.iter().copied());
        self.paid += paid.reward + paid.advance_fee;
        self.draws.insert((number, epoch), paid);
    }

    /// Every unit is somewhere, and the total weight of every period is that of the topics.
    pub fn check(&self) {
        let reserved: Uint128 = self.periods.values().map(PeriodRecord::left).sum();
        let topics: Uint128 = self.topics.iter().map(|topic| topic.funding.total().unwrap()).sum();
        let there = self.treasury + reserved + topics + self.validators;
        assert_eq!(there + self.paid, self.brought + self.minted);
        assert!(self.periods.len() as u64 <= KEEP_PERIODS);
        let present = self.state.period;
        for record in self.periods.values() {
            assert!(record.drawn <= record.emission);
        }
        let weights = |period: u64| self.topics.iter().map(|topic| topic.weight.at(period)).sum::<Uint128>();
        assert_eq!(self.state.total_weight, weights(present));
        let mut total = Int128::try_from(self.state.total_weight).unwrap();
        for period in present + 1..present + 20 {
            total += self.differences.get(&period).copied().unwrap_or_default();
            assert_eq!(total, Int128::try_from(weights(period)).unwrap(), "{period}");
        }
    }
}
