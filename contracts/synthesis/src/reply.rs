//! `reply`: what rewards did about the payment of an epoch. The id is the topic's; of an error only that there was one
//! is noted, because chains do not show its text.

use crate::Refusal;
use crate::epoch::answered;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, Env, Response};

/// Takes note of it.
pub fn reply(deps: DepsMut, env: &Env, id: u64, paid: bool) -> Result<Response, Refusal> {
    let events = answered(deps.storage, &env.block, TopicId(id), paid)?;
    Ok(Response::new().add_attribute("action", "reply").add_events(events))
}
