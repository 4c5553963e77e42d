//! `instantiate`: the registry makes staking, and is its registry from then on.

use crate::ContractError;
use crate::migrate::{CONTRACT_NAME, CONTRACT_VERSION};
use allora_interfaces::staking::{CONFIG, Config, TOTALS, Totals};
use allora_interfaces::token::{Token, nonpayable};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

pub fn instantiate(deps: DepsMut<'_>, info: MessageInfo, token: Token) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    cw2::set_contract_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    CONFIG.save(deps.storage, &Config { registry: info.sender, token, siblings: vec![] });
    TOTALS.save(deps.storage, &Totals::default());
    Ok(Response::new().add_attribute("action", "instantiate"))
}
