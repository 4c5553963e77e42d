//! `AddRewards`: rewards brings what reputers earned; it enters their pools evenly over some time.

use super::deposit::Deposit;
use crate::ContractError;
use crate::lookup::topic_record;
use crate::sums::Sums;
use allora_interfaces::event;
use allora_interfaces::registry::{Registry, Sibling, TopicRecord};
use allora_interfaces::staking::{POOLS, Pool, REPUTERS};
use allora_interfaces::token::exactly;
use allora_protocol::{ReputerId, TopicId};
use cosmwasm_std::{Addr, Deps, DepsMut, Env, Response, Uint128};
use std::collections::BTreeMap;

pub fn add_rewards(
    deps: DepsMut<'_>,
    env: &Env,
    deposit: Deposit,
    topic_id: TopicId,
    rewards: Vec<(ReputerId, Uint128)>,
) -> Result<Response, ContractError> {
    let Deposit { config, payer, amount } = deposit;
    if config.sibling(Sibling::Rewards) != Some(&payer) {
        return Err(ContractError::Unauthorized { who: "the rewards contract", sender: payer });
    }
    let by_reputer = by_reputer(rewards)?;
    let mut sum = Uint128::zero();
    for reward in by_reputer.values() {
        sum = sum.checked_add(*reward)?;
    }
    exactly(amount, sum)?;

    let now = env.block.time.seconds();
    let duration = duration(deps.as_ref(), &Registry(config.registry), topic_id, now)?;
    let mut sums = Sums::load(deps.storage)?;
    let mut pools = Vec::new();
    for (id, reward) in by_reputer {
        let (reputer, before) = pool(deps.as_ref(), topic_id, id)?;
        let mut after = before;
        after.amounts.reward(reward, now, duration)?;
        sums.shift(deps.storage, topic_id, &before.amounts, &after.amounts)?;
        pools.push((reputer, after, reward));
    }
    sums.save(deps.storage);
    let mut response = Response::new().add_attribute("action", "add_rewards");
    for (reputer, pool, reward) in pools {
        POOLS.save(deps.storage, (topic_id.0, &reputer), &pool);
        response = response.add_event(event::REWARD_ADDED.event([
            topic_id.to_string(),
            pool.id.to_string(),
            reputer.into(),
            reward.to_string(),
            pool.bonded().to_string(),
            pool.amounts.incoming.amount.to_string(),
            pool.amounts.incoming.until.to_string(),
        ]));
    }
    Ok(response)
}

/// What each gets; whoever gets nothing is left out, because a reward, of whatever amount, spreads anew what is still
/// coming in.
fn by_reputer(rewards: Vec<(ReputerId, Uint128)>) -> Result<BTreeMap<ReputerId, Uint128>, ContractError> {
    let mut by_reputer = BTreeMap::new();
    for (id, reward) in rewards {
        if !reward.is_zero() {
            let sum: &mut Uint128 = by_reputer.entry(id).or_default();
            *sum = sum.checked_add(reward)?;
        }
    }
    Ok(by_reputer)
}

/// Over how many seconds a reward enters: the length of the topic's epochs by its present parameters, and an emission
/// period at least.
fn duration(deps: Deps<'_>, registry: &Registry, topic_id: TopicId, now: u64) -> Result<u64, ContractError> {
    let TopicRecord { versions, .. } = topic_record(&deps.querier, registry, topic_id)?;
    let versions = versions.as_slice();
    let in_force = versions.iter().rfind(|version| version.opens_at <= now).or(versions.first());
    let epoch = in_force.map_or(0, |version| version.params.schedule.epoch_length);
    Ok(epoch.max(registry.suite_record(&deps.querier)?.emission_period))
}

fn pool(deps: Deps<'_>, topic: TopicId, id: ReputerId) -> Result<(Addr, Pool), ContractError> {
    let by_id = REPUTERS.may_load(deps.storage, (topic.0, id.0))?;
    let reputer = by_id.ok_or(ContractError::NoSuchReputer { topic, reputer: id })?.reputer;
    let pool = POOLS.load(deps.storage, (topic.0, &reputer))?;
    Ok((reputer, pool))
}
