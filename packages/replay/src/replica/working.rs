//! [`Working`]: an epoch under way.

use super::Replica;
use crate::PublicEvent;
use allora_interfaces::synthesis::{SeatedEntry, SeatedReport};
use allora_protocol::schedule::{Due, Event, Windows};
use allora_protocol::synthesis::Prediction;
use allora_protocol::{ById, EpochId, ReputerId, WorkerId};
use cosmwasm_std::Uint128;

/// An epoch under way.
pub struct Working {
    pub windows: Windows,
    /// Who has a seat, and what he sent.
    pub entries: ById<WorkerId, SeatedEntry>,
    /// The reputers with a seat.
    pub reports: ById<ReputerId, SeatedReport>,
    /// The most that stood behind a report of each reputer, seated or not, in base units.
    pub offered: ById<ReputerId, Uint128>,
    /// Once it is closed.
    pub prediction: Option<Prediction>,
    /// Evictions that were recomputed and have no event yet.
    evictions: Vec<String>,
    /// Forfeits that have an event.
    pub forfeits: Vec<String>,
}

impl Working {
    pub fn new(windows: Windows) -> Self {
        Self {
            windows,
            entries: ById::new(),
            reports: ById::new(),
            offered: ById::new(),
            prediction: None,
            evictions: Vec::new(),
            forfeits: Vec::new(),
        }
    }

    /// The stake of all who reported, in base units; at most what an amount can hold.
    pub fn stake_offered(&self) -> Uint128 {
        self.offered.values().fold(Uint128::zero(), |sum, stake| sum.saturating_add(*stake))
    }

    /// What comes next of it.
    pub fn next(&self) -> Due {
        let Windows { epoch, closes, settles, .. } = self.windows;
        match self.prediction {
            None => Due { at: closes, event: Event::Close(epoch) },
            Some(_) => Due { at: settles, event: Event::Settle(epoch) },
        }
    }

    /// Somebody loses his seat.
    pub fn evict(&mut self, role: &str, id: u32, by: u32) {
        self.evictions.push(eviction(role, &id.to_string(), &by.to_string()));
    }
}

impl Replica<'_> {
    /// An event says that somebody lost his seat.
    pub fn evicted(&mut self, event: &PublicEvent, epoch: EpochId) {
        self.findings.saw(epoch);
        let text = |attribute: &str| event.attributes.get(attribute).map_or("", String::as_str);
        let claimed = eviction(text("role"), text("id"), text("by"));
        let evictions = self.open.get_mut(epoch).map(|working| &mut working.evictions);
        let found = evictions.and_then(|evictions| {
            let at = evictions.iter().position(|eviction| *eviction == claimed)?;
            Some(evictions.remove(at))
        });
        if found.is_none() {
            self.findings.differs(epoch, "evicted", claimed, "nobody, or somebody else");
        }
    }

    /// All who were evicted so far should have an event by now.
    pub fn require_evictions(&mut self, epoch: EpochId) {
        let left = self.open.get_mut(epoch).and_then(|working| working.evictions.pop());
        if let Some(eviction) = left {
            self.findings.differs(epoch, "evicted", "nobody, or somebody else", eviction);
        }
    }

    /// An event says that somebody forfeited; whether that is so is known at the close.
    pub fn forfeited(&mut self, event: &PublicEvent, epoch: EpochId) {
        self.findings.saw(epoch);
        let text = |attribute: &str| event.attributes.get(attribute).map_or("", String::as_str);
        let claimed = forfeit(text("worker_id"), text("amount"));
        match self.open.get_mut(epoch) {
            Some(working) => working.forfeits.push(claimed),
            None => self.findings.differs(epoch, "forfeited", claimed, "the epoch is not under way"),
        }
    }
}

fn eviction(role: &str, id: &str, by: &str) -> String {
    format!("{role} {id} by {by}")
}

/// A forfeit as it is compared.
pub fn forfeit(worker: &str, amount: &str) -> String {
    format!("worker {worker} forfeits {amount}")
}
