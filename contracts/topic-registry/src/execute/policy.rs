//! `SetPolicy`: everybody may take part in a role, or a list.

use super::{changed, done, word};
use crate::ContractError;
use crate::access::{creator, topic};
use allora_interfaces::event::POLICY_SET;
use allora_interfaces::registry::{INFOS, Policy, PolicyChange, Role, TOPICS};
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, MessageInfo, Response};

pub fn set_policy(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    topic_id: TopicId,
    role: Role,
    policy: Policy,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let mut topic_info = creator(deps.storage, &info.sender, topic_id)?;
    let mut record = topic(deps.storage, topic_id)?;
    match role {
        Role::Worker => record.policies.worker = policy,
        Role::Reputer => record.policies.reputer = policy,
    }
    topic_info.policies_hash = PolicyChange::Policy { role, policy }.onto(&topic_info.policies_hash);
    let ended = changed(deps.storage, topic_id, &mut topic_info, &info.sender);
    TOPICS.save(deps.storage, topic_id.0, &record);
    INFOS.save(deps.storage, topic_id.0, &topic_info);
    let set = [topic_id.to_string(), word(&role)?, word(&policy)?, topic_info.changes.to_string()];
    Ok(done("set_policy", POLICY_SET.event(set)).add_events(ended))
}
