//! `Results` and `WeightSeries`: pages over epochs, newest first.

use super::about::About;
use super::page;
use crate::Refusal;
use allora_interfaces::page::limit;
use allora_interfaces::synthesis::{
    EpochResultInfo, EpochTable, EpochWeights, RESULTS, ResultsResponse, TABLES, WeightSeriesResponse,
};
use allora_protocol::EpochId;

/// What epochs left behind.
pub fn results(
    about: &About,
    before: Option<EpochId>,
    asked: Option<u32>,
) -> Result<ResultsResponse, Refusal> {
    let page = page::newest(&RESULTS, about.storage(), about.id.0, before, limit(asked))?;
    let results = page.into_iter().map(|(epoch_id, result)| EpochResultInfo { epoch_id, result });
    Ok(ResultsResponse { results: results.collect(), now: about.now })
}

/// The weights of all workers over epochs.
pub fn weight_series(
    about: &About,
    before: Option<EpochId>,
    asked: Option<u32>,
) -> Result<WeightSeriesResponse, Refusal> {
    let page = page::newest(&TABLES, about.storage(), about.id.0, before, limit(asked))?;
    let epochs = page.into_iter().map(|(epoch, table)| weights(epoch, &table));
    Ok(WeightSeriesResponse { epochs: epochs.collect(), now: about.now })
}

fn weights(epoch_id: EpochId, table: &EpochTable) -> EpochWeights {
    let inferers = table.inferers.iter().filter_map(|row| Some((row.worker, row.weight?)));
    let forecasters = table.forecasters.iter().filter_map(|row| Some((row.worker, row.weight?)));
    EpochWeights { epoch_id, inferers: inferers.collect(), forecasters: forecasters.collect() }
}
