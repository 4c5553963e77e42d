//! [`RewardParams`].

use crate::parameter::require;
use crate::{Number, ParameterOutOfRange};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How steeply a better score is rewarded: `M = ln(1 + e^(p (x - c)))` of the score x in standard deviations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Curve {
    /// Steepness.
    pub p: Number,
    /// Where it bends, in standard deviations.
    pub c: Number,
}

impl Default for Curve {
    fn default() -> Self {
        Self { p: Number::integer(3), c: Number::decimal(75, 2) }
    }
}

/// The least epsilon: scores divided by less could leave the range of numbers.
const LEAST_EPSILON: Number = Number::decimal(1, 18);

/// The least `task_alpha`: with less the entropy of smoothed fractions, which goes with its inverse square, could leave
/// what a message may carry.
const LEAST_ALPHA: Number = Number::decimal(1, 18);

/// The most scores that a topic remembers of a role; every settlement reads and writes them.
const MOST_SAMPLES: u32 = 1_000;

/// How rewards are split. Ranges: [`RewardParams::validate`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RewardParams {
    /// Of the inferers' scores.
    pub inferer: Curve,
    /// Of the forecasters' scores.
    pub forecaster: Curve,
    /// Exponent of the reputers' stake x score.
    pub reputer_p: Number,
    /// Added to the standard deviation of scores; where it is below this, all are paid alike.
    pub epsilon: Number,
    /// Of how many scores, the newest first, the standard deviation is taken.
    pub max_samples: u32,
    /// Weight of this epoch in smoothed fractions and in the smoothed score ratio.
    pub task_alpha: Number,
    /// How much the effective number of participants matters for a role's share.
    pub beta_entropy: Number,
}

impl Default for RewardParams {
    fn default() -> Self {
        Self {
            inferer: Curve::default(),
            forecaster: Curve::default(),
            reputer_p: Number::ONE,
            epsilon: Number::decimal(1, 2),
            max_samples: 1_000,
            task_alpha: Number::decimal(1, 1),
            beta_entropy: Number::decimal(25, 2),
        }
    }
}

impl RewardParams {
    /// p in (0, 10], c in [-100, 100], epsilon at least 1e-18, `max_samples` in 2..=1000, `task_alpha` in [1e-18, 1],
    /// `beta_entropy` in [0, 1].
    pub fn validate(&self) -> Result<(), ParameterOutOfRange> {
        let ten = Number::TEN;
        let exponents = [
            ("inferer.p", self.inferer.p),
            ("forecaster.p", self.forecaster.p),
            ("reputer_p", self.reputer_p),
        ];
        for (name, p) in exponents {
            require(name, p, p.is_positive() && p <= ten, "above 0, at most 10")?;
        }
        let bend = Number::integer(-100)..=Number::integer(100);
        for (name, c) in [("inferer.c", self.inferer.c), ("forecaster.c", self.forecaster.c)] {
            require(name, c, bend.contains(&c), "from -100 to 100")?;
        }
        require("epsilon", self.epsilon, self.epsilon >= LEAST_EPSILON, "at least 1e-18")?;
        let samples = self.max_samples;
        require("max_samples", samples, (2..=MOST_SAMPLES).contains(&samples), "from 2 to 1000")?;
        let alpha = self.task_alpha;
        require("task_alpha", alpha, (LEAST_ALPHA..=Number::ONE).contains(&alpha), "from 1e-18 to 1")?;
        let beta = self.beta_entropy;
        require("beta_entropy", beta, (Number::ZERO..=Number::ONE).contains(&beta), "from 0 to 1")
    }
}
