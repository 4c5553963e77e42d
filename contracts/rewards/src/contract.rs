//! The entry points: what rewards takes and answers, one line each.

use crate::{ContractError, execute as run, instantiate as begin, migrate as upgrade, query as answer};
use allora_interfaces::rewards::{ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg};
use allora_interfaces::wire::to_json_binary;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// The registry deploys.
pub fn instantiate(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    begin::instantiate(deps, &env, info, msg)
}

/// Messages.
pub fn execute(
    deps: DepsMut<'_>,
    _env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::Wire { sibling, address } => run::wire(deps, &info, sibling, &address),
        ExecuteMsg::SetPause { what, until } => run::set_pause(deps, &info, what, until),
        ExecuteMsg::Deposit { income } => run::deposit(deps, info, income),
        ExecuteMsg::Receive(wrapper) => run::receive(deps, &info, wrapper),
        _ => Err(ContractError::NotYet),
    }
}

/// Queries.
pub fn query(deps: Deps<'_>, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Ownership {} => to_json_binary(&answer::ownership(deps)?),
        QueryMsg::Config {} => to_json_binary(&answer::config(deps, &env)?),
        QueryMsg::Solvency {} => to_json_binary(&answer::solvency(deps, &env)?),
    }?)
}

/// New code.
pub fn migrate(deps: DepsMut<'_>, _env: Env, _msg: MigrateMsg) -> Result<Response, ContractError> {
    upgrade::migrate(deps)
}
