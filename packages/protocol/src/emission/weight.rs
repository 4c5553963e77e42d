//! [`TopicWeight`]: the weight of a topic, from its stake and the payments to it.

use super::{Calendar, EmissionError, Interval, KEEP_PERIODS, decayed, sum};
use crate::Number;
use cosmwasm_std::{Int128, Isqrt, Uint128, Uint256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// In so many seconds a weight makes half of the way to what stake and payments say: 7 days.
const HALF_LIFE: u64 = 7 * 86_400;

/// A weight and the periods that it holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WeightRow {
    /// The first period.
    pub from: u64,
    /// The last period.
    pub until: u64,
    /// The weight, in base units.
    pub weight: Uint128,
}

/// What a topic's weight is made of, and the weights that it has had and has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TopicWeight {
    /// A: all payments to the topic, in base units, each decayed by 1/7 per period, as of `decayed_at`.
    pub payments: Uint128,
    /// The period that `payments` is as of.
    pub decayed_at: u64,
    /// Ascending, without overlap; those that ended more than 128 periods ago are forgotten.
    pub rows: Vec<WeightRow>,
}

/// What a touch takes into account, as it is at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The stake bonded in the topic, in base units.
    pub stake: Uint128,
    /// Whether the topic takes part in the emission. A retired topic does not.
    pub eligible: bool,
    /// L, the longest epoch length in force, in seconds.
    pub epoch_length: u64,
}

/// What a touch changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The row that holds from the next period on.
    pub row: WeightRow,
    /// What is to be added to the differences of the total weight: by period, ascending, none of them 0. All of these
    /// periods are still to begin.
    pub differences: Vec<(u64, Int128)>,
}

/// What a topic has in a period that an interval overlaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which period.
    pub period: u64,
    /// The topic's weight in it; above 0.
    pub weight: Uint128,
    /// How many seconds of the period are in the interval; above 0.
    pub seconds: u64,
}

impl TopicWeight {
    /// The weight in a period, in base units; 0 where no row stands.
    pub fn at(&self, period: u64) -> Uint128 {
        self.row_at(period).map(|row| row.weight).unwrap_or_default()
    }

    /// The row that stands at a period.
    pub fn row_at(&self, period: u64) -> Option<&WeightRow> {
        self.rows.iter().find(|row| (row.from..=row.until).contains(&period))
    }

    /// A in a period, in base units: decayed by 1/7 per period, rounded down.
    ///
    /// Errors: [`EmissionError::PeriodPast`] for a period before that of the last touch or payment.
    pub fn payments_at(&self, period: u64) -> Result<Uint128, EmissionError> {
        let past = EmissionError::PeriodPast { period, last: self.decayed_at };
        let periods = period.checked_sub(self.decayed_at).ok_or(past)?;
        Ok(decayed(self.payments, periods))
    }

    /// A payment in a period: A grows by the whole of it, whatever part serves the topic. A touch is to follow.
    ///
    /// Errors: as [`TopicWeight::payments_at`]; [`EmissionError::Overflow`]. Nothing is changed then.
    pub fn pay(&mut self, period: u64, amount: Uint128) -> Result<(), EmissionError> {
        self.payments = sum(self.payments_at(period)?, amount)?;
        self.decayed_at = period;
        Ok(())
    }

    /// Sets the weight of the periods after `period`, the present one.
    ///
    /// `w_hat = isqrt(stake · A)`, 0 for a topic that is not eligible. While no row stands at the period q, or when
    /// `w_hat` is 0, the weight is `w_hat`; else
    ///
    /// `w = floor(alpha · w_hat + (1 - alpha) · w(q))`, `alpha = 1 - 2^(-((q + 1 - from) · P) / 7 days)`
    ///
    /// with `from` the first period of the row at q. The weight holds for the H periods from q + 1 on
    /// ([`Calendar::horizon`]), and the row at q ends with q. A further touch in the same period replaces the row and
    /// starts from the same w(q), so nobody gains by touching last.
    ///
    /// Errors: as [`TopicWeight::payments_at`]; [`EmissionError::Overflow`]; [`EmissionError::TimeOverflow`];
    /// [`EmissionError::Number`]. Nothing is changed then.
    pub fn touch(
        &mut self,
        calendar: &Calendar,
        period: u64,
        basis: &Basis,
    ) -> Result<Touched, EmissionError> {
        let payments = self.payments_at(period)?;
        let target = if basis.eligible { geometric_mean(basis.stake, payments) } else { Uint128::zero() };
        let weight = match self.row_at(period) {
            Some(row) if !target.is_zero() => approach(calendar, row, period, target)?,
            _ => target,
        };
        let horizon = calendar.horizon(basis.epoch_length)?;
        let (from, until) = (later(period, 1)?, later(period, horizon)?);
        let row = WeightRow { from, until, weight };
        let mut differences = Differences::default();
        let mut rows = Vec::with_capacity(self.rows.len().saturating_add(1));
        for old in self.rows.iter().copied().filter(|old| old.until.saturating_add(KEEP_PERIODS) >= period) {
            if old.until <= period {
                rows.push(old);
                continue;
            }
            differences.remove(&old)?;
            if old.from <= period {
                let ended = WeightRow { until: period, ..old };
                differences.add(&ended)?;
                rows.push(ended);
            }
        }
        differences.add(&row)?;
        rows.push(row);
        *self = Self { payments, decayed_at: period, rows };
        Ok(Touched { row, differences: differences.still_to_begin(period) })
    }

    /// What the topic has in the periods that an interval overlaps, ascending, where that is anything: so many records of
    /// periods a payment needs, at most 128. `current` is the period of now; a period 128 or more before it pays nothing.
    ///
    /// Errors: [`EmissionError::TimeOverflow`].
    pub fn parts(
        &self,
        calendar: &Calendar,
        interval: &Interval,
        current: u64,
    ) -> Result<Vec<Part>, EmissionError> {
        let oldest = current.saturating_add(1).saturating_sub(KEEP_PERIODS);
        let first = calendar.period_of(interval.from).max(oldest);
        let last = calendar.period_of(interval.to).min(current);
        let mut parts = Vec::new();
        for period in first..=last {
            let (weight, seconds) = (self.at(period), calendar.overlap(interval, period)?);
            if !weight.is_zero() && seconds > 0 {
                parts.push(Part { period, weight, seconds });
            }
        }
        Ok(parts)
    }
}

/// `isqrt(a · b)`: at most the larger of the two.
fn geometric_mean(a: Uint128, b: Uint128) -> Uint128 {
    let root: Uint256 = a.full_mul(b).isqrt();
    Uint128::try_from(root).unwrap_or(a.max(b))
}

/// From the weight of a row towards `target`, for the periods from the row's first to the one after `period`.
fn approach(
    calendar: &Calendar,
    row: &WeightRow,
    period: u64,
    target: Uint128,
) -> Result<Uint128, EmissionError> {
    let periods = later(period, 1)?.saturating_sub(row.from);
    let seconds = Uint128::from(periods).checked_mul(calendar.length().into());
    let seconds = seconds.map_err(|_| EmissionError::TimeOverflow)?;
    // 1 - alpha.
    let kept = Number::TWO.pow(Number::ratio(seconds, HALF_LIFE.into())?.neg())?;
    // The smaller of the two plus a part of the distance: one rounding, downwards, in either direction.
    let old = row.weight;
    match target.checked_sub(old) {
        Ok(up) => sum(old, Number::mul_floor(up, Number::ONE.sub(kept)?)?),
        Err(_) => sum(target, Number::mul_floor(old.saturating_sub(target), kept)?),
    }
}

/// A period so many later.
fn later(period: u64, periods: u64) -> Result<u64, EmissionError> {
    period.checked_add(periods).ok_or(EmissionError::TimeOverflow)
}

/// Changes of the total weight between a period and the one before.
#[derive(Default)]
struct Differences(BTreeMap<u64, Int128>);

impl Differences {
    fn add(&mut self, row: &WeightRow) -> Result<(), EmissionError> {
        let weight = signed(row.weight)?;
        self.change(row.from, weight)?;
        self.change(later(row.until, 1)?, negative(weight)?)
    }

    fn remove(&mut self, row: &WeightRow) -> Result<(), EmissionError> {
        let weight = signed(row.weight)?;
        self.change(row.from, negative(weight)?)?;
        self.change(later(row.until, 1)?, weight)
    }

    fn change(&mut self, period: u64, by: Int128) -> Result<(), EmissionError> {
        let difference = self.0.entry(period).or_default();
        let changed = difference.checked_add(by);
        *difference = changed.map_err(|_| EmissionError::Overflow { amount: by.unsigned_abs() })?;
        Ok(())
    }

    /// What is not 0. A row that is cut short keeps its begin, so that nothing changes in periods that have begun.
    fn still_to_begin(self, period: u64) -> Vec<(u64, Int128)> {
        self.0.into_iter().filter(|(at, by)| *at > period && !by.is_zero()).collect()
    }
}

fn signed(weight: Uint128) -> Result<Int128, EmissionError> {
    Int128::try_from(weight).map_err(|_| EmissionError::Overflow { amount: weight })
}

fn negative(weight: Int128) -> Result<Int128, EmissionError> {
    Int128::zero().checked_sub(weight).map_err(|_| EmissionError::Overflow { amount: weight.unsigned_abs() })
}
