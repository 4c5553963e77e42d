//! Forfeits: what those lose who committed and did not reveal.

use crate::Refusal;
use allora_interfaces::synthesis::{LEDGERS, RECORDS, WorkerRecord};
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{Storage, Uint128};

/// Who loses what, computed and not yet stored.
#[derive(Default)]
pub struct Forfeits {
    /// By worker: the amount, and his record without it.
    pub of_each: Vec<(WorkerId, Uint128, WorkerRecord)>,
    /// The sum, in base units.
    pub total: Uint128,
}

impl Forfeits {
    /// Of these workers, who set these amounts against their commitments; never more than the deposit.
    pub fn of(
        storage: &dyn Storage,
        topic: TopicId,
        silent: &[(WorkerId, Uint128)],
    ) -> Result<Self, Refusal> {
        let mut forfeits = Self::default();
        for (id, set) in silent {
            let mut record = RECORDS.load(storage, (topic.0, id.0))?;
            let lost = record.deposit.min(*set);
            record.deposit = record.deposit.checked_sub(lost)?;
            forfeits.total = forfeits.total.checked_add(lost)?;
            forfeits.of_each.push((*id, lost, record));
        }
        Ok(forfeits)
    }

    /// Takes them from the deposits; no token moves.
    pub fn save(&self, storage: &mut dyn Storage, topic: TopicId) -> Result<(), Refusal> {
        if self.total.is_zero() {
            return Ok(());
        }
        let mut ledgers = LEDGERS.may_load(storage)?.unwrap_or_default();
        ledgers.deposits = ledgers.deposits.checked_sub(self.total)?;
        ledgers.forfeits = ledgers.forfeits.checked_add(self.total)?;
        LEDGERS.save(storage, &ledgers);
        for (id, _, record) in &self.of_each {
            RECORDS.save(storage, (topic.0, id.0), record);
        }
        Ok(())
    }
}
