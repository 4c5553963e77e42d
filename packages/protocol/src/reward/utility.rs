//! What forecasting is worth.

use super::RewardError;
use crate::{Number, NumberError};
use cw_number::stats;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The ratio stays within ± a million. Beyond [0, 1] it is only inertia, and a best inferer who is next to
/// nothing makes it of any size: by a thousand decades it would hold chi for hundred thousand epochs.
const BOUND: Number = Number::integer(1_000_000);

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
/// `ratio = alpha * raw + (1 - alpha) * previous`, within ± a million; `chi = 0.1 + 0.4 ratio`, within [0.1, 0.5].
///
/// `previous`: the ratio before, 0 at first. Errors: [`RewardError::Number`] for scores near the end of the range of
/// numbers.
/// Source: reference 13.7, without its clip of T_max at 0.
pub fn forecasting_utility(
    task_score: Number,
    best_inferer: Number,
    previous: Number,
    alpha: Number,
) -> Result<Utility, RewardError> {
    let raw = match (best_inferer.is_zero(), task_score.is_zero()) {
        (false, _) => Some(quotient(task_score.sub(best_inferer.min(Number::ZERO))?, best_inferer.abs())?),
        (true, false) if task_score.is_negative() => Some(Number::ONE.neg()),
        (true, false) => Some(Number::ONE),
        (true, true) => None,
    };
    let ratio = match raw {
        Some(raw) => stats::ema(alpha, raw, previous)?.clamp(BOUND.neg(), BOUND),
        None => previous,
    };
    Ok(Utility { ratio, chi: chi(ratio)? })
}

/// `a / b`; beyond the range of numbers the end of it.
fn quotient(a: Number, b: Number) -> Result<Number, NumberError> {
    match a.div(b) {
        Err(NumberError::Overflow) => Ok(if a.is_negative() { Number::MIN } else { Number::MAX }),
        other => other,
    }
}

fn chi(ratio: Number) -> Result<Number, RewardError> {
    if ratio >= Number::ONE {
        return Ok(Number::HALF);
    }
    let rise = Number::decimal(4, 1).mul(ratio.max(Number::ZERO))?;
    Ok(Number::decimal(1, 1).add(rise)?)
}
