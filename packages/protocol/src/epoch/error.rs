//! [`EpochError`].

use crate::loss::LossError;
use crate::reward::RewardError;
use crate::score::ScoreError;
use crate::synthesis::SynthesisError;
use crate::truth::TruthError;
use crate::{NumberError, ParameterOutOfRange};
use thiserror::Error;

/// Why an epoch has no outcome. It fails with this as its reason, pays nobody and disturbs no other.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum EpochError {
    /// No prediction, or nothing to be learnt from it.
    #[error(transparent)]
    Synthesis(#[from] SynthesisError),
    /// Reports that make no truth.
    #[error(transparent)]
    Truth(#[from] TruthError),
    /// Values without a loss.
    #[error(transparent)]
    Loss(Box<LossError>),
    /// No scores.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// No split of the reward.
    #[error(transparent)]
    Reward(#[from] RewardError),
    /// The format and the rule disagree about whether inferences are probabilities.
    #[error(
        "unity_differs: medians are divided by their sum exactly where the format requires unity; set synthesis.unity to whether format.require_unity is given"
    )]
    UnityDiffers,
    /// A parameter outside its range.
    #[error(transparent)]
    Parameter(Box<ParameterOutOfRange>),
    /// A number left its range.
    #[error(transparent)]
    Number(#[from] NumberError),
}

// The large ones stand behind a pointer: an error is moved at every `?`.
impl From<LossError> for EpochError {
    fn from(error: LossError) -> Self {
        Self::Loss(Box::new(error))
    }
}

impl From<ParameterOutOfRange> for EpochError {
    fn from(error: ParameterOutOfRange) -> Self {
        Self::Parameter(Box::new(error))
    }
}
