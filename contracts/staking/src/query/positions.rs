//! `Positions`: what an account has, topic by topic.

use crate::ContractError;
use crate::account::live_shares;
use crate::lookup::address;
use allora_interfaces::page;
use allora_interfaces::staking::{POOLS, POSITIONS, Position, PositionInfo, PositionsResponse};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Deps, Env, Order};

pub fn positions(
    deps: Deps<'_>,
    env: &Env,
    owner: &str,
    start_after: Option<TopicId>,
    limit: Option<u32>,
) -> Result<PositionsResponse, ContractError> {
    let owner = address(deps.api, owner)?;
    let now = env.block.time.seconds();
    let mut positions = Vec::new();
    // Positions that were emptied stay, so that their unbondings are never numbered anew; they are passed over.
    for found in POSITIONS.range(deps.storage, &owner, after(start_after), Order::Ascending) {
        let ((topic, reputer), position) = found?;
        let info = describe(deps, TopicId(topic), reputer, &position, now)?;
        if !(info.bonded.is_zero() && info.unbonding.is_zero()) {
            positions.push(info);
        }
        if positions.len() >= page::limit(limit) {
            break;
        }
    }
    Ok(PositionsResponse { positions, now })
}

/// The end of the key (topic, reputer) beyond which the page begins: behind every reputer of the topic, since no address
/// has bytes as high as this.
fn after(topic: Option<TopicId>) -> Option<(u64, Addr)> {
    topic.map(|topic| (topic.0, Addr::unchecked("\u{10ffff}")))
}

fn describe(
    deps: Deps<'_>,
    topic_id: TopicId,
    reputer: Addr,
    position: &Position,
    now: u64,
) -> Result<PositionInfo, ContractError> {
    let pool = POOLS.load(deps.storage, (topic_id.0, &reputer))?.amounts();
    let unbondings = &position.unbondings;
    let matured = unbondings.iter().filter(|unbonding| unbonding.matures_at <= now);
    Ok(PositionInfo {
        topic_id,
        reputer,
        bonded: pool.bonded.worth(pool.live(position.shares, position.era)),
        unbonding: pool.unbonding.worth(live_shares(&pool, unbondings)),
        withdrawable: pool.unbonding.worth(live_shares(&pool, matured)),
    })
}
