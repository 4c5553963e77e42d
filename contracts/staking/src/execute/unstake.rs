//! `Unstake`, `Undelegate`, `Redelegate`: stake stops counting, and can be withdrawn, or is bonded in another pool, once it
//! has matured.

use crate::ContractError;
use crate::account::{Account, Excess};
use crate::lookup::{address, unbonding_seconds};
use allora_interfaces::event;
use allora_interfaces::staking::{POOLS, PoolRef, Position, Unbonding, UnbondingKind};
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use allora_protocol::pool::PoolError;
use allora_protocol::schedule::ScheduleError;
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, OverflowError, OverflowOperation, Response, Uint128};

/// So many unbondings a position has at most; a further one merges with the newest of its kind.
const MAX_UNBONDINGS: usize = 16;

/// Own stake.
pub fn unstake(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
    amount: Option<Uint128>,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let pool = (topic_id, info.sender.clone());
    Ok(begin(deps, env, pool, info.sender, amount, UnbondingKind::Withdrawal)?
        .add_attribute("action", "unstake"))
}

/// What was delegated to somebody else.
pub fn undelegate(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
    reputer: &str,
    amount: Option<Uint128>,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let reputer = address(deps.api, reputer)?;
    if reputer == info.sender {
        return Err(ContractError::SelfDelegation { address: reputer });
    }
    let pool = (topic_id, reputer);
    Ok(begin(deps, env, pool, info.sender, amount, UnbondingKind::Withdrawal)?
        .add_attribute("action", "undelegate"))
}

/// Either of them, to another pool.
pub fn redelegate(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    from: PoolRef,
    to: PoolRef,
    amount: Option<Uint128>,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let pool = (from.topic_id, address(deps.api, &from.reputer)?);
    let (topic_id, reputer) = (to.topic_id, address(deps.api, &to.reputer)?);
    if pool == (topic_id, reputer.clone()) {
        return Err(ContractError::SamePool { topic: topic_id, reputer });
    }
    let Some(destination) = POOLS.may_load(deps.storage, (topic_id.0, &reputer))? else {
        return Err(ContractError::NotRegistered { topic: topic_id, address: reputer });
    };
    // Said now rather than when it has matured; it can still become so.
    if reputer != info.sender && !destination.amounts.is_live() {
        return Err(PoolError::PoolEmpty.into());
    }
    let kind = UnbondingKind::Redelegation { topic_id, reputer_id: destination.id };
    Ok(begin(deps, env, pool, info.sender, amount, kind)?.add_attribute("action", "redelegate"))
}

fn begin(
    deps: DepsMut<'_>,
    env: &Env,
    (topic_id, reputer): (TopicId, Addr),
    owner: Addr,
    amount: Option<Uint128>,
    kind: UnbondingKind,
) -> Result<Response, ContractError> {
    let now = env.block.time.seconds();
    let mut account = Account::load(deps.storage, (topic_id, reputer), owner, now)?;
    let moved = account.pool.unstake(account.shares(), amount)?;
    account.remove_shares(moved.burned)?;
    let matures_at = now.checked_add(unbonding_seconds(deps.as_ref(), topic_id)?);
    let matures_at = matures_at.ok_or(PoolError::Schedule(ScheduleError::TimeOverflow))?;
    let unbonding = Unbonding { id: 0, shares: moved.issued, era: account.pool.era, matures_at, kind };
    let unbonding = enqueue(&mut account.position, unbonding)?;

    let (to_topic, to_reputer) = match kind {
        UnbondingKind::Withdrawal => (String::new(), String::new()),
        UnbondingKind::Redelegation { topic_id, reputer_id } => {
            (topic_id.to_string(), reputer_id.to_string())
        }
    };
    let event = event::UNSTAKED.event([
        topic_id.to_string(),
        account.id().to_string(),
        account.reputer.to_string(),
        account.owner.to_string(),
        moved.amount.to_string(),
        unbonding.id.to_string(),
        unbonding.matures_at.to_string(),
        to_topic,
        to_reputer,
        account.pool.bonded.amount.to_string(),
    ]);
    let announcement = account.save(deps.storage, env.block.height, Excess::Uncounted)?;
    Ok(announcement.join(Response::new().add_event(event)))
}

/// Adds an unbonding behind the others, with an id of its own, or, where there are as many as there may be, to the newest
/// that becomes the same. Nothing matures earlier by it. What an earlier era left behind is forgotten.
///
/// Error: [`ContractError::TooManyUnbondings`].
fn enqueue(position: &mut Position, unbonding: Unbonding) -> Result<Unbonding, ContractError> {
    position.unbondings.retain(|other| other.era == unbonding.era);
    if position.unbondings.len() >= MAX_UNBONDINGS {
        let newest = position.unbondings.iter_mut().rfind(|other| other.kind == unbonding.kind);
        let newest = newest.ok_or(ContractError::TooManyUnbondings { most: MAX_UNBONDINGS })?;
        newest.shares = newest.shares.checked_add(unbonding.shares)?;
        newest.matures_at = newest.matures_at.max(unbonding.matures_at);
        return Ok(newest.clone());
    }
    let id = position.next_unbonding;
    position.next_unbonding = id.checked_add(1).ok_or(OverflowError::new(OverflowOperation::Add))?;
    let unbonding = Unbonding { id, ..unbonding };
    position.unbondings.push(unbonding.clone());
    Ok(unbonding)
}
