//! [`Incoming`]: rewards that enter evenly over some time.

use super::PoolError;
use crate::schedule::ScheduleError;
use cosmwasm_std::Uint128;

/// Rewards on their way into what is bonded: `spread` of them, evenly from one instant to another. What of them is due at
/// an instant follows from these alone, so it makes no difference how often, or when, somebody looks.
///
/// Who is bonded for some of the seconds gets what is due in these, so coming just before a reward earns nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// What has not entered yet, in base units.
    pub amount: Uint128,
    /// What there was at the begin.
    pub spread: Uint128,
    /// The begin, in seconds.
    pub from: u64,
    /// When all of it has entered, in seconds.
    pub until: u64,
}

impl Incoming {
    /// What enters by an instant: `floor(spread · (now - from) / (until - from))` without what entered before; all that is
    /// left from `until` on.
    pub fn due(&self, now: u64) -> Uint128 {
        if now >= self.until {
            return self.amount;
        }
        let (elapsed, duration) = (now.saturating_sub(self.from), self.until.saturating_sub(self.from));
        // An instant before `until` makes a quotient of at most `spread`: the only error is no duration at all.
        let by_now = self.spread.checked_multiply_ratio(elapsed, duration).unwrap_or_default();
        let entered = self.spread.saturating_sub(self.amount);
        by_now.saturating_sub(entered).min(self.amount)
    }

    /// Takes out what is due, at most `room`; returns it.
    pub(super) fn release(&mut self, now: u64, room: Uint128) -> Uint128 {
        let due = self.due(now).min(room);
        self.amount = self.amount.saturating_sub(due);
        if self.amount.is_zero() {
            *self = Self::default();
        }
        due
    }

    /// Spreads `amount`, with what is left, over `duration` seconds from now. What is due has been released.
    ///
    /// Errors: [`PoolError::Overflow`], [`PoolError::Schedule`]. Nothing is changed then.
    pub(super) fn add(&mut self, amount: Uint128, now: u64, duration: u64) -> Result<(), PoolError> {
        let spread = self.amount.checked_add(amount).map_err(|_| PoolError::Overflow { amount })?;
        let until = now.checked_add(duration.max(1)).ok_or(ScheduleError::TimeOverflow)?;
        *self = Self { amount: spread, spread, from: now, until };
        Ok(())
    }

    /// Leaves `amount` of what is left, evenly from now to the same end. What is due has been released.
    pub(super) fn lower(&mut self, amount: Uint128, now: u64) {
        *self = match amount.is_zero() {
            true => Self::default(),
            false => Self { amount, spread: amount, from: now, until: self.until },
        };
    }
}
