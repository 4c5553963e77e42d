//! A rewards contract that notes what it is asked to pay, and does as it is told.

use allora_interfaces::rewards::{ExecuteMsg, Settlement};
use allora_interfaces::synthesis;
use allora_protocol::TopicId;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{
    Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, StdError, StdResult, Storage, WasmMsg,
    from_json, to_json_binary, to_json_vec,
};
use cw_multi_test::{Contract, ContractWrapper};

/// What it does when it is asked to pay.
#[cw_serde]
#[derive(Copy)]
pub enum Does {
    /// It pays.
    Pays,
    /// It refuses.
    Refuses,
    /// It pays, and meanwhile has somebody send `Advance` of the topic, as a token may that calls back.
    PaysAndAdvances,
    /// The same, and then it fails after all.
    AdvancesAndFails,
    /// It has somebody send `Pay` of the epoch.
    AsksForPay,
}

const DOES: &[u8] = b"does";
const PAID: &[u8] = b"paid";

pub fn fake() -> Box<dyn Contract<Empty>> {
    Box::new(ContractWrapper::new(execute, instantiate, query))
}

/// Tells it what to do from now on.
pub fn tell(storage: &mut dyn Storage, does: Does) {
    storage.set(DOES, &to_json_vec(&does).unwrap());
}

/// What it paid, in its order.
pub fn paid(storage: &dyn Storage) -> Vec<Settlement> {
    storage.get(PAID).map(|paid| from_json(paid).unwrap()).unwrap_or_default()
}

fn instantiate(_: DepsMut, _: Env, _: MessageInfo, _: Empty) -> StdResult<Response> {
    Ok(Response::new())
}

fn query(_: Deps, _: Env, _: Empty) -> StdResult<Binary> {
    Ok(Binary::default())
}

fn execute(deps: DepsMut, env: Env, info: MessageInfo, message: ExecuteMsg) -> StdResult<Response> {
    let refused = |why: &str| Err(StdError::generic_err(why));
    let ExecuteMsg::Settle(settlement) = message else { return refused("told_to_fail") };
    let Settlement { topic_id, epoch_id, after, .. } = *settlement;
    let does = deps.storage.get(DOES).map_or(Ok(Does::Pays), from_json)?;
    let mut paid = paid(deps.storage);
    // As rewards does: nothing is paid twice or out of order.
    let mut of_topic = paid.iter().filter(|paid| paid.topic_id == topic_id);
    if of_topic.clone().any(|paid| paid.epoch_id == epoch_id) {
        return refused("already_paid");
    }
    if of_topic.next_back().map(|last| last.epoch_id) != after {
        return refused("out_of_order");
    }
    paid.push(*settlement);
    deps.storage.set(PAID, &to_json_vec(&paid)?);
    let send = |to: &str, msg: Binary| WasmMsg::Execute { contract_addr: to.into(), msg, funds: vec![] };
    let advance = send(info.sender.as_str(), advance(topic_id));
    let pay = to_json_binary(&synthesis::ExecuteMsg::Pay { topic_id, epoch_id })?;
    // What it does not understand fails.
    let fail = send(env.contract.address.as_str(), to_json_binary(&ExecuteMsg::SweepSurplus {})?);
    match does {
        Does::Pays => Ok(Response::new()),
        Does::Refuses => refused("told_to_fail"),
        Does::PaysAndAdvances => Ok(Response::new().add_message(advance)),
        Does::AdvancesAndFails => Ok(Response::new().add_message(advance).add_message(fail)),
        Does::AsksForPay => Ok(Response::new().add_message(send(info.sender.as_str(), pay))),
    }
}

fn advance(topic_id: TopicId) -> Binary {
    to_json_binary(&synthesis::ExecuteMsg::Advance { topic_id, limit: Some(10) }).unwrap()
}
