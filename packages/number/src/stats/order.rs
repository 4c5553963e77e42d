//! Medians and quantiles.

use super::moments::count;
use crate::{Function, Number, NumberError};

/// The middle value, or the mean of the two in the middle.
///
/// Errors: [`NumberError::Empty`], [`NumberError::Overflow`].
pub fn median(values: &[Number]) -> Result<Number, NumberError> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let upper = sorted.len() / 2;
    let lower = sorted.len().saturating_sub(1) / 2;
    match (sorted.get(lower), sorted.get(upper)) {
        (Some(a), Some(b)) => midpoint(*a, *b),
        _ => Err(NumberError::Empty { what: "the median" }),
    }
}

/// The median of the distances from the median, unscaled (times 1.4826 it estimates a normal deviation).
///
/// Errors: [`NumberError::Empty`], [`NumberError::Overflow`].
pub fn median_absolute_deviation(values: &[Number]) -> Result<Number, NumberError> {
    let centre = median(values)?;
    let distances = values.iter().map(|value| Ok(value.sub(centre)?.abs()));
    median(&distances.collect::<Result<Vec<_>, NumberError>>()?)
}

/// The `q`-quantile: sorted descending, the value at position `(1 - q)(n - 1)`, linear in between.
///
/// 0 gives the least value and 1 the greatest.
///
/// Errors: [`NumberError::Empty`], [`NumberError::Domain`] for a `q` outside [0, 1], [`NumberError::Overflow`].
pub fn quantile(values: &[Number], q: Number) -> Result<Number, NumberError> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let last = sorted.len().saturating_sub(1);
    if !(Number::ZERO..=Number::ONE).contains(&q) {
        return Err(NumberError::domain(Function::Quantile, q));
    }
    let position = Number::ONE.sub(q)?.mul(count(last))?;
    let whole = position.floor_index().min(last);
    let fraction = position.sub(count(whole))?;
    match (sorted.get(whole), sorted.get(whole.saturating_add(1).min(last))) {
        (Some(a), Some(b)) => between(*a, *b, fraction),
        _ => Err(NumberError::Empty { what: "a quantile" }),
    }
}

/// `a + (b - a) fraction`; exactly `a` or `b` at the ends and where both are equal.
pub(super) fn between(a: Number, b: Number, fraction: Number) -> Result<Number, NumberError> {
    if fraction.is_zero() || a == b {
        return Ok(a);
    }
    if fraction == Number::ONE {
        return Ok(b);
    }
    a.add(b.sub(a)?.mul(fraction)?)
}

/// `(a + b) / 2`; exact where both are equal.
pub(super) fn midpoint(a: Number, b: Number) -> Result<Number, NumberError> {
    if a == b { Ok(a) } else { a.add(b)?.mul(Number::HALF) }
}
