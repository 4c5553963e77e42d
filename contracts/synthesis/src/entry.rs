//! What the chain calls: the functions of `contract`, with messages read by [`Received`].

use crate::{ContractError, contract};
use allora_interfaces::received::Received;
use allora_interfaces::replied::Replied;
use allora_interfaces::synthesis::{ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg};
#[cfg(not(feature = "library"))]
use cosmwasm_std::entry_point;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// [`contract::instantiate`].
#[cfg_attr(not(feature = "library"), entry_point)]
pub fn instantiate(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: Received<InstantiateMsg>,
) -> Result<Response, ContractError> {
    contract::instantiate(deps, env, info, msg.0)
}

/// [`contract::execute`].
#[cfg_attr(not(feature = "library"), entry_point)]
pub fn execute(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: Received<ExecuteMsg>,
) -> Result<Response, ContractError> {
    contract::execute(deps, env, info, msg.0)
}

/// [`contract::reply`], of which only whether rewards paid is read.
#[cfg_attr(not(feature = "library"), entry_point(crate = "crate::entry::chain"))]
pub fn reply(deps: DepsMut<'_>, env: Env, reply: Replied) -> Result<Response, ContractError> {
    Ok(crate::reply::reply(deps, &env, reply.id, reply.is_ok())?)
}

/// What `entry_point` finds to read a reply with: that of cosmwasm-std reads a `Reply` only, this any message.
#[cfg(all(target_arch = "wasm32", not(feature = "library")))]
mod chain {
    pub use cosmwasm_std::do_sudo as do_reply;
}

/// [`contract::query`].
#[cfg_attr(not(feature = "library"), entry_point)]
pub fn query(deps: Deps<'_>, env: Env, msg: Received<QueryMsg>) -> Result<Binary, ContractError> {
    contract::query(deps, env, msg.0)
}

/// [`contract::migrate`].
#[cfg_attr(not(feature = "library"), entry_point)]
pub fn migrate(deps: DepsMut<'_>, env: Env, msg: Received<MigrateMsg>) -> Result<Response, ContractError> {
    contract::migrate(deps, env, msg.0)
}
