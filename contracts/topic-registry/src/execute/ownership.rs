//! `UpdateOwnership`: cw-ownable's, in two steps.

use super::done;
use crate::ContractError;
use allora_interfaces::event::{OWNERSHIP_UPDATED, or_empty};
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw_ownable::Action;

pub fn update_ownership(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    action: Action,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let now = cw_ownable::update_ownership(deps, &env.block, &info.sender, action)?;
    let updated = [or_empty(now.owner), or_empty(now.pending_owner), or_empty(now.pending_expiry)];
    Ok(done("update_ownership", OWNERSHIP_UPDATED.event(updated)))
}
