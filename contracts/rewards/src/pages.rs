//! [`Pages`]: what workers have coming, 16 of a topic in one record, so that an epoch's payment writes few.

use crate::ContractError;
use allora_interfaces::rewards::{BALANCES, BalancePage, Payee, WorkerBalance};
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{Storage, Uint128};
use std::collections::BTreeMap;

/// Pages as they are after what has been computed so far, by topic and number.
#[derive(Default)]
pub struct Pages(BTreeMap<(u64, u32), BalancePage>);

impl Pages {
    /// Takes all that a worker has coming.
    pub fn take(
        &mut self,
        storage: &dyn Storage,
        topic: TopicId,
        worker: WorkerId,
    ) -> Result<WorkerBalance, ContractError> {
        Ok(self.page(storage, topic, worker)?.workers.remove(worker).unwrap_or_default())
    }

    /// Adds to what a worker has coming; reputers have no balance.
    pub fn add(
        &mut self,
        storage: &dyn Storage,
        topic: TopicId,
        worker: WorkerId,
        payee: Payee,
        amount: Uint128,
    ) -> Result<(), ContractError> {
        let page = self.page(storage, topic, worker)?;
        let balance = page.workers.get_or_insert_with(worker, WorkerBalance::default);
        match payee {
            Payee::Inferer => balance.inferer = balance.inferer.checked_add(amount)?,
            Payee::Forecaster => balance.forecaster = balance.forecaster.checked_add(amount)?,
            Payee::Reputer => {}
        }
        Ok(())
    }

    /// Stores them; a page where nobody has anything goes.
    pub fn save(self, storage: &mut dyn Storage) {
        for (key, page) in self.0 {
            if page.workers.is_empty() {
                BALANCES.remove(storage, key);
            } else {
                BALANCES.save(storage, key, &page);
            }
        }
    }

    fn page(
        &mut self,
        storage: &dyn Storage,
        topic: TopicId,
        worker: WorkerId,
    ) -> Result<&mut BalancePage, ContractError> {
        use std::collections::btree_map::Entry;
        Ok(match self.0.entry((topic.0, BalancePage::of(worker))) {
            Entry::Occupied(page) => page.into_mut(),
            Entry::Vacant(place) => {
                let page = BALANCES.may_load(storage, *place.key())?.unwrap_or_default();
                place.insert(page)
            }
        })
    }
}
