//! [`Calendar`]: periods and months as arithmetic on block time.

use super::EmissionError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// So many periods are begun by one message at most; more take further messages.
pub const MAX_ROLLS: u64 = 30;
/// A period pays epochs until so many periods after it; what is left of it then returns to the treasury.
pub const KEEP_PERIODS: u64 = 128;
/// What counts as a month, in seconds: 30 days.
pub const MONTH: u64 = 30 * 86_400;

/// A weight holds for at least so many periods.
const LEAST_HORIZON: u64 = 7;

/// The division of time into emission periods: period p is `[deployed + p·P, deployed + (p + 1)·P)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Calendar {
    /// When period 0 began, in seconds of block time.
    pub deployed: u64,
    /// P, the length of a period, in seconds. 0 counts as 1.
    pub period: u64,
}

/// The time that an epoch is paid for: `from <= t < to`, in seconds of block time. It goes from the opening of the epoch
/// before to its own; a topic's first epoch has an empty one. The intervals of a topic's epochs tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// Its first second.
    pub from: u64,
    /// The first second after it.
    pub to: u64,
}

impl Interval {
    /// Its length in seconds. Errors: [`EmissionError::IntervalReversed`].
    pub fn seconds(&self) -> Result<u64, EmissionError> {
        let Self { from, to } = *self;
        to.checked_sub(from).ok_or(EmissionError::IntervalReversed { from, to })
    }
}

impl Calendar {
    /// P, in seconds; at least 1.
    pub fn length(&self) -> u64 {
        self.period.max(1)
    }

    /// The period that an instant is in: `floor((t - deployed) / P)`; 0 before the deployment.
    pub fn period_of(&self, instant: u64) -> u64 {
        instant.saturating_sub(self.deployed).checked_div(self.length()).unwrap_or_default()
    }

    /// When a period begins. Errors: [`EmissionError::TimeOverflow`].
    pub fn begins_at(&self, period: u64) -> Result<u64, EmissionError> {
        let since = period.checked_mul(self.length()).and_then(|since| since.checked_add(self.deployed));
        since.ok_or(EmissionError::TimeOverflow)
    }

    /// n, how many periods a month has: `floor(30 days / P)`, at least 1.
    pub fn periods_per_month(&self) -> u64 {
        MONTH.checked_div(self.length()).unwrap_or_default().max(1)
    }

    /// The month of a period: `floor(p / n)`.
    pub fn month_of(&self, period: u64) -> u64 {
        period.checked_div(self.periods_per_month()).unwrap_or_default()
    }

    /// How many seconds of an interval are in a period.
    pub fn overlap(&self, interval: &Interval, period: u64) -> Result<u64, EmissionError> {
        let begins = self.begins_at(period)?;
        let ends = begins.saturating_add(self.length());
        Ok(interval.to.min(ends).saturating_sub(interval.from.max(begins)))
    }

    /// H: a weight holds for `max(7, 2 · ceil(L / P) + 1)` periods, for L the length of the topic's longest epoch in
    /// seconds. Errors: [`EmissionError::TimeOverflow`].
    pub fn horizon(&self, epoch_length: u64) -> Result<u64, EmissionError> {
        horizon(epoch_length, self.length()).ok_or(EmissionError::TimeOverflow)
    }
}

/// H: for how many periods a weight holds, for epochs of so many seconds and a period of so many (0 counts as 1):
/// `max(7, 2 · ceil(L / P) + 1)`. None beyond the range of numbers.
pub fn horizon(epoch_length: u64, emission_period: u64) -> Option<u64> {
    let periods = epoch_length.div_ceil(emission_period.max(1));
    Some(periods.checked_mul(2)?.checked_add(1)?.max(LEAST_HORIZON))
}
