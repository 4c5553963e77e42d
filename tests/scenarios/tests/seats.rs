//! Seats go to the best, never to the first.

use allora_interfaces::synthesis::Task;
use allora_protocol::{EpochId, WorkerId};
use allora_testing::{Network, infers};
use std::cmp::Reverse;

const VETERANS: [(&str, &str); 8] = [
    ("ada", "100.1"),
    ("ben", "99.8"),
    ("cyd", "100.4"),
    ("dan", "99.5"),
    ("eve", "100.7"),
    ("fay", "99.1"),
    ("gus", "101.2"),
    ("hal", "98.5"),
];

/// A topic with eight seats and eight workers who have been scored ten times.
fn with_veterans() -> Network {
    let mut net = Network::with_topic().seats(8, 2, 4).start();
    for _ in 0..10 {
        net.epoch().infer(VETERANS).truth("100").settle().assert_scored();
    }
    net
}

fn newcomers() -> Vec<(String, &'static str)> {
    (0..20).map(|number| (format!("newcomer {number}"), "1000000")).collect()
}

#[test]
fn a_flood_of_newcomers_gets_the_seat_that_is_reserved_for_them_and_no_other() {
    let mut first = with_veterans();
    let mut last = with_veterans();
    let flooded = first.epoch().infer(newcomers()).infer(VETERANS).id();
    let polite = last.epoch().infer(VETERANS).infer(newcomers()).id();

    let seated = |net: &Network, epoch: EpochId| {
        let names: Vec<_> = VETERANS.iter().map(|(name, _)| (*name).to_string()).collect();
        let names = names.into_iter().chain(newcomers().into_iter().map(|(name, _)| name));
        let mut seated: Vec<String> = names.filter(|name| net.seat(name.as_str(), epoch).is_some()).collect();
        seated.sort();
        seated
    };
    let after_flood = seated(&first, flooded);
    assert_eq!(after_flood.len(), 8);
    assert_eq!(after_flood.iter().filter(|name| name.starts_with("newcomer")).count(), 1);
    let rank = |name: &str| (first.worker_record(name).inferer.merit.average, Reverse(first.worker_id(name)));
    let (least, _) = VETERANS.into_iter().min_by_key(|(name, _)| rank(name)).unwrap();
    assert!(!after_flood.contains(&least.into()), "the least of the veterans makes room");
    assert_eq!(first.worker_id("newcomer 0"), last.worker_id("newcomer 0"));
    assert_eq!(after_flood, seated(&last, polite), "the order of submissions decides nothing");

    let outcome = |net: &mut Network, epoch| net.of(epoch).truth("100").settle().assert_scored().table();
    assert_eq!(outcome(&mut first, flooded), outcome(&mut last, polite));
}

#[test]
fn who_has_no_seat_is_told_so_and_changes_nothing() {
    let mut net = with_veterans();
    let epoch = net.epoch().infer(VETERANS).id();
    net.register("late");
    let before = net.seated_inferers(epoch);
    let receipt = net.submit("late", epoch, infers("1000000")).ok();
    let submitted = receipt.event("submitted");
    match submitted.get("admitted_inferer") {
        // His lot is the only one: the reserved seat is his, and the least of the veterans goes.
        "true" => assert_eq!(receipt.event("evicted").get("by"), net.worker_id("late").to_string()),
        _ => assert_eq!(net.seated_inferers(epoch), before),
    }
    net.submit("late", epoch, infers("100")).fails_with("already_submitted");
}

#[test]
fn the_evicted_are_named_and_may_not_submit_again() {
    let mut net = Network::with_topic().seats(1, 1, 4).start();
    for _ in 0..2 {
        net.epoch().infer([("ada", "100")]).truth("100").settle();
        net.epoch().infer([("ben", "90")]).truth("100").settle();
    }
    let epoch = net.epoch().infer([("ben", "90")]).id();
    let receipt = net.submit("ada", epoch, infers("100")).ok();
    let evicted = receipt.event("evicted");
    assert_eq!((evicted.get("role"), evicted.get("id")), ("inferer", &*net.worker_id("ben").to_string()));
    net.submit("ben", epoch, infers("100")).fails_with("already_submitted");
    let passed_over = &net.worker_record("ben").passed_over;
    assert_eq!(
        passed_over.iter().map(|passed| (passed.epoch, passed.role)).collect::<Vec<_>>(),
        [(epoch, Task::Inference)]
    );
    net.of(epoch).truth("100").settle().assert_inferers(&["ada"]).assert_inference("100");
}

#[test]
fn leaving_and_coming_back_buys_no_fresh_start() {
    let mut net = Network::with_topic().start();
    for _ in 0..3 {
        net.epoch().infer([("alice", "150"), ("bob", "100")]).truth("100").settle();
    }
    let (id, merit) = (net.worker_id("alice"), net.worker_record("alice").inferer);
    net.leave("alice", "alice");
    let epoch = net.epoch().infer([("bob", "100")]).id();
    net.submit("alice", epoch, infers("100")).fails_with("worker_left");
    net.of(epoch).truth("100").settle();
    let receipt = net.register("alice").ok();
    assert_eq!(receipt.event("worker_registered").get("returned"), "true");
    assert_eq!((net.worker_id("alice"), &net.worker_record("alice").inferer), (id, &merit));
    net.epoch().infer([("alice", "100"), ("bob", "100")]).truth("100").settle().check(|epoch| {
        let row = epoch.inferer("alice").expect("his row");
        assert_eq!(row.worker, id);
    });
    assert_eq!(net.worker_record("alice").inferer.merit.scored_epochs, merit.merit.scored_epochs + 1);
}

#[test]
fn a_deposit_comes_back_after_the_delay_and_has_to_be_paid_anew() {
    let mut net = Network::with_topic().start();
    for _ in 0..10 {
        net.epoch().infer([("alice", "101"), ("bob", "99")]).truth("100").settle();
    }
    net.withdraw_deposit("alice", "alice").fails_with("still_there");
    net.leave("alice", "alice");
    net.leave("alice", "alice").fails_with("worker_left");
    net.top_up("bob", "alice", 1).fails_with("worker_left");
    net.withdraw_deposit("alice", "alice").fails_with("deposit_locked");
    net.wait_days(21);
    let deposit = net.deposit("alice");
    net.withdraw_deposit("alice", "alice");
    assert_eq!(net.balance("alice"), deposit);
    net.withdraw_deposit("alice", "alice").fails_with("no_deposit");
    net.register_paying("alice", None, 0).fails_with("wrong_amount");
    net.register("alice");
    assert_eq!((net.worker_id("alice"), net.deposit("alice")), (WorkerId(0), deposit));
}

#[test]
fn who_was_never_scored_waits_ninety_days_for_his_deposit() {
    let mut net = Network::with_topic().start();
    net.register("idle");
    net.leave("idle", "idle");
    net.wait_days(89);
    net.withdraw_deposit("idle", "idle").fails_with("deposit_locked");
    net.wait_days(1);
    net.withdraw_deposit("idle", "idle");
}

#[test]
fn a_deposit_stays_while_an_entry_of_its_worker_is_under_way() {
    let mut net = Network::with_topic().suite(|suite| suite.deposit_delay = 0).start();
    for _ in 0..10 {
        net.epoch().infer([("alice", "101"), ("bob", "99")]).truth("100").settle();
    }
    let epoch = net.epoch().infer([("alice", "101")]).id();
    net.leave("alice", "alice");
    net.withdraw_deposit("alice", "alice").fails_with("deposit_in_use");
    net.of(epoch).truth("100").settle().assert_scored();
    net.withdraw_deposit("alice", "alice");
}
