//! `Wire`: the registry says where a sibling is. What is wired stays.

use crate::ContractError;
use crate::lookup::{address as validated, require_registry};
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::CONFIG;
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, MessageInfo, Response};

pub fn wire(
    deps: DepsMut<'_>,
    info: &MessageInfo,
    sibling: Sibling,
    address: &str,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let mut config = CONFIG.load(deps.storage)?;
    require_registry(&config, &info.sender)?;
    if let Some(address) = config.sibling(sibling) {
        return Err(ContractError::AlreadyWired { sibling, address: address.clone() });
    }
    config.siblings.push((sibling, validated(deps.api, address)?));
    CONFIG.save(deps.storage, &config);
    Ok(Response::new().add_attribute("action", "wire"))
}
