//! `Balances` and `WorkerBalance`: what somebody has coming.

use crate::ContractError;
use crate::lookup::address;
use allora_interfaces::page;
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::{
    BALANCES, BalancePage, BalancesResponse, CONFIG, CREDITS, WorkerBalance, WorkerBalanceInfo,
    WorkerBalanceResponse, WorkerRef,
};
use allora_interfaces::synthesis::{QueryMsg, WorkersByOwnerResponse};
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{Deps, Env, Storage};

/// Which workers are an account's, synthesis knows.
pub fn balances(
    deps: Deps<'_>,
    env: &Env,
    account: &str,
    start_after: Option<WorkerRef>,
    limit: Option<u32>,
) -> Result<BalancesResponse, ContractError> {
    let account = address(deps.api, account)?;
    let credit = CREDITS.may_load(deps.storage, &account)?.unwrap_or_default().amount;
    let mut workers = Vec::new();
    if let Some(synthesis) = CONFIG.load(deps.storage)?.sibling(Sibling::Synthesis) {
        let question = QueryMsg::WorkersByOwner {
            owner: account.into(),
            start_after: start_after.map(|worker| (worker.topic_id, worker.worker_id)),
            limit,
        };
        let answer: WorkersByOwnerResponse = deps.querier.query_wasm_smart(synthesis, &question)?;
        for worker in answer.workers {
            let (topic_id, worker_id) = (worker.topic_id, worker.worker_id);
            let balance = balance(deps.storage, topic_id, worker_id)?;
            workers.push(WorkerBalanceInfo { topic_id, worker_id, balance });
        }
    }
    let is_full = workers.len() >= page::limit(limit);
    let last = workers.last().filter(|_| is_full);
    let next = last.map(|last| WorkerRef { topic_id: last.topic_id, worker_id: last.worker_id });
    Ok(BalancesResponse { credit, workers, next, now: env.block.time.seconds() })
}

pub fn worker_balance(
    deps: Deps<'_>,
    env: &Env,
    topic_id: TopicId,
    worker_id: WorkerId,
) -> Result<WorkerBalanceResponse, ContractError> {
    let balance = balance(deps.storage, topic_id, worker_id)?;
    Ok(WorkerBalanceResponse { balance, now: env.block.time.seconds() })
}

fn balance(storage: &dyn Storage, topic: TopicId, worker: WorkerId) -> Result<WorkerBalance, ContractError> {
    let page = BALANCES.may_load(storage, (topic.0, BalancePage::of(worker)))?;
    Ok(page.and_then(|page| page.workers.get(worker).copied()).unwrap_or_default())
}
