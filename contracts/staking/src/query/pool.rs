//! `Pool`: a reputer's pool in a topic.

use crate::ContractError;
use crate::lookup::address;
use allora_interfaces::registry::Registry;
use allora_interfaces::staking::{CONFIG, POOLS, Pool, PoolResponse};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Deps, Env, Uint128};

pub fn pool(
    deps: Deps<'_>,
    env: &Env,
    topic_id: TopicId,
    reputer: &str,
) -> Result<PoolResponse, ContractError> {
    let reputer = address(deps.api, reputer)?;
    let Some(record) = POOLS.may_load(deps.storage, (topic_id.0, &reputer))? else {
        return Err(ContractError::NotRegistered { topic: topic_id, address: reputer });
    };
    Ok(describe(env, topic_id, reputer, &record, min_stake(deps)?))
}

/// What it takes to report.
pub(super) fn min_stake(deps: Deps<'_>) -> Result<Uint128, ContractError> {
    Ok(Registry(CONFIG.load(deps.storage)?.registry).params(&deps.querier)?.min_stake)
}

/// A pool as it is answered.
pub(super) fn describe(
    env: &Env,
    topic_id: TopicId,
    reputer: Addr,
    pool: &Pool,
    min_stake: Uint128,
) -> PoolResponse {
    let own = pool.own();
    PoolResponse {
        topic_id,
        reputer_id: pool.id,
        reputer,
        bonded: pool.bonded,
        shares: pool.shares,
        own,
        unbonding: pool.unbonding,
        era: pool.era,
        may_report: pool.may_report(min_stake),
        now: env.block.time.seconds(),
    }
}
