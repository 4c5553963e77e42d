//! Losses of labels: a prediction has one number per label, the truth is one of the labels.

use super::LossError;
use crate::Number;
use crate::truth::Truth;

/// The least probability that the log loss knows; less costs no more: `-ln 1e-6` = 13.8.
const LEAST_PROBABILITY: Number = Number::decimal(1, 6);

pub(super) fn log_loss(prediction: &[Number], truth: &Truth) -> Result<Number, LossError> {
    let (_, probability) = true_label(prediction, truth)?;
    Ok(probability.clamp(LEAST_PROBABILITY, Number::ONE).ln()?.neg())
}

pub(super) fn brier(prediction: &[Number], truth: &Truth) -> Result<Number, LossError> {
    let (label, _) = true_label(prediction, truth)?;
    let mut sum = Number::ZERO;
    for (at, probability) in prediction.iter().enumerate() {
        let error = if at == label { probability.sub(Number::ONE)? } else { *probability };
        sum = sum.add(error.mul(error)?)?;
    }
    Ok(sum)
}

/// The place of the true label and the prediction's number for it.
fn true_label(prediction: &[Number], truth: &Truth) -> Result<(usize, Number), LossError> {
    let Truth::Label(label) = *truth else { return Err(LossError::WrongKind { expected: "label" }) };
    let found = usize::try_from(label).ok().and_then(|at| Some((at, *prediction.get(at)?)));
    let last = u32::try_from(prediction.len()).unwrap_or(u32::MAX).saturating_sub(1);
    found.ok_or(LossError::NoSuchLabel { label, last })
}
