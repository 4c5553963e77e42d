//! Who somebody is: addresses, the owner, a topic's creator.

use crate::ContractError;
use allora_interfaces::registry::{INFOS, Sibling, SuiteRecord, TOPICS, TopicInfo, TopicRecord};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Api, Storage};

/// A checked address. Error: [`ContractError::InvalidAddress`], which names the field.
pub fn address(api: &dyn Api, field: &'static str, address: &str) -> Result<Addr, ContractError> {
    api.addr_validate(address).map_err(|_| ContractError::InvalidAddress { field, address: address.into() })
}

/// As [`address`], where there is one.
pub fn optional(
    api: &dyn Api,
    field: &'static str,
    text: Option<&String>,
) -> Result<Option<Addr>, ContractError> {
    text.map(|text| address(api, field, text)).transpose()
}

/// Only the owner goes on.
pub fn owner(storage: &dyn Storage, sender: &Addr) -> Result<(), ContractError> {
    if cw_ownable::is_owner(storage, sender)? { Ok(()) } else { Err(refused("the owner", sender)) }
}

/// Only the creator of a topic goes on, with its [`TopicInfo`].
pub fn creator(storage: &dyn Storage, sender: &Addr, topic: TopicId) -> Result<TopicInfo, ContractError> {
    let info = info(storage, topic)?;
    if info.creator == *sender { Ok(info) } else { Err(refused("the topic's creator", sender)) }
}

/// A topic's [`TopicInfo`]. Error: [`ContractError::TopicNotFound`].
pub fn info(storage: &dyn Storage, topic: TopicId) -> Result<TopicInfo, ContractError> {
    INFOS.may_load(storage, topic.0)?.ok_or(ContractError::TopicNotFound { topic })
}

/// A topic. Error: [`ContractError::TopicNotFound`].
pub fn topic(storage: &dyn Storage, topic: TopicId) -> Result<TopicRecord, ContractError> {
    TOPICS.may_load(storage, topic.0)?.ok_or(ContractError::TopicNotFound { topic })
}

/// A topic that is not retired. Errors: [`ContractError::TopicNotFound`], [`ContractError::TopicRetired`].
pub fn lasting_topic(storage: &dyn Storage, id: TopicId) -> Result<TopicRecord, ContractError> {
    let record = topic(storage, id)?;
    match record.retired_from {
        None => Ok(record),
        Some(from) => Err(ContractError::TopicRetired { topic: id, from }),
    }
}

/// Where a sibling is. Error: [`ContractError::NotWired`].
pub fn sibling(suite: &SuiteRecord, sibling: Sibling) -> Result<&Addr, ContractError> {
    suite.sibling(sibling).ok_or(ContractError::NotWired { sibling: sibling.name() })
}

/// [`ContractError::Unauthorized`].
pub fn refused(who: &'static str, sender: &Addr) -> ContractError {
    ContractError::Unauthorized { who, sender: sender.clone() }
}
