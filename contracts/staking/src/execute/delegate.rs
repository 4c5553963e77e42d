//! `Delegate`: tokens become stake of somebody in the pool of a reputer, whoever pays.

use super::deposit::{Deposit, bond};
use crate::ContractError;
use crate::account::Account;
use crate::lookup::{address, address_or};
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, Env, Response};

/// With tokens that came, of either kind.
pub fn delegate(
    deps: DepsMut<'_>,
    env: &Env,
    deposit: Deposit,
    topic_id: TopicId,
    reputer: &str,
    to: Option<String>,
) -> Result<Response, ContractError> {
    let reputer = address(deps.api, reputer)?;
    let owner = address_or(deps.api, to, &deposit.payer)?;
    if owner == reputer {
        return Err(ContractError::SelfDelegation { address: reputer });
    }
    let now = env.block.time.seconds();
    let account = Account::load(deps.storage, (topic_id, reputer), owner, now)?;
    Ok(bond(deps, env, deposit, account)?.add_attribute("action", "delegate"))
}
