//! [`Notes`]: what an auditor writes down of a network while it lives, and the replay of its topics from that.

use crate::world::World;
use allora_interfaces::registry::{QueryMsg, TopicResponse};
use allora_interfaces::synthesis::{EPOCHS, EpochTable, RESULTS, TABLES};
use allora_protocol::schedule::Version;
use allora_protocol::topic::TopicParams;
use allora_protocol::{ById, EpochId, TopicId};
use allora_replay::{Export, MinTopicStake, PublicEvent, Subject};
use allora_testing::Network;
use cosmwasm_std::{Order, Uint128};
use std::collections::BTreeMap;

/// What an auditor writes down of a network while it lives: what is not kept for ever.
#[derive(Default)]
pub struct Notes {
    versions: BTreeMap<(TopicId, EpochId), Version<TopicParams>>,
    min_topic_stakes: BTreeMap<(TopicId, EpochId), Uint128>,
    tables: BTreeMap<(TopicId, EpochId), EpochTable>,
}

impl Notes {
    /// The versions of the current topic. One that was replaced before its first epoch is forgotten.
    pub fn versions(&mut self, net: &Network) {
        let topic = topic(net, net.topic);
        let newest = topic.versions.last().expect("a version").from_epoch;
        self.versions.retain(|(id, epoch), _| *id != net.topic || *epoch < newest);
        for version in topic.versions {
            self.versions.insert((net.topic, version.from_epoch), version);
        }
    }

    /// What stake speaks for the open epochs of the current topic.
    pub fn min_topic_stakes(&mut self, net: &Network) {
        let storage = net.synthesis_storage();
        for record in EPOCHS.range(&*storage, net.topic.0, None, Order::Ascending) {
            let (key, record) = record.unwrap();
            self.min_topic_stakes.insert((net.topic, EpochId(key)), record.min_topic_stake);
        }
    }

    /// The tables of the current topic that are kept now.
    pub fn tables(&mut self, net: &Network) {
        let storage = net.synthesis_storage();
        for record in TABLES.range(&*storage, net.topic.0, None, Order::Descending).take(10) {
            let (key, table) = record.unwrap();
            self.tables.insert((net.topic, EpochId(key)), table);
        }
    }

    fn of<T: Clone>(
        map: &BTreeMap<(TopicId, EpochId), T>,
        topic: TopicId,
    ) -> impl Iterator<Item = (EpochId, T)> + '_ {
        map.iter().filter(move |((id, _), _)| *id == topic).map(|((_, epoch), value)| (*epoch, value.clone()))
    }
}

fn topic(net: &Network, topic_id: TopicId) -> TopicResponse {
    net.ask_registry(&QueryMsg::Topic { topic_id }).unwrap()
}

impl World {
    /// Replays every topic from its public record. Error: what differs.
    pub fn replay(&self) -> Result<(), String> {
        self.topics.iter().try_for_each(|topic| {
            let export = self.export(*topic);
            let audit = allora_replay::replay(&export).map_err(|error| format!("topic {topic}: {error}"))?;
            assert_eq!(audit.epochs.len(), export.results.len(), "epochs of topic {topic}");
            match audit.differing().next() {
                Some(differing) => Err(format!("topic {topic}: {differing}")),
                None => Ok(()),
            }
        })
    }

    /// The public record of a topic.
    pub fn export(&self, topic_id: TopicId) -> Export {
        let storage = self.net.synthesis_storage();
        let results = RESULTS.range(&*storage, topic_id.0, None, Order::Ascending);
        let results: ById<_, _> =
            results.map(Result::unwrap).map(|(key, result)| (EpochId(key), result)).collect();
        let stakes = Notes::of(&self.notes.min_topic_stakes, topic_id);
        let subject = Subject {
            suite: self.net.suite.registry.to_string(),
            topic_id,
            topic: topic(&self.net, topic_id).topic,
            versions: Notes::of(&self.notes.versions, topic_id).map(|(_, version)| version).collect(),
            min_topic_stakes: stakes
                .map(|(from_epoch, amount)| MinTopicStake { from_epoch, amount })
                .collect(),
        };
        let events = self.net.log.0.iter();
        let events = events.map(|event| PublicEvent::new(event.time, &event.name, event.attributes.clone()));
        Export::from_events(subject, events, results, Notes::of(&self.notes.tables, topic_id).collect())
    }
}
