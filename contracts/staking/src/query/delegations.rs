//! `Delegations`: who delegates to a reputer, ascending by address.

use super::positions::describe;
use crate::ContractError;
use crate::lookup::address;
use allora_interfaces::page;
use allora_interfaces::staking::{DELEGATIONS, DelegationInfo, DelegationsResponse, POOLS, POSITIONS};
use allora_protocol::TopicId;
use cosmwasm_std::{Deps, Env, Order};

pub fn delegations(
    deps: Deps<'_>,
    env: &Env,
    topic_id: TopicId,
    reputer: &str,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<DelegationsResponse, ContractError> {
    let reputer = address(deps.api, reputer)?;
    let after = start_after.map(|text| address(deps.api, &text)).transpose()?;
    let now = env.block.time.seconds();
    let Some(pool) = POOLS.may_load(deps.storage, (topic_id.0, &reputer))? else {
        return Err(ContractError::NotRegistered { topic: topic_id, address: reputer });
    };
    let marks = DELEGATIONS.range(deps.storage, (topic_id.0, pool.id.0), after, Order::Ascending);
    let delegations = marks.take(page::limit(limit)).map(|found| {
        let (owner, _) = found?;
        let position = POSITIONS.load(deps.storage, (&owner, topic_id.0, &reputer))?;
        let info = describe(deps, now, &owner, (topic_id, reputer.clone()), &position)?;
        Ok(DelegationInfo { owner, bonded: info.bonded, unbonding: info.unbonding })
    });
    Ok(DelegationsResponse { delegations: delegations.collect::<Result<_, ContractError>>()?, now })
}
