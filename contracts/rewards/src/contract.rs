//! The entry points: what rewards takes and answers, one line each.

use crate::{ContractError, execute as run, instantiate as begin, migrate as upgrade, query as answer};
use allora_interfaces::rewards::{ExecuteMsg, InstantiateMsg, MigrateMsg, QueryMsg};
use allora_interfaces::wire::to_json_binary;
use allora_protocol::apart;
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
    env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match msg {
        ExecuteMsg::Wire { sibling, address } => apart!(run::wire; deps, &info, sibling, &address),
        ExecuteMsg::SetPause { what, until } => apart!(run::set_pause; deps, &info, what, until),
        ExecuteMsg::Fund { topic_id, beneficiary } => {
            apart!(run::fund; deps, &env, info, topic_id, beneficiary)
        }
        ExecuteMsg::Deposit { income } => apart!(run::deposit; deps, &env, info, income),
        ExecuteMsg::Touch { topic_id } => apart!(run::touch; deps, &env, &info, topic_id),
        ExecuteMsg::Roll { limit } => apart!(run::roll; deps, &env, &info, limit),
        ExecuteMsg::Settle(order) => apart!(run::settle; deps, &env, &info, &order),
        ExecuteMsg::Claim { workers, beneficiary } => {
            apart!(run::claim; deps, &env, info, &workers, beneficiary)
        }
        ExecuteMsg::Close { topic_id } => apart!(run::close; deps, &env, info, topic_id),
        ExecuteMsg::SweepSurplus {} => apart!(run::sweep_surplus; deps, &env, info),
        ExecuteMsg::Receive(wrapper) => apart!(run::receive; deps, &env, &info, wrapper),
    }
}

/// Queries.
pub fn query(deps: Deps<'_>, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Ownership {} => to_json_binary(&answer::ownership(deps)?),
        QueryMsg::Config {} => to_json_binary(&apart!(answer::config; deps, &env)?),
        QueryMsg::Balances { account, start_after, limit } => {
            to_json_binary(&apart!(answer::balances; deps, &env, &account, start_after, limit)?)
        }
        QueryMsg::WorkerBalance { topic_id, worker_id } => {
            to_json_binary(&apart!(answer::worker_balance; deps, &env, topic_id, worker_id)?)
        }
        QueryMsg::TopicFundings { topic_ids, start_after, limit } => {
            to_json_binary(&apart!(answer::topic_fundings; deps, &env, topic_ids, start_after, limit)?)
        }
        QueryMsg::Settlement { topic_id, epoch_id } => {
            to_json_binary(&apart!(answer::settlement; deps, &env, topic_id, epoch_id)?)
        }
        QueryMsg::Settlements { topic_id, start_before, limit } => {
            to_json_binary(&apart!(answer::settlements; deps, &env, topic_id, start_before, limit)?)
        }
        QueryMsg::ExplainPayment { topic_id, epoch_id, actor } => {
            to_json_binary(&apart!(answer::explain_payment; deps, &env, topic_id, epoch_id, actor)?)
        }
        QueryMsg::Overview {} => to_json_binary(&apart!(answer::overview; deps, &env)?),
        QueryMsg::Forecast { topic_id, periods } => {
            to_json_binary(&apart!(answer::forecast; deps, &env, topic_id, periods)?)
        }
        QueryMsg::Solvency {} => to_json_binary(&apart!(answer::solvency; deps, &env)?),
    }?)
}

/// New code.
pub fn migrate(deps: DepsMut<'_>, _env: Env, _msg: MigrateMsg) -> Result<Response, ContractError> {
    upgrade::migrate(deps)
}
