//! `instantiate`: the registry makes staking, and is its registry from then on.

use crate::ContractError;
use crate::migrate::{CONTRACT_NAME, CONTRACT_VERSION};
use allora_interfaces::staking::{CONFIG, Config, InstantiateMsg, TOTAL, TOTALS, Totals};
use allora_interfaces::token::nonpayable;
use allora_protocol::votes::VotesError;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn instantiate(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let InstantiateMsg { token, tokens_per_weight } = msg;
    if tokens_per_weight.is_zero() {
        return Err(VotesError::NoTokensPerWeight.into());
    }
    cw2::set_contract_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    let config = Config { registry: info.sender, token, siblings: vec![], tokens_per_weight };
    CONFIG.save(deps.storage, &config);
    TOTALS.save(deps.storage, &Totals::default());
    // Who reads a group expects its weight to be there.
    TOTAL.save(deps.storage, &0, env.block.height)?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}
