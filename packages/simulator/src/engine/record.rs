//! The public record of a topic on the embedded chain.

use allora_interfaces::synthesis::{RESULTS, TABLES};
use allora_protocol::EpochId;
use allora_protocol::schedule::Version;
use allora_protocol::topic::TopicParams;
use allora_replay::{Export, MinTopicStake, PublicEvent, Subject};
use allora_testing::Network;
use cosmwasm_std::{Order, Storage};

/// The record of the current topic. `min_topic_stake`: as it was all the time, in base units.
pub fn export(net: &Network, min_topic_stake: u128) -> Export {
    let record = net.topic_record();
    let params = net.params();
    let versions = record.versions.as_slice().iter();
    let versions = versions.map(|version| Version {
        from_epoch: version.from_epoch,
        opens_at: version.opens_at,
        params: TopicParams { terms: version.params, tuning: params.tuning.clone() },
    });
    let amount = MinTopicStake { from_epoch: EpochId(0), amount: min_topic_stake.into() };
    let subject = Subject {
        suite: net.suite.registry.to_string(),
        topic_id: net.topic,
        topic: record.topic,
        versions: versions.collect(),
        min_topic_stakes: vec![amount],
    };
    let events = net.log.0.iter();
    let events =
        events.map(|event| PublicEvent::new(event.time, &event.name, event.attributes.iter().cloned()));
    let storage = net.synthesis_storage();
    let (results, tables) = (of(&*storage, net, &RESULTS), of(&*storage, net, &TABLES));
    Export::from_events(subject, events, results, tables)
}

/// The records of the current topic, by epoch.
fn of<V: allora_interfaces::layout::Packed>(
    storage: &dyn Storage,
    net: &Network,
    records: &allora_interfaces::layout::PackedMap<(u64, u64), V>,
) -> allora_protocol::ById<EpochId, V> {
    let records = records.range(storage, net.topic.0, None, Order::Ascending);
    records
        .filter_map(|record| {
            let (epoch, record) = record.ok()?;
            Some((EpochId(epoch), record))
        })
        .collect()
}
