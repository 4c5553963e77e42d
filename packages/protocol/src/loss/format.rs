//! What a topic takes for an answer.

use super::{LossError, out_of_range};
use crate::Number;
use crate::truth::Report;
use cw_number::stats;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The most components of a value.
pub const MAX_ARITY: u32 = 8;
/// The most labels of a topic.
pub const MAX_LABELS: u32 = 32;
/// Forecasts and reported losses are log10 losses from -100 to 100. Values go to 1e40, so that a squared loss
/// of 4e80 is possible, and one of less than 1e-100 is not told from it.
pub const LOG_LOSS_LIMIT: Number = Number::integer(100);
/// The largest tolerance of [`Format::require_unity`]: more would not be probabilities any more.
const MAX_TOLERANCE: Number = Number::decimal(1, 2);

/// The kind of a topic's answer. Fixed at its creation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Answer {
    /// A vector of numbers; so is the truth.
    Value {
        /// 1 to [`MAX_ARITY`] components.
        arity: u32,
    },
    /// One of several labels. An inference has a number for each, the truth is the number of one, from 0.
    Label {
        /// 2 to [`MAX_LABELS`].
        labels: u32,
    },
}

/// Bounds of every component of an inference, both allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The least value.
    pub lower: Number,
    /// The greatest value.
    pub upper: Number,
}

/// What a topic accepts. The default is one number without bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Format {
    /// The kind and size of the answer.
    pub answer: Answer,
    /// Bounds of inferences. Reports have none: what happened, happened.
    #[serde(default)]
    pub bounds: Option<Bounds>,
    /// Inferences are probabilities: 0 to 1, with a sum of 1 within this tolerance (0 to 0.01).
    #[serde(default)]
    pub require_unity: Option<Number>,
}

impl Default for Format {
    fn default() -> Self {
        Self { answer: Answer::Value { arity: 1 }, bounds: None, require_unity: None }
    }
}

impl Answer {
    /// How many components an inference has.
    pub fn components(&self) -> u32 {
        match *self {
            Self::Value { arity } => arity,
            Self::Label { labels } => labels,
        }
    }
}

impl Format {
    /// Checks the ranges: arity 1 to 8 or labels 2 to 32, lower < upper bound, tolerance 0 to 0.01.
    pub fn validate(&self) -> Result<(), LossError> {
        match self.answer {
            Answer::Value { arity } if !(1..=MAX_ARITY).contains(&arity) => {
                return Err(out_of_range("arity", Number::from(arity), "from 1 to 8"));
            }
            Answer::Label { labels } if !(2..=MAX_LABELS).contains(&labels) => {
                return Err(out_of_range("labels", Number::from(labels), "from 2 to 32"));
            }
            _ => {}
        }
        if let Some(Bounds { lower, upper }) = self.bounds.filter(|bounds| bounds.lower >= bounds.upper) {
            return Err(LossError::EmptyBounds { lower, upper });
        }
        match self.require_unity {
            Some(tolerance) if tolerance.is_negative() || tolerance > MAX_TOLERANCE => {
                Err(out_of_range("the tolerance of require_unity", tolerance, "from 0 to 0.01"))
            }
            _ => Ok(()),
        }
    }

    /// Accepts an inference, or says what is wrong with it: [`LossError::Arity`], [`LossError::TooLarge`],
    /// [`LossError::OutOfBounds`], [`LossError::NotAProbability`], [`LossError::NoUnity`].
    pub fn accept(&self, inference: &[Number]) -> Result<(), LossError> {
        self.check_vector(inference)?;
        for (component, value) in inference.iter().copied().enumerate() {
            if let Some(Bounds { lower, upper }) = self.bounds
                && (value < lower || value > upper)
            {
                return Err(LossError::OutOfBounds { component, value, lower, upper });
            }
            if self.require_unity.is_some() && (value.is_negative() || value > Number::ONE) {
                return Err(LossError::NotAProbability { component, value });
            }
        }
        let Some(tolerance) = self.require_unity else { return Ok(()) };
        let sum = stats::sum(inference)?;
        if sum.sub(Number::ONE)?.abs() > tolerance {
            return Err(LossError::NoUnity { sum, tolerance });
        }
        Ok(())
    }

    /// Accepts a report, or says what is wrong with it: [`LossError::Arity`], [`LossError::TooLarge`],
    /// [`LossError::NoSuchLabel`], [`LossError::WrongKind`].
    pub fn accept_report(&self, report: &Report) -> Result<(), LossError> {
        match (self.answer, report) {
            (_, Report::Void) => Ok(()),
            (Answer::Value { .. }, Report::Value(value)) => self.check_vector(value),
            (Answer::Label { labels }, Report::Label(label)) if *label < labels => Ok(()),
            (Answer::Label { labels }, Report::Label(label)) => {
                Err(LossError::NoSuchLabel { label: *label, last: labels.saturating_sub(1) })
            }
            (Answer::Value { .. }, Report::Label(_)) => Err(LossError::WrongKind { expected: "value" }),
            (Answer::Label { .. }, Report::Value(_)) => Err(LossError::WrongKind { expected: "label" }),
        }
    }

    /// The length of the topic, and nothing whose square could leave the range of numbers.
    fn check_vector(&self, vector: &[Number]) -> Result<(), LossError> {
        let expected = usize::try_from(self.answer.components()).unwrap_or(usize::MAX);
        if vector.len() != expected {
            return Err(LossError::Arity { got: vector.len(), expected });
        }
        match vector.iter().copied().enumerate().find(|(_, value)| value.abs() > Number::WIRE_MAX) {
            Some((component, value)) => Err(LossError::TooLarge { component, value }),
            None => Ok(()),
        }
    }
}

/// Accepts a log10 loss that somebody forecasts or reports. Error: [`LossError::LogLossOutOfRange`].
pub fn accept_log_loss(value: Number) -> Result<(), LossError> {
    if value.abs() <= LOG_LOSS_LIMIT {
        Ok(())
    } else {
        Err(LossError::LogLossOutOfRange { value, limit: LOG_LOSS_LIMIT })
    }
}
