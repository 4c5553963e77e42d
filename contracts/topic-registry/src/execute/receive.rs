//! `Receive`: what comes with the suite's cw20.

use super::create_topic::create;
use crate::ContractError;
use crate::access::address;
use allora_interfaces::received::Received;
use allora_interfaces::registry::ReceiveMsg;
use allora_interfaces::token::exactly;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, from_json};
use cw20::Cw20ReceiveMsg;

pub fn receive(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    wrapper: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    let sender = address(deps.api, "sender", &wrapper.sender)?;
    match from_json::<Received<_>>(&wrapper.msg).map_err(ContractError::MalformedMessage)?.0 {
        ReceiveMsg::CreateTopic(new) => create(deps, env, &sender, *new, |token, fee| {
            exactly(token.received_cw20(info, wrapper.amount)?, fee)
        }),
    }
}
