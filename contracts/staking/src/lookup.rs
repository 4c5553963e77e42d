//! What messages name: topics and addresses.

use crate::ContractError;
use allora_interfaces::ReadError;
use allora_interfaces::registry::{Registry, TopicRecord};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Api, QuerierWrapper};

/// A topic, read raw from the registry. Error: [`ContractError::TopicNotFound`].
pub fn topic_record(
    querier: &QuerierWrapper<'_>,
    registry: &Registry,
    topic: TopicId,
) -> Result<TopicRecord, ContractError> {
    match registry.topic_record(querier, topic) {
        Err(ReadError::Missing { .. }) => Err(ContractError::TopicNotFound { topic }),
        record => Ok(record?),
    }
}

/// An address from a message.
pub fn address(api: &dyn Api, text: &str) -> Result<Addr, ContractError> {
    let invalid = |error| ContractError::InvalidAddress { address: text.into(), error };
    api.addr_validate(text).map_err(invalid)
}
