//! To come.

use crate::ContractError;
use allora_interfaces::synthesis::QueryMsg;
use cosmwasm_std::{Binary, Deps, Env, StdError};

/// To come.
pub fn query(_deps: Deps, _env: Env, _msg: QueryMsg) -> Result<Binary, ContractError> {
    Err(StdError::generic_err("to come").into())
}
