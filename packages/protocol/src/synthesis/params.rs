//! Parameters of the regret rule.

use crate::parameter::require;
use crate::{Number, ParameterOutOfRange};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The least ε: with less the weights of equal regrets, which it alone divides, could leave the range of numbers.
const LEAST_EPSILON: Number = Number::decimal(1, 18);

/// By what the regrets of a set are divided before they become weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegretScale {
    /// Their sample standard deviation + ε (reference 9.2).
    #[default]
    StandardDeviation,
    /// 1.4826 × their median absolute deviation + ε (reference 20.3): one outlier does not set the scale.
    MedianAbsoluteDeviation,
}

/// How the regret rule learns and weighs. One set per topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RegretParams {
    /// Part of the newest epoch in a regret, in (0, 1]. 1/α scored epochs make a worker experienced.
    pub alpha_regret: Number,
    /// ε, added to the scale of every set of regrets; at least 1e-18, log10 of a loss.
    pub epsilon: Number,
    /// p, sharpness of the weights, in 1 .. 10.
    pub p_norm: Number,
    /// c, the scaled regret at which a weight starts to saturate, in 0 .. 2.
    pub c_norm: Number,
    /// The scale of regrets.
    pub scale: RegretScale,
}

impl Default for RegretParams {
    fn default() -> Self {
        Self {
            alpha_regret: Number::decimal(1, 1),
            epsilon: Number::decimal(1, 2),
            p_norm: Number::integer(3),
            c_norm: Number::decimal(75, 2),
            scale: RegretScale::StandardDeviation,
        }
    }
}

impl RegretParams {
    /// Checks every range; the error is about the first one that is left.
    pub fn validate(&self) -> Result<(), ParameterOutOfRange> {
        let Self { alpha_regret, epsilon, p_norm, c_norm, scale: _ } = *self;
        require(
            "alpha_regret",
            alpha_regret,
            alpha_regret.is_positive() && alpha_regret <= Number::ONE,
            "above 0, at most 1",
        )?;
        require("epsilon", epsilon, epsilon >= LEAST_EPSILON, "at least 1e-18")?;
        require("p_norm", p_norm, (Number::ONE..=Number::TEN).contains(&p_norm), "from 1 to 10")?;
        require("c_norm", c_norm, (Number::ZERO..=Number::TWO).contains(&c_norm), "from 0 to 2")
    }
}

/// How many workers an epoch seats. The regret rule keeps a table of pairs, so its caps are low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Caps {
    /// Inferers per epoch, 1 .. 64.
    pub inferers: u16,
    /// Forecasters per epoch, 1 .. 16.
    pub forecasters: u16,
}

impl Default for Caps {
    fn default() -> Self {
        Self { inferers: 32, forecasters: 6 }
    }
}

impl Caps {
    /// Checks both ranges.
    pub fn validate(&self) -> Result<(), ParameterOutOfRange> {
        let Self { inferers, forecasters } = *self;
        require("max_inferers", inferers, (1..=64).contains(&inferers), "from 1 to 64")?;
        require("max_forecasters", forecasters, (1..=16).contains(&forecasters), "from 1 to 16")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_within_their_ranges() {
        RegretParams::default().validate().unwrap();
        Caps::default().validate().unwrap();
    }

    #[test]
    fn the_ends_of_each_range_are_where_the_documents_say() {
        let n = Number::integer;
        let accepted = |change: fn(&mut RegretParams, Number), value: Number| {
            let mut params = RegretParams::default();
            change(&mut params, value);
            params.validate().is_ok()
        };
        let alpha: fn(&mut RegretParams, Number) = |params, value| params.alpha_regret = value;
        assert!(accepted(alpha, n(1)) && accepted(alpha, Number::MIN_POSITIVE));
        assert!(
            !accepted(alpha, n(0)) && !accepted(alpha, Number::decimal(11, 1)) && !accepted(alpha, n(-1))
        );
        let epsilon: fn(&mut RegretParams, Number) = |params, value| params.epsilon = value;
        assert!(
            accepted(epsilon, Number::decimal(1, 18))
                && !accepted(epsilon, Number::decimal(9, 19))
                && !accepted(epsilon, n(0))
                && !accepted(epsilon, n(-1))
        );
        let p: fn(&mut RegretParams, Number) = |params, value| params.p_norm = value;
        assert!(
            accepted(p, n(1))
                && accepted(p, n(10))
                && !accepted(p, Number::decimal(9, 1))
                && !accepted(p, n(11))
        );
        let c: fn(&mut RegretParams, Number) = |params, value| params.c_norm = value;
        assert!(accepted(c, n(0)) && accepted(c, n(2)) && !accepted(c, n(-1)) && !accepted(c, n(3)));
        for (inferers, forecasters, good) in
            [(1, 1, true), (64, 16, true), (0, 6, false), (65, 6, false), (32, 0, false), (32, 17, false)]
        {
            assert_eq!(Caps { inferers, forecasters }.validate().is_ok(), good, "{inferers}, {forecasters}");
        }
    }

    #[test]
    fn a_refused_parameter_is_named_with_its_value_and_its_range() {
        let params = RegretParams { p_norm: Number::integer(12), ..RegretParams::default() };
        assert_eq!(
            params.validate().unwrap_err().to_string(),
            "parameter_out_of_range: p_norm is 12; it must be from 1 to 10"
        );
    }
}
