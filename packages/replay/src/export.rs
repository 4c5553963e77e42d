//! [`Export`]: the public record of a topic.

use crate::ReplayError;
use allora_interfaces::event::CATALOGUE;
use allora_interfaces::synthesis::{EpochResult, EpochTable};
use allora_protocol::schedule::{Version, Versions, Windows};
use allora_protocol::topic::{Topic, TopicParams};
use allora_protocol::{ById, EpochId, TopicId};
use cosmwasm_std::Uint128;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The format that this version writes and reads.
pub const FORMAT: u32 = 1;

/// The public record of a topic, as JSON: what was sent, in its order, and what is claimed to have come of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// [`FORMAT`].
    pub format: u32,
    /// What the record is of.
    pub subject: Subject,
    /// Typed events in the order in which the chain emitted them.
    pub log: Vec<PublicEvent>,
    /// What is claimed to have become of the epochs.
    pub results: ById<EpochId, EpochResult>,
    /// Everybody's numbers as they are claimed, of as many epochs as tables are kept.
    #[serde(default)]
    pub tables: ById<EpochId, EpochTable>,
}

/// What a record is of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Address of the suite's registry: its name in hashes and draws.
    pub suite: String,
    /// The topic's id.
    pub topic_id: TopicId,
    /// What is fixed about it.
    pub topic: Topic,
    /// All versions of its parameters that an epoch of the record went by, ascending.
    pub versions: Vec<Version<TopicParams>>,
    /// The suite's `min_topic_stake` as it was frozen into epochs, ascending.
    pub min_topic_stakes: Vec<MinTopicStake>,
}

/// An amount of `min_topic_stake`, and the epochs that froze it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinTopicStake {
    /// The first of them; they go on to the next amount.
    pub from_epoch: EpochId,
    /// In base units.
    pub amount: Uint128,
}

/// A typed event of the suite, as the chain has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicEvent {
    /// Block time, in seconds.
    pub time: u64,
    /// Its name in the catalogue, without `allora_` or the chain's `wasm-`.
    pub name: String,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
}

impl PublicEvent {
    /// An event at a block time (seconds), with or without the prefixes of its name.
    pub fn new(
        time: u64,
        name: &str,
        attributes: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        let name = name.strip_prefix("wasm-").unwrap_or(name);
        let name = name.strip_prefix("allora_").unwrap_or(name).into();
        let attributes = attributes.into_iter().map(|(key, value)| (key.into(), value.into())).collect();
        Self { time, name, attributes }
    }
}

impl Export {
    /// The record of a topic out of all typed events of a chain, in their order: those that are not about it, or
    /// that nothing follows from, stay out.
    pub fn from_events(
        subject: Subject,
        events: impl IntoIterator<Item = PublicEvent>,
        results: ById<EpochId, EpochResult>,
        tables: ById<EpochId, EpochTable>,
    ) -> Self {
        let topic = subject.topic_id.to_string();
        let concerns = |event: &PublicEvent| {
            event.attributes.get("topic_id") == Some(&topic)
                && CATALOGUE
                    .iter()
                    .any(|(contract, name, _)| *name == event.name && *contract != "topic-registry")
        };
        let log = events.into_iter().filter(concerns).collect();
        Self { format: FORMAT, subject, log, results, tables }
    }
}

impl Subject {
    /// The version of an epoch.
    pub(crate) fn version(&self, epoch: EpochId) -> Result<&Version<TopicParams>, ReplayError> {
        let found = self.versions.iter().rfind(|version| version.from_epoch <= epoch);
        found.ok_or(ReplayError::NoVersion { epoch })
    }

    /// The instants of an epoch.
    pub(crate) fn windows(&self, epoch: EpochId) -> Result<Windows, ReplayError> {
        let version = self.version(epoch)?.clone();
        Ok(Versions::try_from(vec![version])?.windows(epoch)?)
    }

    /// The `min_topic_stake` that an epoch froze, in base units.
    pub(crate) fn min_topic_stake(&self, epoch: EpochId) -> Result<Uint128, ReplayError> {
        let found = self.min_topic_stakes.iter().rfind(|amount| amount.from_epoch <= epoch);
        found.map(|found| found.amount).ok_or(ReplayError::NoMinTopicStake { epoch })
    }
}
