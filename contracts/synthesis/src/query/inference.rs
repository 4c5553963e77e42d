//! `NetworkInference`.

use super::about::About;
use crate::{ContractError, Refusal};
use allora_interfaces::feed::{FeedError, Guards};
use allora_interfaces::synthesis::{LATEST, NetworkInferenceResponse, RESULTS};
use allora_protocol::EpochId;
use allora_protocol::schedule::{EpochState, Phase, Windows};

/// The network inference of an epoch, or the newest, if it fulfils the guards; never a silent old value.
pub fn network_inference(
    about: &About,
    asked: Option<EpochId>,
    guards: Option<Guards>,
) -> Result<NetworkInferenceResponse, Refusal> {
    let latest = LATEST.may_load(about.storage(), about.id.0)?;
    let newest = latest.as_ref().map(|latest| latest.epoch);
    let epoch = asked.or(newest).ok_or(FeedError::NoInference { topic: about.id })?;
    let none = || ContractError::NoResult { topic: about.id, epoch };
    let result = RESULTS.may_load(about.storage(), about.at(epoch))?.ok_or_else(none)?;
    let prediction = result.prediction.ok_or_else(none)?;
    let last_scored = latest.filter(|latest| latest.epoch == epoch).and_then(|latest| latest.last_scored);

    let guards = guards.unwrap_or_default();
    guards.check(epoch, result.close_due, result.inferers, &prediction, about.now)?;
    if asked.is_none() {
        guards.check_scored(last_scored.as_ref())?;
    }
    Ok(NetworkInferenceResponse {
        epoch_id: epoch,
        prediction,
        opened_at: result.opened_at,
        close_due: result.close_due,
        closed_at: result.closed_at,
        target_at: result.target_at,
        age: about.now.saturating_sub(result.close_due),
        inferers: result.inferers,
        forecasters: result.forecasters,
        phase: phase(about.windows(epoch), result.settle_due, about.now),
        last_scored,
        newer_close_due: newer_close_due(about, epoch)?,
        now: about.now,
    })
}

/// Of an epoch whose parameters are no longer kept everything is over: they are kept for all under way.
fn phase(windows: Option<Windows>, settle_due: u64, now: u64) -> Phase {
    windows.map_or(Phase::Over { settle_due }, |windows| windows.phase(now))
}

/// Whether `Advance` would make a newer inference.
fn newer_close_due(about: &About, epoch: EpochId) -> Result<bool, Refusal> {
    for open in about.open()?.as_slice() {
        let waits = open.epoch > epoch && open.state == EpochState::Collecting;
        if waits && about.topic.versions.windows(open.epoch)?.closes <= about.now {
            return Ok(true);
        }
    }
    Ok(false)
}
