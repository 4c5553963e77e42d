//! `SetEligible`, `RevokeEligible`: the owner vouches for a topic, in the state he looked at. A creator who changes anything
//! afterwards has a topic that nobody vouches for.

use super::done;
use crate::ContractError;
use crate::access::{info as topic_info, lasting_topic, owner, topic};
use crate::state::MARK;
use allora_interfaces::event::{ELIGIBILITY_ENDED, TOPIC_ELIGIBLE};
use allora_interfaces::registry::{ELIGIBLE, TopicInfo};
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, DepsMut, Event, HexBinary, MessageInfo, Response, Storage};

pub fn set_eligible(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    topic_id: TopicId,
    version: u64,
    policies_hash: &HexBinary,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    owner(deps.storage, &info.sender)?;
    lasting_topic(deps.storage, topic_id)?;
    let TopicInfo { changes, policies_hash: hash, .. } = topic_info(deps.storage, topic_id)?;
    let hash = HexBinary::from(hash);
    if (version, policies_hash) != (changes, &hash) {
        return Err(ContractError::TopicChanged { topic: topic_id, changes, hash });
    }
    ELIGIBLE.save(deps.storage, topic_id.0, &MARK);
    let eligible = [topic_id.to_string(), changes.to_string(), hash.to_hex()];
    Ok(done("set_eligible", TOPIC_ELIGIBLE.event(eligible)))
}

pub fn revoke_eligible(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    topic_id: TopicId,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    owner(deps.storage, &info.sender)?;
    topic(deps.storage, topic_id)?;
    let changes = topic_info(deps.storage, topic_id)?.changes;
    let ended = end(deps.storage, topic_id, changes, &info.sender);
    let ended = ended.ok_or(ContractError::NotEligible { topic: topic_id })?;
    Ok(done("revoke_eligible", ended))
}

/// Counts a change of a topic by its creator. The event that says so, if the owner vouched for what the topic was.
pub fn changed(
    storage: &mut dyn Storage,
    topic_id: TopicId,
    info: &mut TopicInfo,
    by: &Addr,
) -> Option<Event> {
    info.changes = info.changes.saturating_add(1);
    end(storage, topic_id, info.changes, by)
}

fn end(storage: &mut dyn Storage, topic_id: TopicId, changes: u64, by: &Addr) -> Option<Event> {
    if !ELIGIBLE.has(storage, topic_id.0) {
        return None;
    }
    ELIGIBLE.remove(storage, topic_id.0);
    Some(ELIGIBILITY_ENDED.event([topic_id.to_string(), changes.to_string(), by.to_string()]))
}
