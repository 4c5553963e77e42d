//! `Receive`: tokens that came by a cw20 `Send`, with a message inside.

use super::{deposit, fund};
use crate::ContractError;
use crate::lookup::address;
use allora_interfaces::received::Received;
use allora_interfaces::rewards::{CONFIG, ReceiveMsg};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, from_json};
use cw20::Cw20ReceiveMsg;

pub fn receive(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    wrapper: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let amount = config.token.received_cw20(info, wrapper.amount)?;
    let payer = address(deps.api, &wrapper.sender)?;
    match from_json::<Received<_>>(&wrapper.msg).map_err(ContractError::MalformedMessage)?.0 {
        ReceiveMsg::Fund { topic_id, beneficiary } => {
            fund::pay(deps, env, payer, amount, topic_id, beneficiary)
        }
        ReceiveMsg::Deposit { income } => deposit::take(deps, env, payer, amount, income),
    }
}
