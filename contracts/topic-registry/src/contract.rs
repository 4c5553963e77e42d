//! The entry points: what the registry takes and answers, one line each.

#[cfg(not(feature = "library"))]
use cosmwasm_std::entry_point;

use crate::{ContractError, deploy, execute as run, migrate as upgrade, query as answer, reply as join};
use allora_interfaces::registry::{ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg};
use allora_interfaces::wire::to_json_binary;
use allora_protocol::apart;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};

/// Deploys the suite.
pub fn instantiate(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    apart!(deploy::instantiate; deps, &env, &info, msg)
}

/// Messages.
pub fn execute(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::CreateTopic(new) => apart!(run::create_topic; deps, &env, &info, *new),
        ExecuteMsg::UpdateTopic { topic_id, params } => {
            apart!(run::update_topic; deps, &env, &info, topic_id, *params)
        }
        ExecuteMsg::TransferTopic { topic_id, to } => apart!(run::transfer_topic; deps, &info, topic_id, to),
        ExecuteMsg::AcceptTopic { topic_id } => apart!(run::accept_topic; deps, &info, topic_id),
        ExecuteMsg::RetireTopic { topic_id } => apart!(run::retire_topic; deps, &env, &info, topic_id),
        ExecuteMsg::SetPolicy { topic_id, role, policy } => {
            apart!(run::set_policy; deps, &info, topic_id, role, policy)
        }
        ExecuteMsg::UpdateList { topic_id, role, add, remove } => {
            apart!(run::update_list; deps, &info, topic_id, role, add, remove)
        }
        ExecuteMsg::SetEligible { topic_id, version, policies_hash } => {
            apart!(run::set_eligible; deps, &info, topic_id, version, &policies_hash)
        }
        ExecuteMsg::RevokeEligible { topic_id } => apart!(run::revoke_eligible; deps, &info, topic_id),
        ExecuteMsg::UpdateParams { params } => apart!(run::update_params; deps, &info, *params),
        ExecuteMsg::SetGuardian { guardian } => apart!(run::set_guardian; deps, &info, guardian),
        ExecuteMsg::Pause { what, until } => apart!(run::pause; deps, &env, &info, what, until),
        ExecuteMsg::Unpause { what } => apart!(run::unpause; deps, &env, &info, what),
        ExecuteMsg::Receive(wrapper) => apart!(run::receive; deps, &env, &info, wrapper),
        ExecuteMsg::UpdateOwnership(action) => apart!(run::update_ownership; deps, &env, &info, action),
    }
}

/// Queries.
pub fn query(deps: Deps<'_>, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Topic { topic_id } => to_json_binary(&answer::topic(deps, &env, topic_id)?),
        QueryMsg::Topics { creator, rule, state, eligible, start_after, limit } => {
            let filter = answer::Filter { creator, rule, state, eligible };
            to_json_binary(&answer::topics(deps, &env, filter, start_after, limit)?)
        }
        QueryMsg::List { topic_id, role, start_after, limit } => {
            to_json_binary(&answer::list(deps, topic_id, role, start_after, limit)?)
        }
        QueryMsg::Allowed { topic_id, role, address } => {
            to_json_binary(&answer::allowed(deps, topic_id, role, &address)?)
        }
        QueryMsg::Suite {} => to_json_binary(&answer::suite(deps, &env)?),
        QueryMsg::Ownership {} => to_json_binary(&cw_ownable::get_ownership(deps.storage)?),
    }?)
}

/// A contract of the suite is there.
#[cfg_attr(not(feature = "library"), entry_point)]
pub fn reply(deps: DepsMut<'_>, env: Env, reply: Reply) -> Result<Response, ContractError> {
    join::reply(deps, &env, reply)
}

/// New code.
pub fn migrate(deps: DepsMut<'_>, _env: Env, _msg: MigrateMsg) -> Result<Response, ContractError> {
    upgrade::migrate(deps)
}
