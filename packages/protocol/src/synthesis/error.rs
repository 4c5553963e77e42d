//! [`SynthesisError`].

use crate::{NumberError, WorkerId};
use thiserror::Error;

/// Why there is no prediction, or nothing to be learnt. An epoch that meets one of them fails; the state
/// stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SynthesisError {
    /// Nobody submitted an inference.
    #[error("no_inferences: an epoch needs at least one inference, it has none")]
    NoInferences,
    /// Inferences of one epoch differ in length, or have no component.
    #[error(
        "arity: the inference of worker {worker} has {got} components; each of this epoch must have {expected}"
    )]
    Arity {
        /// Whose inference.
        worker: WorkerId,
        /// Its number of components.
        got: usize,
        /// The number of components of the epoch's first inference, at least 1.
        expected: usize,
    },
    /// The losses are not those of a scored epoch.
    #[error("not_scored: the losses lack that of the {missing} inference; learn only from a scored epoch")]
    NotScored {
        /// Which loss is missing: `combined` or `naive`.
        missing: &'static str,
    },
    /// A number left its range.
    #[error(transparent)]
    Number(#[from] NumberError),
}
