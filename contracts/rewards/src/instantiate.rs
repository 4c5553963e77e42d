//! `instantiate`: the registry makes rewards, and is its registry from then on. Periods count from this moment.

use crate::ContractError;
use crate::migrate::{CONTRACT_NAME, CONTRACT_VERSION};
use allora_interfaces::rewards::{CONFIG, Config, InstantiateMsg, LEDGERS, Ledgers};
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn instantiate(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let InstantiateMsg { token, emission_period } = msg;
    if emission_period == 0 {
        return Err(ContractError::NoPeriod);
    }
    cw2::set_contract_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    let config = Config {
        registry: info.sender,
        token,
        siblings: vec![],
        deployed: env.block.time.seconds(),
        emission_period,
        payouts_paused_until: 0,
    };
    CONFIG.save(deps.storage, &config);
    LEDGERS.save(deps.storage, &Ledgers::default());
    Ok(Response::new().add_attribute("action", "instantiate"))
}
