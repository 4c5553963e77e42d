//! Who may submit or commit.

use super::require_listed;
use crate::ContractError;
use crate::store::{self, active_operator, topic_record};
use allora_interfaces::registry::{Pause, Registry, Role, TopicRecord};
use allora_interfaces::synthesis::{
    CONFIG, Config, Content, ENTRIES, EPOCHS, EpochRecord, OPEN, WorkerRecord,
};
use allora_protocol::schedule::{EpochState, OpenEpoch, OpenEpochs, ScheduleError};
use allora_protocol::topic::{SuiteParams, Terms};
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{Addr, Deps, Storage, Uint128};

/// Which message takes an entry of an epoch first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `Submit`, where there is no reveal window.
    Submit,
    /// `Commit`, where there is one.
    Commit,
}

impl Kind {
    /// The message that an epoch takes by these terms.
    pub fn of(terms: &Terms) -> Self {
        if terms.schedule.reveal_window == 0 { Self::Submit } else { Self::Commit }
    }

    fn required(self, topic: TopicId, terms: &Terms) -> Result<(), ContractError> {
        match (self, Self::of(terms)) {
            (Self::Submit, Self::Commit) => Err(ContractError::CommitFirst { topic }),
            (Self::Commit, Self::Submit) => Err(ContractError::NoRevealWindow { topic }),
            _ => Ok(()),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Submit => "submissions",
            Self::Commit => "commitments",
        }
    }
}

/// A worker whose turn it is.
#[derive(Debug)]
pub struct Worker {
    /// Who.
    pub id: WorkerId,
    /// The topic as the registry has it.
    pub topic: TopicRecord,
    /// The epoch's terms.
    pub terms: Terms,
}

/// The worker for whom `sender` may submit or commit to an epoch now, as far as the topic is concerned. `asked`: the worker
/// named in the message.
pub fn worker(
    deps: Deps,
    config: &Config,
    now: u64,
    sender: &Addr,
    kind: Kind,
    (topic_id, epoch_id): (TopicId, EpochId),
    asked: Option<WorkerId>,
) -> Result<Worker, ContractError> {
    require_running(config, now)?;
    let topic = topic_record(&deps.querier, config, topic_id)?;
    require_window(&topic, topic_id, epoch_id, kind, now)?;
    let terms = topic.versions.at(epoch_id)?.params;
    kind.required(topic_id, &terms)?;
    let id = active_operator(deps.storage, topic_id, sender)?;
    if let Some(asked) = asked.filter(|asked| *asked != id) {
        let address = sender.clone();
        return Err(ContractError::ForeignWorker { topic: topic_id, address, own: id, asked });
    }
    require_listed(&deps.querier, config, topic_id, &topic, Role::Worker, sender)?;
    Ok(Worker { id, topic, terms })
}

/// What is known of somebody who has not submitted for an epoch yet.
#[derive(Debug)]
pub struct Applicant {
    /// His deposit, and what scores made of him, as it is stored.
    pub record: WorkerRecord,
    /// The epoch; `None`: nobody has submitted for it yet.
    pub epoch: Option<EpochRecord>,
}

/// A worker who has not submitted for an epoch yet. Error: [`ContractError::AlreadySubmitted`], also for one who lost his
/// seat again or found none.
pub fn applicant(
    storage: &dyn Storage,
    (topic, epoch): (TopicId, EpochId),
    worker: WorkerId,
) -> Result<Applicant, ContractError> {
    let seated = ENTRIES.has(storage, (topic.0, epoch.0, worker.0));
    let record = store::record(storage, topic, worker)?;
    if seated || record.passed_over.iter().any(|passed| passed.epoch == epoch) {
        return Err(ContractError::AlreadySubmitted { worker, epoch });
    }
    Ok(Applicant { record, epoch: EPOCHS.may_load(storage, (topic.0, epoch.0))? })
}

/// The open epochs, where a commitment to this one has to know them: `epoch` begins with it (`None`), or others were waiting
/// for their close when it began.
pub fn others_open(
    storage: &dyn Storage,
    topic: TopicId,
    epoch: Option<&EpochRecord>,
) -> Result<OpenEpochs, ContractError> {
    match epoch {
        Some(EpochRecord { behind: false, .. }) => Ok(OpenEpochs::default()),
        _ => Ok(OPEN.may_load(storage, topic.0)?.unwrap_or_default()),
    }
}

/// What a commitment made now may forfeit, if the worker's deposit is enough for it and for those he has in `open`.
/// Error: [`ContractError::DepositTooSmall`].
pub fn forfeit(
    storage: &dyn Storage,
    params: &SuiteParams,
    open: &OpenEpochs,
    (topic, epoch): (TopicId, EpochId),
    worker: WorkerId,
    deposit: Uint128,
) -> Result<Uint128, ContractError> {
    let mut needed = params.reveal_forfeit;
    let collecting = open.as_slice().iter().filter(|open| open.state == EpochState::Collecting);
    for OpenEpoch { epoch, .. } in collecting.filter(|open| open.epoch != epoch) {
        let entry = ENTRIES.may_load(storage, (topic.0, epoch.0, worker.0))?;
        if let Some(Content::Committed(committed)) = entry.map(|entry| entry.content) {
            needed = needed.saturating_add(committed.forfeit);
        }
    }
    if deposit < needed {
        return Err(ContractError::DepositTooSmall { needed, deposit });
    }
    Ok(params.reveal_forfeit)
}

/// What a worker's operator may send for an epoch now; `Ok`: a well-formed entry or commitment would be taken.
pub fn may_enter(
    deps: Deps,
    now: u64,
    sender: &Addr,
    kind: Kind,
    at: (TopicId, EpochId),
) -> Result<(Worker, Applicant), ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let worker = worker(deps, &config, now, sender, kind, at, None)?;
    let applicant = applicant(deps.storage, at, worker.id)?;
    if kind == Kind::Commit {
        let params = Registry(config.registry.clone()).params(&deps.querier)?;
        let open = others_open(deps.storage, at.0, applicant.epoch.as_ref())?;
        forfeit(deps.storage, &params, &open, at, worker.id, applicant.record.deposit)?;
    }
    Ok((worker, applicant))
}

/// Error: [`ContractError::Paused`].
fn require_running(config: &Config, now: u64) -> Result<(), ContractError> {
    let until = config.submissions_paused_until;
    if now < until {
        return Err(ContractError::Paused { what: Pause::Submissions, until });
    }
    Ok(())
}

/// Whether an epoch takes submissions now.
///
/// Errors: [`ContractError::TopicRetired`] (rather than the promise of an epoch that will not open),
/// [`ScheduleError::NoOpenSubmissions`], [`ContractError::WrongEpoch`].
fn require_window(
    record: &TopicRecord,
    topic: TopicId,
    epoch: EpochId,
    kind: Kind,
    now: u64,
) -> Result<(), ContractError> {
    let opens = |epoch: EpochId| match record.retired_from {
        Some(from) if from <= epoch => Err(ContractError::TopicRetired { topic, from }),
        _ => Ok(()),
    };
    opens(epoch)?;
    let open = match record.versions.submissions(now) {
        Err(error @ ScheduleError::NoOpenSubmissions { next, .. }) => {
            opens(next)?;
            return Err(error.into());
        }
        windows => windows?.epoch,
    };
    opens(open)?;
    if open != epoch {
        return Err(ContractError::WrongEpoch { epoch, kind: kind.name(), now, open });
    }
    Ok(())
}
