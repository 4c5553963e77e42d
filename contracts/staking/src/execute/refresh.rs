//! `Refresh`: somebody's stake is counted anew for his votes, with what pools earned since it was counted last.

use crate::ContractError;
use crate::lookup::address;
use crate::voting::{Ballot, owned};
use allora_interfaces::event;
use allora_interfaces::staking::{POOLS, POSITIONS, PoolRef, Position};
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, Storage};
use std::collections::BTreeSet;

/// So many positions at most.
const MAX_POSITIONS: usize = 20;

pub fn refresh(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    member: &str,
    positions: Vec<PoolRef>,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let asked = positions.len();
    if !(1..=MAX_POSITIONS).contains(&asked) {
        return Err(ContractError::PositionCount { asked, most: MAX_POSITIONS });
    }
    let member = address(deps.api, member)?;
    // A position that is named twice is counted once.
    let mut named = BTreeSet::new();
    for PoolRef { topic_id, reputer } in positions {
        named.insert((topic_id, address(deps.api, &reputer)?));
    }
    let mut recounted = Vec::new();
    let mut parts = Vec::new();
    for (topic, reputer) in &named {
        let position = position(deps.storage, &member, *topic, reputer)?;
        let pool = POOLS.load(deps.storage, (topic.0, reputer))?.amounts.at(env.block.time.seconds());
        let owned = owned(&pool, &position, member == *reputer);
        parts.push((position.counted, owned));
        if position.counted != owned {
            recounted.push((topic, reputer, Position { counted: owned, ..position }));
        }
    }
    let ballot = Ballot::count(deps.storage, &member, parts)?;

    let event = event::VOTES_REFRESHED.event([
        member.to_string(),
        named.len().to_string(),
        ballot.counted().to_string(),
    ]);
    for (topic, reputer, position) in recounted {
        POSITIONS.save(deps.storage, (&member, topic.0, reputer), &position);
    }
    let announcement = ballot.save(deps.storage, env.block.height)?;
    Ok(announcement.join(Response::new().add_attribute("action", "refresh").add_event(event)))
}

/// Error: [`ContractError::PositionNotFound`].
fn position(
    storage: &dyn Storage,
    owner: &Addr,
    topic: TopicId,
    reputer: &Addr,
) -> Result<Position, ContractError> {
    let position = POSITIONS.may_load(storage, (owner, topic.0, reputer))?;
    let (owner, reputer) = (owner.clone(), reputer.clone());
    position.ok_or(ContractError::PositionNotFound { owner, topic, reputer })
}
