//! `History`.

use super::about::About;
use super::page;
use crate::Refusal;
use allora_interfaces::page::limit;
use allora_interfaces::synthesis::{EpochTable, HistoryResponse, TABLES, WorkerEpoch};
use allora_protocol::{EpochId, WorkerId};

/// What a worker did epoch by epoch.
pub fn history(
    about: &About,
    worker: WorkerId,
    before: Option<EpochId>,
    asked: Option<u32>,
) -> Result<HistoryResponse, Refusal> {
    let limit = limit(asked);
    let mut page = page::newest(&TABLES, about.storage(), about.id.0, before, limit.saturating_add(1))?;
    let more = page::cut(&mut page, limit);
    let next = page.last().filter(|_| more).map(|(epoch, _)| *epoch);
    let epochs = page.into_iter().filter_map(|(epoch, table)| took_part(epoch, table, worker));
    Ok(HistoryResponse { epochs: epochs.collect(), next, now: about.now })
}

fn took_part(epoch_id: EpochId, table: EpochTable, worker: WorkerId) -> Option<WorkerEpoch> {
    let inferer = table.inferers.into_iter().find(|row| row.worker == worker);
    let forecaster = table.forecasters.into_iter().find(|row| row.worker == worker);
    let there = inferer.is_some() || forecaster.is_some();
    there.then_some(WorkerEpoch { epoch_id, inferer, forecaster })
}
