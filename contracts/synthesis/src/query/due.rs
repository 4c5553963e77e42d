//! `Due`.

use super::about::About;
use super::page;
use crate::{Refusal, epoch};
use allora_interfaces::page::limit;
use allora_interfaces::synthesis::{DueResponse, OPEN, TopicDue};
use allora_protocol::TopicId;
use allora_protocol::schedule::{Event, OpenEpochs};
use cosmwasm_std::{Deps, Env};

/// So many topics one answer looks at, those where nothing comes among them.
const SCAN: usize = 100;

/// What comes next in each topic with open epochs, or with epochs to be paid. `next` is the last topic that was looked
/// at, as long as there are others.
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
        if !open.as_slice().is_empty() || epoch::waits(deps.storage, TopicId(id))? {
            topics.extend(topic_due(&About::load(deps, env, TopicId(id))?, &open)?);
        }
    }
    Ok(DueResponse { topics, next: last.filter(|_| more), now })
}

fn topic_due(about: &About, open: &OpenEpochs) -> Result<Option<TopicDue>, Refusal> {
    let Some(event) = about.next(open)? else { return Ok(None) };
    let due = event.at <= about.now;
    let timeline = open.timeline(&about.topic.versions)?;
    let mut events_due = timeline.iter().filter(|event| event.at <= about.now).count();
    if due && matches!(event.event, Event::Pay(_)) {
        events_due = 1;
    }
    let events_due = u32::try_from(events_due).unwrap_or(u32::MAX);
    Ok(Some(TopicDue { topic_id: about.id, event, due, events_due }))
}
