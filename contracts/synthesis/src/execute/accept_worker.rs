//! `AcceptWorker`: an account takes over the ownership of a worker that is offered to it.

use crate::store::worker;
use crate::{ContractError, Refusal};
use allora_interfaces::event;
use allora_interfaces::synthesis::{OWNED, WORKERS};
use allora_interfaces::token::nonpayable;
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// Makes the sender the worker's owner, with his deposit and whatever he earned. What the owner before offered to a key is
/// void: it was not the new owner's offer.
pub fn accept_worker(
    deps: DepsMut,
    info: &MessageInfo,
    topic: TopicId,
    id: WorkerId,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let mut worker = worker(deps.storage, topic, id)?;
    if worker.next_owner.as_ref() != Some(&info.sender) {
        let address = info.sender.clone();
        return Err(ContractError::NotOffered { topic, worker: id, address, offer: "TransferWorker" }.into());
    }
    let before = std::mem::replace(&mut worker.owner, info.sender.clone());
    worker.next_owner = None;
    worker.next_operator = None;
    // In this order: an owner may offer his worker to himself.
    OWNED.remove(deps.storage, (&before, topic.0, id.0));
    OWNED.save(deps.storage, (&worker.owner, topic.0, id.0), &true);
    WORKERS.save(deps.storage, (topic.0, id.0), &worker);
    let transferred = event::WORKER_TRANSFERRED.event([
        topic.to_string(),
        id.to_string(),
        before.into(),
        worker.owner.into(),
    ]);
    Ok(Response::new().add_attribute("action", "accept_worker").add_event(transferred))
}
