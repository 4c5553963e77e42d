//! Who may submit or commit.

use super::require_listed;
use crate::store::{self, active_operator, topic_record};
use crate::{ContractError, Refusal};
use allora_interfaces::registry::{Pause, Registry, Role, TopicRecord};
use allora_interfaces::synthesis::{
    CONFIG, Config, Content, ENTRIES, EPOCHS, EpochRecord, OPEN, WorkerRecord,
};
use allora_protocol::schedule::{EpochState, OpenEpoch, OpenEpochs, ScheduleError};
use allora_protocol::topic::{SuiteParams, Terms};
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{Addr, Deps, QuerierWrapper, Storage, Uint128};

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

    fn required(self, topic: TopicId, terms: &Terms) -> Result<(), Refusal> {
        match (self, Self::of(terms)) {
            (Self::Submit, Self::Commit) => Err(ContractError::CommitFirst { topic }.into()),
            (Self::Commit, Self::Submit) => Err(ContractError::NoRevealWindow { topic }.into()),
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
) -> Result<Worker, Refusal> {
    require_running(config, now)?;
    let topic = topic_record(&deps.querier, config, topic_id)?;
    require_window(&topic, topic_id, epoch_id, kind, now)?;
    let terms = topic.versions.at(epoch_id)?.params;
    kind.required(topic_id, &terms)?;
    let id = active_operator(deps.storage, topic_id, sender)?;
    if let Some(asked) = asked.filter(|asked| *asked != id) {
        let address = sender.clone();
        return Err(ContractError::ForeignWorker { topic: topic_id, address, own: id, asked }.into());
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
) -> Result<Applicant, Refusal> {
    let seated = ENTRIES.has(storage, (topic.0, epoch.0, worker.0));
    let record = store::record(storage, topic, worker)?;
    if seated || record.passed_over.iter().any(|passed| passed.epoch == epoch) {
        return Err(ContractError::AlreadySubmitted { worker, epoch }.into());
    }
    Ok(Applicant { record, epoch: EPOCHS.may_load(storage, (topic.0, epoch.0))? })
}

/// What an epoch keeps of the suite's parameters as they were at its first entry, in base units.
#[derive(Clone, Copy, Debug)]
pub struct Frozen {
    /// The least stake that speaks for it.
    pub min_topic_stake: Uint128,
    /// What a commitment to it may forfeit.
    pub reveal_forfeit: Uint128,
}

impl Frozen {
    /// Of an epoch; `None`: of one that begins now.
    pub fn of(
        querier: &QuerierWrapper<'_>,
        config: &Config,
        epoch: Option<&EpochRecord>,
    ) -> Result<Self, Refusal> {
        if let Some(epoch) = epoch {
            let EpochRecord { min_topic_stake, reveal_forfeit, .. } = *epoch;
            return Ok(Self { min_topic_stake, reveal_forfeit });
        }
        let SuiteParams { min_topic_stake, reveal_forfeit, .. } =
            Registry(config.registry.clone()).params(querier)?;
        Ok(Self { min_topic_stake, reveal_forfeit })
    }
}

/// The open epochs, where a commitment to this one has to know them: `epoch` begins with it (`None`), or others were waiting
/// for their close when it began.
pub fn others_open(
    storage: &dyn Storage,
    topic: TopicId,
    epoch: Option<&EpochRecord>,
) -> Result<OpenEpochs, Refusal> {
    match epoch {
        Some(EpochRecord { behind: false, .. }) => Ok(OpenEpochs::default()),
        _ => Ok(OPEN.may_load(storage, topic.0)?.unwrap_or_default()),
    }
}

/// Refuses a commitment that may forfeit so much, if the worker's deposit is not enough for it and for those he has in
/// `open`. Error: [`ContractError::DepositTooSmall`].
pub fn require_deposit(
    storage: &dyn Storage,
    forfeit: Uint128,
    open: &OpenEpochs,
    (topic, epoch): (TopicId, EpochId),
    worker: WorkerId,
    deposit: Uint128,
) -> Result<(), Refusal> {
    let mut needed = forfeit;
    let collecting = open.as_slice().iter().filter(|open| open.state == EpochState::Collecting);
    for OpenEpoch { epoch, .. } in collecting.filter(|open| open.epoch != epoch) {
        let entry = ENTRIES.may_load(storage, (topic.0, epoch.0, worker.0))?;
        if let Some(Content::Committed(committed)) = entry.map(|entry| entry.content) {
            needed = needed.saturating_add(committed.forfeit);
        }
    }
    if deposit < needed {
        return Err(ContractError::DepositTooSmall { needed, deposit }.into());
    }
    Ok(())
}

/// What a worker's operator may send for an epoch now; `Ok`: a well-formed entry or commitment would be taken.
pub fn may_enter(
    deps: Deps,
    now: u64,
    sender: &Addr,
    kind: Kind,
    at: (TopicId, EpochId),
) -> Result<(Worker, Applicant), Refusal> {
    let config = CONFIG.load(deps.storage)?;
    let worker = worker(deps, &config, now, sender, kind, at, None)?;
    let applicant = applicant(deps.storage, at, worker.id)?;
    if kind == Kind::Commit {
        let Applicant { record, epoch } = &applicant;
        let forfeit = Frozen::of(&deps.querier, &config, epoch.as_ref())?.reveal_forfeit;
        let open = others_open(deps.storage, at.0, epoch.as_ref())?;
        require_deposit(deps.storage, forfeit, &open, at, worker.id, record.deposit)?;
    }
    Ok((worker, applicant))
}

/// Error: [`ContractError::Paused`].
fn require_running(config: &Config, now: u64) -> Result<(), Refusal> {
    let until = config.submissions_paused_until;
    if now < until {
        return Err(ContractError::Paused { what: Pause::Submissions, until }.into());
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
) -> Result<(), Refusal> {
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
        return Err(ContractError::WrongEpoch { epoch, kind: kind.name(), now, open }.into());
    }
    Ok(())
}
