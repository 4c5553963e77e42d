//! `Solvency`.

use crate::Refusal;
use allora_interfaces::synthesis::{CONFIG, LEDGERS};
use allora_interfaces::token::{Ledger, SolvencyResponse};
use cosmwasm_std::{Deps, Env};

/// What the contract owes and has.
pub fn solvency(deps: Deps, env: &Env) -> Result<SolvencyResponse, Refusal> {
    let token = CONFIG.load(deps.storage)?.token;
    let ledgers = LEDGERS.may_load(deps.storage)?.unwrap_or_default();
    let owed = ledgers.deposits.checked_add(ledgers.forfeits)?;
    let balance = token.balance(&deps.querier, &env.contract.address)?;
    Ok(SolvencyResponse {
        ledgers: vec![
            Ledger { name: "deposits".into(), amount: ledgers.deposits },
            Ledger { name: "forfeits".into(), amount: ledgers.forfeits },
        ],
        owed,
        balance,
        surplus: balance.saturating_sub(owed),
        missing: owed.saturating_sub(balance),
        now: env.block.time.seconds(),
    })
}
