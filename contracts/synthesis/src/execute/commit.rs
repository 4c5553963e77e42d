//! `Commit`: a worker submits a commitment, where the topic has a reveal window.

use super::admission::{Application, Begun, take_in};
use super::door::{self, Applicant, Frozen, Kind};
use super::entry::{bytes32, require_some};
use crate::Refusal;
use allora_interfaces::event;
use allora_interfaces::synthesis::{CONFIG, Committed, Content, Parts};
use allora_interfaces::token::nonpayable;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{DepsMut, Env, HexBinary, MessageInfo, Response};

/// Takes the commitment for the seats that its worker gets. Who has a seat at the close and has not revealed, forfeits
/// what its epoch asked of the first, whatever it costs in others.
pub fn commit(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    at: (TopicId, EpochId),
    asked: Option<WorkerId>,
    commitment: &HexBinary,
    parts: Parts,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let now = env.block.time.seconds();
    let worker = door::worker(deps.as_ref(), &config, now, &info.sender, Kind::Commit, at, asked)?;
    require_some(parts)?;
    let hash = bytes32("commitment", commitment)?;
    let Applicant { record, epoch } = door::applicant(deps.storage, at, worker.id)?;
    let frozen = Frozen::of(&deps.querier, &config, epoch.as_ref())?;
    let forfeit = frozen.reveal_forfeit;
    let open = door::others_open(deps.storage, at.0, epoch.as_ref())?;
    door::require_deposit(deps.storage, forfeit, &open, at, worker.id, record.deposit)?;
    let begun = match epoch {
        Some(epoch) => Begun::before(epoch),
        None => Begun::now(deps.storage, at, open, frozen)?,
    };
    let id = worker.id;
    let content = Content::Committed(Committed { hash, parts, forfeit });
    let taken = take_in(deps, Application { config: &config, at, worker, record, begun, parts, content })?;
    let [i_in, f_in, i_merit, f_merit, i_low, f_low] = taken.attributes();
    let committed = event::COMMITTED.event([
        at.0.to_string(),
        at.1.to_string(),
        id.to_string(),
        commitment.to_hex(),
        names(parts),
        forfeit.to_string(),
        i_in,
        f_in,
        i_merit,
        f_merit,
        i_low,
        f_low,
    ]);
    Ok(Response::new().add_attribute("action", "commit").add_event(committed).add_events(taken.evictions))
}

/// As the event has them.
fn names(parts: Parts) -> String {
    let names = [(parts.inference, "inference"), (parts.forecast, "forecast")];
    let names: Vec<_> = names.into_iter().filter(|(has, _)| *has).map(|(_, name)| name).collect();
    names.join(",")
}
