//! Two networks live the same life; one has a keeper who is always prompt, the other one who is late.

use crate::act::Act;
use crate::world::World;
use allora_interfaces::synthesis::{EpochResult, RESULTS};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::Order;

/// Plays both, and compares what they end with: results but for when somebody carried them out, and all
/// other state of synthesis. Error: where they differ.
pub fn prompt_and_late(acts: &[Act]) -> Result<(), String> {
    let [prompt, late] = [true, false].map(|prompt| {
        let mut world = World::roomy(prompt);
        acts.iter().for_each(|act| world.play(act));
        world.finish();
        world
    });
    for topic in prompt.topics.clone() {
        let (a, b) = (results(&prompt, topic), results(&late, topic));
        if let Some((a, b)) = a.iter().zip(&b).find(|(a, b)| a != b) {
            return Err(format!("topic {topic}: prompt {a:?}, late {b:?}"));
        }
        if a.len() != b.len() {
            return Err(format!("topic {topic}: {} epochs prompt, {} late", a.len(), b.len()));
        }
    }
    if state(&prompt) != state(&late) {
        return Err("prompt and late ended with another state".into());
    }
    Ok(())
}

/// Results without the instants at which somebody carried them out.
fn results(world: &World, topic: TopicId) -> Vec<(EpochId, EpochResult)> {
    let storage = world.net.synthesis_storage();
    let results = RESULTS.range(&*storage, topic.0, None, Order::Ascending).map(Result::unwrap);
    let timeless = results.map(|(key, result)| {
        let settled_at = result.settled_at.map(|_| 0);
        (EpochId(key), EpochResult { closed_at: 0, settled_at, ..result })
    });
    timeless.collect()
}

/// The byte with which the keys of results begin.
const RESULT_KEYS: &[u8] = b"Z";

/// Everything that synthesis stores beside the results.
fn state(world: &World) -> Vec<(Vec<u8>, Vec<u8>)> {
    let records = world.net.synthesis_storage();
    let records = records.range(None, None, Order::Ascending);
    records.filter(|(key, _)| !key.starts_with(RESULT_KEYS)).collect()
}
