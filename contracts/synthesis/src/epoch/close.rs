//! Closing: the submissions of an epoch become the network inference.

use super::forfeit::Forfeits;
use super::remove::remove_epoch;
use super::{Scene, Submitted, event, predict};
use crate::Refusal;
use crate::store;
use allora_interfaces::synthesis::{
    EpochResult, Failure, LATEST, LastScored, Latest, NetworkInference, Outcome, PREDICTIONS, RESULTS,
};
use allora_protocol::EpochId;
use allora_protocol::schedule::{self, OpenEpochs, Windows};
use allora_protocol::synthesis::Prediction;
use cosmwasm_std::{Deps, DepsMut, Event, Uint128};

/// Closes an epoch. A failed one is over: reports that came before a late close go with it, for a prompt one would have
/// refused them.
pub fn close(
    deps: DepsMut,
    scene: &Scene<'_>,
    epoch: EpochId,
    open: &mut OpenEpochs,
) -> Result<Vec<Event>, Refusal> {
    let (topic, key) = (scene.topic, (scene.topic.0, epoch.0));
    let windows = scene.record.versions.windows(epoch)?;
    let sent = Submitted::of(&store::entries(deps.storage, topic, epoch)?);
    let forfeits = Forfeits::of(deps.storage, topic, &sent.silent)?;
    let predicted = predicted(deps.as_ref(), scene, epoch, &sent)?;
    let mut result = result(&windows, scene.now, &sent, forfeits.total);
    let latest = LATEST.may_load(deps.storage, topic.0)?;

    let mut events = forfeits.events(topic, epoch);
    forfeits.save(deps.storage, topic)?;
    match predicted {
        Ok((prediction, shown)) => {
            result.inferers = count(prediction.inferences.inferers.len());
            result.forecasters = count(prediction.inferences.forecasters.len());
            events.push(event::closed(topic, epoch, &result, &shown));
            if latest.as_ref().is_none_or(|latest| latest.epoch < epoch) {
                let last_scored = latest.and_then(|latest| latest.last_scored);
                LATEST.save(deps.storage, topic.0, &newest(&windows, &result, &shown, last_scored));
            }
            result.prediction = Some(shown);
            PREDICTIONS.save(deps.storage, key, &prediction);
            open.record(schedule::Event::Close(epoch));
        }
        Err(failure) => {
            events.push(event::failed(topic, epoch, &failure));
            result.outcome = Outcome::Failed(failure);
            remove_epoch(deps.storage, topic, epoch);
            open.leave(epoch);
        }
    }
    RESULTS.save(deps.storage, key, &result);
    Ok(events)
}

/// What the network makes of what was sent.
fn predicted(
    deps: Deps<'_>,
    scene: &Scene<'_>,
    epoch: EpochId,
    sent: &Submitted,
) -> Result<Result<(Prediction, NetworkInference), Failure>, Refusal> {
    if sent.nobody_revealed {
        return Ok(Err(Failure::NoReveals));
    }
    // A close asks for no quorum.
    let min_topic_stake = Uint128::zero();
    let rules = store::rules(&deps.querier, scene.config, scene.topic, scene.record, epoch, min_topic_stake)?;
    let state = store::closing_state(deps.storage, scene.topic, &sent.submissions)?;
    Ok(predict(&rules, &state, &sent.submissions))
}

/// What the close leaves behind, without the prediction.
fn result(windows: &Windows, now: u64, sent: &Submitted, forfeited: Uint128) -> EpochResult {
    EpochResult {
        opened_at: windows.opens,
        close_due: windows.closes,
        closed_at: now,
        target_at: windows.reports_open,
        settle_due: windows.settles,
        settled_at: None,
        inferers: 0,
        forecasters: 0,
        reputers: 0,
        prediction: None,
        inputs_hash: sent.inputs_hash,
        reports_hash: None,
        forfeited,
        stake_offered: Uint128::zero(),
        stake_seated: Uint128::zero(),
        outcome: Outcome::Closed,
    }
}

fn newest(
    windows: &Windows,
    result: &EpochResult,
    shown: &NetworkInference,
    last_scored: Option<LastScored>,
) -> Latest {
    Latest {
        epoch: windows.epoch,
        opened_at: windows.opens,
        close_due: windows.closes,
        target_at: windows.reports_open,
        inferers: result.inferers,
        forecasters: result.forecasters,
        prediction: shown.clone(),
        last_scored,
    }
}

/// There are no more of them than seats.
pub(super) fn count(participants: usize) -> u16 {
    u16::try_from(participants).unwrap_or(u16::MAX)
}
