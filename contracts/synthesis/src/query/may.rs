//! Why a message would be refused, whatever is in it: the checks of the messages themselves.

use super::about::About;
use crate::execute::door::{self, Kind};
use crate::{ContractError, Refusal};
use allora_protocol::{EpochId, WorkerId};
use cosmwasm_std::Addr;

/// An entry of a worker's operator.
pub fn enter(about: &About, operator: &Addr, epoch: EpochId) -> Result<(), Refusal> {
    let kind = Kind::of(&about.topic.versions.at(epoch)?.params);
    let (_, applicant) = door::may_enter(about.deps, about.now, operator, kind, (about.id, epoch))?;
    if applicant.epoch.is_none() {
        about.open()?.join(epoch)?;
    }
    Ok(())
}

/// The reveal of what a worker committed; `None`: the address never was a worker's key.
pub fn reveal(
    about: &About,
    operator: &Addr,
    worker: Option<WorkerId>,
    epoch: EpochId,
) -> Result<(), Refusal> {
    let stranger = || ContractError::NotRegistered { topic: about.id, address: operator.clone() };
    let worker = worker.ok_or_else(stranger)?;
    door::may_reveal(about.storage(), &about.topic, about.now, (about.id, epoch), worker)?;
    Ok(())
}

/// The report of a reputer.
pub fn report(about: &About, reputer: &Addr, epoch: EpochId) -> Result<(), Refusal> {
    door::may_report(about.deps, about.now, reputer, (about.id, epoch))?;
    Ok(())
}

/// The text of an error, if it is one.
pub fn refusal(checked: Result<(), Refusal>) -> Option<String> {
    checked.err().map(|error| error.to_string())
}
