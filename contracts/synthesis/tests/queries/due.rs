//! `Due`.

use crate::world::*;
use allora_interfaces::synthesis::*;
use allora_protocol::schedule::{Due, Event, OpenEpochs};
use allora_protocol::{EpochId, TopicId};

fn ask(world: &World, start_after: Option<u64>, limit: Option<u32>) -> DueResponse {
    world.ask(QueryMsg::Due { start_after: start_after.map(TopicId), limit })
}

fn all(world: &World, limit: u32) -> Vec<u64> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let answer = ask(world, after, Some(limit));
        found.extend(answer.topics.iter().map(|topic| topic.topic_id.0));
        let Some(next) = answer.next else { return found };
        assert!(after < Some(next.0), "{after:?} {next}");
        after = Some(next.0);
    }
}

#[test]
fn what_comes_next_in_each_topic_and_how_much_is_due() {
    let mut world = World::new();
    world.open(OPEN_TOPIC, 1);
    world.open(OPEN_TOPIC, 2);
    world.open(SEALED_TOPIC, 2);
    let mut open = OPEN.load(world.storage(), OPEN_TOPIC.0).unwrap();
    open.record(Event::Close(EpochId(1)));
    world.set_open(OPEN_TOPIC, open);
    world.now = START + 230;
    let answer = ask(&world, None, None);
    let expected = vec![
        TopicDue {
            topic_id: OPEN_TOPIC,
            event: Due { at: START + 190, event: Event::Settle(EpochId(1)) },
            due: true,
            events_due: 2,
        },
        TopicDue {
            topic_id: SEALED_TOPIC,
            event: Due { at: START + 240, event: Event::Close(EpochId(2)) },
            due: false,
            events_due: 0,
        },
    ];
    assert_eq!(answer, DueResponse { topics: expected, next: None, now: START + 230 });
    world.now = START + 1_000;
    let due: Vec<_> = ask(&world, None, None).topics.iter().map(|topic| topic.events_due).collect();
    assert_eq!(due, [3, 2]);
}

#[test]
fn due_pages_to_the_end_over_topics_without_open_epochs() {
    let mut world = World::new();
    // Every third topic has an open epoch.
    for id in 1..=700 {
        world.topic(TopicId(id), record(SHORT));
        world.set_open(TopicId(id), OpenEpochs::default());
        if id % 3 == 0 {
            world.open(TopicId(id), 0);
        }
    }
    let expected: Vec<u64> = (1..=700).filter(|id| id % 3 == 0).collect();
    for limit in [1, 7, 30, u32::MAX] {
        assert_eq!(all(&world, limit), expected, "{limit}");
    }
}

#[test]
fn one_answer_looks_at_a_hundred_topics() {
    let mut world = World::new();
    for id in 1..=250 {
        world.set_open(TopicId(id), OpenEpochs::default());
    }
    let nexts = [None, Some(100), Some(200)].map(|after| ask(&world, after, None).next);
    assert_eq!(nexts, [Some(TopicId(100)), Some(TopicId(200)), None]);
    world.topic(TopicId(100), record(SHORT));
    world.open(TopicId(100), 0);
    assert_eq!(ask(&world, None, Some(1)).next, Some(TopicId(100)));
    assert_eq!(ask(&world, Some(150), None).next, None);
    assert_eq!(ask(&world, Some(u64::MAX), None).next, None);
}

#[test]
fn a_limit_of_none_answers_nothing_and_promises_nothing() {
    let mut world = World::new();
    world.open(OPEN_TOPIC, 1);
    assert_eq!(ask(&world, None, Some(0)), DueResponse { topics: vec![], next: None, now: 0 });
    assert_eq!(ask(&World::new(), None, None).topics, []);
}
