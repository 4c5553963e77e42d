//! `Unbondings`: what an account is unbonding from a pool, in the order of asking.

use crate::ContractError;
use crate::account::live_shares;
use crate::lookup::{address, address_or};
use allora_interfaces::staking::{
    POOLS, POSITIONS, PoolRef, REPUTERS, Unbonding, UnbondingInfo, UnbondingKind, UnbondingsResponse,
};
use allora_protocol::{TopicId, pool};
use cosmwasm_std::{Deps, Env};

pub fn unbondings(
    deps: Deps<'_>,
    env: &Env,
    owner: &str,
    topic_id: TopicId,
    reputer: Option<String>,
) -> Result<UnbondingsResponse, ContractError> {
    let owner = address(deps.api, owner)?;
    let reputer = address_or(deps.api, reputer, &owner)?;
    let now = env.block.time.seconds();
    let pool = POOLS.may_load(deps.storage, (topic_id.0, &reputer))?.unwrap_or_default().amounts;
    let position = POSITIONS.may_load(deps.storage, (&owner, topic_id.0, &reputer))?.unwrap_or_default();
    let unbondings = position.unbondings.iter().map(|unbonding| describe(deps, now, &pool, unbonding));
    Ok(UnbondingsResponse { unbondings: unbondings.collect::<Result<_, _>>()?, now })
}

fn describe(
    deps: Deps<'_>,
    now: u64,
    pool: &pool::Pool,
    unbonding: &Unbonding,
) -> Result<UnbondingInfo, ContractError> {
    let redelegated_to = match unbonding.kind {
        UnbondingKind::Withdrawal => None,
        UnbondingKind::Redelegation { topic_id, reputer_id } => {
            let reputer = REPUTERS.load(deps.storage, (topic_id.0, reputer_id.0))?.reputer.into();
            Some(PoolRef { topic_id, reputer })
        }
    };
    Ok(UnbondingInfo {
        unbonding_id: unbonding.id,
        amount: pool.unbonding.worth(live_shares(pool, [unbonding])),
        matures_at: unbonding.matures_at,
        matured: unbonding.matures_at <= now,
        redelegated_to,
    })
}
