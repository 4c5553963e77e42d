//! `Receive`: tokens that came by a cw20 `Send`, with a message inside.

use super::deposit::Deposit;
use super::{add_rewards, delegate, stake};
use crate::ContractError;
use crate::lookup::address;
use allora_interfaces::received::Received;
use allora_interfaces::staking::{CONFIG, ReceiveMsg};
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
    let deposit = Deposit { config, payer: address(deps.api, &wrapper.sender)?, amount };
    match from_json::<Received<_>>(&wrapper.msg).map_err(ContractError::MalformedMessage)?.0 {
        ReceiveMsg::Stake { topic_id, beneficiary } => stake(deps, env, deposit, topic_id, beneficiary),
        ReceiveMsg::Delegate { topic_id, reputer, beneficiary } => {
            delegate(deps, env, deposit, topic_id, &reputer, beneficiary)
        }
        ReceiveMsg::AddRewards { topic_id, rewards } => add_rewards(deps, env, deposit, topic_id, rewards),
    }
}
