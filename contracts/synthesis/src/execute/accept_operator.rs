//! `AcceptOperator`: a key takes over a worker that is offered to it.

use super::door::require_listed;
use crate::store::{topic_record, worker};
use crate::{ContractError, Refusal};
use allora_interfaces::event;
use allora_interfaces::registry::Role;
use allora_interfaces::synthesis::{CONFIG, OPERATORS, Operator, WORKERS};
use allora_interfaces::token::nonpayable;
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// Makes the sender the worker's operator. The key before stays known as his, so that it never becomes another's.
///
/// Where the worker left, no list is asked: the key sends nothing until it comes back, which asks it, and a list must not
/// keep an owner from rotating out a key that would bring the worker back for ever.
pub fn accept_operator(
    deps: DepsMut,
    info: &MessageInfo,
    topic: TopicId,
    id: WorkerId,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let mut worker = worker(deps.storage, topic, id)?;
    if worker.next_operator.as_ref() != Some(&info.sender) {
        let address = info.sender.clone();
        return Err(ContractError::NotOffered { topic, worker: id, address, offer: "RotateOperator" }.into());
    }
    if worker.left_at.is_none() {
        let record = topic_record(&deps.querier, &config, topic)?;
        require_listed(&deps.querier, &config, topic, &record, Role::Worker, &info.sender)?;
    }
    if let Some(used) = OPERATORS.may_load(deps.storage, (topic.0, &info.sender))?
        && used.worker != id
    {
        let address = info.sender.clone();
        return Err(ContractError::OperatorUsed { topic, worker: used.worker, address }.into());
    }
    let before = std::mem::replace(&mut worker.operator, info.sender.clone());
    worker.next_operator = None;
    // In this order: a key may be offered the worker that it operates.
    OPERATORS.save(deps.storage, (topic.0, &before), &Operator { worker: id, active: false });
    let active = worker.left_at.is_none();
    OPERATORS.save(deps.storage, (topic.0, &info.sender), &Operator { worker: id, active });
    WORKERS.save(deps.storage, (topic.0, id.0), &worker);
    let rotated = event::OPERATOR_ROTATED.event([
        topic.to_string(),
        id.to_string(),
        before.into(),
        worker.operator.into(),
    ]);
    Ok(Response::new().add_attribute("action", "accept_operator").add_event(rotated))
}
