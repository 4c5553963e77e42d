//! `AddHook`, `RemoveHook`: the owner says which contracts are told of changes of votes.

use crate::ContractError;
use crate::lookup::address;
use crate::voting::{MAX_HOOKS, owner};
use allora_interfaces::event;
use allora_interfaces::staking::{HOOKS, Hook, Hooks};
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, MessageInfo, OverflowError, OverflowOperation, Response};

pub fn add_hook(deps: DepsMut<'_>, info: &MessageInfo, addr: &str) -> Result<Response, ContractError> {
    let mut hooks = only_owner(&deps, info)?;
    let address = address(deps.api, addr)?;
    if hooks.hooks.iter().any(|hook| hook.address == address) {
        return Err(ContractError::HookExists { address });
    }
    if hooks.hooks.len() >= MAX_HOOKS {
        return Err(ContractError::TooManyHooks { most: MAX_HOOKS });
    }
    let id = hooks.next;
    hooks.next = id.checked_add(1).ok_or(OverflowError::new(OverflowOperation::Add))?;
    let event = event::HOOK_ADDED.event([id.to_string(), address.to_string()]);
    hooks.hooks.push(Hook { id, address });
    HOOKS.save(deps.storage, &hooks);
    Ok(Response::new().add_attribute("action", "add_hook").add_event(event))
}

pub fn remove_hook(deps: DepsMut<'_>, info: &MessageInfo, addr: &str) -> Result<Response, ContractError> {
    let mut hooks = only_owner(&deps, info)?;
    let address = address(deps.api, addr)?;
    let Some(place) = hooks.hooks.iter().position(|hook| hook.address == address) else {
        return Err(ContractError::HookNotFound { address });
    };
    let hook = hooks.hooks.remove(place);
    HOOKS.save(deps.storage, &hooks);
    let event = event::HOOK_REMOVED.event([hook.id.to_string(), hook.address.to_string()]);
    Ok(Response::new().add_attribute("action", "remove_hook").add_event(event))
}

/// The hooks, for the suite's owner. Error: [`ContractError::Unauthorized`].
fn only_owner(deps: &DepsMut<'_>, info: &MessageInfo) -> Result<Hooks, ContractError> {
    nonpayable(info)?;
    if owner(deps.as_ref())?.as_ref() != Some(&info.sender) {
        return Err(ContractError::Unauthorized { who: "the suite's owner", sender: info.sender.clone() });
    }
    Ok(HOOKS.may_load(deps.storage)?.unwrap_or_default())
}
