//! `Unstake`: own stake stops counting, and can be withdrawn once it has matured.

use crate::ContractError;
use crate::account::Account;
use crate::lookup::topic_record;
use allora_interfaces::event;
use allora_interfaces::registry::Registry;
use allora_interfaces::staking::{CONFIG, Position, Unbonding, UnbondingKind};
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use allora_protocol::pool::{PoolError, unbonding_time};
use allora_protocol::schedule::ScheduleError;
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, OverflowError, OverflowOperation, Response, Uint128};

/// So many unbondings a position has at most; a further one merges with the newest.
const MAX_UNBONDINGS: usize = 16;

pub fn unstake(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
    amount: Option<Uint128>,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let mut account = Account::load(deps.storage, topic_id, info.sender)?;
    let moved = account.pool.unstake(account.own_shares(), amount)?;
    account.remove_shares(moved.burned)?;
    let matures_at = matures_at(deps.as_ref(), env, topic_id)?;
    let unbonding = enqueue(&mut account.position, moved.issued, account.pool.era, matures_at)?;

    let event = event::UNSTAKED.event([
        topic_id.to_string(),
        account.id().to_string(),
        account.reputer.to_string(),
        moved.amount.to_string(),
        unbonding.id.to_string(),
        unbonding.matures_at.to_string(),
        account.pool.bonded.amount.to_string(),
    ]);
    let announcement = account.save(deps.storage, env.block.height)?;
    Ok(announcement.join(Response::new().add_attribute("action", "unstake").add_event(event)))
}

/// When what is unbonded now can be withdrawn, by the parameters of the suite and the topic as they are now.
fn matures_at(deps: Deps<'_>, env: &Env, topic_id: TopicId) -> Result<u64, ContractError> {
    let registry = Registry(CONFIG.load(deps.storage)?.registry);
    let topic = topic_record(&deps.querier, &registry, topic_id)?;
    let suite = registry.params(&deps.querier)?.unbonding_time;
    let emission_period = registry.suite_record(&deps.querier)?.emission_period;
    let schedules = topic.versions.as_slice().iter().map(|version| &version.params.schedule);
    let time = unbonding_time(suite, emission_period, schedules)?;
    let matures_at = env.block.time.seconds().checked_add(time);
    Ok(matures_at.ok_or(PoolError::Schedule(ScheduleError::TimeOverflow))?)
}

/// Adds an unbonding behind the others, or, where there are as many as there may be, to the newest; all are of one
/// kind so far. Nothing matures earlier by it.
fn enqueue(
    position: &mut Position,
    shares: Uint128,
    era: u32,
    matures_at: u64,
) -> Result<Unbonding, OverflowError> {
    position.unbondings.retain(|unbonding| unbonding.era == era);
    if let Some(newest) = position.unbondings.get_mut(MAX_UNBONDINGS.saturating_sub(1)) {
        newest.shares = newest.shares.checked_add(shares)?;
        newest.matures_at = newest.matures_at.max(matures_at);
        return Ok(newest.clone());
    }
    let id = position.next_unbonding;
    position.next_unbonding = id.checked_add(1).ok_or(OverflowError::new(OverflowOperation::Add))?;
    let unbonding = Unbonding { id, shares, era, matures_at, kind: UnbondingKind::Withdrawal };
    position.unbondings.push(unbonding.clone());
    Ok(unbonding)
}
