//! What is stored, as tests look at it.

use super::world::{TOPIC, World};
use allora_interfaces::synthesis::*;
use cosmwasm_std::testing::MockStorage;
use cosmwasm_std::{Order, Storage};

impl World {
    pub fn result(&self, epoch: u64) -> EpochResult {
        RESULTS.load(&self.deps.storage, (TOPIC.0, epoch)).unwrap()
    }

    pub fn table(&self, epoch: u64) -> EpochTable {
        TABLES.load(&self.deps.storage, (TOPIC.0, epoch)).unwrap()
    }

    pub fn head(&self) -> Head {
        HEADS.may_load(&self.deps.storage, TOPIC.0).unwrap().unwrap_or_default()
    }

    pub fn latest(&self) -> Latest {
        LATEST.load(&self.deps.storage, TOPIC.0).unwrap()
    }

    pub fn record(&self, worker: u32) -> WorkerRecord {
        RECORDS.may_load(&self.deps.storage, (TOPIC.0, worker)).unwrap().unwrap_or_default()
    }

    pub fn ledgers(&self) -> Ledgers {
        LEDGERS.load(&self.deps.storage).unwrap()
    }

    pub fn open_epochs(&self) -> Vec<u64> {
        let open = OPEN.may_load(&self.deps.storage, TOPIC.0).unwrap().unwrap_or_default();
        open.as_slice().iter().map(|entry| entry.epoch.0).collect()
    }

    /// How many records an epoch that is over has left beside result and table.
    pub fn left_over(&self, epoch: u64) -> usize {
        let storage = &self.deps.storage;
        let key = (TOPIC.0, epoch);
        ENTRIES.keys(storage, key).count()
            + REPORTS.keys(storage, key).count()
            + usize::from(PREDICTIONS.has(storage, key))
            + usize::from(EPOCHS.has(storage, key))
    }

    /// Everything stored, without the instants at which events were carried out, which a late `Advance` changes, and
    /// with what messages do lazily done.
    pub fn settled_storage(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut copy = MockStorage::new();
        for (key, record) in self.deps.storage.range(None, None, Order::Ascending) {
            copy.set(&key, &record);
        }
        let epochs: Vec<u64> = RESULTS.keys(&copy, TOPIC.0).collect();
        for epoch in epochs {
            let mut result = RESULTS.load(&copy, (TOPIC.0, epoch)).unwrap();
            result.closed_at = 0;
            result.settled_at = result.settled_at.map(|_| 0);
            RESULTS.save(&mut copy, (TOPIC.0, epoch), &result);
        }
        let waiting: Vec<(u64, u64)> = UNPAID.keys(&copy, TOPIC.0).collect();
        for (due, epoch) in waiting {
            let mut record = UNPAID.load(&copy, (TOPIC.0, due, epoch)).unwrap();
            record.scored_at = 0;
            UNPAID.save(&mut copy, (TOPIC.0, due, epoch), &record);
        }
        let workers: Vec<u32> = RECORDS.keys(&copy, TOPIC.0).collect();
        for worker in workers {
            let mut record = RECORDS.load(&copy, (TOPIC.0, worker)).unwrap();
            crate::store::resolve_passed_over(&copy, TOPIC, &mut record).unwrap();
            RECORDS.save(&mut copy, (TOPIC.0, worker), &record);
        }
        copy.range(None, None, Order::Ascending).collect()
    }
}
