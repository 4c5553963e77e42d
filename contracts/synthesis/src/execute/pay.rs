//! `Pay`: has an epoch paid that was scored and is not paid.

use crate::Refusal;
use crate::epoch::Payer;
use allora_interfaces::synthesis::CONFIG;
use allora_interfaces::token::nonpayable;
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// The epoch that waits in front, or one that is parked. Where rewards does not pay, that is noted, and is no error.
pub fn pay(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    topic: TopicId,
    epoch: EpochId,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let payer = Payer { config: &config, topic, now: env.block.time.seconds(), advancer: &info.sender };
    let payment = payer.asked(deps.storage, epoch)?;
    Ok(Response::new().add_attribute("action", "pay").add_submessage(payment))
}
