//! Workers and their keys.

use crate::{ContractError, Refusal};
use allora_interfaces::synthesis::{
    Config, LEDGERS, Ledgers, OPERATORS, Operator, RECORDS, WORKERS, Worker, WorkerRecord,
};
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{Addr, MessageInfo, Storage, Uint128};

/// Refuses everybody but the registry. Error: [`ContractError::Unauthorized`].
pub fn require_registry(config: &Config, info: &MessageInfo) -> Result<(), Refusal> {
    if info.sender == config.registry {
        return Ok(());
    }
    let who = format!("the registry {}", config.registry);
    Err(ContractError::Unauthorized { who, sender: info.sender.clone() }.into())
}

/// A worker. Error: [`ContractError::WorkerNotFound`].
pub fn worker(storage: &dyn Storage, topic: TopicId, id: WorkerId) -> Result<Worker, Refusal> {
    let worker = WORKERS.may_load(storage, (topic.0, id.0))?;
    Ok(worker.ok_or(ContractError::WorkerNotFound { topic, worker: id })?)
}

/// A worker, if the sender is his owner. Errors: [`ContractError::WorkerNotFound`], [`ContractError::Unauthorized`].
pub fn owned_worker(
    storage: &dyn Storage,
    topic: TopicId,
    id: WorkerId,
    info: &MessageInfo,
) -> Result<Worker, Refusal> {
    let worker = worker(storage, topic, id)?;
    if info.sender == worker.owner {
        return Ok(worker);
    }
    let who = format!("{}, the owner of worker {id} of topic {topic},", worker.owner);
    Err(ContractError::Unauthorized { who, sender: info.sender.clone() }.into())
}

/// The worker whose key an address is or was. Error: [`ContractError::NotRegistered`].
pub fn operator(storage: &dyn Storage, topic: TopicId, address: &Addr) -> Result<Operator, Refusal> {
    let operator = OPERATORS.may_load(storage, (topic.0, address))?;
    Ok(operator.ok_or_else(|| ContractError::NotRegistered { topic, address: address.clone() })?)
}

/// The worker whose key an address is, and who has not left.
///
/// Errors: [`ContractError::NotRegistered`]; [`ContractError::OperatorRotated`], [`ContractError::WorkerLeft`] for a key
/// that may no longer act.
pub fn active_operator(storage: &dyn Storage, topic: TopicId, address: &Addr) -> Result<WorkerId, Refusal> {
    let Operator { worker: id, active } = operator(storage, topic, address)?;
    if active {
        return Ok(id);
    }
    let worker = worker(storage, topic, id)?;
    Err(inactive(topic, id, worker, address))
}

/// Why a key may not act for its worker.
pub fn inactive(topic: TopicId, id: WorkerId, worker: Worker, address: &Addr) -> Refusal {
    if worker.operator == *address {
        return ContractError::WorkerLeft { topic, worker: id }.into();
    }
    let operator = worker.operator;
    ContractError::OperatorRotated { topic, worker: id, address: address.clone(), operator }.into()
}

/// A worker's record; of a newcomer an empty one.
pub fn record(storage: &dyn Storage, topic: TopicId, id: WorkerId) -> Result<WorkerRecord, Refusal> {
    Ok(RECORDS.may_load(storage, (topic.0, id.0))?.unwrap_or_default())
}

/// Adds to a worker's deposit, and to the ledger of deposits, which it returns. Both are for the caller to store.
pub fn add_deposit(
    storage: &dyn Storage,
    record: &mut WorkerRecord,
    amount: Uint128,
) -> Result<Ledgers, Refusal> {
    let mut ledgers = LEDGERS.load(storage)?;
    record.deposit = record.deposit.checked_add(amount)?;
    ledgers.deposits = ledgers.deposits.checked_add(amount)?;
    Ok(ledgers)
}
