//! `RegisterWorker`: somebody begins to work in a topic, or comes back.

use super::door::require_listed;
use crate::store::{self, add_deposit, address, inactive, topic_record, worker};
use crate::{ContractError, Refusal};
use allora_interfaces::TokenError;
use allora_interfaces::event;
use allora_interfaces::registry::{Registry, Role};
use allora_interfaces::synthesis::{
    CONFIG, Config, LEDGERS, OPERATORS, OWNED, Operator, RECORDS, ROSTERS, Roster, WORKERS, Worker,
};
use allora_interfaces::token::{Token, exactly, nonpayable};
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{
    Addr, DepsMut, Env, MessageInfo, OverflowError, OverflowOperation, Response, Storage, Uint128,
};

/// Registers the sender as an operator, for the coins that come with the message.
pub fn register_worker(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    topic: TopicId,
    owner: Option<String>,
) -> Result<Response, Refusal> {
    let config = CONFIG.load(deps.storage)?;
    let pay = |due| coins_exactly(&config.token, info, due);
    register(deps, env, &config, topic, &info.sender, owner, pay)
}

/// Registers an operator. `pay` takes what is due, or refuses what came.
pub fn register(
    deps: DepsMut,
    env: &Env,
    config: &Config,
    topic: TopicId,
    operator: &Addr,
    owner: Option<String>,
    pay: impl FnOnce(Uint128) -> Result<(), TokenError>,
) -> Result<Response, Refusal> {
    let record = topic_record(&deps.querier, config, topic)?;
    if let Some(from) = record.retired_from {
        return Err(ContractError::TopicRetired { topic, from }.into());
    }
    require_listed(&deps.querier, config, topic, &record, Role::Worker, operator)?;
    let owner = owner.map(|owner| address(deps.api, &owner)).transpose()?;
    let known = OPERATORS.may_load(deps.storage, (topic.0, operator))?;
    let place = match known {
        None => newcomer(deps.storage, env, topic, operator, owner)?,
        Some(known) => returner(deps.storage, topic, operator, known, owner)?,
    };
    let deposit = Registry(config.registry.clone()).params(&deps.querier)?.registration_deposit;
    let mut stored = store::record(deps.storage, topic, place.id)?;
    let due = deposit.saturating_sub(stored.deposit);
    pay(due)?;
    let ledgers = add_deposit(deps.storage, &mut stored, due)?;

    let Place { id, worker, roster } = place;
    LEDGERS.save(deps.storage, &ledgers);
    OPERATORS.save(deps.storage, (topic.0, operator), &Operator { worker: id, active: true });
    WORKERS.save(deps.storage, (topic.0, id.0), &worker);
    RECORDS.save(deps.storage, (topic.0, id.0), &stored);
    if let Some(roster) = &roster {
        ROSTERS.save(deps.storage, topic.0, roster);
        OWNED.save(deps.storage, (&worker.owner, topic.0, id.0), &true);
    }
    let registered = event::WORKER_REGISTERED.event([
        topic.to_string(),
        id.to_string(),
        worker.operator.into(),
        worker.owner.into(),
        stored.deposit.to_string(),
        roster.is_none().to_string(),
    ]);
    Ok(Response::new().add_attribute("action", "register_worker").add_event(registered))
}

/// A worker as he will be, before he pays.
struct Place {
    id: WorkerId,
    worker: Worker,
    /// With him on it; `None`: he was on it before.
    roster: Option<Roster>,
}

fn newcomer(
    storage: &dyn Storage,
    env: &Env,
    topic: TopicId,
    operator: &Addr,
    owner: Option<Addr>,
) -> Result<Place, Refusal> {
    let Roster { workers } = ROSTERS.may_load(storage, topic.0)?.unwrap_or_default();
    let overflow = || OverflowError::new(OverflowOperation::Add);
    let worker = Worker {
        operator: operator.clone(),
        owner: owner.unwrap_or_else(|| operator.clone()),
        next_operator: None,
        next_owner: None,
        registered_at: env.block.time.seconds(),
        left_at: None,
        gate: 0,
        flags: 0,
    };
    let roster = Roster { workers: workers.checked_add(1).ok_or_else(overflow)? };
    Ok(Place { id: WorkerId(workers), worker, roster: Some(roster) })
}

/// Whose key is known comes back as the worker he was, with his history: leaving buys no fresh start.
fn returner(
    storage: &dyn Storage,
    topic: TopicId,
    operator: &Addr,
    known: Operator,
    owner: Option<Addr>,
) -> Result<Place, Refusal> {
    let Operator { worker: id, active } = known;
    if active {
        let address = operator.clone();
        return Err(ContractError::AlreadyRegistered { topic, worker: id, address }.into());
    }
    let mut worker = worker(storage, topic, id)?;
    if worker.operator != *operator {
        return Err(inactive(topic, id, worker, operator));
    }
    if owner.is_some_and(|owner| owner != worker.owner) {
        return Err(ContractError::OwnerDiffers { topic, worker: id, owner: worker.owner }.into());
    }
    worker.left_at = None;
    Ok(Place { id, worker, roster: None })
}

/// Takes coins of exactly this amount; none for 0, whatever the token is.
fn coins_exactly(token: &Token, info: &MessageInfo, due: Uint128) -> Result<(), TokenError> {
    match token {
        _ if due.is_zero() => nonpayable(info),
        Token::Native { .. } if info.funds.is_empty() => exactly(Uint128::zero(), due),
        _ => exactly(token.received(info)?, due),
    }
}
