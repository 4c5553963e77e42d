//! What forecasting is worth.

use super::RewardError;
use crate::Number;
use cw_number::stats;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What forecasting is worth, as against inference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Utility {
    /// Smoothed ratio of the forecasters' task score to the best inferer's score; remembered.
    pub ratio: Number,
    /// chi, in [0.1, 0.5]: the forecasters' part in what both are paid.
    pub chi: Number,
}

/// Utility of forecasting, from the task score T_f and the best inferer's score T_max (negative ones too):
///
/// | T_max | T_f | raw |
/// |---|---|---|
/// | not 0 | any | `(T_f - min(0, T_max)) / abs(T_max)` |
/// | 0 | not 0 | sign of T_f |
/// | 0 | 0 | none: the epoch says nothing about forecasters, the ratio stays |
///
/// `ratio = alpha * raw + (1 - alpha) * previous`; `chi = 0.1 + 0.4 ratio`, within [0.1, 0.5].
///
/// `previous`: the ratio before, 0 at first. Errors: [`RewardError::Number`] when the quotient overflows.
/// Source: reference 13.7, without its clip of T_max at 0.
pub fn forecasting_utility(
    task_score: Number,
    best_inferer: Number,
    previous: Number,
    alpha: Number,
) -> Result<Utility, RewardError> {
    let raw = match (best_inferer.is_zero(), task_score.is_zero()) {
        (false, _) => Some(task_score.sub(best_inferer.min(Number::ZERO))?.div(best_inferer.abs())?),
        (true, false) if task_score.is_negative() => Some(Number::ONE.neg()),
        (true, false) => Some(Number::ONE),
        (true, true) => None,
    };
    let ratio = match raw {
        Some(raw) => stats::ema(alpha, raw, previous)?,
        None => previous,
    };
    Ok(Utility { ratio, chi: chi(ratio)? })
}

fn chi(ratio: Number) -> Result<Number, RewardError> {
    if ratio >= Number::ONE {
        return Ok(Number::HALF);
    }
    let rise = Number::decimal(4, 1).mul(ratio.max(Number::ZERO))?;
    Ok(Number::decimal(1, 1).add(rise)?)
}
