//! Orders to pay an epoch.

use super::START;
use crate::world::address;
use allora_interfaces::rewards::{Payee, Settlement, SettlementEntry};
use cosmwasm_std::Uint64;

/// All parts of something.
pub const WHOLE: u64 = 1_000_000_000_000_000_000;

/// A participant's part, in percent of his role's share.
pub fn entry(payee: Payee, id: u32, percent: u64) -> SettlementEntry {
    SettlementEntry { payee, id, fraction: Uint64::new(WHOLE / 100 * percent) }
}

/// Shares of the roles in percent.
pub fn split(percent: [u64; 3]) -> [Uint64; 3] {
    percent.map(|percent| Uint64::new(WHOLE / 100 * percent))
}

/// An epoch for the time between two instants, in seconds since the deployment, all of it for inferer 0.
pub fn order(topic: u64, epoch: u64, after: Option<u64>, (from, to): (u64, u64)) -> Settlement {
    Settlement {
        topic_id: topic.into(),
        epoch_id: epoch.into(),
        after: after.map(Into::into),
        from: START + from,
        to: START + to,
        advancer: address("keeper").into(),
        shares: split([100, 0, 0]),
        entries: vec![entry(Payee::Inferer, 0, 100)],
    }
}
