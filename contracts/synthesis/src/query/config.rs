//! `Config` and `Ownership`.

use crate::Refusal;
use allora_interfaces::registry;
use allora_interfaces::synthesis::{CONFIG, ConfigResponse};
use cosmwasm_std::{Deps, Env};
use cw_ownable::Ownership;

/// Where everything is, and what is paused.
pub fn config(deps: Deps, env: &Env) -> Result<ConfigResponse, Refusal> {
    let config = CONFIG.load(deps.storage)?;
    let now = env.block.time.seconds();
    Ok(ConfigResponse {
        submissions_paused_until: Some(config.submissions_paused_until).filter(|until| now < *until),
        settlement_paused_until: Some(config.settlement_paused_until).filter(|until| now < *until),
        registry: config.registry,
        token: config.token,
        siblings: config.siblings,
        now,
    })
}

/// Who governs: the registry's answer.
pub fn ownership(deps: Deps) -> Result<Ownership<String>, Refusal> {
    let registry = CONFIG.load(deps.storage)?.registry;
    Ok(deps.querier.query_wasm_smart(registry, &registry::QueryMsg::Ownership {})?)
}
