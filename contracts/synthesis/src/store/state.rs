//! What a close and a settlement load, and what a settlement writes back: each record read once and written once.

use super::merit::Became;
use super::record;
use super::scores::Pages;
use crate::Refusal;
use crate::epoch::{Participants, Rows};
use allora_interfaces::ReadError;
use allora_interfaces::synthesis::{
    ENTRIES, FORECASTER_REGRETS, HEADS, Head, INFERER_REGRETS, RECORDS, REPORTS, REPUTER_RECORDS,
    SeatedEntry, Task,
};
use allora_protocol::epoch::TopicState;
use allora_protocol::synthesis::{Prediction, RegretState, Submissions};
use allora_protocol::truth::{Reports, StakedReport};
use allora_protocol::{ById, EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_std::{Order, Storage};

/// The seated entries of an epoch; as many as it has seats at most.
pub fn entries(
    storage: &dyn Storage,
    topic: TopicId,
    epoch: EpochId,
) -> Result<ById<WorkerId, SeatedEntry>, Refusal> {
    let records = ENTRIES.range(storage, (topic.0, epoch.0), None, Order::Ascending);
    let with_id = records.map(|record| {
        let (id, entry) = record?;
        Ok((WorkerId(id), entry))
    });
    with_id.collect()
}

/// The seated reports of an epoch, as the protocol wants them. The listening coefficient that a report brought has
/// decided about its seat; what is learnt starts from the coefficient that earlier settlements left.
pub fn reports(storage: &dyn Storage, topic: TopicId, epoch: EpochId) -> Result<Reports, Refusal> {
    let records = REPORTS.range(storage, (topic.0, epoch.0), None, Order::Ascending);
    let with_id = records.map(|record| {
        let (id, seated) = record?;
        let staked = StakedReport { stake: seated.stake, report: seated.report };
        Ok((ReputerId(id), staked))
    });
    with_id.collect()
}

/// What a topic learned, without its rows.
pub fn head(storage: &dyn Storage, topic: TopicId) -> Result<Head, Refusal> {
    Ok(HEADS.may_load(storage, topic.0)?.unwrap_or_default())
}

/// What a close goes by: the topic's head, and the regrets of those who submitted. While all inferers are new nobody's
/// regrets count, and none are read.
pub fn closing_state(
    storage: &dyn Storage,
    topic: TopicId,
    submissions: &Submissions,
) -> Result<TopicState, Refusal> {
    let regret = head(storage, topic)?.regret;
    let mut synthesis = RegretState { head: regret, ..RegretState::default() };
    if !regret.all_inferers_are_new {
        let rows = regrets(storage, topic, submissions.inferences.ids(), submissions.forecasts.ids())?;
        (synthesis.inferers, synthesis.forecasters) = (rows.inferers, rows.forecasters);
    }
    Ok(TopicState { synthesis, ..TopicState::default() })
}

/// What a settlement goes by that scores somebody. `head`: what the topic learned.
pub fn participants(
    storage: &dyn Storage,
    topic: TopicId,
    head: Head,
    prediction: &Prediction,
    reports: &Reports,
) -> Result<(Participants, Rows), Refusal> {
    let mut became = Became::of(storage, topic);
    let mut workers = ById::new();
    let inferences = &prediction.inferences;
    for id in inferences.inferers.ids().chain(inferences.forecasters.ids()) {
        if workers.contains(id) {
            continue;
        }
        let mut record = record(storage, topic, id)?;
        became.resolve(&mut record)?;
        workers.insert(id, record);
    }
    let reputer = |id: ReputerId| REPUTER_RECORDS.may_load(storage, (topic.0, id.0));
    let reputers = reports.try_map(|id, _| Ok::<_, ReadError>(reputer(id)?.unwrap_or_default()))?;
    let mut rows = regrets(storage, topic, inferences.inferers.ids(), inferences.forecasters.ids())?;
    rows.inferer_scores = Pages::load(storage, topic, Task::Inference, head.inferer_scores)?;
    rows.forecaster_scores = Pages::load(storage, topic, Task::Forecast, head.forecaster_scores)?;
    Ok((Participants { head, workers, reputers }, rows))
}

/// Writes back what an epoch taught, but the head and the scores. `participants`: [after it](Participants::learn).
pub fn save_learned(
    storage: &mut dyn Storage,
    topic: TopicId,
    participants: &Participants,
    after: &TopicState,
) {
    for (id, record) in participants.workers.iter() {
        RECORDS.save(storage, (topic.0, id.0), record);
    }
    for (id, record) in participants.reputers.iter() {
        REPUTER_RECORDS.save(storage, (topic.0, id.0), record);
    }
    for (id, record) in after.synthesis.inferers.iter() {
        INFERER_REGRETS.save(storage, (topic.0, id.0), record);
    }
    for (id, record) in after.synthesis.forecasters.iter() {
        FORECASTER_REGRETS.save(storage, (topic.0, id.0), record);
    }
}

/// The regrets of these workers; without their recent scores.
fn regrets(
    storage: &dyn Storage,
    topic: TopicId,
    inferers: impl Iterator<Item = WorkerId>,
    forecasters: impl Iterator<Item = WorkerId>,
) -> Result<Rows, Refusal> {
    let mut rows = Rows::default();
    for id in inferers {
        let record = INFERER_REGRETS.may_load(storage, (topic.0, id.0))?;
        rows.inferers.extend(record.map(|record| (id, record)));
    }
    for id in forecasters {
        let record = FORECASTER_REGRETS.may_load(storage, (topic.0, id.0))?;
        rows.forecasters.extend(record.map(|record| (id, record)));
    }
    Ok(rows)
}
