//! Pages of records.

use crate::Refusal;
use allora_interfaces::layout::{Key, Packed, PackedMap, PrefixOf};
use allora_protocol::EpochId;
use cosmwasm_std::{Order, Storage};

/// Records ascending by the last part of their key, which is a number: those beyond `after`, so many at most.
pub fn ascending<K: Key, P: PrefixOf<K>, V: Packed>(
    map: &PackedMap<K, V>,
    storage: &dyn Storage,
    prefix: P,
    after: Option<P::Rest>,
    limit: usize,
) -> Result<Vec<(P::Rest, V)>, Refusal> {
    let records = map.range(storage, prefix, after, Order::Ascending);
    Ok(records.take(limit).collect::<Result<_, _>>()?)
}

/// Records of a topic by epoch, newest first: those before `before`, so many at most.
pub fn newest<V: Packed>(
    map: &PackedMap<(u64, u64), V>,
    storage: &dyn Storage,
    topic: u64,
    before: Option<EpochId>,
    limit: usize,
) -> Result<Vec<(EpochId, V)>, Refusal> {
    let before = before.map(|before| before.0);
    let records = map.range(storage, topic, before, Order::Descending).take(limit);
    let by_epoch = records.map(|record| record.map(|(epoch, record)| (EpochId(epoch), record)));
    Ok(by_epoch.collect::<Result<_, _>>()?)
}

/// Takes the last away when there is one more than `limit`; whether there was.
pub fn cut<T>(records: &mut Vec<T>, limit: usize) -> bool {
    let more = records.len() > limit;
    records.truncate(limit);
    more
}
