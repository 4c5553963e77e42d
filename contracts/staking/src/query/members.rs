//! `Member`, `ListMembers`, `TotalWeight`, `Hooks`, `Admin`: what every cw4 group answers, in its words.

use crate::ContractError;
use crate::lookup::address;
use crate::voting::owner;
use allora_interfaces::page;
use allora_interfaces::staking::{HOOKS, MEMBERS, TOTAL};
use cosmwasm_std::{Deps, Order};
use cw_storage_plus::Bound;
use cw4::{AdminResponse, HooksResponse, Member, MemberListResponse, MemberResponse, TotalWeightResponse};

pub fn member(deps: Deps<'_>, addr: &str, at_height: Option<u64>) -> Result<MemberResponse, ContractError> {
    let addr = address(deps.api, addr)?;
    let weight = match at_height {
        Some(height) => MEMBERS.may_load_at_height(deps.storage, &addr, height)?,
        None => MEMBERS.may_load(deps.storage, &addr)?,
    };
    Ok(MemberResponse { weight })
}

pub fn list_members(
    deps: Deps<'_>,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<MemberListResponse, ContractError> {
    let after = start_after.map(|addr| address(deps.api, &addr)).transpose()?;
    let after = after.as_ref().map(Bound::exclusive);
    let members = MEMBERS.range(deps.storage, after, None, Order::Ascending).take(page::limit(limit));
    let members = members.map(|found| {
        let (addr, weight) = found?;
        Ok(Member { addr: addr.into(), weight })
    });
    Ok(MemberListResponse { members: members.collect::<Result<_, ContractError>>()? })
}

pub fn total_weight(deps: Deps<'_>, at_height: Option<u64>) -> Result<TotalWeightResponse, ContractError> {
    let weight = match at_height {
        Some(height) => TOTAL.may_load_at_height(deps.storage, height)?,
        None => TOTAL.may_load(deps.storage)?,
    };
    Ok(TotalWeightResponse { weight: weight.unwrap_or_default() })
}

pub fn hooks(deps: Deps<'_>) -> Result<HooksResponse, ContractError> {
    let hooks = HOOKS.may_load(deps.storage)?.unwrap_or_default().hooks;
    Ok(HooksResponse { hooks: hooks.into_iter().map(|hook| hook.address.into()).collect() })
}

pub fn admin(deps: Deps<'_>) -> Result<AdminResponse, ContractError> {
    Ok(AdminResponse { admin: owner(deps)?.map(Into::into) })
}
