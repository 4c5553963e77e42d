//! `reply`: a hook failed. Nobody's stake waits for it; the event says which it was.

use crate::ContractError;
use allora_interfaces::event::{HOOK_FAILED, or_empty};
use allora_interfaces::staking::HOOKS;
use cosmwasm_std::{Deps, Reply, Response};

/// The id of a reply is that of the hook, which may be removed by now.
pub fn reply(deps: Deps<'_>, reply: &Reply) -> Result<Response, ContractError> {
    let hooks = HOOKS.may_load(deps.storage)?.unwrap_or_default().hooks;
    let hook = hooks.into_iter().find(|hook| u64::from(hook.id) == reply.id);
    let event = HOOK_FAILED.event([reply.id.to_string(), or_empty(hook.map(|hook| hook.address))]);
    Ok(Response::new().add_attribute("action", "reply").add_event(event))
}
