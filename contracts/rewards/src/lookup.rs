//! What messages name, and who sends them.

use crate::ContractError;
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::Config;
use cosmwasm_std::{Addr, Api};

/// An address from a message.
pub fn address(api: &dyn Api, text: &str) -> Result<Addr, ContractError> {
    let invalid = |error| ContractError::InvalidAddress { address: text.into(), error };
    api.addr_validate(text).map_err(invalid)
}

/// Refuses all but the registry.
pub fn require_registry(config: &Config, sender: &Addr) -> Result<(), ContractError> {
    require("the registry", Some(&config.registry), sender)
}

/// Refuses all but synthesis.
pub fn require_synthesis(config: &Config, sender: &Addr) -> Result<(), ContractError> {
    require("synthesis", config.sibling(Sibling::Synthesis), sender)
}

fn require(who: &'static str, allowed: Option<&Addr>, sender: &Addr) -> Result<(), ContractError> {
    if allowed == Some(sender) {
        Ok(())
    } else {
        Err(ContractError::Unauthorized { who, sender: sender.clone() })
    }
}
