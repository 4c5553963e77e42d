//! `RegisterReputer`: the sender becomes a reputer of a topic, for good, with an empty pool. Ids are dense.

use crate::ContractError;
use crate::lookup::topic_record;
use allora_interfaces::event;
use allora_interfaces::registry::{Registry, Role};
use allora_interfaces::staking::{ByReputer, CONFIG, POOLS, Pool, REPUTERS, TOPIC_STAKES, TopicStake};
use allora_interfaces::token::nonpayable;
use allora_protocol::{ReputerId, TopicId};
use cosmwasm_std::{DepsMut, MessageInfo, OverflowError, OverflowOperation, Response};

pub fn register_reputer(
    deps: DepsMut<'_>,
    info: MessageInfo,
    topic_id: TopicId,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let reputer = info.sender;
    let registry = Registry(CONFIG.load(deps.storage)?.registry);
    let topic = topic_record(&deps.querier, &registry, topic_id)?;
    if let Some(pool) = POOLS.may_load(deps.storage, (topic_id.0, &reputer))? {
        return Err(ContractError::AlreadyRegistered { topic: topic_id, reputer: pool.id, address: reputer });
    }
    if !registry.allows(&deps.querier, topic_id, &topic, Role::Reputer, &reputer)? {
        return Err(ContractError::NotListed { topic: topic_id, address: reputer });
    }
    let stake = TOPIC_STAKES.may_load(deps.storage, topic_id.0)?.unwrap_or_default();
    let id = ReputerId(stake.reputers);
    let reputers = stake.reputers.checked_add(1).ok_or(OverflowError::new(OverflowOperation::Add))?;

    TOPIC_STAKES.save(deps.storage, topic_id.0, &TopicStake { reputers, ..stake });
    POOLS.save(deps.storage, (topic_id.0, &reputer), &Pool { id, ..Pool::default() });
    let event = event::REPUTER_REGISTERED.event([topic_id.to_string(), id.to_string(), reputer.to_string()]);
    REPUTERS.save(deps.storage, (topic_id.0, id.0), &ByReputer { reputer });
    Ok(Response::new().add_attribute("action", "register_reputer").add_event(event))
}
