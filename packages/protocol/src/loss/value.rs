//! Losses of values, component by component.

use super::LossError;
use crate::truth::Truth;
use crate::{Number, NumberError};
use cw_number::stats;

/// The mean over the components of the loss of `v_c - y_c`.
pub(super) fn mean(
    prediction: &[Number],
    truth: &Truth,
    component: impl Fn(Number) -> Result<Number, NumberError>,
) -> Result<Number, LossError> {
    let Truth::Value(truth) = truth else { return Err(LossError::WrongKind { expected: "value" }) };
    if prediction.len() != truth.len() {
        return Err(LossError::Arity { got: prediction.len(), expected: truth.len() });
    }
    let losses: Result<Vec<_>, NumberError> =
        prediction.iter().zip(truth).map(|(v, y)| v.sub(*y).and_then(&component)).collect();
    Ok(stats::mean(&losses?)?)
}

pub(super) fn squared(error: Number) -> Result<Number, NumberError> {
    error.mul(error)
}

pub(super) fn absolute(error: Number) -> Result<Number, NumberError> {
    Ok(error.abs())
}

pub(super) fn huber(error: Number, delta: Number) -> Result<Number, NumberError> {
    let distance = error.abs();
    if distance <= delta {
        distance.mul(distance)?.mul(Number::HALF)
    } else {
        delta.mul(distance.sub(delta.mul(Number::HALF)?)?)
    }
}

pub(super) fn pinball(error: Number, quantile: Number) -> Result<Number, NumberError> {
    if error.is_positive() { Number::ONE.sub(quantile)?.mul(error) } else { quantile.mul(error.neg()) }
}
