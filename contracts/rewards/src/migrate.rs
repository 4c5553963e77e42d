//! `migrate`: new code over the same state.

use crate::ContractError;
use allora_interfaces::version::take_over;
use cosmwasm_std::{DepsMut, Response};

pub const CONTRACT_NAME: &str = "allora-rewards";
pub const CONTRACT_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Takes this contract from the same or an older version, nothing else. The state has one layout so far.
pub fn migrate(deps: DepsMut<'_>) -> Result<Response, ContractError> {
    take_over(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    Ok(Response::new().add_attribute("action", "migrate"))
}
