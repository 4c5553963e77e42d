//! `List`, `Allowed`.

use crate::ContractError;
use crate::access::{address, topic};
use allora_interfaces::page;
use allora_interfaces::registry::{AllowedResponse, LISTED, ListResponse, Policy, Role};
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, Deps, Order};

pub fn list(
    deps: Deps<'_>,
    topic_id: TopicId,
    role: Role,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<ListResponse, ContractError> {
    topic(deps.storage, topic_id)?;
    let after = start_after.map(Addr::unchecked);
    let listed = LISTED.range(deps.storage, (topic_id.0, role.number()), after, Order::Ascending);
    let addresses = listed.take(page::limit(limit)).map(|found| found.map(|(address, _)| address));
    Ok(ListResponse { addresses: addresses.collect::<Result<_, _>>()? })
}

pub fn allowed(
    deps: Deps<'_>,
    topic_id: TopicId,
    role: Role,
    who: &str,
) -> Result<AllowedResponse, ContractError> {
    let policy = topic(deps.storage, topic_id)?.policies.of(role);
    let who = address(deps.api, "address", who)?;
    let allowed = match policy {
        Policy::Open => true,
        Policy::List => LISTED.has(deps.storage, (topic_id.0, role.number(), &who)),
    };
    Ok(AllowedResponse { allowed, policy })
}
