//! [`Tally`]: how often what was carried out, and how often it was refused.

use crate::act::Kind;
use allora_testing::LoggedEvent;
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

/// How often what happened.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Of each kind of message: how many were carried out, and how many refused.
    pub messages: BTreeMap<Kind, (u64, u64)>,
    /// Of each code, how many messages were refused with it.
    pub refusals: BTreeMap<String, u64>,
    /// Of each kind of event.
    pub events: BTreeMap<String, u64>,
}

impl Tally {
    /// All messages.
    pub fn sent(&self) -> u64 {
        self.messages.values().map(|(carried_out, refused)| carried_out + refused).sum()
    }

    /// Messages of a kind that were carried out.
    pub fn carried_out(&self, kind: Kind) -> u64 {
        self.messages.get(&kind).map_or(0, |(carried_out, _)| *carried_out)
    }

    /// Messages of a kind that were refused.
    pub fn refused(&self, kind: Kind) -> u64 {
        self.messages.get(&kind).map_or(0, |(_, refused)| *refused)
    }

    /// What happened here, and what happened there.
    pub fn add(&mut self, other: &Self) {
        for (kind, (carried_out, refused)) in &other.messages {
            let sum = self.messages.entry(*kind).or_default();
            *sum = (sum.0 + carried_out, sum.1 + refused);
        }
        let texts = [(&mut self.refusals, &other.refusals), (&mut self.events, &other.events)];
        for (mine, theirs) in texts {
            for (text, count) in theirs {
                *mine.entry(text.clone()).or_default() += count;
            }
        }
    }

    /// Counts events, those with several cases by case.
    pub fn count_events(&mut self, log: &[LoggedEvent]) {
        for event in log {
            let case = match event.name.as_str() {
                "epoch_settled" => event.get("outcome"),
                "evicted" => event.get("role"),
                _ => "",
            };
            let name = format!("{} {case}", event.name);
            *self.events.entry(name.trim_end().into()).or_default() += 1;
        }
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<20} {:>12} {:>12}", "message", "carried out", "refused")?;
        for (kind, (carried_out, refused)) in &self.messages {
            writeln!(f, "{:<20} {carried_out:>12} {refused:>12}", format!("{kind:?}"))?;
        }
        writeln!(f, "\nevents: {:?}", self.events)?;
        writeln!(f, "\nrefusals: {:?}", self.refusals)
    }
}
