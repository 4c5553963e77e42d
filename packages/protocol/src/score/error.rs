//! [`ScoreError`].

use cw_number::NumberError;
use thiserror::Error;

/// Why there are no scores, or no seat.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ScoreError {
    /// Consensus of nobody.
    #[error("no_reports: a consensus needs at least one report; fail the epoch for want of a quorum")]
    NoReports,
    /// All reporters have stake 0.
    #[error("no_stake: none of the {reporters} reporters has stake; fail the epoch for want of a quorum")]
    NoStake {
        /// How many reported.
        reporters: usize,
    },
    /// Stake below 0.
    #[error("negative_stake: reporter {position} has stake {stake}; stakes are 0 or more")]
    NegativeStake {
        /// Place in the list of reporters.
        position: usize,
        /// What was given.
        stake: String,
    },
    /// Rows of different length.
    #[error(
        "rows_differ: reporter {position} has {found} losses, the first has {expected}; align the reports first"
    )]
    RowsDiffer {
        /// Place in the list of reporters.
        position: usize,
        /// His losses.
        found: usize,
        /// The losses of the first reporter.
        expected: usize,
    },
    /// Somebody who has a seat asks for one.
    #[error("already_seated: {id} has a seat in this epoch; one submission per epoch")]
    AlreadySeated {
        /// The worker or reputer.
        id: String,
    },
    /// A number left its range.
    #[error(transparent)]
    Number(#[from] NumberError),
}
