//! [`ReplayError`].

use crate::export::FORMAT;
use allora_protocol::EpochId;
use allora_protocol::schedule::ScheduleError;
use thiserror::Error;

/// Why a record cannot be replayed.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ReplayError {
    /// Another format.
    #[error("unknown_format: the export has format {found}, this program reads format {FORMAT}")]
    UnknownFormat {
        /// Of the export.
        found: u32,
    },
    /// An event lacks an attribute.
    #[error("missing_attribute: event {at} of the log ({name}) has no `{attribute}`")]
    MissingAttribute {
        /// Its place in the log, from 0.
        at: usize,
        /// Its name.
        name: String,
        /// What is missing.
        attribute: &'static str,
    },
    /// An attribute that is not what it should be.
    #[error("malformed_attribute: `{attribute}` of event {at} of the log ({name}) is `{value}`, {reason}")]
    MalformedAttribute {
        /// Its place in the log, from 0.
        at: usize,
        /// Its name.
        name: String,
        /// Which.
        attribute: &'static str,
        /// What it says.
        value: String,
        /// What is wrong with it.
        reason: String,
    },
    /// An epoch from before all versions of the parameters.
    #[error("no_version: the export has no version of the parameters for epoch {epoch}")]
    NoVersion {
        /// Which.
        epoch: EpochId,
    },
    /// An epoch from before all amounts of `min_topic_stake`.
    #[error("no_min_topic_stake: the export does not say which min_topic_stake epoch {epoch} goes by")]
    NoMinTopicStake {
        /// Which.
        epoch: EpochId,
    },
    /// A schedule without instants.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
}
