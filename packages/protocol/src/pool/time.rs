//! How long unbonding takes.

use super::PoolError;
use crate::emission::horizon;
use crate::schedule::{Schedule, ScheduleError};

/// How long stake stays locked after it was unbonded, in seconds:
///
/// `max(suite's unbonding time, max (G + T) + max L, (H + 1) · P)`, with `H = max(7, 2 · ceil(max L / P) + 1)`
///
/// over the schedules that a topic's epochs still go by, and P the emission period. So stake stays until every epoch
/// that it reported in, or could have, is settled, and as long as a weight stands that it set.
///
/// Error: [`PoolError::Schedule`] beyond the range of time.
pub fn unbonding_time<'a>(
    suite: u64,
    emission_period: u64,
    schedules: impl IntoIterator<Item = &'a Schedule>,
) -> Result<u64, PoolError> {
    let (mut lifetime, mut length) = (0, 0);
    for schedule in schedules {
        lifetime = lifetime.max(schedule.lifetime()?);
        length = length.max(schedule.epoch_length);
    }
    let epochs = lifetime.checked_add(length).ok_or(ScheduleError::TimeOverflow)?;
    let weight = weight_time(length, emission_period).ok_or(ScheduleError::TimeOverflow)?;
    Ok(suite.max(epochs).max(weight))
}

/// `(H + 1) · P`.
fn weight_time(epoch_length: u64, emission_period: u64) -> Option<u64> {
    horizon(epoch_length, emission_period)?.checked_add(1)?.checked_mul(emission_period)
}
