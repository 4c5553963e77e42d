//! `Unbondings`: what an account is unbonding in a topic, in the order of asking.

use crate::ContractError;
use crate::account::live_shares;
use crate::lookup::address;
use allora_interfaces::staking::{POOLS, POSITIONS, Unbonding, UnbondingInfo, UnbondingsResponse};
use allora_protocol::TopicId;
use cosmwasm_std::{Deps, Env};

pub fn unbondings(
    deps: Deps<'_>,
    env: &Env,
    owner: &str,
    topic_id: TopicId,
) -> Result<UnbondingsResponse, ContractError> {
    let owner = address(deps.api, owner)?;
    let now = env.block.time.seconds();
    let pool = POOLS.may_load(deps.storage, (topic_id.0, &owner))?.unwrap_or_default().amounts();
    let position = POSITIONS.may_load(deps.storage, (&owner, topic_id.0, &owner))?.unwrap_or_default();
    let describe = |unbonding: &Unbonding| UnbondingInfo {
        unbonding_id: unbonding.id,
        amount: pool.unbonding.worth(live_shares(&pool, [unbonding])),
        matures_at: unbonding.matures_at,
        matured: unbonding.matures_at <= now,
    };
    Ok(UnbondingsResponse { unbondings: position.unbondings.iter().map(describe).collect(), now })
}
