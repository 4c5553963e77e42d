//! The events of an epoch: its close, its settlement, its payment.
//!
//! Each is loaded, computed, stored, in this order: nothing is written before all of the event is known, and what the
//! mathematics refuses is recorded as the epoch's failure. What needs no storage stands apart, for queries and for a
//! replay that has no chain: [`Submitted`] (entries to submissions), [`predict`] and [`conclude`] (the protocol's two
//! steps, failures included), [`Participants`] (records to state and back), [`table()`] and [`network_inference`] (results
//! as they are shown).

mod close;
mod event;
mod forfeit;
mod outcome;
mod participants;
mod pay;
mod remove;
mod settle;
mod submitted;
mod table;

pub use close::close;
pub use outcome::{Conclusion, cause, conclude, has_truth, predict, refused, stake};
pub use participants::{Participants, Rows};
pub use pay::{Payer, answered, next, waits};
pub use settle::settle;
pub use submitted::Submitted;
pub use table::{concentration, judged, network_inference, table};

use allora_interfaces::registry::TopicRecord;
use allora_interfaces::synthesis::Config;
use allora_protocol::TopicId;

/// Whose events are carried out, and when.
pub struct Scene<'a> {
    /// The contract's own.
    pub config: &'a Config,
    /// Of which topic.
    pub topic: TopicId,
    /// What the registry says of it.
    pub record: &'a TopicRecord,
    /// Block time, in seconds.
    pub now: u64,
    /// The block's height.
    pub height: u64,
}

#[cfg(test)]
mod tests;
