//! Weighted means, medians and percentiles.

use super::order::{between, midpoint};
use crate::{Function, Number, NumberError};
use cosmwasm_std::{Uint128, Uint256};
use std::cmp::Ordering;

/// `sum(w_i x_i) / sum(w_i)`.
///
/// Errors: [`NumberError::Lengths`], [`NumberError::DivisionByZero`] when the weights sum to zero,
/// [`NumberError::Overflow`].
pub fn weighted_mean(values: &[Number], weights: &[Number]) -> Result<Number, NumberError> {
    require_pairs(values.len(), weights.len())?;
    let (mut total, mut product) = (Number::ZERO, Number::ZERO);
    for (value, weight) in values.iter().zip(weights) {
        total = total.add(*weight)?;
        product = product.add(value.mul(*weight)?)?;
    }
    product.div(total)
}

/// The value at which the weights below and above balance: sorted by value, the first one whose cumulative
/// weight exceeds half of the total; where it is exactly half, the mean of that value and the next one with
/// weight.
///
/// Values without weight do not count. Sums of [`Uint128`] are exact in 256 bits; sums of [`Number`] are
/// rounded.
///
/// Errors: [`NumberError::Lengths`], [`NumberError::Empty`], [`NumberError::DivisionByZero`] when no weight
/// is above zero, [`NumberError::Domain`] for a negative weight, [`NumberError::Overflow`].
pub fn weighted_median<W: Weight>(values: &[Number], weights: &[W]) -> Result<Number, NumberError> {
    require_pairs(values.len(), weights.len())?;
    if values.is_empty() {
        return Err(NumberError::Empty { what: "the weighted median" });
    }
    let mut pairs = Vec::with_capacity(values.len());
    let mut total = W::Total::default();
    for (value, weight) in values.iter().zip(weights) {
        if weight.counts()? {
            total = weight.add_to(total)?;
            pairs.push((*value, *weight));
        }
    }
    pairs.sort_by_key(|(value, _)| *value);
    let mut below = W::Total::default();
    let mut half: Option<Number> = None;
    for (value, weight) in pairs {
        if let Some(lower) = half {
            return midpoint(lower, value);
        }
        below = weight.add_to(below)?;
        match W::twice(below)?.cmp(&total) {
            Ordering::Greater => return Ok(value),
            Ordering::Equal => half = Some(value),
            Ordering::Less => {}
        }
    }
    half.ok_or(NumberError::DivisionByZero)
}

/// The values at `percentiles` (0 to 100) of a weighted sample.
///
/// Sorted by value (equal values in their order), value `i` stands at `(W_i - w_i/2) / W_n` with the
/// cumulative weights `W`; between two positions it is linear, outside the first and the last it is their
/// value.
///
/// Errors: [`NumberError::Lengths`], [`NumberError::Empty`], [`NumberError::DivisionByZero`] when the
/// weights sum to zero, [`NumberError::Domain`] for a negative weight or a percentile outside [0, 100],
/// [`NumberError::Overflow`].
pub fn weighted_percentiles(
    values: &[Number],
    weights: &[Number],
    percentiles: &[Number],
) -> Result<Vec<Number>, NumberError> {
    require_pairs(values.len(), weights.len())?;
    if values.is_empty() {
        return Err(NumberError::Empty { what: "a weighted percentile" });
    }
    let mut pairs: Vec<(Number, Number)> = values.iter().copied().zip(weights.iter().copied()).collect();
    pairs.sort_by_key(|(value, _)| *value);
    let mut cumulative = Number::ZERO;
    let mut points = Vec::with_capacity(pairs.len());
    for (value, weight) in pairs {
        weight.counts()?;
        cumulative = cumulative.add(weight)?;
        points.push((cumulative.sub(weight.mul(Number::HALF)?)?, value));
    }
    for point in &mut points {
        point.0 = point.0.div(cumulative)?;
    }
    let hundred = Number::integer(100);
    let at = |percentile: &Number| {
        if !(Number::ZERO..=hundred).contains(percentile) {
            return Err(NumberError::domain(Function::WeightedPercentiles, *percentile));
        }
        interpolate(&points, percentile.div(hundred)?)
    };
    percentiles.iter().map(at).collect()
}

/// The value at `position` on the line through `points`, which ascend; clamped to the first and the last.
fn interpolate(points: &[(Number, Number)], position: Number) -> Result<Number, NumberError> {
    let after = points.partition_point(|(at, _)| *at <= position);
    let before = after.checked_sub(1).and_then(|index| points.get(index));
    match (before, points.get(after)) {
        (Some((x0, y0)), Some((x1, y1))) => between(*y0, *y1, position.sub(*x0)?.div(x1.sub(*x0)?)?),
        (Some((_, value)), None) | (None, Some((_, value))) => Ok(*value),
        (None, None) => Err(NumberError::Empty { what: "a weighted percentile" }),
    }
}

fn require_pairs(left: usize, right: usize) -> Result<(), NumberError> {
    if left == right { Ok(()) } else { Err(NumberError::Lengths { left, right }) }
}

/// What can weigh a value: a [`Number`] or an amount of tokens. Sealed.
pub trait Weight: Copy + sealed::Sealed {
    /// What a sum of weights is kept in.
    type Total: Copy + Default + Ord;

    /// Whether it is above zero.
    ///
    /// Errors: [`NumberError::Domain`] below zero.
    fn counts(&self) -> Result<bool, NumberError>;

    /// `total + self`.
    ///
    /// Errors: [`NumberError::Overflow`].
    fn add_to(&self, total: Self::Total) -> Result<Self::Total, NumberError>;

    /// `2 total`.
    ///
    /// Errors: [`NumberError::Overflow`].
    fn twice(total: Self::Total) -> Result<Self::Total, NumberError>;
}

impl Weight for Number {
    type Total = Number;

    fn counts(&self) -> Result<bool, NumberError> {
        if self.is_negative() {
            return Err(NumberError::domain(Function::Weight, *self));
        }
        Ok(self.is_positive())
    }

    fn add_to(&self, total: Number) -> Result<Number, NumberError> {
        total.add(*self)
    }

    fn twice(total: Number) -> Result<Number, NumberError> {
        total.mul(Number::TWO)
    }
}

impl Weight for Uint128 {
    type Total = Uint256;

    fn counts(&self) -> Result<bool, NumberError> {
        Ok(!self.is_zero())
    }

    fn add_to(&self, total: Uint256) -> Result<Uint256, NumberError> {
        total.checked_add(Uint256::from(*self)).map_err(|_| NumberError::Overflow)
    }

    fn twice(total: Uint256) -> Result<Uint256, NumberError> {
        total.checked_add(total).map_err(|_| NumberError::Overflow)
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Number {}
    impl Sealed for super::Uint128 {}
}
