//! `RotateOperator`: an owner offers his worker to another key.

use crate::Refusal;
use crate::store::{address, owned_worker};
use allora_interfaces::event::{self, or_empty};
use allora_interfaces::synthesis::WORKERS;
use allora_interfaces::token::nonpayable;
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// Stores the offer. Nothing is reserved: the key stays free for others until it accepts.
pub fn rotate_operator(
    deps: DepsMut,
    info: &MessageInfo,
    topic: TopicId,
    id: WorkerId,
    operator: Option<String>,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let mut worker = owned_worker(deps.storage, topic, id, info)?;
    worker.next_operator = operator.map(|key| address(deps.api, &key)).transpose()?;
    WORKERS.save(deps.storage, (topic.0, id.0), &worker);
    let to = or_empty(worker.next_operator);
    let offered = event::OPERATOR_OFFERED.event([topic.to_string(), id.to_string(), to]);
    Ok(Response::new().add_attribute("action", "rotate_operator").add_event(offered))
}
