//! `Advance`: carries out what is due in a topic.

use crate::Refusal;
use crate::epoch::{Payer, Scene, close, next, settle};
use crate::store;
use allora_interfaces::event::{ADVANCED, or_empty};
use allora_interfaces::synthesis::{CONFIG, OPEN};
use allora_interfaces::token::nonpayable;
use allora_protocol::schedule::{Event, Limit};
use allora_protocol::{TopicId, apart};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// One event after another, in the order of the topic's timeline, as many as are due and `limit` allows. A payment is the
/// last: it follows the settlement of an epoch that pays somebody, and is an event by itself where no other is due.
pub fn advance(
    mut deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    topic_id: TopicId,
    limit: Option<u32>,
) -> Result<Response, Refusal> {
    nonpayable(info)?;
    let limit = Limit::new(limit)?.get();
    let config = CONFIG.load(deps.storage)?;
    let record = store::topic_record(&deps.querier, &config, topic_id)?;
    let now = env.block.time.seconds();
    let scene = Scene { config: &config, topic: topic_id, record: &record, now, height: env.block.height };
    let payer = Payer { config: &config, topic: topic_id, now, advancer: &info.sender };
    let mut open = OPEN.may_load(deps.storage, topic_id.0)?.unwrap_or_default();

    let mut response = Response::new().add_attribute("action", "advance");
    let mut events = 0u32;
    let mut payment = None;
    while events < limit && payment.is_none() {
        let next = next(deps.storage, &config, (topic_id, &record), &open, now)?;
        let Some(due) = next.filter(|due| due.at <= now) else { break };
        match due.event {
            Event::Close(epoch) => {
                response = response.add_events(apart!(close; deps.branch(), &scene, epoch, &mut open)?);
            }
            Event::Settle(epoch) => {
                let (emitted, unpaid) = apart!(settle; deps.branch(), &scene, epoch, &mut open)?;
                response = response.add_events(emitted);
                if let Some(unpaid) = unpaid {
                    payment = payer.settled(deps.storage, (due.at, epoch), unpaid)?;
                }
            }
            Event::Pay(epoch) => payment = Some(payer.asked(deps.storage, epoch)?),
        }
        events = events.saturating_add(1);
    }
    if events > 0 {
        OPEN.save(deps.storage, topic_id.0, &open);
    }
    let next = open.next(&record.versions)?.map(|due| due.at);
    let advanced = ADVANCED.event([topic_id.to_string(), events.to_string(), or_empty(next)]);
    Ok(response.add_event(advanced).add_submessages(payment))
}
