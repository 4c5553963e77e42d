//! `Worker`, `WorkerByOperator`, `WorkersByOwner`, `Reputer`.

use super::about::About;
use super::page;
use crate::Refusal;
use crate::execute;
use crate::store::{self, merit_now, resolve_passed_over};
use allora_interfaces::page::limit;
use allora_interfaces::registry::Registry;
use allora_interfaces::synthesis::{
    ENTRIES, OWNED, REPUTER_RECORDS, ReputerResponse, Worker, WorkerRecord, WorkerResponse,
    WorkersByOwnerResponse,
};
use allora_protocol::Number;
use allora_protocol::{ReputerId, TopicId, WorkerId};
use cosmwasm_std::{Deps, Env};

/// A worker: whose he is, his deposit, his merits. Error: [`ContractError::WorkerNotFound`].
pub fn worker(about: &About, id: WorkerId) -> Result<WorkerResponse, Refusal> {
    let worker = store::worker(about.storage(), about.id, id)?;
    let mut record = store::record(about.storage(), about.id, id)?;
    resolve_passed_over(about.storage(), about.id, &mut record)?;
    let merits = merit_now(&record, &about.head()?, &about.merit_rules()?)?;
    Ok(WorkerResponse {
        topic_id: about.id,
        worker_id: id,
        deposit_free_at: deposit_free_at(about, id, &worker, &record)?,
        operator: worker.operator,
        owner: worker.owner,
        next_operator: worker.next_operator,
        next_owner: worker.next_owner,
        deposit: record.deposit,
        registered_at: worker.registered_at,
        left_at: worker.left_at,
        inferer: merits.inferer,
        forecaster: merits.forecaster,
        now: about.now,
    })
}

/// The worker whose key an address is or was. Error: [`ContractError::NotRegistered`].
pub fn by_operator(about: &About, operator: &str) -> Result<WorkerResponse, Refusal> {
    let operator = store::address(about.deps.api, operator)?;
    worker(about, store::operator(about.storage(), about.id, &operator)?.worker)
}

/// The workers of an owner.
pub fn by_owner(
    deps: Deps,
    env: &Env,
    owner: &str,
    after: Option<(TopicId, WorkerId)>,
    asked: Option<u32>,
) -> Result<WorkersByOwnerResponse, Refusal> {
    let owner = store::address(deps.api, owner)?;
    let after = after.map(|(topic, worker)| (topic.0, worker.0));
    let owned = page::ascending(&OWNED, deps.storage, &owner, after, limit(asked))?;
    let workers = owned.into_iter().map(|((topic, id), _)| {
        let about = About::load(deps, env, TopicId(topic))?;
        worker(&about, WorkerId(id))
    });
    Ok(WorkersByOwnerResponse {
        workers: workers.collect::<Result<_, Refusal>>()?,
        now: env.block.time.seconds(),
    })
}

/// A reputer as the scores know him.
pub fn reputer(about: &About, id: ReputerId) -> Result<ReputerResponse, Refusal> {
    let record = REPUTER_RECORDS.may_load(about.storage(), (about.id.0, id.0))?.unwrap_or_default();
    Ok(ReputerResponse {
        reputer_id: id,
        reputer: about.reputer(id)?,
        merit: record.merit,
        coefficient: record.listening.unwrap_or(Number::ONE),
        now: about.now,
    })
}

/// When the conditions of `WithdrawDeposit` hold, unless an epoch under way that holds an entry of him is settled late.
fn deposit_free_at(
    about: &About,
    id: WorkerId,
    worker: &Worker,
    record: &WorkerRecord,
) -> Result<Option<u64>, Refusal> {
    let delay = Registry(about.config.registry.clone()).params(&about.deps.querier)?.deposit_delay;
    let free_at = execute::deposit_free_at(worker, record, delay);
    let Some(mut free_at) = free_at.filter(|_| !record.deposit.is_zero()) else { return Ok(None) };
    for open in about.open()?.as_slice() {
        if ENTRIES.has(about.storage(), (about.id.0, open.epoch.0, id.0)) {
            free_at = free_at.max(about.topic.versions.windows(open.epoch)?.settles);
        }
    }
    Ok(Some(free_at))
}
