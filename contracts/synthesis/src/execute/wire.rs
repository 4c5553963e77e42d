//! `Wire`: the registry says where a sibling is.

use crate::store::{self, require_registry};
use crate::{ContractError, Refusal};
use allora_interfaces::registry::Sibling;
use allora_interfaces::synthesis::CONFIG;
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// Stores the address of a sibling; once set it stays.
pub fn wire(deps: DepsMut, info: &MessageInfo, sibling: Sibling, address: &str) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let mut config = CONFIG.load(deps.storage)?;
    require_registry(&config, info)?;
    if let Some(address) = config.sibling(sibling) {
        let sibling = format!("{sibling:?}").to_lowercase();
        return Err(ContractError::AlreadyWired { sibling, address: address.clone() }.into());
    }
    config.siblings.push((sibling, store::address(deps.api, address)?));
    CONFIG.save(deps.storage, &config);
    Ok(Response::new().add_attribute("action", "wire"))
}
