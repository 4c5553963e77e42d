//! Settling: the reports of an epoch become a truth, and the truth everything that follows from it.

use super::close::count;
use super::remove::{prune_tables, remove_epoch};
use super::{Conclusion, Participants, Rows, Scene, conclude, event, has_truth, stake};
use crate::ContractError;
use crate::store;
use allora_interfaces::registry::Registry;
use allora_interfaces::synthesis::{
    EPOCHS, EpochTable, HEADS, Head, LATEST, LastScored, Outcome, PREDICTIONS, RESULTS, Scored, TABLES, Task,
    hash_reports,
};
use allora_protocol::schedule::{self, OpenEpochs};
use allora_protocol::{EpochId, Number, TopicId};
use cosmwasm_std::{DepsMut, Event, Storage};

/// Settles an epoch. What it goes by was frozen before: submissions, stake at the report, the least stake at the first
/// submission; of the suite's parameters of now only how many tables are kept.
pub fn settle(
    deps: DepsMut,
    scene: &Scene<'_>,
    epoch: EpochId,
    open: &mut OpenEpochs,
) -> Result<Vec<Event>, ContractError> {
    let (topic, key) = (scene.topic, (scene.topic.0, epoch.0));
    let under_way = EPOCHS.load(deps.storage, key)?;
    let prediction = PREDICTIONS.load(deps.storage, key)?;
    let mut result = RESULTS.load(deps.storage, key)?;
    let reports = store::reports(deps.storage, topic, epoch)?;
    let least = under_way.min_topic_stake;
    let rules = store::rules(&deps.querier, scene.config, topic, scene.record, epoch, least)?;
    let keep_tables = Registry(scene.config.registry.clone()).params(&deps.querier)?.keep_tables;
    let head = store::head(deps.storage, topic)?;
    let usual = head.usual_stake;
    let (mut participants, rows) = match has_truth(&rules, usual, &reports) {
        true => store::participants(deps.storage, topic, head, &prediction, &reports)?,
        false => (Participants { head, ..Participants::default() }, Rows::default()),
    };

    let state = participants.state(&rows, &prediction, &rules.merit);
    let state = state.as_ref().map_err(|error| error.clone().into());
    let Conclusion { outcome, table, usual_stake, learned } =
        conclude(&rules, state, usual, &prediction, &reports);
    result.settled_at = Some(scene.now);
    result.reputers = count(reports.len());
    result.reports_hash = Some(hash_reports(&reports));
    result.stake_offered = under_way.stake_offered;
    result.stake_seated = stake(&reports);
    result.outcome = outcome;

    if let Some(after) = learned {
        participants.learn(&after);
        store::save_learned(deps.storage, topic, &participants, &after);
        remember(deps.storage, topic, rows, &result.outcome, &table, &participants.head);
    }
    let mut head = participants.head;
    head.usual_stake = usual_stake;
    if let Outcome::Scored(scored) = &result.outcome {
        if let Some(mut latest) = LATEST.may_load(deps.storage, topic.0)? {
            let (network_loss, scored_epochs) = (scored.network_loss, head.scored);
            latest.last_scored = Some(LastScored { epoch, network_loss, scored_epochs });
            LATEST.save(deps.storage, topic.0, &latest);
        }
        tell(deps.storage, scene, open, head.scored)?;
    }
    remove_epoch(deps.storage, topic, epoch);
    TABLES.save(deps.storage, key, &table);
    head.tables = prune_tables(deps.storage, topic, head.tables.saturating_add(1), keep_tables);
    HEADS.save(deps.storage, topic.0, &head);
    RESULTS.save(deps.storage, key, &result);
    open.record(schedule::Event::Settle(epoch));
    Ok(vec![event::settled(topic, epoch, &result)])
}

/// Tells the epoch that takes submissions now, where somebody has submitted, how many epochs are scored.
fn tell(
    storage: &mut dyn Storage,
    scene: &Scene<'_>,
    open: &OpenEpochs,
    scored: u64,
) -> Result<(), ContractError> {
    let Ok(windows) = scene.record.versions.submissions(scene.now) else { return Ok(()) };
    if open.state(windows.epoch).is_some() {
        let key = (scene.topic.0, windows.epoch.0);
        let mut record = EPOCHS.load(storage, key)?;
        record.scored = scored;
        EPOCHS.save(storage, key, &record);
    }
    Ok(())
}

/// Keeps the scores of an epoch whose reward was divided. `head`: after it.
fn remember(
    storage: &mut dyn Storage,
    topic: TopicId,
    rows: Rows,
    outcome: &Outcome,
    table: &EpochTable,
    head: &Head,
) {
    let Outcome::Scored(Scored { shares: Some(_), .. }) = outcome else { return };
    let inferers: Vec<Number> = table.inferers.iter().filter_map(|row| row.score).collect();
    let forecasters: Vec<Number> = table.forecasters.iter().filter_map(|row| row.score).collect();
    rows.inferer_scores.save(storage, topic, Task::Inference, inferers, head.inferer_scores);
    rows.forecaster_scores.save(storage, topic, Task::Forecast, forecasters, head.forecaster_scores);
}
