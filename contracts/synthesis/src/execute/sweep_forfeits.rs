//! `SweepForfeits`: what was forfeited goes to the treasury, which rewards keeps.

use crate::{ContractError, Refusal};
use allora_interfaces::event;
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::{Income, Rewards};
use allora_interfaces::synthesis::{CONFIG, LEDGERS};
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, MessageInfo, Response, Uint128};

/// Brings all of it there.
pub fn sweep_forfeits(deps: DepsMut, info: &MessageInfo) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let mut ledgers = LEDGERS.load(deps.storage)?;
    let amount = std::mem::replace(&mut ledgers.forfeits, Uint128::zero());
    if amount.is_zero() {
        return Err(ContractError::NothingForfeited.into());
    }
    let rewards = config.sibling(Sibling::Rewards).ok_or(ContractError::NotWired { sibling: "rewards" })?;
    let payment = Rewards(rewards.clone()).deposit(&config.token, Income::Forfeits, amount)?;
    LEDGERS.save(deps.storage, &ledgers);
    let swept = event::FORFEITS_SWEPT.event([amount.to_string()]);
    Ok(Response::new().add_attribute("action", "sweep_forfeits").add_message(payment).add_event(swept))
}
