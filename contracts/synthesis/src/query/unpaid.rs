//! `Unpaid`.

use super::about::About;
use super::page;
use crate::Refusal;
use allora_interfaces::page::limit;
use allora_interfaces::synthesis::{PARKED, PAYMENTS, RESULTS, UNPAID, UnpaidInfo, UnpaidResponse};
use allora_protocol::EpochId;

/// Epochs that were scored and are not paid, those that wait and those that are parked in one list.
pub fn unpaid(about: &About, after: Option<EpochId>, asked: Option<u32>) -> Result<UnpaidResponse, Refusal> {
    let (storage, topic, limit) = (about.storage(), about.id.0, limit(asked));
    let result = after.map(|after| RESULTS.may_load(storage, about.at(after))).transpose()?.flatten();
    let after = result.zip(after).map(|(result, after)| (result.settle_due, after.0));
    let mut waiting = page::ascending(&UNPAID, storage, topic, after, limit)?.into_iter().peekable();
    let mut parked = page::ascending(&PARKED, storage, topic, after, limit)?.into_iter().peekable();
    let mut epochs = Vec::new();
    while epochs.len() < limit {
        let is_parked = match (waiting.peek(), parked.peek()) {
            (Some((waiting, _)), Some((parked, _))) => parked < waiting,
            (waiting, _) => waiting.is_none(),
        };
        let next = if is_parked { parked.next() } else { waiting.next() };
        let Some(((_, epoch), unpaid)) = next else { break };
        epochs.push(UnpaidInfo { epoch_id: EpochId(epoch), parked: is_parked, unpaid });
    }
    let payments = PAYMENTS.may_load(storage, topic)?.unwrap_or_default();
    Ok(UnpaidResponse {
        epochs,
        waiting: payments.waiting,
        parked: payments.parked,
        last_paid: payments.last_paid,
        now: about.now,
    })
}
