//! `Config`: token, siblings, and what a vote stands for.

use crate::ContractError;
use allora_interfaces::staking::{CONFIG, Config, ConfigResponse};
use cosmwasm_std::Deps;

pub fn config(deps: Deps<'_>) -> Result<ConfigResponse, ContractError> {
    let Config { registry, token, siblings, tokens_per_weight } = CONFIG.load(deps.storage)?;
    Ok(ConfigResponse { registry, token, siblings, tokens_per_weight })
}
