//! `Positions`: what an account has, topic by topic, in its own pools and in those of others.

use crate::ContractError;
use crate::account::live_shares;
use crate::lookup::address;
use allora_interfaces::page;
use allora_interfaces::staking::{POOLS, POSITIONS, PoolRef, Position, PositionInfo, PositionsResponse};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Deps, Env, Order, Uint128};

pub fn positions(
    deps: Deps<'_>,
    env: &Env,
    owner: &str,
    start_after: Option<PoolRef>,
    limit: Option<u32>,
) -> Result<PositionsResponse, ContractError> {
    let owner = address(deps.api, owner)?;
    let after = match start_after {
        Some(pool) => Some((pool.topic_id.0, address(deps.api, &pool.reputer)?)),
        None => None,
    };
    let now = env.block.time.seconds();
    let mut positions = Vec::new();
    // Positions that were emptied stay, so that their unbondings are never numbered anew; they are passed over.
    for found in POSITIONS.range(deps.storage, &owner, after, Order::Ascending) {
        let ((topic, reputer), position) = found?;
        let info = describe(deps, now, &owner, (TopicId(topic), reputer), &position)?;
        if !(info.bonded.is_zero() && info.unbonding.is_zero()) {
            positions.push(info);
        }
        if positions.len() >= page::limit(limit) {
            break;
        }
    }
    Ok(PositionsResponse { positions, now })
}

/// A position as it is now. What the reputer's commission made is his own, though his position has it only when he acts.
pub(super) fn describe(
    deps: Deps<'_>,
    now: u64,
    owner: &Addr,
    (topic_id, reputer): (TopicId, Addr),
    position: &Position,
) -> Result<PositionInfo, ContractError> {
    let pool = POOLS.load(deps.storage, (topic_id.0, &reputer))?.amounts.at(now);
    let unbondings = &position.unbondings;
    let matured = unbondings.iter().filter(|unbonding| unbonding.matures_at <= now);
    let commission = if *owner == reputer { pool.commission_shares } else { Uint128::zero() };
    let shares = pool.live(position.shares, position.era).saturating_add(commission);
    Ok(PositionInfo {
        topic_id,
        reputer,
        bonded: pool.bonded.worth(shares),
        commission_made: pool.bonded.worth(commission),
        counted: position.counted,
        unbonding: pool.unbonding.worth(live_shares(&pool, unbondings)),
        withdrawable: pool.unbonding.worth(live_shares(&pool, matured)),
    })
}
