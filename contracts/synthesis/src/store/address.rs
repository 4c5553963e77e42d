//! Addresses that messages and questions name.

use crate::ContractError;
use cosmwasm_std::{Addr, Api};

/// An address from its text. Error: [`ContractError::InvalidAddress`].
pub fn address(api: &dyn Api, text: &str) -> Result<Addr, ContractError> {
    let invalid = |error| ContractError::InvalidAddress { address: text.into(), error };
    api.addr_validate(text).map_err(invalid)
}
