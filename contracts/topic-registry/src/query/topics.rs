//! `Topics`: pages over all topics, or over those of a creator, with filters.

use super::topic::{describe, state};
use crate::ContractError;
use crate::access::{self, optional};
use crate::state::CREATED;
use allora_interfaces::page;
use allora_interfaces::registry::{ELIGIBLE, TOPICS, TopicRecord, TopicState, TopicsResponse};
use allora_protocol::TopicId;
use allora_protocol::synthesis::RuleKind;
use cosmwasm_std::{Deps, Env, Order};

/// So many topics a page looks at, whether they are in it or not.
const MAX_LOOKED_AT: usize = 100;

/// Which topics are asked for: those that fit everything that is given.
pub struct Filter {
    pub creator: Option<String>,
    pub rule: Option<RuleKind>,
    pub state: Option<TopicState>,
    pub eligible: Option<bool>,
}

type Found = Result<(TopicId, TopicRecord), ContractError>;

pub fn topics(
    deps: Deps<'_>,
    env: &Env,
    filter: Filter,
    start_after: Option<TopicId>,
    limit: Option<u32>,
) -> Result<TopicsResponse, ContractError> {
    let Filter { creator, rule, state: of_state, eligible } = filter;
    let matches = |topic_id: TopicId, record: &TopicRecord| {
        rule.is_none_or(|rule| record.topic.rule == rule)
            && of_state.is_none_or(|of_state| state(record) == of_state)
            && eligible.is_none_or(|eligible| ELIGIBLE.has(deps.storage, topic_id.0) == eligible)
    };
    let (limit, mut last) = (page::limit(limit), start_after);
    let mut found = candidates(deps, creator, start_after)?;
    let mut topics = Vec::new();
    for _ in 0..MAX_LOOKED_AT {
        if topics.len() >= limit {
            break;
        }
        let Some(candidate) = found.next() else {
            return Ok(TopicsResponse { topics, next: None });
        };
        let (topic_id, record) = candidate?;
        last = Some(topic_id);
        if matches(topic_id, &record) {
            topics.push(describe(deps, env, topic_id, record)?);
        }
    }
    let next = if found.next().is_some() { last } else { None };
    Ok(TopicsResponse { topics, next })
}

/// All topics beyond one, ascending, or those of a creator.
fn candidates<'a>(
    deps: Deps<'a>,
    creator: Option<String>,
    start_after: Option<TopicId>,
) -> Result<Box<dyn Iterator<Item = Found> + 'a>, ContractError> {
    let after = start_after.map(|id| id.0);
    let Some(creator) = optional(deps.api, "creator", creator.as_ref())? else {
        let records = TOPICS.range(deps.storage, (), after, Order::Ascending);
        return Ok(Box::new(records.map(|found| {
            let (id, record) = found?;
            Ok((TopicId(id), record))
        })));
    };
    let created = CREATED.range(deps.storage, &creator, after, Order::Ascending);
    Ok(Box::new(created.map(move |found| {
        let topic_id = TopicId(found?.0);
        Ok((topic_id, access::topic(deps.storage, topic_id)?))
    })))
}
