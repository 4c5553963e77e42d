//! `Deposit`: money for the treasury.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::lookup::{require_registry, require_synthesis};
use allora_interfaces::event;
use allora_interfaces::rewards::{CONFIG, Income};
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response, Uint128};

/// With the coin that comes along.
pub fn deposit(
    deps: DepsMut<'_>,
    env: &Env,
    info: MessageInfo,
    income: Income,
) -> Result<Response, ContractError> {
    let amount = CONFIG.load(deps.storage)?.token.received(&info)?;
    take(deps, env, info.sender, amount, income)
}

/// With tokens that came, of either kind.
pub(super) fn take(
    deps: DepsMut<'_>,
    env: &Env,
    payer: Addr,
    amount: Uint128,
    income: Income,
) -> Result<Response, ContractError> {
    let mut accrual = Accrual::begin(deps.as_ref(), env)?;
    let (income, topic) = match income {
        Income::CreationFee { topic_id } => {
            require_registry(&accrual.config, &payer)?;
            ("creation_fee", Some(topic_id))
        }
        Income::Forfeits => {
            require_synthesis(&accrual.config, &payer)?;
            ("forfeits", None)
        }
        Income::Donation => ("donation", None),
    };
    accrual.ledgers.treasury = accrual.ledgers.treasury.checked_add(amount)?;
    let received = event::TREASURY_RECEIVED.event([
        income.into(),
        event::or_empty(topic),
        payer.into(),
        amount.to_string(),
        accrual.ledgers.treasury.to_string(),
    ]);
    Ok(accrual.save(deps.storage, "deposit")?.add_event(received))
}
