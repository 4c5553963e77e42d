//! Native replay of a topic from its public record, so that anybody can audit it without trusting a node.
//!
//! Results are a function of submissions and reports alone, and those stand in the chain's typed events. An [`Export`]
//! holds the events of a topic, the parameters it went by, and the results that are claimed. [`replay`] goes through the
//! events in their order with the protocol's own mathematics and nothing else: it gives seats to who earned them, closes
//! and settles every epoch, and compares each number with what is claimed, bit for bit. The [`Audit`] says of each epoch
//! whether it agrees, and if not, where first.
//!
//! ```
//! # use allora_replay::{Audit, Export, ReplayError};
//! fn audit(file: &str) -> Result<bool, Box<dyn std::error::Error>> {
//!     let export: Export = serde_json::from_str(file)?;
//!     let audit = allora_replay::replay(&export)?;
//!     for epoch in audit.differing() {
//!         println!("{epoch}");
//!     }
//!     Ok(audit.agrees())
//! }
//! ```
//!
//! What it takes from the record as given: that a sender was who he was (signatures are the chain's matter), the topic's
//! versions and `min_topic_stake`, and, where the record has no events of staking, the stake in a report.

mod audit;
mod claims;
mod compare;
mod error;
mod export;
mod fact;
mod replica;

pub use audit::{Audit, Difference, EpochAudit};
pub use error::ReplayError;
pub use export::{Export, FORMAT, MinTopicStake, PublicEvent, Subject};

/// Recomputes a topic from its record, and compares every number with what is claimed.
///
/// Errors: [`ReplayError`], where the record cannot be read at all. Numbers that differ, and messages that the contracts
/// would have refused, are no errors: the audit names them.
pub fn replay(export: &Export) -> Result<Audit, ReplayError> {
    let mut replica = replica::Replica::new(export)?;
    for (at, event) in export.log.iter().enumerate() {
        if let Some(fact) = fact::Fact::read(at, event)? {
            replica.apply(event, fact)?;
        }
    }
    replica.finish()
}
