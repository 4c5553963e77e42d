//! `Reveal`: what was committed is shown.

use super::door::{self, Unrevealed};
use super::entry::{accept, bytes32, in_words};
use crate::store::{operator, topic_record};
use crate::{ContractError, Refusal};
use allora_interfaces::event;
use allora_interfaces::synthesis::{
    CONFIG, Commitment, Content, ENTRIES, Entry, SeatedEntry, canonical_text,
};
use allora_interfaces::token::nonpayable;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{DepsMut, Env, HexBinary, MessageInfo, Response};

/// Takes the entry in the place of its commitment. Anybody may send it: the worker's id is in the hash, so what is copied
/// fits nobody else. No pause and no list stops it, and who left may still do it.
pub fn reveal(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    at: (TopicId, EpochId),
    asked: Option<WorkerId>,
    entry: Entry,
    salt: &HexBinary,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let (topic, epoch) = at;
    let config = CONFIG.load(deps.storage)?;
    let record = topic_record(&deps.querier, &config, topic)?;
    let worker = match asked {
        Some(worker) => worker,
        None => operator(deps.storage, topic, &info.sender)?.worker,
    };
    let now = env.block.time.seconds();
    let Unrevealed { inferer, forecaster, committed } =
        door::may_reveal(deps.storage, &record, now, at, worker)?;
    let salt = bytes32("salt", salt)?;
    let suite = config.registry.as_str();
    let commitment = Commitment { suite, topic, epoch, worker, entry: &entry, salt: &salt };
    if commitment.hash() != committed.hash {
        return Err(ContractError::WrongReveal { worker, epoch }.into());
    }
    if entry.parts() != committed.parts {
        let (said, has) = (in_words(committed.parts), in_words(entry.parts()));
        return Err(ContractError::WrongParts { said, has }.into());
    }
    let entry = accept(topic, &record.topic, &record.versions.at(epoch)?.params, entry)?;
    let text = canonical_text(&entry);
    let entry = SeatedEntry { inferer, forecaster, content: Content::Revealed(entry) };
    ENTRIES.save(deps.storage, (topic.0, epoch.0, worker.0), &entry);
    let revealed = event::REVEALED.event([topic.to_string(), epoch.to_string(), worker.to_string(), text]);
    Ok(Response::new().add_attribute("action", "reveal").add_event(revealed))
}
