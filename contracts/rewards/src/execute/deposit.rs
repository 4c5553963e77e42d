//! `Deposit`: money for the treasury.

use crate::ContractError;
use crate::lookup::{require_registry, require_synthesis};
use allora_interfaces::event;
use allora_interfaces::rewards::{CONFIG, Config, Income, LEDGERS};
use cosmwasm_std::{Addr, DepsMut, MessageInfo, Response, Uint128};

/// With the coin that comes along.
pub fn deposit(deps: DepsMut<'_>, info: MessageInfo, income: Income) -> Result<Response, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    let amount = config.token.received(&info)?;
    take(deps, &config, info.sender, amount, income)
}

/// With tokens that came, of either kind.
pub(super) fn take(
    deps: DepsMut<'_>,
    config: &Config,
    payer: Addr,
    amount: Uint128,
    income: Income,
) -> Result<Response, ContractError> {
    let (income, topic) = match income {
        Income::CreationFee { topic_id } => {
            require_registry(config, &payer)?;
            ("creation_fee", Some(topic_id))
        }
        Income::Forfeits => {
            require_synthesis(config, &payer)?;
            ("forfeits", None)
        }
        Income::Donation => ("donation", None),
    };
    let mut ledgers = LEDGERS.load(deps.storage)?;
    ledgers.treasury = ledgers.treasury.checked_add(amount)?;
    ledgers.owed()?;
    let event = event::TREASURY_RECEIVED.event([
        income.into(),
        event::or_empty(topic),
        payer.into(),
        amount.to_string(),
        ledgers.treasury.to_string(),
    ]);
    LEDGERS.save(deps.storage, &ledgers);
    Ok(Response::new().add_attribute("action", "deposit").add_event(event))
}
