//! `Config`: token, siblings, periods.

use crate::ContractError;
use allora_interfaces::rewards::{CONFIG, Config, ConfigResponse};
use cosmwasm_std::{Deps, Env};

pub fn config(deps: Deps<'_>, env: &Env) -> Result<ConfigResponse, ContractError> {
    let Config { registry, token, siblings, deployed, emission_period, payouts_paused_until } =
        CONFIG.load(deps.storage)?;
    Ok(ConfigResponse {
        registry,
        token,
        siblings,
        deployed,
        emission_period,
        payouts_paused_until,
        now: env.block.time.seconds(),
    })
}
