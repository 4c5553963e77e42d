//! `Solvency`: what the contract owes and has.

use crate::ContractError;
use allora_interfaces::rewards::{CONFIG, LEDGERS};
use allora_interfaces::token::{Ledger, SolvencyResponse};
use cosmwasm_std::{Deps, Env};

pub fn solvency(deps: Deps<'_>, env: &Env) -> Result<SolvencyResponse, ContractError> {
    let ledgers = LEDGERS.load(deps.storage)?;
    let token = CONFIG.load(deps.storage)?.token;
    let balance = token.balance(&deps.querier, &env.contract.address)?;
    let owed = ledgers.owed()?;
    let of = |(name, amount): (&str, _)| Ledger { name: name.into(), amount };
    Ok(SolvencyResponse {
        ledgers: ledgers.by_name().map(of).into(),
        owed,
        balance,
        surplus: balance.saturating_sub(owed),
        missing: owed.saturating_sub(balance),
        now: env.block.time.seconds(),
    })
}
