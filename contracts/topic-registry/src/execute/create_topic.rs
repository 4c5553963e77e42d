//! `CreateTopic`: a question is asked, for ever the same.

use super::{done, metadata, word};
use crate::ContractError;
use crate::access::{optional, sibling};
use crate::state::{CREATED, MARK};
use allora_interfaces::TokenError;
use allora_interfaces::event::TOPIC_CREATED;
use allora_interfaces::registry::{
    INFOS, NewTopic, PARAMS, Policies, PolicyChange, SUITE, Sibling, SuiteRecord, TOPICS, TUNINGS, TopicInfo,
    TopicRecord,
};
use allora_interfaces::rewards::{Income, Rewards};
use allora_interfaces::token::{Token, exactly, nonpayable};
use allora_protocol::TopicId;
use allora_protocol::schedule::Versions;
use cosmwasm_std::{Addr, CosmosMsg, DepsMut, Env, MessageInfo, Response, Uint128};

/// So many seconds ahead a topic may open.
const MAX_AHEAD: u64 = 30 * 86_400;

/// The fee comes as a coin, if there is one.
pub fn create_topic(
    deps: DepsMut<'_>,
    env: &Env,
    info: &MessageInfo,
    new: NewTopic,
) -> Result<Response, ContractError> {
    create(deps, env, &info.sender, new, |token, fee| in_coins(token, info, fee))
}

/// Creates a topic. `by`: who asks, the creator unless another is named. `paid`: checks that the fee has come.
pub fn create(
    deps: DepsMut<'_>,
    env: &Env,
    by: &Addr,
    new: NewTopic,
    paid: impl FnOnce(&Token, Uint128) -> Result<(), TokenError>,
) -> Result<Response, ContractError> {
    let mut suite = SUITE.load(deps.storage)?;
    let params = PARAMS.load(deps.storage)?;
    let fee = params.creation_fee;
    paid(&suite.token, fee)?;
    let creator = optional(deps.api, "creator", new.creator.as_ref())?.unwrap_or_else(|| by.clone());
    metadata::check(&new.metadata, new.topic.answer)?;
    new.topic.validate(&new.params, params.min_window, suite.emission_period)?;
    let now = env.block.time.seconds();
    let opens_at = opening(new.opens_at, now)?;
    let versions = Versions::new(opens_at, new.params.terms)?;

    let id = suite.next_topic;
    let passed_on = pass_on(&suite, id, fee)?;
    let policies = Policies {
        worker: new.worker_policy.unwrap_or_default(),
        reputer: new.reputer_policy.unwrap_or_default(),
    };
    let record = TopicRecord { topic: new.topic, retired_from: None, policies, versions };
    let info = TopicInfo {
        creator: creator.clone(),
        offered_to: None,
        created_at: now,
        changes: 0,
        policies_hash: PolicyChange::Creation { policies }.onto(&[0; 32]),
        metadata: new.metadata,
    };
    TOPICS.save(deps.storage, id.0, &record);
    TUNINGS.save(deps.storage, (id.0, 0), &new.params.tuning);
    INFOS.save(deps.storage, id.0, &info);
    CREATED.save(deps.storage, (&creator, id.0), &MARK);
    suite.next_topic = TopicId(id.0.saturating_add(1));
    SUITE.save(deps.storage, &suite);

    let rule = word(&new.topic.rule)?;
    let (workers, reputers) = (word(&policies.worker)?, word(&policies.reputer)?);
    let opens_at = opens_at.to_string();
    let created = [id.to_string(), creator.to_string(), rule, opens_at, workers, reputers, fee.to_string()];
    Ok(done("create_topic", TOPIC_CREATED.event(created)).add_messages(passed_on))
}

/// The fee, on its way to the treasury.
fn pass_on(suite: &SuiteRecord, topic_id: TopicId, fee: Uint128) -> Result<Option<CosmosMsg>, ContractError> {
    if fee.is_zero() {
        return Ok(None);
    }
    let rewards = Rewards(sibling(suite, Sibling::Rewards)?.clone());
    Ok(Some(rewards.deposit(&suite.token, Income::CreationFee { topic_id }, fee)?))
}

fn in_coins(token: &Token, info: &MessageInfo, fee: Uint128) -> Result<(), TokenError> {
    if fee.is_zero() {
        return nonpayable(info);
    }
    match token.received(info) {
        // Says how much is missing.
        Err(TokenError::Zero) => exactly(Uint128::zero(), fee),
        received => exactly(received?, fee),
    }
}

fn opening(asked: Option<u64>, now: u64) -> Result<u64, ContractError> {
    let (opens_at, latest) = (asked.unwrap_or(now), now.saturating_add(MAX_AHEAD));
    if (now..=latest).contains(&opens_at) {
        Ok(opens_at)
    } else {
        Err(ContractError::OpensAt { opens_at, now, latest })
    }
}
