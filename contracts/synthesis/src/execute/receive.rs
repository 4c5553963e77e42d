//! `Receive`: tokens that came by a cw20 `Send`, with a message inside.

use super::{register_worker, top_up};
use crate::store::address;
use crate::{ContractError, Refusal};
use allora_interfaces::received::Received;
use allora_interfaces::synthesis::{CONFIG, ReceiveMsg};
use allora_interfaces::token::exactly;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, from_json};
use cw20::Cw20ReceiveMsg;

/// Carries out the message inside, for who sent the tokens.
pub fn receive(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    received: Cw20ReceiveMsg,
) -> Result<Response, Refusal> {
    let config = CONFIG.load(deps.storage)?;
    let amount = config.token.received_cw20(info, received.amount)?;
    let sender = address(deps.api, &received.sender)?;
    match from_json::<Received<_>>(&received.msg).map_err(ContractError::MalformedMessage)?.0 {
        ReceiveMsg::RegisterWorker { topic_id, owner } => {
            let pay = |due| exactly(amount, due);
            register_worker::register(deps, env, &config, topic_id, &sender, owner, pay)
        }
        ReceiveMsg::TopUp { topic_id, worker_id } => top_up::add(deps, topic_id, worker_id, &sender, amount),
    }
}
