//! `Pool`: a reputer's pool in a topic.

use crate::ContractError;
use crate::lookup::address;
use allora_interfaces::registry::Registry;
use allora_interfaces::staking::{CONFIG, NextCommission, POOLS, Pool, PoolResponse};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Decimal, Deps, Env, Uint128};

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
    let now = env.block.time.seconds();
    let Pool { id, amounts } = pool.at(now);
    let percent = |parts: u64| Decimal::raw(parts.into());
    let rise = amounts.commission.rise;
    PoolResponse {
        topic_id,
        reputer_id: id,
        reputer,
        bonded: amounts.bonded.amount,
        shares: amounts.bonded.shares,
        own: amounts.own(),
        commission_made: amounts.bonded.worth(amounts.commission_shares),
        delegated: amounts.bonded.worth(amounts.delegated_shares()),
        commission: percent(amounts.commission.rate),
        next_commission: rise.map(|rise| NextCommission { commission: percent(rise.rate), at: rise.at }),
        incoming: amounts.incoming.amount,
        incoming_until: amounts.incoming.until,
        unbonding: amounts.unbonding.amount,
        era: amounts.era,
        may_report: Pool { id, amounts }.may_report(min_stake),
        now,
    }
}
