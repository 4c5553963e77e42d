//! `Stake`: tokens become stake of a registered reputer, whoever pays.

use super::deposit::{Deposit, bond};
use crate::ContractError;
use crate::account::Account;
use crate::lookup::address_or;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, Env, Response};

/// With tokens that came, of either kind.
pub fn stake(
    deps: DepsMut<'_>,
    env: &Env,
    deposit: Deposit,
    topic_id: TopicId,
    to: Option<String>,
) -> Result<Response, ContractError> {
    let reputer = address_or(deps.api, to, &deposit.payer)?;
    let now = env.block.time.seconds();
    let account = Account::load(deps.storage, (topic_id, reputer.clone()), reputer, now)?;
    Ok(bond(deps, env, deposit, account)?.add_attribute("action", "stake"))
}
