use crate::NumberError;
use thiserror::Error;

/// Why reports make no truth. What a topic accepts as a report makes none of these possible but an overflow.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TruthError {
    /// Arithmetic left the range of numbers, or stakes that of amounts.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// Reports of different kinds or lengths.
    #[error("mixed_reports: the reports of one epoch must be of one kind and length")]
    MixedReports,
}
