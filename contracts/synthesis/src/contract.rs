//! Entry points: what synthesis takes, one line per message.

use crate::{ContractError, execute, query};
use allora_interfaces::synthesis::{
    CONFIG, Config, ExecuteMsg, InstantiateMsg, LEDGERS, Ledgers, MigrateMsg, QueryMsg,
};
use allora_interfaces::token::nonpayable;
use allora_interfaces::version::take_over;
use allora_protocol::apart;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};

/// cw2 name.
pub const CONTRACT_NAME: &str = env!("CARGO_PKG_NAME");
/// cw2 version.
pub const CONTRACT_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Sets the contract up; who does it is its registry.
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let config = Config {
        registry: info.sender,
        token: msg.token,
        siblings: vec![],
        submissions_paused_until: 0,
        settlement_paused_until: 0,
    };
    cw2::set_contract_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    CONFIG.save(deps.storage, &config);
    LEDGERS.save(deps.storage, &Ledgers::default());
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Carries a message out.
#[rustfmt::skip] // A table: one message, one line.
pub fn execute(deps: DepsMut, env: Env, info: MessageInfo, msg: ExecuteMsg) -> Result<Response, ContractError> {
    use ExecuteMsg as M;
    let (env, info) = (&env, &info);
    let done = match msg {
        M::Wire { sibling, address } => apart!(execute::wire; deps, info, sibling, &address),
        M::SetPause { what, until } => apart!(execute::set_pause; deps, info, what, until),
        M::RegisterWorker { topic_id, owner } => apart!(execute::register_worker; deps, env, info, topic_id, owner),
        M::TopUp { topic_id, worker_id } => apart!(execute::top_up; deps, info, topic_id, worker_id),
        M::LeaveTopic { topic_id, worker_id } => apart!(execute::leave_topic; deps, env, info, topic_id, worker_id),
        M::WithdrawDeposit { topic_id, worker_id, beneficiary } => apart!(execute::withdraw_deposit; deps, env, info, topic_id, worker_id, beneficiary),
        M::RotateOperator { topic_id, worker_id, operator } => apart!(execute::rotate_operator; deps, info, topic_id, worker_id, operator),
        M::AcceptOperator { topic_id, worker_id } => apart!(execute::accept_operator; deps, info, topic_id, worker_id),
        M::TransferWorker { topic_id, worker_id, to } => apart!(execute::transfer_worker; deps, info, topic_id, worker_id, to),
        M::AcceptWorker { topic_id, worker_id } => apart!(execute::accept_worker; deps, info, topic_id, worker_id),
        M::Submit { topic_id, epoch_id, worker, entry } => apart!(execute::submit; deps, env, info, (topic_id, epoch_id), worker, entry),
        M::Commit { topic_id, epoch_id, worker, commitment, parts } => apart!(execute::commit; deps, env, info, (topic_id, epoch_id), worker, &commitment, parts),
        M::Reveal { topic_id, epoch_id, worker, entry, salt } => apart!(execute::reveal; deps, env, info, (topic_id, epoch_id), worker, entry, &salt),
        M::Report { topic_id, epoch_id, report } => apart!(execute::report; deps, env, info, (topic_id, epoch_id), report),
        M::Advance { topic_id, limit } => apart!(execute::advance; deps, env, info, topic_id, limit),
        M::Pay { topic_id, epoch_id } => apart!(execute::pay; deps, env, info, topic_id, epoch_id),
        M::SweepForfeits {} => apart!(execute::sweep_forfeits; deps, info),
        M::Receive(received) => apart!(execute::receive; deps, env, info, received),
    };
    Ok(done?)
}

/// Takes note of what rewards did about a payment.
pub fn reply(deps: DepsMut, env: Env, reply: Reply) -> Result<Response, ContractError> {
    Ok(crate::reply::reply(deps, &env, reply.id, reply.result.is_ok())?)
}

/// Answers a question.
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    Ok(query::query(deps, &env, msg)?)
}

/// Takes an older contract's state over; there is nothing to change in it yet.
pub fn migrate(deps: DepsMut, _env: Env, _msg: MigrateMsg) -> Result<Response, ContractError> {
    take_over(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    Ok(Response::new().add_attribute("action", "migrate"))
}
