//! Topics, read raw from the registry.

use crate::{ContractError, Refusal};
use allora_interfaces::ReadError;
use allora_interfaces::registry::{Registry, TopicRecord};
use allora_interfaces::synthesis::Config;
use allora_protocol::epoch::Rules;
use allora_protocol::topic::Tuning;
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{QuerierWrapper, Uint128};

/// A topic. Error: [`ContractError::TopicNotFound`].
pub fn topic_record(
    querier: &QuerierWrapper<'_>,
    config: &Config,
    topic: TopicId,
) -> Result<TopicRecord, Refusal> {
    match Registry(config.registry.clone()).topic_record(querier, topic) {
        Err(ReadError::Missing { .. }) => Err(ContractError::TopicNotFound { topic }.into()),
        record => Ok(record?),
    }
}

/// How the network learns in an epoch.
pub fn tuning(
    querier: &QuerierWrapper<'_>,
    config: &Config,
    topic: TopicId,
    record: &TopicRecord,
    epoch: EpochId,
) -> Result<Tuning, Refusal> {
    let version = record.versions.at(epoch)?;
    Ok(Registry(config.registry.clone()).tuning(querier, topic, version.from_epoch)?)
}

/// What an epoch goes by. `min_topic_stake`: as the epoch's record has it, in base units.
pub fn rules(
    querier: &QuerierWrapper<'_>,
    config: &Config,
    topic: TopicId,
    record: &TopicRecord,
    epoch: EpochId,
    min_topic_stake: Uint128,
) -> Result<Rules, Refusal> {
    let terms = record.versions.at(epoch)?.params;
    let tuning = tuning(querier, config, topic, record, epoch)?;
    Ok(record.topic.rules(&terms, &tuning, min_topic_stake))
}
