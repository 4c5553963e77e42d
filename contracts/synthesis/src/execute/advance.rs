//! To come.

use crate::ContractError;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, StdError};

/// To come.
pub fn advance(
    _deps: DepsMut,
    _env: &Env,
    _info: &MessageInfo,
    _topic_id: TopicId,
    _limit: Option<u32>,
) -> Result<Response, ContractError> {
    Err(StdError::generic_err("to come").into())
}
