//! Settling: the reports of an epoch become a truth, and the truth everything that follows from it.

use super::close::count;
use super::remove::{prune_tables, remove_epoch};
use super::{Conclusion, Scene, conclude, event, stake};
use crate::ContractError;
use crate::store;
use allora_interfaces::registry::Registry;
use allora_interfaces::synthesis::{
    EPOCHS, HEADS, LATEST, LastScored, Outcome, PREDICTIONS, RESULTS, TABLES, hash_reports,
};
use allora_protocol::EpochId;
use allora_protocol::schedule::{self, OpenEpochs};
use cosmwasm_std::{DepsMut, Event};

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
    let (mut participants, rows) = store::participants(deps.storage, topic, &prediction, &reports)?;

    let usual = participants.head.usual_stake;
    let state = participants.state(rows, &prediction, &rules.merit);
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
        store::save_learned(deps.storage, topic, &participants, after);
    }
    let mut head = participants.head;
    head.usual_stake = usual_stake;
    if let Outcome::Scored(scored) = &result.outcome
        && let Some(mut latest) = LATEST.may_load(deps.storage, topic.0)?
    {
        let (network_loss, scored_epochs) = (scored.network_loss, head.scored);
        latest.last_scored = Some(LastScored { epoch, network_loss, scored_epochs });
        LATEST.save(deps.storage, topic.0, &latest);
    }
    remove_epoch(deps.storage, topic, epoch);
    TABLES.save(deps.storage, key, &table);
    head.tables = prune_tables(deps.storage, topic, head.tables.saturating_add(1), keep_tables);
    HEADS.save(deps.storage, topic.0, &head);
    RESULTS.save(deps.storage, key, &result);
    open.record(schedule::Event::Settle(epoch));
    Ok(vec![event::settled(topic, epoch, &result)])
}
