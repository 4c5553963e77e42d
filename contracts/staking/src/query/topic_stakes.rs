//! `TopicStakes`: the pools of a topic, ascending by reputer id.

use super::pool::{describe, min_stake};
use crate::ContractError;
use allora_interfaces::page;
use allora_interfaces::staking::{POOLS, REPUTERS, TOPIC_STAKES, TopicStakesResponse};
use allora_protocol::{ReputerId, TopicId};
use cosmwasm_std::{Deps, Env, Order};

pub fn topic_stakes(
    deps: Deps<'_>,
    env: &Env,
    topic_id: TopicId,
    start_after: Option<ReputerId>,
    limit: Option<u32>,
) -> Result<TopicStakesResponse, ContractError> {
    let min_stake = min_stake(deps)?;
    let sum = TOPIC_STAKES.may_load(deps.storage, topic_id.0)?.unwrap_or_default();
    let after = start_after.map(|id| id.0);
    let reputers = REPUTERS.range(deps.storage, topic_id.0, after, Order::Ascending);
    let pools = reputers.take(page::limit(limit)).map(|found| {
        let (_, by) = found?;
        let record = POOLS.load(deps.storage, (topic_id.0, &by.reputer))?;
        Ok(describe(env, topic_id, by.reputer, &record, min_stake))
    });
    Ok(TopicStakesResponse {
        pools: pools.collect::<Result<_, ContractError>>()?,
        bonded: sum.bonded,
        reputers: sum.reputers,
        now: env.block.time.seconds(),
    })
}
