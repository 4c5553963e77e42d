//! Hooks: contracts that are told when a member's weight changes, as cw4 tells them.

use crate::ContractError;
use allora_interfaces::registry::Registry;
use allora_interfaces::staking::{CONFIG, HOOKS};
use allora_interfaces::wire::to_json_binary;
use cosmwasm_schema::serde::Serialize;
use cosmwasm_std::{Addr, Deps, Storage, SubMsg, WasmMsg};
use cw4::{MemberChangedHookMsg, MemberDiff};

/// So many contracts are told at most: each call is paid by whoever changes his stake.
pub const MAX_HOOKS: usize = 5;

/// What a call may use, in the chain's gas. One that needs more fails, which holds nobody up; without a limit a hook that
/// never ends would take every message about stake with it.
const HOOK_GAS: u64 = 500_000;

/// What a hook is sent.
#[derive(Serialize)]
#[serde(rename_all = "snake_case", crate = "cosmwasm_schema::serde")]
enum HookMsg {
    MemberChangedHook(MemberChangedHookMsg),
}

/// The suite's owner, who says which contracts are told; `None`: there is none.
pub fn owner(deps: Deps<'_>) -> Result<Option<Addr>, ContractError> {
    let registry = Registry(CONFIG.load(deps.storage)?.registry);
    Ok(registry.ownership(&deps.querier)?.owner)
}

/// Tells every hook. The reply to a call that fails has the hook's id.
pub(super) fn calls(
    storage: &dyn Storage,
    member: &Addr,
    before: u64,
    after: u64,
) -> Result<Vec<SubMsg>, ContractError> {
    let hooks = HOOKS.may_load(storage)?.unwrap_or_default().hooks;
    if hooks.is_empty() {
        return Ok(vec![]);
    }
    let weight = |weight| Some(weight).filter(|weight| *weight > 0);
    let diff = MemberDiff { key: member.to_string(), old: weight(before), new: weight(after) };
    let msg = to_json_binary(&HookMsg::MemberChangedHook(MemberChangedHookMsg { diffs: vec![diff] }))?;
    let call = |(id, address): (u32, Addr)| {
        let call = WasmMsg::Execute { contract_addr: address.into(), msg: msg.clone(), funds: vec![] };
        SubMsg::reply_on_error(call, id.into()).with_gas_limit(HOOK_GAS)
    };
    Ok(hooks.into_iter().map(|hook| call((hook.id, hook.address))).collect())
}
