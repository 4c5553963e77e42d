//! `TransferWorker`: an owner offers his worker to another owner.

use crate::Refusal;
use crate::store::{address, owned_worker};
use allora_interfaces::event::{self, or_empty};
use allora_interfaces::synthesis::WORKERS;
use allora_interfaces::token::nonpayable;
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// Stores the offer.
pub fn transfer_worker(
    deps: DepsMut,
    info: &MessageInfo,
    topic: TopicId,
    id: WorkerId,
    to: Option<String>,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let mut worker = owned_worker(deps.storage, topic, id, info)?;
    worker.next_owner = to.map(|to| address(deps.api, &to)).transpose()?;
    WORKERS.save(deps.storage, (topic.0, id.0), &worker);
    let to = or_empty(worker.next_owner);
    let offered = event::WORKER_OFFERED.event([topic.to_string(), id.to_string(), to]);
    Ok(Response::new().add_attribute("action", "transfer_worker").add_event(offered))
}
