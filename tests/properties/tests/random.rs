//! Some lives of a network, see `properties`. `EVENTS` is how many messages are sent in all (default 20,000), `SEED` decides
//! which; a failure is shrunk to the few that matter, and printed. For more of it: `scripts/soak.sh`.

use properties::act::Kind;
use properties::chance::roomy_acts;
use properties::life::numbered;
use properties::tally::Tally;
use properties::twin;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name)
        .map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

#[test]
fn whatever_anybody_sends_money_is_where_it_belongs_and_every_topic_replays() {
    let (events, seed) = (number("EVENTS", 20_000), number("SEED", 1));
    let mut all = Tally::default();
    let mut life = 0;
    while all.sent() < events {
        match numbered(seed, life, 400) {
            Ok(tally) => all.add(&tally),
            Err(violation) => panic!("in life {life}: {violation}"),
        }
        life += 1;
    }
    println!("{all}");
    if events >= 20_000 {
        every_kind_came(&all);
    }
}

/// So often every kind of message has to be carried out, or, where nobody may send it, refused.
const FAIR: u64 = 12;

/// What happens too rarely by itself to be counted on has to be tried for.
fn every_kind_came(all: &Tally) {
    let kinds = Kind::ALL.iter().map(|(kind, _)| *kind).filter(|kind| kind.is_counted());
    assert!(kinds.clone().count() >= 50, "kinds of messages");
    for kind in kinds {
        let count = if kind.is_forged() { all.refused(kind) } else { all.carried_out(kind) };
        assert!(count >= FAIR, "{kind:?} came only {count} times; the acts are too tame");
    }
    for event in MUST_HAPPEN {
        assert!(all.events.contains_key(*event), "there was no {event}; the acts are too tame");
    }
}

/// What has to happen beside.
const MUST_HAPPEN: &[&str] = &[
    "eligibility_ended",
    "epoch_failed",
    "epoch_paid",
    "epoch_parked",
    "epoch_settled failed",
    "epoch_settled scored",
    "epoch_settled void",
    "evicted forecaster",
    "evicted inferer",
    "evicted reputer",
    "forfeited",
    "forfeits_swept",
    "hook_failed",
    "month_set",
    "payment_failed",
    "period_rolled",
    "redelegated",
    "redelegation_refused",
    "reward_added",
    "topic_closed",
    "weight_changed",
];

#[test]
fn where_seats_suffice_a_late_keeper_changes_nothing() {
    let lives = u32::try_from(number("EVENTS", 20_000) / 4_000).unwrap().max(1);
    let mut runner = TestRunner::new(Config {
        cases: lives,
        rng_seed: RngSeed::Fixed(number("SEED", 1)),
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    });
    let life = |acts: Vec<_>| twin::prompt_and_late(&acts).map_err(TestCaseError::fail);
    runner.run(&roomy_acts(), life).unwrap();
}
