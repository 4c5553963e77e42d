//! How wrong a prediction was.
//!
//! * [`LossFunction`]: the loss of one prediction, given the truth.
//! * [`judge`]: the log10 losses of all values of an epoch, with their floor.
//! * [`Format`]: what a topic takes for an answer, and what it refuses at the door.

mod error;
mod format;
mod judge;
mod label;
mod value;

pub use error::LossError;
pub use format::{Answer, Bounds, Format, LOG_LOSS_LIMIT, MAX_ARITY, MAX_LABELS, accept_log_loss};
pub use judge::judge;

use crate::truth::Truth;
use crate::{Number, ParameterOutOfRange};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The loss of a prediction: never negative, 0 where it is the truth.
///
/// With prediction v and truth y, for values (arity 1 to [`MAX_ARITY`]) the mean over the components of the first
/// four; for labels, with a prediction p of one number per label and the true label, one of the last two.
/// docs/protocol.md, "Losses".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LossFunction {
    /// `(v - y)²`: the best prediction is the mean.
    #[default]
    Squared,
    /// `|v - y|`: the best prediction is the median.
    Absolute,
    /// `e²/2` for `|e| <= δ`, beyond it `δ (|e| - δ/2)`, with `e = v - y`: squared near the truth, absolute far off.
    Huber {
        /// δ > 0, in units of the value.
        delta: Number,
    },
    /// `(1-τ) (v - y)` above the truth, `τ (y - v)` below it: the best prediction is the quantile τ.
    Pinball {
        /// τ, between 0 and 1.
        quantile: Number,
    },
    /// `-ln p_y`, with `p_y` taken as 1e-6 to 1; for probabilities only.
    LogLoss,
    /// `Σ_c (p_c - o_c)²` with `o_c` = 1 for the true label, else 0.
    Brier,
}

impl LossFunction {
    /// Checks its parameter and that it can judge answers of a format: a label's loss judges labels, and
    /// [`LossFunction::LogLoss`] only probabilities (anything else would be rewarded for being large).
    ///
    /// Errors: [`LossError::Parameter`], [`LossError::LossDoesNotFit`].
    pub fn validate(&self, format: &Format) -> Result<(), LossError> {
        match *self {
            Self::Huber { delta } if !delta.is_positive() => {
                return Err(out_of_range("delta", delta, "above 0"));
            }
            Self::Pinball { quantile } if !quantile.is_positive() || quantile >= Number::ONE => {
                return Err(out_of_range("quantile", quantile, "above 0 and below 1"));
            }
            _ => {}
        }
        let labels = matches!(format.answer, Answer::Label { .. });
        match self {
            Self::Squared | Self::Absolute | Self::Huber { .. } | Self::Pinball { .. } if labels => {
                Err(LossError::LossDoesNotFit { loss: self.name(), of: "values" })
            }
            Self::LogLoss | Self::Brier if !labels => {
                Err(LossError::LossDoesNotFit { loss: self.name(), of: "labels" })
            }
            Self::LogLoss if format.require_unity.is_none() => {
                Err(LossError::LossDoesNotFit { loss: self.name(), of: "probabilities (require_unity)" })
            }
            _ => Ok(()),
        }
    }

    /// The loss of a prediction, in the units of the loss (not its log10).
    ///
    /// Errors: [`LossError::WrongKind`], [`LossError::Arity`], [`LossError::NoSuchLabel`] when truth and prediction
    /// are not of this loss function's kind and of one shape.
    pub fn loss(&self, prediction: &[Number], truth: &Truth) -> Result<Number, LossError> {
        match *self {
            Self::Squared => value::mean(prediction, truth, value::squared),
            Self::Absolute => value::mean(prediction, truth, value::absolute),
            Self::Huber { delta } => value::mean(prediction, truth, |error| value::huber(error, delta)),
            Self::Pinball { quantile } => {
                value::mean(prediction, truth, |error| value::pinball(error, quantile))
            }
            Self::LogLoss => label::log_loss(prediction, truth),
            Self::Brier => label::brier(prediction, truth),
        }
    }

    /// As it is written in messages.
    fn name(&self) -> &'static str {
        match self {
            Self::Squared => "squared",
            Self::Absolute => "absolute",
            Self::Huber { .. } => "huber",
            Self::Pinball { .. } => "pinball",
            Self::LogLoss => "log_loss",
            Self::Brier => "brier",
        }
    }
}

fn out_of_range(name: &'static str, value: Number, range: &'static str) -> LossError {
    LossError::Parameter(ParameterOutOfRange { name, value, range })
}

#[cfg(test)]
mod tests;
