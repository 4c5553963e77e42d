//! The whole suite under random use: messages that make sense and messages that do not, by honest and hostile actors, at
//! random times, over three topics.
//!
//! After every message the network audits itself (ledgers against records and balances, seats against caps, events
//! against the catalogue; a refusal changes nothing: `allora_testing`). At the end:
//!
//! * every topic is replayed natively from its public events, and every number of every epoch agrees bit for bit;
//! * where seats suffice, a network whose keeper is always prompt and one whose keeper is late end alike.
//!
//! `EVENTS` is how many messages are sent in all (default 5,000), `SEED` decides which; a failure is shrunk to the few
//! that matter, and printed.

mod act;
mod auditor;
mod play;
mod twin;
mod world;

use act::{Act, act, roomy_act};
use allora_testing::{LoggedEvent, Network};
use proptest::collection::vec;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeMap;
use world::World;

/// Messages of one life of a network.
const ACTS: usize = 160;
/// Of all lives so many are for the comparison of prompt and late, which plays each message twice.
const TWINS: usize = 4;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

fn runner(lives: usize) -> TestRunner {
    let seed = RngSeed::Fixed(number("SEED", 1));
    let cases = u32::try_from(lives.max(1)).unwrap();
    TestRunner::new(Config {
        cases,
        rng_seed: seed,
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    })
}

fn lives() -> usize {
    usize::try_from(number("EVENTS", 5_000)).unwrap().div_ceil(ACTS)
}

#[test]
fn whatever_anybody_sends_books_balance_seats_keep_their_caps_and_every_topic_replays() {
    let lives = lives() - lives() / TWINS;
    let happened = RefCell::new(BTreeMap::<String, u32>::new());
    let life = |acts: Vec<Act>| {
        let mut world = World::crowded(Network::builder());
        for act in &acts {
            world.play(act);
        }
        world.finish();
        for event in &world.net.log.0 {
            *happened.borrow_mut().entry(what(event)).or_default() += 1;
        }
        world.replay().map_err(TestCaseError::fail)
    };
    runner(lives).run(&vec(act(), ACTS), life).unwrap();
    let happened = happened.into_inner();
    println!("{happened:?}");
    for (enough, kinds) in MUST_HAPPEN {
        for what in kinds.iter().filter(|_| lives >= *enough) {
            assert!(
                happened.contains_key(*what),
                "in {lives} lives there was no {what}; the acts are too tame"
            );
        }
    }
}

/// From so many lives on, what has to happen in one of them.
const MUST_HAPPEN: &[(usize, &[&str])] = &[
    (
        20,
        &[
            "committed",
            "deposit_added",
            "epoch_closed",
            "epoch_failed",
            "epoch_settled failed",
            "epoch_settled scored",
            "epoch_settled void",
            "evicted forecaster",
            "evicted inferer",
            "evicted reputer",
            "forfeited",
            "forfeits_swept",
            "reported",
            "revealed",
            "submitted",
            "topic_updated",
            "worker_left",
        ],
    ),
    (
        500,
        &[
            "deposit_withdrawn",
            "operator_rotated",
            "stake_withdrawn",
            "topic_retired",
            "topic_transferred",
            "unstake_cancelled",
            "worker_transferred",
        ],
    ),
];

/// The kind of an event, with the case where there are several.
fn what(event: &LoggedEvent) -> String {
    let case = match event.name.as_str() {
        "epoch_settled" => event.get("outcome"),
        "evicted" => event.get("role"),
        _ => return event.name.clone(),
    };
    format!("{} {case}", event.name)
}

#[test]
fn where_seats_suffice_a_late_keeper_changes_nothing() {
    let life = |acts: Vec<Act>| twin::prompt_and_late(&acts).map_err(TestCaseError::fail);
    runner(lives() / TWINS / 2).run(&vec(roomy_act(), ACTS), life).unwrap();
}
