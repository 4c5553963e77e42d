//! `Due`.

use super::about::About;
use super::page;
use crate::Refusal;
use allora_interfaces::page::limit;
use allora_interfaces::synthesis::{DueResponse, OPEN, TopicDue};
use allora_protocol::TopicId;
use allora_protocol::schedule::OpenEpochs;
use cosmwasm_std::{Deps, Env};

/// So many topics one answer looks at, those without open epochs among them.
const SCAN: usize = 100;

/// What comes next in each topic with open epochs. `next` is the last topic that was looked at, as long as there are others.
pub fn due(
    deps: Deps,
    env: &Env,
    after: Option<TopicId>,
    asked: Option<u32>,
) -> Result<DueResponse, Refusal> {
    let (limit, now) = (limit(asked), env.block.time.seconds());
    let after = after.map(|after| after.0);
    let mut records = page::ascending(&OPEN, deps.storage, (), after, SCAN.saturating_add(1))?;
    let mut more = page::cut(&mut records, SCAN);
    let (mut topics, mut last) = (Vec::new(), None);
    for (id, open) in records {
        if topics.len() >= limit {
            more = true;
            break;
        }
        last = Some(TopicId(id));
        if !open.as_slice().is_empty() {
            topics.extend(topic_due(&About::load(deps, env, TopicId(id))?, &open)?);
        }
    }
    Ok(DueResponse { topics, next: last.filter(|_| more), now })
}

fn topic_due(about: &About, open: &OpenEpochs) -> Result<Option<TopicDue>, Refusal> {
    let timeline = open.timeline(&about.topic.versions)?;
    let events_due = timeline.iter().filter(|event| event.at <= about.now).count();
    Ok(timeline.first().map(|event| TopicDue {
        topic_id: about.id,
        event: *event,
        due: events_due > 0,
        events_due: u32::try_from(events_due).unwrap_or(u32::MAX),
    }))
}
