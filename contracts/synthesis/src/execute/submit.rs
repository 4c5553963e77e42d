//! `Submit`: a worker submits in the open, where the topic has no reveal window.

use super::admission::{Application, Begun, take_in};
use super::door::{self, Applicant, Frozen, Kind};
use super::entry;
use crate::Refusal;
use allora_interfaces::event;
use allora_interfaces::synthesis::{CONFIG, Content, Entry, canonical_text};
use allora_interfaces::token::nonpayable;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};

/// Takes the entry for the seats that its worker gets. Without a seat it succeeds too, and says so.
pub fn submit(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    at: (TopicId, EpochId),
    asked: Option<WorkerId>,
    entry: Entry,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let now = env.block.time.seconds();
    let worker = door::worker(deps.as_ref(), &config, now, &info.sender, Kind::Submit, at, asked)?;
    let entry = entry::accept(at.0, &worker.topic.topic, &worker.terms, entry)?;
    let Applicant { record, epoch } = door::applicant(deps.storage, at, worker.id)?;
    let begun = match epoch {
        Some(epoch) => Begun::before(epoch),
        None => {
            let frozen = Frozen::of(&deps.querier, &config, None)?;
            let open = door::others_open(deps.storage, at.0, None)?;
            Begun::now(deps.storage, at, open, Frozen { reveal_forfeit: Uint128::zero(), ..frozen })?
        }
    };
    let (id, text, parts) = (worker.id, canonical_text(&entry), entry.parts());
    let content = Content::Open(entry);
    let taken = take_in(deps, Application { config: &config, at, worker, record, begun, parts, content })?;
    let [i_in, f_in, i_merit, f_merit, i_low, f_low] = taken.attributes();
    let submitted = event::SUBMITTED.event([
        at.0.to_string(),
        at.1.to_string(),
        id.to_string(),
        text,
        i_in,
        f_in,
        i_merit,
        f_merit,
        i_low,
        f_low,
    ]);
    Ok(Response::new().add_attribute("action", "submit").add_event(submitted).add_events(taken.evictions))
}
