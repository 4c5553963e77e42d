//! `Wire`: the registry says where a sibling is. What is wired stays.

use crate::ContractError;
use crate::lookup::address as validated;
use allora_interfaces::registry::Sibling;
use allora_interfaces::staking::CONFIG;
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
    if info.sender != config.registry {
        return Err(ContractError::Unauthorized { who: "the registry", sender: info.sender.clone() });
    }
    if let Some((_, address)) = config.siblings.iter().find(|(wired, _)| *wired == sibling) {
        return Err(ContractError::AlreadyWired { sibling, address: address.clone() });
    }
    config.siblings.push((sibling, validated(deps.api, address)?));
    CONFIG.save(deps.storage, &config);
    Ok(Response::new().add_attribute("action", "wire"))
}
