//! Who may send what for an epoch now: everything about a submission, a reveal or a report but its content.
//!
//! A message asks in the order of these files; `Now` and `WouldAdmit` ask the same ([`may_enter`], [`may_reveal`],
//! [`may_report`]), so what they say is the error that the message would give. Nothing here writes.

mod enter;
mod report;
mod reveal;

pub use enter::{
    Applicant, Frozen, Kind, Worker, applicant, may_enter, others_open, require_deposit, worker,
};
pub use report::{Reputer, may_report, not_reported, reputer};
pub use reveal::{Unrevealed, may_reveal};

use crate::{ContractError, Refusal};
use allora_interfaces::registry::{Registry, Role, TopicRecord};
use allora_interfaces::synthesis::Config;
use allora_protocol::TopicId;
use cosmwasm_std::{Addr, QuerierWrapper};

/// Refuses who is not on a topic's list, where it has one. Error: [`ContractError::NotListed`].
pub fn require_listed(
    querier: &QuerierWrapper<'_>,
    config: &Config,
    topic: TopicId,
    record: &TopicRecord,
    role: Role,
    who: &Addr,
) -> Result<(), Refusal> {
    if Registry(config.registry.clone()).allows(querier, topic, record, role, who)? {
        return Ok(());
    }
    Err(ContractError::NotListed { topic, role, address: who.clone() }.into())
}
