//! `SweepForfeits`: what was forfeited goes to the treasury.

use crate::{ContractError, Refusal};
use allora_interfaces::event;
use allora_interfaces::registry::Registry;
use allora_interfaces::synthesis::{CONFIG, LEDGERS};
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, MessageInfo, Response, Uint128};

/// Sends all of it to the treasury that the registry names now.
pub fn sweep_forfeits(deps: DepsMut, info: &MessageInfo) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let mut ledgers = LEDGERS.load(deps.storage)?;
    let amount = std::mem::replace(&mut ledgers.forfeits, Uint128::zero());
    if amount.is_zero() {
        return Err(ContractError::NothingForfeited.into());
    }
    let treasury = Registry(config.registry).suite_record(&deps.querier)?.treasury;
    let payment = config.token.send(&treasury, amount)?;
    LEDGERS.save(deps.storage, &ledgers);
    let swept = event::FORFEITS_SWEPT.event([treasury.into(), amount.to_string()]);
    Ok(Response::new().add_attribute("action", "sweep_forfeits").add_message(payment).add_event(swept))
}
