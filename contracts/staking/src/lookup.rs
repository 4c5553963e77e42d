//! What messages name, and what the registry knows of it: topics, addresses, the unbonding time.

use crate::ContractError;
use allora_interfaces::ReadError;
use allora_interfaces::registry::{Registry, TopicRecord};
use allora_interfaces::staking::CONFIG;
use allora_protocol::TopicId;
use allora_protocol::pool::unbonding_time;
use cosmwasm_std::{Addr, Api, Deps, QuerierWrapper};

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

/// How long what is unbonded now takes, in seconds, by the parameters of the suite and the topic as they are now.
pub fn unbonding_seconds(deps: Deps<'_>, topic_id: TopicId) -> Result<u64, ContractError> {
    let registry = Registry(CONFIG.load(deps.storage)?.registry);
    let topic = topic_record(&deps.querier, &registry, topic_id)?;
    let suite = registry.params(&deps.querier)?.unbonding_time;
    let emission_period = registry.suite_record(&deps.querier)?.emission_period;
    let schedules = topic.versions.as_slice().iter().map(|version| &version.params.schedule);
    Ok(unbonding_time(suite, emission_period, schedules)?)
}

/// An address from a message.
pub fn address(api: &dyn Api, text: &str) -> Result<Addr, ContractError> {
    let invalid = |error| ContractError::InvalidAddress { address: text.into(), error };
    api.addr_validate(text).map_err(invalid)
}

/// An address from a message that may be left out.
pub fn address_or(api: &dyn Api, text: Option<String>, default: &Addr) -> Result<Addr, ContractError> {
    text.map_or_else(|| Ok(default.clone()), |text| address(api, &text))
}
