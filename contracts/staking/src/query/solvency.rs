//! `Solvency`: what the contract owes and has.

use crate::ContractError;
use allora_interfaces::staking::{CONFIG, TOTALS};
use allora_interfaces::token::{Ledger, SolvencyResponse};
use cosmwasm_std::{Deps, Env};

pub fn solvency(deps: Deps<'_>, env: &Env) -> Result<SolvencyResponse, ContractError> {
    let totals = TOTALS.load(deps.storage)?;
    let token = CONFIG.load(deps.storage)?.token;
    let balance = token.balance(&deps.querier, &env.contract.address)?;
    let owed = totals.bonded.checked_add(totals.incoming)?.checked_add(totals.unbonding)?;
    let ledger = |name: &str, amount| Ledger { name: name.into(), amount };
    Ok(SolvencyResponse {
        ledgers: vec![
            ledger("bonded", totals.bonded),
            ledger("incoming", totals.incoming),
            ledger("unbonding", totals.unbonding),
        ],
        owed,
        balance,
        surplus: balance.saturating_sub(owed),
        missing: owed.saturating_sub(balance),
        now: env.block.time.seconds(),
    })
}
