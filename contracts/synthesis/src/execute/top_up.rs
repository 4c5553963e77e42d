//! `TopUp`: somebody adds to a worker's deposit.

use crate::store::{add_deposit, record, worker};
use crate::{ContractError, Refusal};
use allora_interfaces::event;
use allora_interfaces::synthesis::{CONFIG, LEDGERS, RECORDS};
use allora_protocol::{TopicId, WorkerId};
use cosmwasm_std::{Addr, DepsMut, MessageInfo, Response, Uint128};

/// Adds the coins that come with the message.
pub fn top_up(deps: DepsMut, info: &MessageInfo, topic: TopicId, id: WorkerId) -> Result<Response, Refusal> {
    let amount = CONFIG.load(deps.storage)?.token.received(info)?;
    add(deps, topic, id, &info.sender, amount)
}

/// Adds what somebody paid.
pub fn add(
    deps: DepsMut,
    topic: TopicId,
    id: WorkerId,
    payer: &Addr,
    amount: Uint128,
) -> Result<Response, Refusal> {
    if worker(deps.storage, topic, id)?.left_at.is_some() {
        return Err(ContractError::WorkerLeft { topic, worker: id }.into());
    }
    let mut record = record(deps.storage, topic, id)?;
    let ledgers = add_deposit(deps.storage, &mut record, amount)?;
    LEDGERS.save(deps.storage, &ledgers);
    RECORDS.save(deps.storage, (topic.0, id.0), &record);
    let added = event::DEPOSIT_ADDED.event([
        topic.to_string(),
        id.to_string(),
        payer.to_string(),
        amount.to_string(),
        record.deposit.to_string(),
    ]);
    Ok(Response::new().add_attribute("action", "top_up").add_event(added))
}
