//! Consensus of the reputers: how near each one's losses are to everybody's, and how much he is listened to.
//!
//! A reputer's weight is his stake times his listening coefficient, capped at the mean, so that the largest stake
//! does not dictate. The coefficients climb towards where the stake-weighted score of all is highest: who
//! reports losses like the others' is heard more, who reports others is heard less, though never unheard.

mod ascent;
mod centre;
mod panel;
mod report;
mod rows;

pub use ascent::consensus;
pub use report::report_row;

use crate::parameter::require;
use crate::{Number, ParameterOutOfRange};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A reputer's part in a consensus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporter {
    /// His stake, in any unit that is the same for all; the fraction of the total keeps most digits.
    pub stake: Number,
    /// His listening coefficient before this epoch; [`Number::ONE`] for a new reputer.
    pub coefficient: Number,
    /// log10 losses he reports, the same entries in the same order for all ([`report_row`]).
    pub losses: Vec<Option<Number>>,
}

/// What a consensus comes to. Lists are in the order of the reporters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consensus {
    /// `1 / (relative distance from the consensus + epsilon)`, of the coefficients that entered the last pass.
    pub scores: Vec<Number>,
    /// Share of the mean weight, at most 1, of the same coefficients.
    pub adjusted_stakes: Vec<Number>,
    /// Listening coefficients after the last pass, in [floor, 1].
    pub coefficients: Vec<Number>,
    /// How the ascent went.
    pub descent: Descent,
}

/// How an ascent went, for who wants to know why a coefficient is what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Descent {
    /// Passes made.
    pub passes: u32,
    /// How often, over all passes, a coefficient was exactly 1 and the gradient was taken downwards.
    pub exactly_one: u32,
    /// How often, over all passes, a step ended outside [floor, 1].
    pub clamped: u32,
    /// In how many passes the stake listened to would have fallen below the minimum.
    pub below_min_stake: u32,
}

/// The least of what is divided by.
const LEAST: Number = Number::decimal(1, 18);

/// How the consensus is sought. Defaults are the reference's (section 18); ranges: [`ConsensusParams::validate`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsensusParams {
    /// Step of a coefficient per unit of gradient.
    pub learning_rate: Number,
    /// Passes at most.
    pub max_passes: u32,
    /// The ascent ends when no coefficient moves by more than this, in units of gradient.
    pub gradient_threshold: Number,
    /// Share of the stake that has to be listened to.
    pub min_stake_fraction: Number,
    /// Added to the relative distance: a perfect reputer has the score 1 / epsilon.
    pub epsilon_reputer: Number,
    /// Difference over which the gradient is taken.
    pub step: Number,
    /// Lowest coefficient: nobody becomes unheard.
    pub floor: Number,
    /// Stands in for the length of a consensus of zeros.
    pub epsilon_safe_div: Number,
}

impl Default for ConsensusParams {
    fn default() -> Self {
        Self {
            learning_rate: Number::decimal(5, 2),
            max_passes: 10,
            gradient_threshold: Number::decimal(1, 3),
            min_stake_fraction: Number::HALF,
            epsilon_reputer: Number::decimal(1, 2),
            step: Number::decimal(1, 3),
            floor: Number::decimal(1, 2),
            epsilon_safe_div: Number::decimal(1, 7),
        }
    }
}

impl ConsensusParams {
    /// Rates, epsilons, threshold and floor in [1e-18, 1], `min_stake_fraction` in [0, 1], `max_passes` in 1..=100,
    /// `step` at least 1e-18 and below `floor`. (Nearer to 0 every settlement could overflow.)
    pub fn validate(&self) -> Result<(), ParameterOutOfRange> {
        let positive = [
            ("learning_rate", self.learning_rate),
            ("gradient_threshold", self.gradient_threshold),
            ("epsilon_reputer", self.epsilon_reputer),
            ("floor", self.floor),
            ("epsilon_safe_div", self.epsilon_safe_div),
        ];
        for (name, value) in positive {
            require(name, value, (LEAST..=Number::ONE).contains(&value), "from 1e-18 to 1")?;
        }
        let fraction = self.min_stake_fraction;
        require(
            "min_stake_fraction",
            fraction,
            (Number::ZERO..=Number::ONE).contains(&fraction),
            "from 0 to 1",
        )?;
        require("max_passes", self.max_passes, (1..=100).contains(&self.max_passes), "from 1 to 100")?;
        require(
            "step",
            self.step,
            self.step >= LEAST && self.step < self.floor,
            "at least 1e-18, below the floor",
        )
    }
}
