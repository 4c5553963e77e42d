//! `LeaveTopic`: an owner takes his worker out of a topic.

use crate::store::owned_worker;
use crate::{ContractError, Refusal};
use allora_interfaces::event;
use allora_interfaces::synthesis::{OPERATORS, Operator, WORKERS};
use allora_interfaces::token::nonpayable;
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// From now on the worker sends nothing new. What he committed he may still reveal, and it may still forfeit.
pub fn leave_topic(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    topic: TopicId,
    id: WorkerId,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let mut worker = owned_worker(deps.storage, topic, id, info)?;
    if worker.left_at.is_some() {
        return Err(ContractError::WorkerLeft { topic, worker: id }.into());
    }
    worker.left_at = Some(env.block.time.seconds());
    OPERATORS.save(deps.storage, (topic.0, &worker.operator), &Operator { worker: id, active: false });
    WORKERS.save(deps.storage, (topic.0, id.0), &worker);
    let left = event::WORKER_LEFT.event([topic.to_string(), id.to_string()]);
    Ok(Response::new().add_attribute("action", "leave_topic").add_event(left))
}
