//! `RetireTopic`: the epochs that have opened finish, none opens any more. For good.

use super::done;
use crate::ContractError;
use crate::access::{self, lasting_topic, refused};
use allora_interfaces::event::TOPIC_RETIRED;
use allora_interfaces::registry::TOPICS;
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn retire_topic(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    topic_id: TopicId,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let creator = access::info(deps.storage, topic_id)?.creator;
    if creator != info.sender && !cw_ownable::is_owner(deps.storage, &info.sender)? {
        return Err(refused("the topic's creator or the owner", &info.sender));
    }
    let mut record = lasting_topic(deps.storage, topic_id)?;
    let from = record.versions.next(env.block.time.seconds())?.epoch;
    record.retired_from = Some(from);
    TOPICS.save(deps.storage, topic_id.0, &record);
    let retired = [topic_id.to_string(), from.to_string(), info.sender.to_string()];
    Ok(done("retire_topic", TOPIC_RETIRED.event(retired)))
}
