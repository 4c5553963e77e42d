//! `UpdateList`: who may take part in a role where its policy is `List`. A list can be made before it counts.

use super::{changed, done, word};
use crate::ContractError;
use crate::access::{address, creator};
use crate::state::MARK;
use allora_interfaces::event::LIST_UPDATED;
use allora_interfaces::registry::{INFOS, LISTED, PolicyChange, Role};
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Api, DepsMut, MessageInfo, Response};

/// So many addresses one message takes.
const MAX_ADDRESSES: usize = 30;

pub fn update_list(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    topic_id: TopicId,
    role: Role,
    add: Vec<String>,
    remove: Vec<String>,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let mut topic = creator(deps.storage, &info.sender, topic_id)?;
    let given = add.len().saturating_add(remove.len());
    if !(1..=MAX_ADDRESSES).contains(&given) {
        return Err(ContractError::ListSize { given, max: MAX_ADDRESSES });
    }
    let added = addresses(deps.api, "add", &add)?;
    let removed = addresses(deps.api, "remove", &remove)?;
    each_once(&added, &removed)?;

    let ended = changed(deps.storage, topic_id, &mut topic, &info.sender);
    for who in &added {
        LISTED.save(deps.storage, (topic_id.0, role.number(), who), &MARK);
    }
    for who in &removed {
        LISTED.remove(deps.storage, (topic_id.0, role.number(), who));
    }
    topic.policies_hash = PolicyChange::List { role, added, removed }.onto(&topic.policies_hash);
    INFOS.save(deps.storage, topic_id.0, &topic);
    let updated =
        [topic_id.to_string(), word(&role)?, add.join(","), remove.join(","), topic.changes.to_string()];
    Ok(done("update_list", LIST_UPDATED.event(updated)).add_events(ended))
}

fn addresses(api: &dyn Api, field: &'static str, texts: &[String]) -> Result<Vec<Addr>, ContractError> {
    texts.iter().map(|text| address(api, field, text)).collect()
}

fn each_once(added: &[Addr], removed: &[Addr]) -> Result<(), ContractError> {
    let mut all: Vec<&Addr> = added.iter().chain(removed).collect();
    all.sort_unstable();
    let twice = all.iter().zip(all.iter().skip(1)).find(|(one, next)| one == next);
    match twice {
        Some((address, _)) => Err(ContractError::DuplicateAddress { address: (*address).clone() }),
        None => Ok(()),
    }
}
