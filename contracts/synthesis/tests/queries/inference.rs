//! `NetworkInference`, `Summaries`.

use crate::world::*;
use allora_interfaces::feed::{Feed, Guards};
use allora_interfaces::synthesis::*;
use allora_protocol::schedule::{Due, Event, Phase};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::testing::mock_dependencies;
use cosmwasm_std::{ContractResult, Order, Storage, SystemResult, WasmQuery};

fn ask(epoch: Option<u64>, guards: Option<Guards>) -> QueryMsg {
    QueryMsg::NetworkInference { topic_id: OPEN_TOPIC, epoch_id: epoch.map(EpochId), guards }
}

const LAST: LastScored = LastScored { epoch: EpochId(1), network_loss: None, scored_epochs: 2 };

fn latest(world: &mut World, epoch: u64) -> Latest {
    let windows = world.windows(OPEN_TOPIC, epoch);
    let latest = Latest {
        epoch: EpochId(epoch),
        opened_at: windows.opens,
        close_due: windows.closes,
        target_at: windows.reports_open,
        inferers: 2,
        forecasters: 1,
        prediction: prediction("1.5"),
        last_scored: Some(LAST),
    };
    LATEST.save(world.storage(), OPEN_TOPIC.0, &latest);
    latest
}

/// Epoch 1 is scored, 2 failed at its close, 3 is closed, 4 is collecting.
fn world() -> World {
    let mut world = World::new();
    world.result(OPEN_TOPIC, 1, scored(None));
    let mut failed = world.result(OPEN_TOPIC, 2, Outcome::Failed(Failure::NoInferences));
    failed.prediction = None;
    RESULTS.save(world.storage(), (OPEN_TOPIC.0, 2), &failed);
    world.result(OPEN_TOPIC, 3, Outcome::Closed);
    latest(&mut world, 3);
    for epoch in [3, 4] {
        world.open(OPEN_TOPIC, epoch);
    }
    let mut open = OPEN.load(world.storage(), OPEN_TOPIC.0).unwrap();
    open.record(Event::Close(EpochId(3)));
    world.set_open(OPEN_TOPIC, open);
    world.now = START + 342;
    world
}

#[test]
fn the_newest_inference_comes_with_all_that_is_known_about_it() {
    let mut world = world();
    let answer: NetworkInferenceResponse = world.ask(ask(None, None));
    let expected = NetworkInferenceResponse {
        epoch_id: EpochId(3),
        prediction: prediction("1.5"),
        opened_at: START + 300,
        close_due: START + 330,
        closed_at: START + 335,
        target_at: START + 360,
        age: 12,
        inferers: 2,
        forecasters: 1,
        phase: Phase::AwaitingTruth { close_due: START + 330, until: START + 360 },
        last_scored: Some(LAST),
        newer_close_due: false,
        now: START + 342,
    };
    assert_eq!(answer, expected);
    world.now = START + 430;
    let answer: NetworkInferenceResponse = world.ask(ask(None, None));
    assert!(answer.newer_close_due);
    assert_eq!((answer.age, answer.phase), (100, Phase::Over { settle_due: START + 390 }));
}

#[test]
fn an_older_epoch_is_answered_by_its_number_and_without_the_record_of_the_newest() {
    let world = world();
    let answer: NetworkInferenceResponse = world.ask(ask(Some(1), None));
    assert_eq!((answer.epoch_id, answer.age, answer.last_scored), (EpochId(1), 212, None));
    assert_eq!(answer.phase, Phase::Over { settle_due: START + 190 });
    let answer: NetworkInferenceResponse = world.ask(ask(Some(3), None));
    assert_eq!(answer.last_scored, Some(LAST));
}

#[test]
fn an_epoch_whose_parameters_are_forgotten_still_has_its_inference() {
    let world = world();
    world.change_topic(OPEN_TOPIC, |topic| topic.versions = versions_from(3, START + 300, SHORT));
    let answer: NetworkInferenceResponse = world.ask(ask(Some(1), None));
    assert_eq!((answer.opened_at, answer.phase), (START + 100, Phase::Over { settle_due: START + 190 }));
}

#[test]
fn where_there_is_no_inference_there_is_an_error_and_no_older_value() {
    let world = world();
    for epoch in [0, 2, 4, u64::MAX] {
        assert!(world.refused(ask(Some(epoch), None)).starts_with("no_result: "));
    }
    let none = QueryMsg::NetworkInference { topic_id: SEALED_TOPIC, epoch_id: None, guards: None };
    assert!(world.refused(none).starts_with("no_inference: topic 8 "));
}

#[test]
fn every_guard_is_an_error_of_its_own_the_same_as_that_of_the_raw_feed() {
    let world = world();
    let kept = Guards {
        max_age: Some(12),
        min_inferers: Some(2),
        max_concentration: Some(n("0.5")),
        min_scored_epochs: Some(2),
    };
    world.ask::<NetworkInferenceResponse>(ask(None, Some(kept.clone())));
    let violated = [
        (Guards { max_age: Some(11), ..kept.clone() }, "too_old: "),
        (Guards { min_inferers: Some(3), ..kept.clone() }, "too_few_inferers: "),
        (Guards { max_concentration: Some(n("0.49")), ..kept.clone() }, "too_concentrated: "),
        (Guards { min_scored_epochs: Some(3), ..kept.clone() }, "too_few_scored: "),
    ];
    // The raw feed reads the same storage from outside.
    let copy: Vec<_> = world.deps.storage.range(None, None, Order::Ascending).collect();
    let mut reader = mock_dependencies();
    reader.querier.update_wasm(move |query| {
        let WasmQuery::Raw { key, .. } = query else { panic!("{query:?}") };
        let found = copy.iter().find(|(other, _)| other == key.as_slice());
        let bytes = found.map(|(_, value)| value.clone()).unwrap_or_default();
        SystemResult::Ok(ContractResult::Ok(bytes.into()))
    });
    let feed = Feed(addr("synthesis"));
    for (guards, code) in violated {
        let refused = world.refused(ask(None, Some(guards.clone())));
        assert!(refused.starts_with(code), "{refused}");
        let raw = feed.read(&reader.as_ref().querier, OPEN_TOPIC, world.now, &guards).unwrap_err();
        assert_eq!(raw.to_string(), refused);
    }
    // The topic's past is not asked of an epoch named by its number.
    let past = Guards { min_scored_epochs: Some(3), ..Guards::default() };
    world.ask::<NetworkInferenceResponse>(ask(Some(3), Some(past)));
}

#[test]
fn summaries_answer_in_the_order_asked_for_and_say_which_topics_there_are() {
    let mut world = world();
    world.worker(OPEN_TOPIC, 4, "alice");
    HEADS.save(world.storage(), OPEN_TOPIC.0, &Head { scored: 2, ..Head::default() });
    world.now = START + 391;
    let topics = vec![TopicId(99), OPEN_TOPIC, SEALED_TOPIC, OPEN_TOPIC, TopicId(u64::MAX)];
    let answer: SummariesResponse = world.ask(QueryMsg::Summaries { topics });
    let nothing = |topic_id| Summary {
        topic_id,
        exists: false,
        epoch_id: None,
        prediction: None,
        age: None,
        inferers: 0,
        workers: 0,
        scored_epochs: 0,
        last_scored: None,
        open_epochs: 0,
        due: None,
    };
    let full = Summary {
        topic_id: OPEN_TOPIC,
        exists: true,
        epoch_id: Some(EpochId(3)),
        prediction: Some(prediction("1.5")),
        age: Some(61),
        inferers: 2,
        workers: 5,
        scored_epochs: 2,
        last_scored: Some(LAST),
        open_epochs: 2,
        due: Some(Due { at: START + 390, event: Event::Settle(EpochId(3)) }),
    };
    let empty = Summary { exists: true, ..nothing(SEALED_TOPIC) };
    let expected = vec![nothing(TopicId(99)), full.clone(), empty, full, nothing(TopicId(u64::MAX))];
    assert_eq!(answer, SummariesResponse { summaries: expected, now: START + 391 });
}

#[test]
fn more_than_thirty_summaries_are_refused_and_none_are_none() {
    let world = World::new();
    let of = |count: u64| QueryMsg::Summaries { topics: (0..count).map(TopicId).collect() };
    assert_eq!(world.ask::<SummariesResponse>(of(0)).summaries, []);
    assert_eq!(world.ask::<SummariesResponse>(of(30)).summaries.len(), 30);
    assert!(world.refused(of(31)).starts_with("too_many_topics: 31 "));
}
