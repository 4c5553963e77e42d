//! Who sits: seats go to the best, whoever came first.

use crate::suite::*;
use allora_interfaces::synthesis::{Entry, HEADS, Head, Outcome, PassedOver, RESULTS, Task};
use allora_interfaces::synthesis::{EpochResult, Failure, RECORDS, Scored, WorkerRecord};
use allora_protocol::score::{Draw, Merit, MeritParams, Missed, Seats, Standard};
use allora_protocol::truth::Truth;
use allora_protocol::{EpochId, WorkerId};
use cosmwasm_std::Uint128;
use proptest::prelude::*;

/// The open topic with so many seats for inferers and for forecasters, and so many workers.
fn hall(inferers: u16, forecasters: u16, workers: u32) -> Suite {
    let mut suite = Suite::new();
    suite.terms(OPEN_TOPIC, |terms| {
        terms.max_inferers = inferers;
        terms.max_forecasters = forecasters;
    });
    suite.register_many(OPEN_TOPIC, workers);
    suite
}

fn passed_over(suite: &Suite, worker: u32) -> Vec<Task> {
    suite.record(OPEN_TOPIC, worker).passed_over.iter().map(|passed| passed.role).collect()
}

#[test]
fn a_flood_of_newcomers_takes_the_reserved_seats_and_no_other() {
    let mut suite = hall(16, 1, 60);
    for worker in 0..16 {
        suite.merit(OPEN_TOPIC, worker, &format!("-{worker}"), 20);
        suite.send(&format!("w{worker}"), submit(inference("1"))).unwrap();
    }
    for worker in 16..60 {
        suite.send(&format!("w{worker}"), submit(inference("666"))).unwrap();
    }
    let seated = suite.seated(OPEN_TOPIC, E0, Task::Inference);
    // An eighth of the seats goes to newcomers, by the draw; the worst two of the others made room.
    assert_eq!(&seated[..14], (0..14).collect::<Vec<_>>());
    let suite_name = suite.name("registry");
    let draw = Draw { suite: &suite_name, topic: OPEN_TOPIC, epoch: E0 };
    let mut newcomers: Vec<u32> = (16..60).collect();
    newcomers.sort_by_key(|worker| draw.ticket(WorkerId(*worker)));
    let mut winners = newcomers[..2].to_vec();
    winners.sort();
    assert_eq!(seated[14..], winners);
}

#[test]
fn a_submission_without_a_seat_succeeds_and_says_what_it_would_have_taken() {
    let mut suite = hall(2, 1, 4);
    for (worker, average) in [(0, "3"), (1, "2"), (2, "1"), (3, "2.5")] {
        suite.merit(OPEN_TOPIC, worker, average, 20);
    }
    suite.send("w0", submit(inference("1"))).unwrap();
    suite.send("w1", submit(inference("1"))).unwrap();
    let response = suite.send("w2", submit(inference("1"))).unwrap();
    let told = ["admitted_inferer", "merit_inferer", "lowest_inferer", "admitted_forecaster"];
    let told = told.map(|name| attribute(&response, "submitted", name));
    assert_eq!(told, ["false", "1", "2", "-"]);
    assert_eq!(suite.entry(OPEN_TOPIC, E0, 2), None);
    assert_eq!(passed_over(&suite, 2), [Task::Inference]);
    suite.refused("w2", &[], submit(inference("1")), "already_submitted");

    let response = suite.send("w3", submit(inference("1"))).unwrap();
    assert_eq!(attribute(&response, "submitted", "lowest_inferer"), "2.5");
    assert_eq!(evicted(&response), [("inferer".to_string(), 1)]);
    assert_eq!(suite.seated(OPEN_TOPIC, E0, Task::Inference), [0, 3]);
    assert_eq!(passed_over(&suite, 1), [Task::Inference]);
    suite.refused("w1", &[], submit(inference("1")), "already_submitted");
}

#[test]
fn who_loses_one_of_two_seats_keeps_the_other() {
    let mut suite = hall(1, 2, 2);
    suite.merit(OPEN_TOPIC, 0, "1", 20);
    suite.merit(OPEN_TOPIC, 1, "2", 20);
    suite.send("w0", submit(both("1", &[(1, "0")]))).unwrap();
    let response = suite.send("w1", submit(inference("2"))).unwrap();
    assert_eq!(evicted(&response), [("inferer".to_string(), 0)]);
    let entry = suite.entry(OPEN_TOPIC, E0, 0).unwrap();
    assert!(entry.inferer.is_none() && entry.forecaster.is_some());
    assert_eq!(passed_over(&suite, 0), [Task::Inference]);
    suite.refused("w0", &[], submit(inference("1")), "already_submitted");
}

#[test]
fn who_gets_one_of_two_seats_has_that_one() {
    let mut suite = hall(1, 2, 2);
    suite.merit(OPEN_TOPIC, 0, "2", 20);
    suite.merit(OPEN_TOPIC, 1, "1", 20);
    suite.send("w0", submit(inference("1"))).unwrap();
    let response = suite.send("w1", submit(both("1", &[(0, "0")]))).unwrap();
    let told = ["admitted_inferer", "admitted_forecaster"];
    assert_eq!(told.map(|name| attribute(&response, "submitted", name)), ["false", "true"]);
    let entry = suite.entry(OPEN_TOPIC, E0, 1).unwrap();
    assert!(entry.inferer.is_none() && entry.forecaster.is_some());
    assert_eq!(passed_over(&suite, 1), [Task::Inference]);
}

#[test]
fn one_who_loses_both_seats_to_one_is_gone_and_told_of_twice() {
    let mut suite = hall(1, 1, 2);
    suite.merit(OPEN_TOPIC, 0, "1", 20);
    suite.merit(OPEN_TOPIC, 1, "2", 20);
    suite.send("w0", submit(both("1", &[(1, "0")]))).unwrap();
    let response = suite.send("w1", submit(both("2", &[(0, "0")]))).unwrap();
    assert_eq!(evicted(&response), [("inferer".to_string(), 0), ("forecaster".to_string(), 0)]);
    assert_eq!(suite.entry(OPEN_TOPIC, E0, 0), None);
    assert_eq!(passed_over(&suite, 0), [Task::Inference, Task::Forecast]);
    suite.refused("w0", &[], submit(inference("1")), "already_submitted");
}

#[test]
fn two_who_lose_a_seat_to_one_are_both_told() {
    let mut suite = hall(1, 1, 3);
    for (worker, average) in [(0, "1"), (1, "2"), (2, "3")] {
        suite.merit(OPEN_TOPIC, worker, average, 20);
    }
    suite.send("w0", submit(inference("1"))).unwrap();
    suite.send("w1", submit(forecast(&[(0, "0")]))).unwrap();
    let response = suite.send("w2", submit(both("2", &[(0, "0")]))).unwrap();
    assert_eq!(evicted(&response), [("inferer".to_string(), 0), ("forecaster".to_string(), 1)]);
    assert_eq!(suite.entries(OPEN_TOPIC, E0).len(), 1);
}

#[test]
fn an_evicted_commitment_owes_nothing_and_cannot_be_revealed() {
    let mut suite = Suite::new();
    suite.terms(REVEAL_TOPIC, |terms| terms.max_inferers = 1);
    suite.register_many(REVEAL_TOPIC, 2);
    suite.merit(REVEAL_TOPIC, 0, "1", 20);
    suite.merit(REVEAL_TOPIC, 1, "2", 20);
    suite.commit("w0", 0, &inference("1"));
    let response = suite.commit("w1", 1, &inference("2"));
    assert_eq!(evicted(&response), [("inferer".to_string(), 0)]);
    suite.at(20).refused("w0", &[], reveal(None, inference("1")), "nothing_committed");
    suite.at(20).send("w1", reveal(None, inference("2"))).unwrap();
}

/// A result of an epoch that is over.
fn over(suite: &mut Suite, epoch: u64, outcome: Outcome) {
    let result = EpochResult {
        opened_at: 0,
        close_due: 0,
        closed_at: 0,
        target_at: 0,
        settle_due: 0,
        settled_at: None,
        inferers: 0,
        forecasters: 0,
        reputers: 0,
        prediction: None,
        inputs_hash: [0; 32],
        reports_hash: None,
        forfeited: Uint128::zero(),
        stake_offered: Uint128::zero(),
        stake_seated: Uint128::zero(),
        outcome,
    };
    RESULTS.save(suite.storage(), (OPEN_TOPIC.0, epoch), &result);
}

#[test]
fn a_seat_is_asked_for_with_the_merit_of_now() {
    let mut suite = hall(4, 4, 1);
    let standard = Standard { initial: number("-9"), quantile: number("-1") };
    let head = Head { scored: 7, inferer_standard: Some(standard.clone()), ..Head::default() };
    HEADS.save(suite.storage(), OPEN_TOPIC.0, &head);
    suite.merit(OPEN_TOPIC, 0, "2", 20);
    let scored = |truth| Scored { truth, network_loss: None, naive_loss: None, shares: None };
    over(&mut suite, 90, Outcome::Scored(scored(Truth::Label(0))));
    over(&mut suite, 91, Outcome::Failed(Failure::NoInferences));
    over(&mut suite, 92, Outcome::Void);
    over(&mut suite, 93, Outcome::Closed);
    let mut record = suite.record(OPEN_TOPIC, 0);
    record.inferer.scored_before = 4;
    let role = Task::Inference;
    record.passed_over = (90..95).map(|epoch| PassedOver { epoch: EpochId(epoch), role }).collect();
    RECORDS.save(suite.storage(), (OPEN_TOPIC.0, 0), &record);

    let response = suite.send("w0", submit(both("1", &[(0, "0")]))).unwrap();
    // Of three scored epochs he came to one in vain; the other two he was absent. Forecasters have no standard yet.
    let missed = Missed { passed_over: 1, absent: 2 };
    let stored = Merit { average: Some(number("2")), scored_epochs: 20 };
    let now =
        stored.after_missing(missed, Some(&standard), &MeritParams::default()).unwrap().average.unwrap();
    assert_eq!(attribute(&response, "submitted", "merit_inferer"), now.to_string());
    assert_eq!(attribute(&response, "submitted", "merit_forecaster"), "2");
    let seat = suite.entry(OPEN_TOPIC, E0, 0).unwrap().inferer.unwrap();
    assert_eq!((seat.merit, seat.newcomer), (Some(now), false));
    // Asking writes nothing.
    assert_eq!(suite.record(OPEN_TOPIC, 0), record);
}

#[test]
fn a_list_of_missed_epochs_holds_none_that_are_over() {
    let mut suite = hall(1, 1, 2);
    suite.merit(OPEN_TOPIC, 0, "2", 20);
    suite.send("w0", submit(inference("1"))).unwrap();
    over(&mut suite, 90, Outcome::Void);
    over(&mut suite, 91, Outcome::Closed);
    let role = Task::Forecast;
    let passed_over = (90..93).map(|epoch| PassedOver { epoch: EpochId(epoch), role }).collect();
    RECORDS.save(
        suite.storage(),
        (OPEN_TOPIC.0, 1),
        &WorkerRecord { passed_over, ..WorkerRecord::default() },
    );
    suite.send("w1", submit(inference("1"))).unwrap();
    let epochs: Vec<u64> =
        suite.record(OPEN_TOPIC, 1).passed_over.iter().map(|passed| passed.epoch.0).collect();
    assert_eq!(epochs, [91, 92, 0]);
}

/// A worker as the property draws him: average in tenths, experienced or not, what he sends.
type Applicant = (Option<i8>, bool, u8);

fn entry(kind: u8) -> Entry {
    match kind {
        0 => inference("1"),
        1 => forecast(&[(0, "0")]),
        _ => both("1", &[(0, "0")]),
    }
}

fn played(applicants: &[Applicant], order: &[usize], seats: (u16, u16)) -> Suite {
    let mut suite = hall(seats.0, seats.1, applicants.len() as u32);
    for (worker, (average, experienced, _)) in applicants.iter().enumerate() {
        if let Some(average) = average {
            let average = format!("{average}");
            suite.merit(OPEN_TOPIC, worker as u32, &average, if *experienced { 10 } else { 9 });
        }
    }
    for &worker in order {
        suite.send(&format!("w{worker}"), submit(entry(applicants[worker].2))).unwrap();
    }
    suite
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn the_order_of_submissions_does_not_change_who_sits(
        (applicants, order) in prop::collection::vec((prop::option::of(-3i8..3), any::<bool>(), 0u8..3), 1..24)
            .prop_flat_map(|applicants| {
                let order: Vec<usize> = (0..applicants.len()).collect();
                (Just(applicants), Just(order).prop_shuffle())
            }),
        seats in (1u16..18, 1u16..5),
    ) {
        let suite = played(&applicants, &order, seats);
        let name = suite.name("registry");
        let draw = Draw { suite: &name, topic: OPEN_TOPIC, epoch: E0 };
        for (task, cap, without) in [(Task::Inference, seats.0, 1), (Task::Forecast, seats.1, 0)] {
            let applied: Vec<u32> = (0..applicants.len() as u32)
                .filter(|worker| applicants[*worker as usize].2 != without)
                .collect();
            let candidates: Vec<_> = applied.iter().map(|worker| {
                let (average, experienced, _) = applicants[*worker as usize];
                let average = average.map(|average| number(&average.to_string()));
                draw.seated(WorkerId(*worker), average, !(experienced && average.is_some()))
            }).collect();
            let best = Seats::of_workers(cap.into()).fill(&candidates);
            let best: Vec<u32> = best.iter().map(|candidate| candidate.id.0).collect();
            let seated = suite.seated(OPEN_TOPIC, E0, task);
            prop_assert_eq!(&seated, &best);
            // Whoever applied and does not sit was passed over, and nobody else.
            for worker in 0..applicants.len() as u32 {
                let left_out = applied.contains(&worker) && !seated.contains(&worker);
                let marks = passed_over(&suite, worker).iter().filter(|role| **role == task).count();
                prop_assert_eq!(marks, usize::from(left_out));
            }
        }
    }
}
