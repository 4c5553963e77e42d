//! What goes when an epoch is over.

use allora_interfaces::synthesis::{ENTRIES, EPOCHS, PREDICTIONS, REPORTS, TABLES};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::Storage;

/// So many tables a settlement removes at most: one more than it writes, so that a lowered `keep_tables` is reached.
const MOST: u32 = 2;

/// Removes entries, reports, prediction and record of an epoch. Its result and its table stay.
pub fn remove_epoch(storage: &mut dyn Storage, topic: TopicId, epoch: EpochId) {
    let key = (topic.0, epoch.0);
    let entries: Vec<_> = ENTRIES.keys(storage, key).collect();
    for id in entries {
        ENTRIES.remove(storage, (key.0, key.1, id));
    }
    let reports: Vec<_> = REPORTS.keys(storage, key).collect();
    for id in reports {
        REPORTS.remove(storage, (key.0, key.1, id));
    }
    PREDICTIONS.remove(storage, key);
    EPOCHS.remove(storage, key);
}

/// Removes the tables of the oldest epochs beyond `keep` of `tables`; returns how many are left. That of the epoch `of`
/// which this is done stays, for it may be the oldest: where an update shortens the way to the truth, a later epoch is
/// settled before it.
pub fn prune_tables(storage: &mut dyn Storage, topic: TopicId, of: EpochId, tables: u32, keep: u32) -> u32 {
    let excess = tables.saturating_sub(keep).min(MOST);
    if excess == 0 {
        return tables;
    }
    let others = TABLES.keys(storage, topic.0).filter(|epoch| *epoch != of.0);
    let oldest: Vec<_> = others.take(usize::try_from(excess).unwrap_or(0)).collect();
    for epoch in oldest {
        TABLES.remove(storage, (topic.0, epoch));
    }
    tables.saturating_sub(excess)
}
