//! The losses of an epoch.

use super::{LossError, LossFunction};
use crate::truth::Truth;
use crate::{Bundle, Losses, Number};
use cw_number::stats;

/// Of the median positive loss of the inferers: what is nearer to the truth counts as this near.
const RELATIVE_FLOOR: Number = Number::decimal(1, 9);
/// Losses below the range of reported losses ([`LOG_LOSS_LIMIT`](super::LOG_LOSS_LIMIT)) are not told apart: no value,
/// however small, has a loss whose logarithm does not exist.
const LEAST_FLOOR: Number = Number::decimal(1, 100);
/// log10 of every loss of an epoch whose inferers were all exactly right.
const PERFECT: Number = Number::integer(-18);

/// The log10 losses of all values of an epoch, given the truth. Every entry of the result is `Some`.
///
/// A loss counts as at least `1e-9 · median of the inferers' positive losses`, so that a lucky hit is a great
/// success, and finite: `L = log10(max(loss, floor))` (the floor itself is at least 1e-100). Nobody's loss is positive: every L is -18. (All network
/// values are then mixtures of one and the same value; what they differ by is rounding, which nobody earned.)
///
/// Errors: [`LossError::NoInferers`]; those of [`LossFunction::loss`]. docs/protocol.md, "Losses".
pub fn judge(
    function: &LossFunction,
    inferences: &Bundle<Vec<Number>>,
    truth: &Truth,
) -> Result<Losses, LossError> {
    if inferences.inferers.is_empty() {
        return Err(LossError::NoInferers);
    }
    let losses = inferences.try_map(|inference| function.loss(inference, truth))?;
    let positive: Vec<_> = losses.inferers.values().copied().filter(|loss| loss.is_positive()).collect();
    if positive.is_empty() {
        return losses.try_map(|_| Ok(Some(PERFECT)));
    }
    let floor = stats::median(&positive)?.mul(RELATIVE_FLOOR)?.max(LEAST_FLOOR);
    losses.try_map(|loss| Ok(Some((*loss).max(floor).log10()?)))
}
