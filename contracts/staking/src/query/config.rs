//! `Config`: token and siblings.

use crate::ContractError;
use allora_interfaces::staking::{CONFIG, Config, ConfigResponse};
use cosmwasm_std::Deps;

pub fn config(deps: Deps<'_>) -> Result<ConfigResponse, ContractError> {
    let Config { registry, token, siblings } = CONFIG.load(deps.storage)?;
    Ok(ConfigResponse { registry, token, siblings })
}
