//! `Withdraw`: all that has matured is paid out.

use crate::ContractError;
use crate::account::{Account, live_shares};
use crate::lookup::address;
use allora_interfaces::event;
use allora_interfaces::staking::{CONFIG, Unbonding};
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn withdraw(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
    beneficiary: Option<String>,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let beneficiary = beneficiary.map_or_else(|| Ok(info.sender.clone()), |text| address(deps.api, &text))?;
    let mut account = Account::load(deps.storage, topic_id, info.sender)?;
    let matured = take_matured(&mut account, env.block.time.seconds())?;
    let amount = account.pool.withdraw(live_shares(&account.pool, &matured))?;
    let payment = CONFIG.load(deps.storage)?.token.send(&beneficiary, amount)?;

    let event = event::STAKE_WITHDRAWN.event([
        topic_id.to_string(),
        account.id().to_string(),
        account.reputer.to_string(),
        beneficiary.to_string(),
        amount.to_string(),
    ]);
    let announcement = account.save(deps.storage, env.block.height)?;
    Ok(announcement.join(Response::new().add_attribute("action", "withdraw").add_event(event).add_message(payment)))
}

/// Takes out of the position what has matured. Errors: [`ContractError::NothingUnbonding`],
/// [`ContractError::NothingMatured`].
fn take_matured(account: &mut Account, now: u64) -> Result<Vec<Unbonding>, ContractError> {
    let (topic, address) = (account.topic_id, account.reputer.clone());
    let unbondings = std::mem::take(&mut account.position.unbondings);
    let Some(first) = unbondings.iter().map(|unbonding| unbonding.matures_at).min() else {
        return Err(ContractError::NothingUnbonding { topic, address });
    };
    if first > now {
        return Err(ContractError::NothingMatured { topic, address, first, now });
    }
    let (matured, waiting) = unbondings.into_iter().partition(|unbonding| unbonding.matures_at <= now);
    account.position.unbondings = waiting;
    Ok(matured)
}
