//! The order of events, and that nothing but submissions and reports makes a result.

use super::world::*;
use crate::ContractError;
use allora_interfaces::TokenError;
use allora_interfaces::synthesis::*;
use allora_protocol::schedule::ScheduleError;
use allora_protocol::topic::SuiteParams;
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{Response, Uint128, coins};

/// Events of a response, as far as they are about epochs: type and epoch.
fn epochs(responses: &[Response]) -> Vec<(String, u64)> {
    let events = responses.iter().flat_map(|response| &response.events);
    let about = events.filter(|event| event.ty.starts_with("allora_epoch_"));
    about
        .map(|event| {
            let id = event.attributes.iter().find(|attribute| attribute.key == "epoch_id").unwrap();
            (event.ty["allora_epoch_".len()..].to_owned(), id.value.parse().unwrap())
        })
        .collect()
}

/// Two topics' worth of overlapping epochs, all sent, nothing carried out.
fn waiting(count: u64) -> World {
    let mut world = World::new(LONG);
    for epoch in 0..count {
        world.submit(epoch, &an_epoch_of_three(epoch));
        world.report(epoch, &agreed());
    }
    world
}

#[test]
fn events_are_carried_out_in_the_order_of_the_timeline_however_late() {
    let mut world = waiting(6);
    let carried_out = epochs(&world.advance_at(10_000, 10));
    // close(e) at 100 e + 30, settle(e) at 100 e + 390
    let close = |epoch| ("closed".to_owned(), epoch);
    let settle = |epoch| ("settled".to_owned(), epoch);
    assert_eq!(
        carried_out,
        [
            close(0),
            close(1),
            close(2),
            close(3),
            settle(0),
            close(4),
            settle(1),
            close(5),
            settle(2),
            settle(3),
            settle(4),
            settle(5)
        ]
    );
    assert!(world.open_epochs().is_empty());
}

#[test]
fn ten_events_at_once_are_ten_times_one() {
    let (mut one, mut ten) = (waiting(6), waiting(6));
    let (by_one, by_ten) = (one.advance_at(10_000, 1), ten.advance_at(10_000, 10));
    assert_eq!((by_one.len(), by_ten.len()), (13, 3), "the last finds nothing due");
    assert_eq!(epochs(&by_one), epochs(&by_ten));
    assert_eq!(one.settled_storage(), ten.settled_storage());
    assert_eq!(attribute(&by_ten[0], "allora_advanced", "events"), "10");
}

#[test]
fn two_calls_in_a_row_do_an_event_once() {
    let mut world = waiting(1);
    world.now = 30;
    let first = world.try_advance(None).unwrap();
    let second = world.try_advance(None).unwrap();
    assert_eq!(epochs(&[first, second.clone()]), [("closed".to_owned(), 0)]);
    assert_eq!(attribute(&second, "allora_advanced", "events"), "0");
    assert_eq!(attribute(&second, "allora_advanced", "next_due"), "390");
}

#[test]
fn where_nothing_is_due_nothing_changes() {
    let mut world = waiting(1);
    let before = world.settled_storage();
    world.now = 29;
    world.try_advance(Some(10)).unwrap();
    assert_eq!(world.settled_storage(), before);
    let mut empty = World::new(SHORT);
    empty.now = 1_000_000;
    let response = empty.try_advance(None).unwrap();
    assert_eq!(attribute(&response, "allora_advanced", "next_due"), "-");
}

#[test]
fn what_is_asked_wrongly_is_refused() {
    let mut world = waiting(1);
    for limit in [0, 11] {
        let refused = world.try_advance(Some(limit)).unwrap_err();
        let expected = ScheduleError::LimitOutOfRange { limit, max: 10 };
        assert_eq!(*refused, ContractError::Schedule(expected));
    }
    let refused = world.send_advance(TOPIC, None, &coins(1, "token")).unwrap_err();
    assert_eq!(*refused, ContractError::Token(TokenError::NoFundsTaken));
    let topic = TopicId(8);
    let refused = world.send_advance(topic, None, &[]).unwrap_err();
    assert_eq!(*refused, ContractError::TopicNotFound { topic });
}

#[test]
fn forty_eight_open_epochs_are_worked_off() {
    let mut world = waiting(48);
    assert_eq!(world.open_epochs().len(), 48);
    let responses = world.advance_at(1_000_000, 10);
    assert_eq!(epochs(&responses).len(), 96);
    assert!(world.open_epochs().is_empty());
    assert!((0..48).all(|epoch| matches!(world.result(epoch).outcome, Outcome::Scored(_))));
    assert!((0..48).all(|epoch| world.left_over(epoch) == 0));
    assert_eq!(world.latest().epoch, EpochId(47));
    assert_eq!(world.head().scored, 48);
}

#[test]
fn parameters_of_the_suite_that_change_in_flight_have_no_effect() {
    let (mut changed, mut unchanged) = (waiting(4), waiting(4));
    changed.set_params(&SuiteParams {
        min_topic_stake: Uint128::new(1_000_000),
        reveal_forfeit: Uint128::new(1_000_000),
        min_stake: Uint128::new(50_000_000),
        min_window: 3_600,
        ..changed.params()
    });
    changed.advance_at(10_000, 10);
    unchanged.advance_at(10_000, 10);
    assert_eq!(changed.settled_storage(), unchanged.settled_storage());
}

/// Workers who come, go, return and are passed over; epochs that fail and are void among them.
fn a_life(world: &mut World, mut advance: impl FnMut(&mut World, u64)) {
    for epoch in 0..30u64 {
        let mut entries = an_epoch_of_three(epoch);
        match epoch {
            // absent: inferer 1 and forecaster 8
            12..=16 => entries.retain(|(worker, _)| *worker != 1 && *worker != 8),
            // passed over: inferer 2 and forecaster 7
            18..=22 => {
                entries.retain(|(worker, _)| *worker != 2 && *worker != 7);
                world.pass_over(epoch, 2, Task::Inference);
                world.pass_over(epoch, 7, Task::Forecast);
            }
            _ => {}
        }
        world.submit(epoch, &entries);
        let reports = match epoch {
            14 | 20 => vec![],
            15 | 21 => vec![(1, 900, allora_protocol::truth::Report::Void)],
            _ => agreed(),
        };
        world.report(epoch, &reports);
        advance(world, epoch);
    }
    world.advance_at(100_000, 10);
}

#[test]
fn a_prompt_and_a_late_advance_give_the_same() {
    for rewards_is_there in [false, true] {
        let world = || {
            let mut world = World::new(LONG);
            if rewards_is_there {
                world.wire();
            }
            world
        };
        let mut prompt = world();
        a_life(&mut prompt, |world, epoch| {
            world.advance_at(100 * epoch + 99, 1);
        });
        let mut late = world();
        a_life(&mut late, |world, epoch| {
            if epoch % 11 == 10 {
                world.advance_at(100 * epoch + 99, 10);
            }
        });
        let mut last = world();
        a_life(&mut last, |_, _| ());
        assert_eq!(prompt.settled_storage(), late.settled_storage());
        assert_eq!(prompt.settled_storage(), last.settled_storage());
        let (absent, passed_over) = (prompt.record(1).inferer.merit, prompt.record(2).inferer.merit);
        assert_eq!(
            (absent.scored_epochs, passed_over.scored_epochs),
            (26 - 3, 26 - 3),
            "void and failed are no misses"
        );
        // 26 epochs are scored, and the four pay nobody that were closed before the first loss was known.
        assert_eq!(prompt.asked.len(), if rewards_is_there { 22 } else { 0 });
        assert!(prompt.asked == late.asked && prompt.asked == last.asked, "what is paid, in which order");
    }
}

#[test]
fn absence_and_no_seat_drift_as_the_protocol_says() {
    use allora_protocol::score::Missed;
    let mut world = World::lived(SHORT, 12);
    let rules = world.rules(12, 100);
    for epoch in 12..15 {
        let mut entries = an_epoch_of_three(epoch);
        entries.retain(|(worker, _)| *worker > 1);
        world.pass_over(epoch, 1, Task::Inference);
        world.live(epoch, &entries, &agreed());
    }
    let before = (world.record(0), world.record(1), world.head());
    world.live(15, &an_epoch_of_three(15), &agreed());
    let standard = before.2.inferer_standard.as_ref();
    for (worker, record, missed) in [
        (0, &before.0, Missed { passed_over: 0, absent: 3 }),
        (1, &before.1, Missed { passed_over: 3, absent: 0 }),
    ] {
        let score = world.table(15).inferers[worker as usize].score;
        let drifted = record.inferer.merit.after_missing(missed, standard, &rules.merit.inferers).unwrap();
        let expected = drifted.after_epoch(score, standard, &rules.merit.inferers).unwrap();
        assert_eq!(world.record(worker).inferer.merit, expected);
        assert_ne!(Some(drifted.average), Some(record.inferer.merit.average));
    }
}
