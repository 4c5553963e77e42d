//! `Overview`: how the money stands.

use crate::ContractError;
use crate::accrual::Accrual;
use crate::supply::TokenSupply;
use allora_interfaces::rewards::{OverviewResponse, READINGS};
use cosmwasm_std::{Addr, Deps, Env, Uint128};

pub fn overview(deps: Deps<'_>, env: &Env) -> Result<OverviewResponse, ContractError> {
    let accrual = Accrual::load(deps, env)?;
    let Accrual { calendar, state, ledgers, money, current, .. } = &accrual;
    let mut token = TokenSupply::of(accrual.config.token.clone(), env.contract.address.clone());
    let token = token.where_it_matters(&deps.querier, true);
    let supply = token.token.or(money.supply);
    let in_circulation =
        |supply: Uint128| supply.saturating_sub(ledgers.treasury).saturating_sub(money.locked);
    let readings = READINGS.may_load(deps.storage)?.unwrap_or_default();
    let record = accrual.record(deps.storage, state.period)?;
    let begins_at = calendar.begins_at(*current)?;
    Ok(OverviewResponse {
        period: *current,
        begins_at,
        ends_at: begins_at.saturating_add(calendar.length()),
        rolled: state.period,
        total_weight: state.total_weight,
        emission: record.emission,
        drawn: record.drawn,
        month: state.month.month.clone(),
        per_period: state.month.per_period(calendar, state.period, state.period),
        paid: ledgers.paid,
        paid_to_reputers: ledgers.paid_to_reputers,
        treasury: ledgers.treasury,
        bonded: accrual.bonded(&deps.querier)?,
        bonded_mean: readings.mean(calendar, state.period),
        supply,
        circulating: supply.map(in_circulation),
        minting: token.minting,
        validators: money.validators.as_ref().map(Addr::unchecked),
        now: env.block.time.seconds(),
    })
}
