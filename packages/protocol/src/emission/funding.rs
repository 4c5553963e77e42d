//! [`Funding`]: payments to a topic, and how they leave for its epochs.

use super::decay::leaving;
use super::{Calendar, EmissionError, Interval, floor_of, less, sum};
use crate::Number;
use cosmwasm_std::{Decimal, Uint128};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// So many inflows wait at most; a further one merges the two oldest.
pub const MAX_INFLOWS: usize = 128;

/// What was paid to a topic in a period and serves the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Inflow {
    /// When.
    pub period: u64,
    /// How much, in base units.
    pub amount: Uint128,
}

/// The money of a topic, in base units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Funding {
    /// What epochs are paid from: a seventh of it leaves per period.
    pub pot: Uint128,
    /// What waits for an epoch that opens in a later period; ascending, at most [`MAX_INFLOWS`].
    pub inflows: Vec<Inflow>,
}

/// A payment of `amount`, split into what serves the topic, `floor(amount · direct_share)`, and what goes to the treasury.
///
/// Errors: [`EmissionError::Overflow`] for a share above 1.
pub fn split_payment(amount: Uint128, direct_share: Decimal) -> Result<(Uint128, Uint128), EmissionError> {
    let direct = floor_of(amount, direct_share)?;
    Ok((direct, less(amount, direct)?))
}

impl Funding {
    /// Adds what was paid in a period, the present one. Beyond [`MAX_INFLOWS`] the two oldest inflows become one of the
    /// later of their periods.
    ///
    /// Errors: [`EmissionError::PeriodPast`], [`EmissionError::Overflow`]. Nothing is changed then.
    pub fn add(&mut self, period: u64, amount: Uint128) -> Result<(), EmissionError> {
        sum(self.total()?, amount)?;
        if amount.is_zero() {
            return Ok(());
        }
        match self.inflows.last_mut() {
            Some(last) if last.period > period => {
                return Err(EmissionError::PeriodPast { period, last: last.period });
            }
            Some(last) if last.period == period => last.amount = sum(last.amount, amount)?,
            _ => self.inflows.push(Inflow { period, amount }),
        }
        self.merge()
    }

    fn merge(&mut self) -> Result<(), EmissionError> {
        if self.inflows.len() > MAX_INFLOWS {
            let oldest = self.inflows.remove(0);
            if let Some(next) = self.inflows.first_mut() {
                next.amount = sum(next.amount, oldest.amount)?;
            }
        }
        Ok(())
    }

    /// Everything in it: the pot and the inflows. Errors: [`EmissionError::Overflow`].
    pub fn total(&self) -> Result<Uint128, EmissionError> {
        self.inflows.iter().try_fold(self.pot, |total, inflow| sum(total, inflow.amount))
    }

    /// Takes what an epoch gets that is paid for an interval: the inflows of periods before that of the interval's end
    /// join the pot, and `floor(pot · (1 - (6/7)^(seconds / P)))` leaves it. Returns that. The power is a [`Number`], so
    /// that an amount may be a unit, or a part in 10^12, beside the exact one.
    ///
    /// Errors: [`EmissionError::IntervalReversed`], [`EmissionError::Overflow`]. Nothing is changed then.
    pub fn take(&mut self, calendar: &Calendar, interval: &Interval) -> Result<Uint128, EmissionError> {
        let part = leaving(interval.seconds()?, calendar.length())?;
        let (pot, inflows) = self.collected(calendar.period_of(interval.to))?;
        let own = Number::mul_floor(pot, part)?;
        *self = Self { pot: less(pot, own)?, inflows };
        Ok(own)
    }

    /// The pot with all inflows of periods before `period`, and the other inflows.
    fn collected(&self, period: u64) -> Result<(Uint128, Vec<Inflow>), EmissionError> {
        let (joining, waiting): (Vec<Inflow>, Vec<Inflow>) =
            self.inflows.iter().partition(|inflow| inflow.period < period);
        let pot = joining.iter().try_fold(self.pot, |pot, inflow| sum(pot, inflow.amount))?;
        Ok((pot, waiting))
    }
}
