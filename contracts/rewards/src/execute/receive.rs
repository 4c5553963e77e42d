//! `Receive`: tokens that came by a cw20 `Send`, with a message inside.

use super::deposit;
use crate::ContractError;
use crate::lookup::address;
use allora_interfaces::received::Received;
use allora_interfaces::rewards::{CONFIG, ReceiveMsg};
use cosmwasm_std::{DepsMut, MessageInfo, Response, from_json};
use cw20::Cw20ReceiveMsg;

pub fn receive(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    wrapper: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let amount = config.token.received_cw20(info, wrapper.amount)?;
    let payer = address(deps.api, &wrapper.sender)?;
    match from_json::<Received<_>>(&wrapper.msg).map_err(ContractError::MalformedMessage)?.0 {
        ReceiveMsg::Deposit { income } => deposit::take(deps, &config, payer, amount, income),
        ReceiveMsg::Fund { .. } => Err(ContractError::NotYet),
    }
}
