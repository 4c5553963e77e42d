//! `Topic`.

use crate::{ContractError, access};
use allora_interfaces::ReadError;
use allora_interfaces::registry::{ELIGIBLE, INFOS, TUNINGS, TopicRecord, TopicResponse, TopicState};
use allora_protocol::TopicId;
use allora_protocol::schedule::Version;
use allora_protocol::topic::TopicParams;
use cosmwasm_std::{Deps, Env};

pub fn topic(deps: Deps<'_>, env: &Env, topic_id: TopicId) -> Result<TopicResponse, ContractError> {
    describe(deps, env, topic_id, access::topic(deps.storage, topic_id)?)
}

/// All that is known of a topic, from its record and what else is stored of it.
pub fn describe(
    deps: Deps<'_>,
    env: &Env,
    topic_id: TopicId,
    record: TopicRecord,
) -> Result<TopicResponse, ContractError> {
    let info = INFOS.load(deps.storage, topic_id.0)?;
    let state = state(&record);
    let versions: Vec<_> = record.versions.into();
    let versions = versions.into_iter().map(|Version { from_epoch, opens_at, params: terms }| {
        let tuning = TUNINGS.load(deps.storage, (topic_id.0, from_epoch.0))?;
        Ok(Version { from_epoch, opens_at, params: TopicParams { terms, tuning } })
    });
    Ok(TopicResponse {
        topic_id,
        creator: info.creator,
        offered_to: info.offered_to,
        metadata: info.metadata,
        topic: record.topic,
        versions: versions.collect::<Result<_, ReadError>>()?,
        changes: info.changes,
        worker_policy: record.policies.worker,
        reputer_policy: record.policies.reputer,
        policies_hash: info.policies_hash.into(),
        eligible: ELIGIBLE.has(deps.storage, topic_id.0),
        state,
        retired_from: record.retired_from,
        created_at: info.created_at,
        now: env.block.time.seconds(),
    })
}

/// Whether a topic goes on.
pub fn state(record: &TopicRecord) -> TopicState {
    if record.retired_from.is_some() { TopicState::Retired } else { TopicState::Active }
}
