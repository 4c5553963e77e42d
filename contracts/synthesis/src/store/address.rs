//! Addresses that messages and questions name.

use crate::{ContractError, Refusal};
use cosmwasm_std::{Addr, Api};

/// An address from its text. Error: [`ContractError::InvalidAddress`].
pub fn address(api: &dyn Api, text: &str) -> Result<Addr, Refusal> {
    let invalid = |error| ContractError::InvalidAddress { address: text.into(), error };
    Ok(api.addr_validate(text).map_err(invalid)?)
}
