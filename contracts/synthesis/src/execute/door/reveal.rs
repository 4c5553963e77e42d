//! What may be revealed.

use crate::{ContractError, Refusal};
use allora_interfaces::registry::TopicRecord;
use allora_interfaces::synthesis::{Committed, Content, ENTRIES, Seat, SeatedEntry};
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::Storage;

/// A worker's commitment that is not revealed, and the seats it came with.
#[derive(Debug)]
pub struct Unrevealed {
    /// His seat as an inferer.
    pub inferer: Option<Seat>,
    /// His seat as a forecaster.
    pub forecaster: Option<Seat>,
    /// What he committed.
    pub committed: Committed,
}

/// What a worker committed for an epoch and anybody may reveal now.
///
/// Errors: [`ContractError::Schedule`] outside the reveal window, [`ContractError::NothingCommitted`].
pub fn may_reveal(
    storage: &dyn Storage,
    topic: &TopicRecord,
    now: u64,
    (topic_id, epoch): (TopicId, EpochId),
    worker: WorkerId,
) -> Result<Unrevealed, Refusal> {
    topic.versions.windows(epoch)?.reveals().require_open(now)?;
    match ENTRIES.may_load(storage, (topic_id.0, epoch.0, worker.0))? {
        Some(SeatedEntry { inferer, forecaster, content: Content::Committed(committed) }) => {
            Ok(Unrevealed { inferer, forecaster, committed })
        }
        _ => Err(ContractError::NothingCommitted { worker, epoch }.into()),
    }
}
