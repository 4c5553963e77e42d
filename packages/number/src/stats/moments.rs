//! Sums and means.

use crate::{Number, NumberError};

/// `x_1 + x_2 + ..`, from the first to the last; 0 for none.
///
/// Errors: [`NumberError::Overflow`].
pub fn sum(values: &[Number]) -> Result<Number, NumberError> {
    values.iter().try_fold(Number::ZERO, |total, value| total.add(*value))
}

/// `(x_1 + .. + x_n) / n`.
///
/// Errors: [`NumberError::Empty`], [`NumberError::Overflow`].
pub fn mean(values: &[Number]) -> Result<Number, NumberError> {
    if values.is_empty() {
        return Err(NumberError::Empty { what: "the mean" });
    }
    sum(values)?.div(count(values.len()))
}

/// The sample standard deviation `sqrt(sum((x_i - mean)^2) / (n - 1))`, in two passes.
///
/// 0 for fewer than two values, and exactly 0 where all are equal (their mean may be off in the last digit).
///
/// Errors: [`NumberError::Overflow`].
pub fn standard_deviation(values: &[Number]) -> Result<Number, NumberError> {
    if values.windows(2).all(|pair| pair.first() == pair.last()) {
        return Ok(Number::ZERO);
    }
    let centre = mean(values)?;
    let mut squares = Number::ZERO;
    for value in values {
        let distance = value.sub(centre)?;
        squares = squares.add(distance.mul(distance)?)?;
    }
    squares.div(count(values.len().saturating_sub(1)))?.sqrt()
}

/// One step of an exponential moving average: `alpha new + (1 - alpha) old`; exactly `old` when both are
/// equal.
///
/// Errors: [`NumberError::Overflow`].
pub fn ema(alpha: Number, new: Number, old: Number) -> Result<Number, NumberError> {
    if new == old {
        return Ok(old);
    }
    alpha.mul(new)?.add(Number::ONE.sub(alpha)?.mul(old)?)
}

/// A length as a number.
pub(super) fn count(length: usize) -> Number {
    Number::from(length as u64)
}
