//! `reply`: what rewards did about the payment of an epoch. The id is the topic's; of an error only that there was one
//! is noted, because chains do not show its text.

use crate::ContractError;
use crate::epoch::answered;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, Env, Reply, Response};

/// Takes note of it.
pub fn reply(deps: DepsMut, env: &Env, reply: Reply) -> Result<Response, ContractError> {
    let events = answered(deps.storage, &env.block, TopicId(reply.id), reply.result.is_ok())?;
    Ok(Response::new().add_attribute("action", "reply").add_events(events))
}
