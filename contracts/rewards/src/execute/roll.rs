//! `Roll`: begins emission periods that are due.

use crate::ContractError;
use crate::accrual::Accrual;
use allora_interfaces::token::nonpayable;
use allora_protocol::emission::MAX_ROLLS;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// So many at most; where none is due, it succeeds all the same.
pub fn roll(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let limit = limit.map_or(MAX_ROLLS, u64::from);
    if !(1..=MAX_ROLLS).contains(&limit) {
        return Err(ContractError::LimitOutOfRange { limit });
    }
    let mut accrual = Accrual::load(deps.as_ref(), env)?;
    accrual.roll(deps.as_ref(), limit)?;
    accrual.save(deps.storage, "roll")
}
