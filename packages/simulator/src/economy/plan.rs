//! Which topics there are, and what the money is.

use super::{DAY, HOUR, units};
use allora_protocol::emission::MoneyParams;
use allora_protocol::schedule::Schedule;
use clap::ValueEnum;
use cosmwasm_std::{Decimal, Uint128};
use serde::Serialize;

/// What the suite's token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Token {
    /// A cw20 with a cap; what the treasury lacks is minted.
    Capped,
    /// A coin of the chain, whose supply is fixed; there is what the treasury has.
    Native,
}

/// What is played.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How many topics.
    pub topics: usize,
    /// How many days, of an emission period each.
    pub days: u64,
    /// Decides what happens by chance.
    pub seed: u64,
    /// The token.
    pub token: Token,
    /// `direct_share` of [`MoneyParams`].
    pub direct_share: Decimal,
    /// `max_topic_share` of [`MoneyParams`].
    pub max_topic_share: Decimal,
    /// `validators_share` of [`MoneyParams`].
    pub validators_share: Decimal,
}

impl Default for Plan {
    fn default() -> Self {
        let MoneyParams { direct_share, max_topic_share, validators_share, .. } = MoneyParams::default();
        let token = Token::Capped;
        Self { topics: 6, days: 365, seed: 1, token, direct_share, max_topic_share, validators_share }
    }
}

/// The cap of the token, and all there is of the coin.
const CAP: u64 = 1_000_000_000;
/// What there is of the capped token at the beginning.
const SUPPLY: u64 = 500_000_000;
/// What the treasury begins with: of the capped token ..
const ENDOWMENT: u64 = 10_000_000;
/// .. and of the coin.
const RESERVE: u64 = 500_000_000;
/// What does not circulate besides the treasury.
const LOCKED: u64 = 100_000_000;

impl Plan {
    /// The suite's parameters of money: the defaults, but for what the plan says.
    pub fn params(&self) -> MoneyParams {
        MoneyParams {
            validators: Some("validators".into()),
            direct_share: self.direct_share,
            max_topic_share: self.max_topic_share,
            validators_share: self.validators_share,
            supply: (self.token == Token::Native).then(|| self.supply()),
            locked: units(LOCKED),
            ..MoneyParams::default()
        }
    }

    /// What there is of the token at the beginning, in base units.
    pub fn supply(&self) -> Uint128 {
        match self.token {
            Token::Capped => units(SUPPLY),
            Token::Native => units(CAP),
        }
    }

    /// More than so much is never minted, in base units; None for a coin.
    pub fn cap(&self) -> Option<Uint128> {
        (self.token == Token::Capped).then(|| units(CAP))
    }

    /// What the treasury begins with, in base units.
    pub fn endowment(&self) -> Uint128 {
        match self.token {
            Token::Capped => units(ENDOWMENT),
            Token::Native => units(RESERVE),
        }
    }

    /// The topics: six with a story, then ordinary ones.
    pub fn cast(&self) -> Vec<TopicPlan> {
        let (third, half) = (self.days / 3, self.days / 2);
        let always = 0..self.days;
        let first = [
            TopicPlan::new("power", 8).paid(60_000, always.clone()).paid_at_times(30_000, always.clone()),
            TopicPlan::new("wheat", 24).paid(40_000, 0..half).with("loses its funder", half),
            TopicPlan::new("closed", 12).paid(25_000, always.clone()).never_eligible(),
            TopicPlan::new("flood", 72).opened_on(third).paid(50_000, third..self.days),
            TopicPlan::new("wind", 48).paid(10_000, always.clone()).paid_at_times(20_000, always.clone()),
            TopicPlan::new("prices", 24)
                .paid_at_times(30_000, always.clone())
                .paid_at_times(15_000, always.clone()),
        ];
        let lengths = [8, 24, 48, 12, 72];
        let others = (first.len()..).zip(lengths.into_iter().cycle()).map(|(nth, hours)| {
            TopicPlan::new(&format!("topic {}", nth + 1), hours)
                .paid(5_000, always.clone())
                .paid_at_times(10_000, always.clone())
        });
        first.iter().cloned().chain(others).take(self.topics).collect()
    }
}

/// A topic, and who pays for it.
#[derive(Clone, Debug)]
pub struct TopicPlan {
    /// What it is called.
    pub name: String,
    /// The times of its epochs.
    pub schedule: Schedule,
    /// The day on which it is created.
    pub opens_on: u64,
    /// Whether somebody vouches for it.
    pub eligible: bool,
    /// Who pays for it.
    pub patrons: Vec<PatronPlan>,
    /// What happens to it and on which day, for the picture.
    pub turn: Option<(String, u64)>,
}

/// Somebody who pays for a topic once a week.
#[derive(Clone, Debug)]
pub struct PatronPlan {
    /// How much, about, in tokens.
    pub weekly: u64,
    /// From which day to which.
    pub days: std::ops::Range<u64>,
    /// Whether he stays away for weeks and comes back.
    pub comes_and_goes: bool,
}

impl TopicPlan {
    fn new(name: &str, hours: u64) -> Self {
        let epoch_length = hours * HOUR;
        let schedule = Schedule {
            epoch_length,
            worker_submission_window: epoch_length / 2,
            reveal_window: 0,
            ground_truth_lag: epoch_length,
            report_window: epoch_length / 2,
            report_reveal_window: 0,
            dispute_window: 0,
        };
        let name = name.into();
        Self { name, schedule, opens_on: 0, eligible: true, patrons: Vec::new(), turn: None }
    }

    fn paid(mut self, weekly: u64, days: std::ops::Range<u64>) -> Self {
        self.patrons.push(PatronPlan { weekly, days, comes_and_goes: false });
        self
    }

    fn paid_at_times(mut self, weekly: u64, days: std::ops::Range<u64>) -> Self {
        self.patrons.push(PatronPlan { weekly, days, comes_and_goes: true });
        self
    }

    fn never_eligible(mut self) -> Self {
        self.eligible = false;
        self
    }

    fn opened_on(mut self, day: u64) -> Self {
        self.opens_on = day;
        self.with("opens", day)
    }

    fn with(mut self, what: &str, day: u64) -> Self {
        self.turn = Some((what.into(), day));
        self
    }

    /// Its first second.
    pub fn opens_at(&self) -> u64 {
        self.opens_on * DAY
    }
}
