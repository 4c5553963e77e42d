//! `Suite`: where everything is, which code and version it runs, and by which parameters.

use crate::ContractError;
use allora_interfaces::INTERFACE_VERSION;
use allora_interfaces::registry::{
    PARAMS, Pause, PauseInfo, SUITE, SuiteContract, SuiteRecord, SuiteResponse,
};
use cosmwasm_std::{Addr, Deps, Env, QuerierWrapper, StdResult};

pub fn suite(deps: Deps<'_>, env: &Env) -> Result<SuiteResponse, ContractError> {
    let suite = SUITE.load(deps.storage)?;
    let now = env.block.time.seconds();
    let siblings = suite.siblings.iter().map(|(sibling, address)| (sibling.name(), address));
    let contracts = [("topic-registry", &env.contract.address)].into_iter().chain(siblings);
    let contracts = contracts.map(|(name, address)| contract(&deps.querier, name, address));
    Ok(SuiteResponse {
        interface_version: INTERFACE_VERSION,
        contracts: contracts.collect::<StdResult<_>>()?,
        pauses: pauses(&suite, now),
        params: PARAMS.load(deps.storage)?,
        token: suite.token,
        guardian: suite.guardian,
        emission_period: suite.emission_period,
        now,
    })
}

fn contract(querier: &QuerierWrapper<'_>, name: &str, address: &Addr) -> StdResult<SuiteContract> {
    let info = querier.query_wasm_contract_info(address)?;
    // A sibling that keeps no version must not hide the others.
    let version = cw2::query_contract_info(querier, address).map(|info| info.version).unwrap_or_default();
    Ok(SuiteContract {
        name: name.into(),
        address: address.clone(),
        code_id: info.code_id,
        version,
        admin: info.admin,
    })
}

fn pauses(suite: &SuiteRecord, now: u64) -> Vec<PauseInfo> {
    let each = [Pause::Submissions, Pause::Settlement, Pause::Payouts].into_iter();
    let paused = each.map(|what| (what, suite.pauses.until(what))).filter(|(_, until)| *until > now);
    paused.map(|(what, until)| PauseInfo { what, until: (until < u64::MAX).then_some(until) }).collect()
}
