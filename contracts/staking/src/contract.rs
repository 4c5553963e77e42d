//! The entry points: what staking takes and answers, one line each.

#[cfg(not(feature = "library"))]
use cosmwasm_std::entry_point;

use crate::{
    ContractError, execute as run, instantiate as begin, migrate as upgrade, query as answer,
    reply as swallow,
};
use allora_interfaces::staking::{CONFIG, ExecuteMsg, InstantiateMsg, MigrateMsg, PoolRef, QueryMsg};
use allora_interfaces::wire::to_json_binary;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};

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
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::Wire { sibling, address } => run::wire(deps, &info, sibling, &address),
        ExecuteMsg::RegisterReputer { topic_id } => run::register_reputer(deps, info, topic_id),
        ExecuteMsg::Stake { topic_id, beneficiary } => {
            let deposit = coin(deps.as_ref(), info)?;
            run::stake(deps, &env, deposit, topic_id, beneficiary)
        }
        ExecuteMsg::Delegate { topic_id, reputer, beneficiary } => {
            let deposit = coin(deps.as_ref(), info)?;
            run::delegate(deps, &env, deposit, topic_id, &reputer, beneficiary)
        }
        ExecuteMsg::Unstake { topic_id, amount } => run::unstake(deps, &env, info, topic_id, amount),
        ExecuteMsg::Undelegate { topic_id, reputer, amount } => {
            run::undelegate(deps, &env, info, topic_id, &reputer, amount)
        }
        ExecuteMsg::Redelegate { topic_id, reputer, to_topic_id, to_reputer, amount } => {
            let from = PoolRef { topic_id, reputer };
            let to = PoolRef { topic_id: to_topic_id, reputer: to_reputer };
            run::redelegate(deps, &env, info, from, to, amount)
        }
        ExecuteMsg::CancelUnstake { topic_id, reputer, unbonding_id } => {
            run::cancel_unstake(deps, &env, info, topic_id, reputer, unbonding_id)
        }
        ExecuteMsg::Withdraw { topic_id, reputer, beneficiary } => {
            run::withdraw(deps, &env, info, topic_id, reputer, beneficiary)
        }
        ExecuteMsg::SetCommission { topic_id, commission } => {
            run::set_commission(deps, &env, info, topic_id, commission)
        }
        ExecuteMsg::AddRewards { topic_id, rewards } => {
            let deposit = coin(deps.as_ref(), info)?;
            run::add_rewards(deps, &env, deposit, topic_id, rewards)
        }
        ExecuteMsg::Refresh { member, positions } => run::refresh(deps, &env, &info, &member, positions),
        ExecuteMsg::AddHook { addr } => run::add_hook(deps, &info, &addr),
        ExecuteMsg::RemoveHook { addr } => run::remove_hook(deps, &info, &addr),
        ExecuteMsg::Receive(wrapper) => run::receive(deps, &env, &info, wrapper),
    }
}

/// The coin that came along.
fn coin(deps: Deps<'_>, info: MessageInfo) -> Result<run::Deposit, ContractError> {
    run::Deposit::of_coin(CONFIG.load(deps.storage)?, info)
}

/// Queries.
pub fn query(deps: Deps<'_>, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Ownership {} => to_json_binary(&answer::ownership(deps)?),
        QueryMsg::Config {} => to_json_binary(&answer::config(deps)?),
        QueryMsg::Pool { topic_id, reputer } => {
            to_json_binary(&answer::pool(deps, &env, topic_id, &reputer)?)
        }
        QueryMsg::TopicStakes { topic_id, start_after, limit } => {
            to_json_binary(&answer::topic_stakes(deps, &env, topic_id, start_after, limit)?)
        }
        QueryMsg::Positions { owner, start_after, limit } => {
            to_json_binary(&answer::positions(deps, &env, &owner, start_after, limit)?)
        }
        QueryMsg::Delegations { topic_id, reputer, start_after, limit } => {
            to_json_binary(&answer::delegations(deps, &env, topic_id, &reputer, start_after, limit)?)
        }
        QueryMsg::Unbondings { owner, topic_id, reputer } => {
            to_json_binary(&answer::unbondings(deps, &env, &owner, topic_id, reputer)?)
        }
        QueryMsg::Solvency {} => to_json_binary(&answer::solvency(deps, &env)?),
        QueryMsg::Member { addr, at_height } => to_json_binary(&answer::member(deps, &addr, at_height)?),
        QueryMsg::ListMembers { start_after, limit } => {
            to_json_binary(&answer::list_members(deps, start_after, limit)?)
        }
        QueryMsg::TotalWeight { at_height } => to_json_binary(&answer::total_weight(deps, at_height)?),
        QueryMsg::Hooks {} => to_json_binary(&answer::hooks(deps)?),
        QueryMsg::Admin {} => to_json_binary(&answer::admin(deps)?),
    }?)
}

/// A hook failed.
#[cfg_attr(not(feature = "library"), entry_point)]
pub fn reply(deps: DepsMut<'_>, _env: Env, reply: Reply) -> Result<Response, ContractError> {
    swallow::reply(deps.as_ref(), &reply)
}

/// New code.
pub fn migrate(deps: DepsMut<'_>, _env: Env, _msg: MigrateMsg) -> Result<Response, ContractError> {
    upgrade::migrate(deps)
}
