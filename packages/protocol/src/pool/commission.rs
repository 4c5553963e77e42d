//! [`Commission`]: what a reputer keeps of his delegators' rewards.

use super::PoolError;
use crate::reward::WHOLE;
use crate::schedule::ScheduleError;
use cosmwasm_std::{Decimal, Uint128};

/// The part of the delegators' rewards that the reputer gets, in parts of 10^18 ([`WHOLE`]).
///
/// A rise that was announced takes effect later, so that every delegator can be gone before; a fall acts at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Commission {
    /// In force.
    pub rate: u64,
    /// Announced.
    pub rise: Option<Rise>,
}

/// A higher commission that is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rise {
    /// In parts of 10^18.
    pub rate: u64,
    /// From this instant on, in seconds.
    pub at: u64,
}

impl Commission {
    /// As it is in force at an instant.
    pub fn at(&self, now: u64) -> Self {
        match self.rise {
            Some(Rise { rate, at }) if at <= now => Self { rate, rise: None },
            _ => *self,
        }
    }

    /// What it is of `reward`, rounded down.
    pub(super) fn of(&self, reward: Uint128) -> Uint128 {
        reward.checked_multiply_ratio(self.rate.min(WHOLE), WHOLE).unwrap_or_default()
    }

    /// Another one: a lower one at once, a higher one in `notice` seconds; either takes the place of a rise that was
    /// announced. `self` is the commission in force.
    ///
    /// Errors: [`PoolError::CommissionTooHigh`], [`PoolError::Schedule`].
    pub(super) fn changed(&self, rate: Decimal, now: u64, notice: u64) -> Result<Self, PoolError> {
        let parts = u64::try_from(rate.atomics().u128()).ok().filter(|parts| *parts <= WHOLE);
        let rate = parts.ok_or(PoolError::CommissionTooHigh { rate })?;
        if rate <= self.rate || notice == 0 {
            return Ok(Self { rate, rise: None });
        }
        let at = now.checked_add(notice).ok_or(ScheduleError::TimeOverflow)?;
        Ok(Self { rate: self.rate, rise: Some(Rise { rate, at }) })
    }
}
