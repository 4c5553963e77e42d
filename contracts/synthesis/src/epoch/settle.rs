//! Settling: the reports of an epoch become a truth, and the truth everything that follows from it.

use super::close::count;
use super::pay::unpaid;
use super::remove::{prune_tables, remove_epoch};
use super::{Conclusion, Participants, Rows, Scene, conclude, event, has_truth, stake};
use crate::Refusal;
use crate::store;
use allora_interfaces::registry::Registry;
use allora_interfaces::synthesis::{
    EPOCHS, EpochResult, EpochTable, HEADS, Head, LATEST, LastScored, Outcome, PREDICTIONS, RESULTS, Scored,
    TABLES, Task, UnpaidRecord, hash_reports,
};
use allora_protocol::schedule::{self, OpenEpochs};
use allora_protocol::{EpochId, Number, TopicId};
use cosmwasm_std::{DepsMut, Event, Storage};

/// Settles an epoch; its events, and what it is paid by if it pays anybody. What it goes by was frozen before: submissions, stake at the report, the least stake at the first
/// submission; of the suite's parameters of now only how many tables are kept.
pub fn settle(
    deps: DepsMut,
    scene: &Scene<'_>,
    epoch: EpochId,
    open: &mut OpenEpochs,
) -> Result<(Vec<Event>, Option<UnpaidRecord>), Refusal> {
    let (topic, key) = (scene.topic, (scene.topic.0, epoch.0));
    let paid_for = scene.record.versions.paid_for(epoch)?;
    let under_way = EPOCHS.load(deps.storage, key)?;
    let prediction = PREDICTIONS.load(deps.storage, key)?;
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
    let result = EpochResult {
        settled_at: Some(scene.now),
        reputers: count(reports.len()),
        reports_hash: Some(hash_reports(&reports)),
        stake_offered: under_way.stake_offered,
        stake_seated: stake(&reports),
        outcome,
        ..RESULTS.load(deps.storage, key)?
    };
    let unpaid = unpaid(&result, scene.height, paid_for.start, &table);

    if let Some(after) = learned {
        participants.learn(&after);
        store::save_learned(deps.storage, topic, &participants, &after);
        remember(deps.storage, topic, rows, &result.outcome, &table, &participants.head);
    }
    let mut head = participants.head;
    head.usual_stake = usual_stake;
    if let Outcome::Scored(scored) = &result.outcome {
        let (network_loss, scored_epochs) = (scored.network_loss, head.scored);
        tell(deps.storage, scene, open, LastScored { epoch, network_loss, scored_epochs })?;
    }
    remove_epoch(deps.storage, topic, epoch);
    TABLES.save(deps.storage, key, &table);
    head.tables = prune_tables(deps.storage, topic, epoch, head.tables.saturating_add(1), keep_tables);
    HEADS.save(deps.storage, topic.0, &head);
    RESULTS.save(deps.storage, key, &result);
    open.record(schedule::Event::Settle(epoch));
    Ok((vec![event::settled(topic, epoch, &result)], unpaid))
}

/// Tells of a scored epoch where it is asked for: in the newest inference, and in the epoch that takes submissions now.
fn tell(
    storage: &mut dyn Storage,
    scene: &Scene<'_>,
    open: &OpenEpochs,
    scored: LastScored,
) -> Result<(), Refusal> {
    if let Some(mut latest) = LATEST.may_load(storage, scene.topic.0)? {
        latest.last_scored = Some(scored);
        LATEST.save(storage, scene.topic.0, &latest);
    }
    let Ok(windows) = scene.record.versions.submissions(scene.now) else { return Ok(()) };
    if open.state(windows.epoch).is_some() {
        let key = (scene.topic.0, windows.epoch.0);
        let mut record = EPOCHS.load(storage, key)?;
        record.scored = scored.scored_epochs;
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
