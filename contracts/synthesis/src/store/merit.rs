//! Merits, brought up to date: what epochs without a worker did to his average.
//!
//! A record says how many epochs of the topic were scored when it was written, and where its worker was passed over
//! since. So what time did to him is arithmetic, done when he comes back and when he is scored; nobody has to
//! touch those who are away. Only settled epochs count, so however late `Advance` comes, a score finds the same average.

use super::{head, tuning};
use crate::Refusal;
use allora_interfaces::registry::TopicRecord;
use allora_interfaces::synthesis::{
    Config, Head, Outcome, Parts, PassedOver, RESULTS, RoleRecord, Task, WorkerRecord,
};
use allora_protocol::epoch::MeritRules;
use allora_protocol::score::{Merit, MeritParams, Missed, ScoreError, Standard};
use allora_protocol::{ById, EpochId, TopicId};
use cosmwasm_std::{Deps, Storage};

/// A worker's merits now.
#[derive(Clone, Debug)]
pub struct MeritNow {
    /// As an inferer.
    pub inferer: Merit,
    /// As a forecaster.
    pub forecaster: Merit,
}

/// Moves the epochs that are settled by now from the list of those where he was passed over into the counts of his
/// roles (if they were scored; nobody misses an epoch without scores). At most 48 are on the list, mostly none.
pub fn resolve_passed_over(
    storage: &dyn Storage,
    topic: TopicId,
    record: &mut WorkerRecord,
) -> Result<(), Refusal> {
    Became::of(storage, topic).resolve(record)
}

/// What became of epochs, each read once however many workers ask.
pub struct Became<'a> {
    storage: &'a dyn Storage,
    topic: TopicId,
    known: ById<EpochId, Settled>,
}

/// Whether an epoch was scored.
#[derive(Clone, Copy)]
enum Settled {
    NotYet,
    Scored,
    Unscored,
}

impl<'a> Became<'a> {
    /// The epochs of a topic.
    pub fn of(storage: &'a dyn Storage, topic: TopicId) -> Self {
        Self { storage, topic, known: ById::new() }
    }

    /// [`resolve_passed_over`].
    pub fn resolve(&mut self, record: &mut WorkerRecord) -> Result<(), Refusal> {
        let mut waiting = Vec::new();
        for passed in std::mem::take(&mut record.passed_over) {
            let PassedOver { epoch, role } = passed;
            match self.settled(epoch)? {
                Settled::NotYet => waiting.push(passed),
                Settled::Scored => {
                    let role = match role {
                        Task::Inference => &mut record.inferer,
                        Task::Forecast => &mut record.forecaster,
                    };
                    role.passed_over = role.passed_over.saturating_add(1);
                }
                Settled::Unscored => {}
            }
        }
        record.passed_over = waiting;
        Ok(())
    }

    fn settled(&mut self, epoch: EpochId) -> Result<Settled, Refusal> {
        if let Some(settled) = self.known.get(epoch) {
            return Ok(*settled);
        }
        let result = RESULTS.may_load(self.storage, (self.topic.0, epoch.0))?;
        let settled = match result.map(|result| result.outcome) {
            None | Some(Outcome::Closed) => Settled::NotYet,
            Some(Outcome::Scored(_)) => Settled::Scored,
            Some(Outcome::Void | Outcome::Failed(_)) => Settled::Unscored,
        };
        self.known.insert(epoch, settled);
        Ok(settled)
    }
}

/// His merits now; `record` is [resolved](resolve_passed_over).
pub fn merit_now(record: &WorkerRecord, head: &Head, rules: &MeritRules) -> Result<MeritNow, ScoreError> {
    let standard = head.inferer_standard.as_ref();
    let inferer = role_now(&record.inferer, head.scored, standard, &rules.inferers)?;
    let standard = head.forecaster_standard.as_ref();
    let forecaster = role_now(&record.forecaster, head.scored, standard, &rules.forecasters)?;
    Ok(MeritNow { inferer, forecaster })
}

/// A worker's merits now in the roles that `parts` asks for; in others as they were stored. `record` is resolved by it.
///
/// `scored`: how many epochs of the topic were scored. What nobody missed costs no read: who has no average has none to lose,
/// and who was in the topic's last scored epoch is up to date.
pub fn current_merits(
    deps: Deps,
    config: &Config,
    topic_record: &TopicRecord,
    (topic, epoch): (TopicId, EpochId),
    record: &mut WorkerRecord,
    parts: Parts,
    scored: u64,
) -> Result<MeritNow, Refusal> {
    resolve_passed_over(deps.storage, topic, record)?;
    let stored =
        MeritNow { inferer: record.inferer.merit.clone(), forecaster: record.forecaster.merit.clone() };
    let asked = [(parts.inference, &record.inferer), (parts.forecast, &record.forecaster)];
    let averaged = asked.iter().filter(|(asked, role)| *asked && role.merit.average.is_some());
    let Some(before) = averaged.map(|(_, role)| role.scored_before).min() else { return Ok(stored) };
    if scored <= before {
        return Ok(stored);
    }
    let head = head(deps.storage, topic)?;
    let tuning = tuning(&deps.querier, config, topic, topic_record, epoch)?;
    Ok(merit_now(record, &head, &tuning.merit)?)
}

fn role_now(
    record: &RoleRecord,
    scored: u64,
    standard: Option<&Standard>,
    params: &MeritParams,
) -> Result<Merit, ScoreError> {
    let missed = Missed::since(record.scored_before, scored, record.passed_over);
    record.merit.after_missing(missed, standard, params)
}
