//! `UpdateTopic`: other parameters from the next epoch on. Epochs that have opened go on by theirs.

use super::{changed, done};
use crate::ContractError;
use crate::access::{creator, lasting_topic};
use allora_interfaces::event::TOPIC_UPDATED;
use allora_interfaces::registry::{INFOS, PARAMS, SUITE, Sibling, SuiteRecord, TOPICS, TUNINGS};
use allora_interfaces::synthesis::Synthesis;
use allora_interfaces::token::nonpayable;
use allora_protocol::schedule::{OpenEpochs, Versions};
use allora_protocol::topic::{Terms, TopicParams};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{DepsMut, Env, MessageInfo, QuerierWrapper, Response};

pub fn update_topic(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    topic_id: TopicId,
    params: TopicParams,
) -> Result<Response, ContractError> {
    nonpayable(info)?;
    let mut topic_info = creator(deps.storage, &info.sender, topic_id)?;
    let mut record = lasting_topic(deps.storage, topic_id)?;
    let suite = SUITE.load(deps.storage)?;
    let min_window = PARAMS.load(deps.storage)?.min_window;
    record.topic.validate(&params, min_window, suite.emission_period)?;

    let open = open_epochs(&deps.querier, &suite, topic_id)?;
    let before = first_epochs(&record.versions);
    let from_epoch = record.versions.push(env.block.time.seconds(), &open, params.terms)?;
    let opens_at = record.versions.at(from_epoch)?.opens_at;
    let after = first_epochs(&record.versions);
    let ended = changed(deps.storage, topic_id, &mut topic_info, &info.sender);

    for dropped in before.iter().filter(|first| !after.contains(first)) {
        TUNINGS.remove(deps.storage, (topic_id.0, dropped.0));
    }
    TUNINGS.save(deps.storage, (topic_id.0, from_epoch.0), &params.tuning);
    TOPICS.save(deps.storage, topic_id.0, &record);
    INFOS.save(deps.storage, topic_id.0, &topic_info);
    let updated =
        [topic_id.to_string(), from_epoch.to_string(), opens_at.to_string(), topic_info.changes.to_string()];
    Ok(done("update_topic", TOPIC_UPDATED.event(updated)).add_events(ended))
}

fn first_epochs(versions: &Versions<Terms>) -> Vec<EpochId> {
    versions.as_slice().iter().map(|version| version.from_epoch).collect()
}

/// The epochs of a topic that still need their version; none before there is anybody to submit to.
fn open_epochs(
    querier: &QuerierWrapper<'_>,
    suite: &SuiteRecord,
    topic_id: TopicId,
) -> Result<OpenEpochs, ContractError> {
    match suite.sibling(Sibling::Synthesis) {
        Some(synthesis) => Ok(Synthesis(synthesis.clone()).open_epochs(querier, topic_id)?),
        None => Ok(OpenEpochs::default()),
    }
}
