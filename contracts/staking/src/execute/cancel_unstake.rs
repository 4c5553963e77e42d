//! `CancelUnstake`: what was unbonding, matured or not, is bonded again at the price of a deposit.

use crate::ContractError;
use crate::account::{Account, Excess, live_shares};
use crate::lookup::address_or;
use allora_interfaces::event;
use allora_interfaces::token::nonpayable;
use allora_protocol::TopicId;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn cancel_unstake(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    topic_id: TopicId,
    reputer: Option<String>,
    unbonding_id: u32,
) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let reputer = address_or(deps.api, reputer, &info.sender)?;
    let now = env.block.time.seconds();
    let mut account = Account::load(deps.storage, (topic_id, reputer), info.sender, now)?;
    let unbondings = &mut account.position.unbondings;
    let Some(place) = unbondings.iter().position(|unbonding| unbonding.id == unbonding_id) else {
        let (address, unbonding) = (account.owner, unbonding_id);
        return Err(ContractError::UnbondingNotFound { topic: topic_id, address, unbonding });
    };
    let unbonding = unbondings.remove(place);
    let moved = account.pool.cancel(live_shares(&account.pool, [&unbonding]))?;
    account.add_shares(moved.issued)?;

    let event = event::UNSTAKE_CANCELLED.event([
        topic_id.to_string(),
        account.id().to_string(),
        account.reputer.to_string(),
        account.owner.to_string(),
        unbonding_id.to_string(),
        moved.amount.to_string(),
        account.pool.bonded.amount.to_string(),
    ]);
    let announcement = account.save(deps.storage, env.block.height, Excess::Uncounted)?;
    Ok(announcement.join(Response::new().add_attribute("action", "cancel_unstake").add_event(event)))
}
