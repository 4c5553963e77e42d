//! [`Figure`]: what a message costs.

use crate::vm::Bill;
use serde::{Deserialize, Serialize};

/// What a message costs in an epoch of some size, in SDK gas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its name.
    pub message: String,
    /// `inferers/forecasters/reputers`.
    pub size: String,
    /// How long it is, in bytes of JSON.
    pub bytes: u64,
    /// Instructions, addresses, and the reading of what was returned.
    pub vm: u64,
    /// The contracts' own storage.
    pub storage: u64,
    /// Raw reads of other contracts' storage.
    pub raw_reads: u64,
    /// Attributes and events.
    pub events: u64,
    /// For calling contracts at all.
    pub instance: u64,
    /// All of these.
    pub sum: u64,
    /// The sum of a message of equal length to the same contract that is refused while it is parsed.
    pub no_op: u64,
}

impl Figure {
    /// From its bill and that of its no-op.
    pub fn new(message: &str, size: &str, bytes: usize, bill: &Bill, no_op: &Bill) -> Self {
        Self {
            message: message.into(),
            size: size.into(),
            bytes: bytes as u64,
            vm: bill.vm,
            storage: bill.storage,
            raw_reads: bill.queries,
            events: bill.events,
            instance: bill.instance,
            sum: bill.sum(),
            no_op: no_op.sum(),
        }
    }

    /// What messages cost that are sent one after another, each in a transaction of its own.
    pub fn together(message: &str, parts: &[&Self]) -> Self {
        let sum = |of: fn(&Self) -> u64| parts.iter().map(|part| of(part)).sum();
        Self {
            message: message.into(),
            size: parts.first().map_or_else(String::new, |part| part.size.clone()),
            bytes: sum(|part| part.bytes),
            vm: sum(|part| part.vm),
            storage: sum(|part| part.storage),
            raw_reads: sum(|part| part.raw_reads),
            events: sum(|part| part.events),
            instance: sum(|part| part.instance),
            sum: sum(|part| part.sum),
            no_op: sum(|part| part.no_op),
        }
    }

    /// Whether it is of this message in epochs of this size.
    pub fn is(&self, message: &str, size: &str) -> bool {
        self.message == message && self.size == size
    }

    /// What the message itself costs: more than its no-op.
    pub fn above(&self) -> u64 {
        self.sum.saturating_sub(self.no_op)
    }

    /// What is compared with the committed figure, by name.
    pub fn parts(&self) -> [(&'static str, u64); 6] {
        [
            ("VM", self.vm),
            ("storage", self.storage),
            ("raw reads", self.raw_reads),
            ("events", self.events),
            ("instance", self.instance),
            ("above a no-op", self.above()),
        ]
    }
}
