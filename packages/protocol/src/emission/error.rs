use crate::NumberError;
use cosmwasm_std::Uint128;
use thiserror::Error;

/// Why money cannot be counted. Amounts in base units.
#[derive(Clone, Debug, PartialEq, Error)]
#[allow(missing_docs, reason = "the texts say what the fields are")]
pub enum EmissionError {
    /// An amount or a weight beyond what one can hold.
    #[error("overflow: with {amount} a sum is more than can be held; use a smaller amount")]
    Overflow { amount: Uint128 },
    /// An instant beyond what a `u64` holds.
    #[error("time_overflow: the period leads to an instant beyond the range of time; use smaller values")]
    TimeOverflow,
    /// Time went back.
    #[error("period_past: period {period} is over, the record is of period {last} already; use {last}")]
    PeriodPast { period: u64, last: u64 },
    /// More than a period has.
    #[error("overdrawn: {amount} is more than the {left} that the period has left; draw less")]
    Overdrawn { amount: Uint128, left: Uint128 },
    /// An interval whose end is before its begin.
    #[error(
        "interval_reversed: the interval ends at {to}, before it begins at {from}; give an end from {from} on"
    )]
    IntervalReversed { from: u64, to: u64 },
    /// The changes of the total weight do not belong to it.
    #[error(
        "weights_unbalanced: the total weight of period {period} would be {total} changed by {change}; the records of weights do not belong together"
    )]
    WeightsUnbalanced { period: u64, total: Uint128, change: i128 },
    /// A number left its range.
    #[error(transparent)]
    Number(#[from] NumberError),
}
