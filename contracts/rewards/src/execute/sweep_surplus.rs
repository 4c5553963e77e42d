//! `SweepSurplus`: tokens that were sent by mistake go to the treasury.

use crate::ContractError;
use crate::accrual::Accrual;
use allora_interfaces::event;
use allora_interfaces::registry::Registry;
use allora_interfaces::token::nonpayable;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn sweep_surplus(deps: DepsMut<'_>, env: &Env, info: MessageInfo) -> Result<Response, ContractError> {
    nonpayable(&info)?;
    let mut accrual = Accrual::begin(deps.as_ref(), env)?;
    let owner = Registry(accrual.config.registry.clone()).ownership(&deps.querier)?.owner;
    if owner.as_ref() != Some(&info.sender) {
        return Err(ContractError::Unauthorized { who: "the owner", sender: info.sender });
    }
    let balance = accrual.config.token.balance(&deps.querier, &env.contract.address)?;
    // What is minted for the periods that began just now is owed already, and comes right after this.
    let surplus = balance.checked_add(accrual.minted)?.saturating_sub(accrual.ledgers.owed()?);
    if surplus.is_zero() {
        return Err(ContractError::NoSurplus);
    }
    accrual.ledgers.treasury = accrual.ledgers.treasury.checked_add(surplus)?;

    let response = accrual.save(deps.storage, "sweep_surplus")?;
    Ok(response.add_event(event::SURPLUS_SWEPT.event([surplus.to_string()])))
}
