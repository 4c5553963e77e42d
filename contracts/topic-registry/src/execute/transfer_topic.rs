//! `TransferTopic`, `AcceptTopic`: a topic gets another creator, in two steps.

use super::{changed, done};
use crate::ContractError;
use crate::access::{self, creator, optional};
use crate::state::{CREATED, MARK};
use allora_interfaces::event::{TOPIC_OFFERED, TOPIC_TRANSFERRED, or_empty};
use allora_interfaces::registry::INFOS;
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, MessageInfo, Response};

pub fn transfer_topic(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    topic_id: TopicId,
    to: Option<String>,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let mut topic = creator(deps.storage, &info.sender, topic_id)?;
    topic.offered_to = optional(deps.api, "to", to.as_ref())?;
    INFOS.save(deps.storage, topic_id.0, &topic);
    let offered = [topic_id.to_string(), topic.creator.into(), or_empty(topic.offered_to)];
    Ok(done("transfer_topic", TOPIC_OFFERED.event(offered)))
}

pub fn accept_topic(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    topic_id: TopicId,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let mut topic = access::info(deps.storage, topic_id)?;
    if topic.offered_to.as_ref() != Some(&info.sender) {
        return Err(ContractError::NotOffered { topic: topic_id, sender: info.sender.clone() });
    }
    let from = std::mem::replace(&mut topic.creator, info.sender.clone());
    topic.offered_to = None;
    let ended = changed(deps.storage, topic_id, &mut topic, &info.sender);
    CREATED.remove(deps.storage, (&from, topic_id.0));
    CREATED.save(deps.storage, (&topic.creator, topic_id.0), &MARK);
    INFOS.save(deps.storage, topic_id.0, &topic);
    let transferred = [topic_id.to_string(), from.into(), topic.creator.into(), topic.changes.to_string()];
    Ok(done("accept_topic", TOPIC_TRANSFERRED.event(transferred)).add_events(ended))
}
