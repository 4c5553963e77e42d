//! `migrate`: new code over the same state.

use crate::ContractError;
use cosmwasm_std::{DepsMut, Response};

pub const CONTRACT_NAME: &str = "allora-staking";
pub const CONTRACT_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Takes this contract from the same or an older version, nothing else. The state has one layout so far.
pub fn migrate(deps: DepsMut<'_>) -> Result<Response, ContractError> {
    cw2::ensure_from_older_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)
        .map_err(ContractError::WrongVersion)?;
    Ok(Response::new().add_attribute("action", "migrate"))
}
