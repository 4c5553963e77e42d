//! [`RewardError`].

use cw_number::NumberError;
use thiserror::Error;

/// Why there is no split.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum RewardError {
    /// More than all of something.
    #[error(
        "above_whole: {parts} parts of 10^18 are more than the whole; shares and fractions are at most 10^18"
    )]
    AboveWhole {
        /// What was given.
        parts: u64,
    },
    /// A share or fraction below 0.
    #[error("negative_fraction: {fraction}; shares and fractions are 0 or more")]
    NegativeFraction {
        /// What was given.
        fraction: String,
    },
    /// A number left its range.
    #[error(transparent)]
    Number(#[from] NumberError),
}
