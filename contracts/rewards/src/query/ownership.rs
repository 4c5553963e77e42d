//! `Ownership`: what the registry answers. The suite has one owner.

use crate::ContractError;
use allora_interfaces::registry::QueryMsg;
use allora_interfaces::rewards::CONFIG;
use cosmwasm_std::Deps;
use cw_ownable::Ownership;

pub fn ownership(deps: Deps<'_>) -> Result<Ownership<String>, ContractError> {
    let registry = CONFIG.load(deps.storage)?.registry;
    Ok(deps.querier.query_wasm_smart(registry, &QueryMsg::Ownership {})?)
}
