//! What messages name, and who sends them.

use crate::ContractError;
use allora_interfaces::ReadError;
use allora_interfaces::registry::{Registry, Sibling, TopicRecord};
use allora_interfaces::rewards::Config;
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Api, QuerierWrapper};

/// A topic, read raw from the registry. Error: [`ContractError::TopicNotFound`].
pub fn topic_record(
    querier: &QuerierWrapper<'_>,
    config: &Config,
    topic: TopicId,
) -> Result<TopicRecord, ContractError> {
    match Registry(config.registry.clone()).topic_record(querier, topic) {
        Err(ReadError::Missing { .. }) => Err(ContractError::TopicNotFound { topic }),
        record => Ok(record?),
    }
}

/// The address of a sibling. Error: [`ContractError::NotWired`].
pub fn sibling(config: &Config, sibling: Sibling) -> Result<&Addr, ContractError> {
    config.sibling(sibling).ok_or(ContractError::NotWired { sibling })
}

/// An address from a message.
pub fn address(api: &dyn Api, text: &str) -> Result<Addr, ContractError> {
    let invalid = |error| ContractError::InvalidAddress { address: text.into(), error };
    api.addr_validate(text).map_err(invalid)
}

/// Refuses all but the registry.
pub fn require_registry(config: &Config, sender: &Addr) -> Result<(), ContractError> {
    require("the registry", Some(&config.registry), sender)
}

/// Refuses all but synthesis.
pub fn require_synthesis(config: &Config, sender: &Addr) -> Result<(), ContractError> {
    require("synthesis", config.sibling(Sibling::Synthesis), sender)
}

fn require(who: &'static str, allowed: Option<&Addr>, sender: &Addr) -> Result<(), ContractError> {
    if allowed == Some(sender) {
        Ok(())
    } else {
        Err(ContractError::Unauthorized { who, sender: sender.clone() })
    }
}
