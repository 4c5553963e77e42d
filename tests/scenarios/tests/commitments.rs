//! Commit and reveal: copies, strangers, and those who keep silent.

use allora_interfaces::synthesis::{Content, Parts};
use allora_testing::{Builder, Network, TOKEN, entry, forecasts, infers};

const WORKERS: [(&str, &str); 2] = [("alice", "101"), ("bob", "99")];
const FORFEIT: u128 = 2 * TOKEN;

fn network() -> Builder {
    Network::with_topic().reveal_window(600)
}

#[test]
fn a_copied_commitment_is_worth_nothing() {
    let mut net = network().start();
    net.register("mallory");
    let epoch = net.epoch().infer(WORKERS).id();
    let seat = net.seat("alice", epoch).unwrap();
    let Content::Committed(committed) = seat.content else { panic!("a commitment") };
    net.commit_hash("mallory", epoch, &committed.hash, committed.parts);
    net.go_to_reveals(epoch);
    let receipt = net.reveal("alice", epoch).ok();
    assert_eq!(receipt.event("revealed").get("worker_id"), net.worker_id("alice").to_string());

    let salt = {
        let mut salt = [0; 32];
        salt[..8].copy_from_slice(&epoch.0.to_be_bytes());
        for (at, byte) in "alice".bytes().enumerate() {
            salt[8 + at] ^= byte;
        }
        salt
    };
    net.reveal_as("mallory", None, epoch, infers("101"), &salt).fails_with("wrong_reveal");
    let deposit = net.deposit("mallory");
    net.of(epoch).truth("100").settle().assert_inferers(&["alice", "bob"]);
    assert_eq!(net.deposit("mallory"), deposit - FORFEIT);
}

#[test]
fn anybody_may_send_a_reveal_for_its_worker() {
    let mut net = network().start();
    let epoch = net.epoch().infer(WORKERS).id();
    net.go_to_reveals(epoch);
    net.reveal_through("stranger", "alice", epoch);
    net.reveal_through("alice", "bob", epoch);
    net.reveal_through("bob", "bob", epoch).fails_with("nothing_committed");
    net.of(epoch).truth("100").settle().assert_scored().assert_inferers(&["alice", "bob"]);
}

#[test]
fn who_does_not_reveal_forfeits_once_and_takes_no_part() {
    let mut net = network().start();
    let deposit = 10 * TOKEN;
    net.epoch()
        .infer([("alice", "101"), ("bob", "99"), ("mute", "5")])
        .forecast("mute", [("alice", "-1")])
        .silent("mute")
        .truth("100")
        .settle()
        .assert_scored()
        .assert_inferers(&["alice", "bob"])
        .check(|epoch| {
            assert_eq!((epoch.result().forfeited.u128(), epoch.result().forecasters), (FORFEIT, 0));
        });
    assert_eq!(net.deposit("mute"), deposit - FORFEIT);
    assert_eq!(net.deposit("alice"), deposit);
    let before = net.treasury();
    net.sweep("anybody");
    assert_eq!(net.treasury(), before + FORFEIT);
    net.sweep("anybody").fails_with("nothing_forfeited");
}

#[test]
fn an_epoch_that_nobody_reveals_fails_at_its_close_and_nobody_forfeits() {
    let mut net = network().start();
    net.epoch()
        .infer(WORKERS)
        .silent("alice")
        .silent("bob")
        .close()
        .assert_failed("no_reveals")
        .check(|epoch| assert!(epoch.result().forfeited.is_zero()));
    assert!(net.open_epochs().as_slice().is_empty(), "it is over");
    net.sweep("anybody").fails_with("nothing_forfeited");
    net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
}

#[test]
fn a_forfeit_is_what_it_was_at_the_commit() {
    let mut net = network().start();
    let epoch = net.epoch().infer([("alice", "101"), ("mute", "5")]).id();
    net.update_suite(|suite| suite.reveal_forfeit = Some((8 * TOKEN).into()));
    net.of(epoch).silent("mute").truth("100").settle().assert_scored();
    assert_eq!(net.deposit("mute"), 8 * TOKEN);
    net.epoch().infer([("alice", "101"), ("mute", "5")]).silent("mute").truth("100").settle().assert_scored();
    assert_eq!(net.deposit("mute"), 0, "and the new one later");
}

#[test]
fn a_commitment_needs_a_deposit_for_every_one_that_is_open() {
    let mut net = network().suite(|suite| suite.reveal_forfeit = (4 * TOKEN).into()).start();
    net.register("alice");
    for _ in 0..2 {
        let epoch = net.epoch().id();
        net.commit("alice", epoch, infers("101"));
    }
    let third = net.epoch().id();
    net.commit("alice", third, infers("101")).fails_with("deposit_too_small");
    net.top_up("friend", "alice", 2 * TOKEN);
    net.commit("alice", third, infers("101"));
    // What was closed is no longer open: a keeper makes room as well.
    let fourth = net.epoch().id();
    net.commit("alice", fourth, infers("101")).fails_with("deposit_too_small");
    net.catch_up();
    net.commit("alice", fourth, infers("101"));
}

#[test]
fn who_is_evicted_owes_nothing() {
    let mut net = network().seats(1, 1, 4).start();
    for _ in 0..2 {
        net.epoch().infer([("ada", "100")]).truth("100").settle();
        net.epoch().infer([("ben", "90")]).truth("100").settle();
    }
    let deposit = net.deposit("ben");
    let epoch = net.epoch().infer([("ben", "90"), ("ada", "100")]).id();
    net.go_to_reveals(epoch);
    net.reveal("ben", epoch).fails_with("nothing_committed");
    net.of(epoch).truth("100").settle().assert_inferers(&["ada"]);
    assert_eq!(net.deposit("ben"), deposit);
}

#[test]
fn a_reveal_has_the_parts_that_were_said() {
    let mut net = network().start();
    net.register("alice");
    let epoch = net.epoch().id();
    let (worker, both) = (net.worker_id("alice"), infers("101"));
    let hash = net.commitment(worker, epoch, &both, &[7; 32]);
    net.commit_hash("alice", epoch, &hash, Parts { inference: true, forecast: true });
    net.go_to_reveals(epoch);
    net.reveal_as("alice", None, epoch, both, &[7; 32]).fails_with("wrong_parts");
}

#[test]
fn what_is_no_entry_cannot_be_revealed() {
    let mut net = network().start();
    net.register("alice");
    net.register("bob");
    let epoch = net.epoch().infer([("carol", "100")]).id();
    let duplicate = forecasts([(0, "1"), (0, "2")]);
    net.commit("alice", epoch, duplicate);
    net.commit("bob", epoch, entry(Some(vec![]), None));
    net.go_to_reveals(epoch);
    net.reveal("alice", epoch).fails_with("duplicate_element");
    net.reveal("bob", epoch).fails_with("wrong_arity");
    net.of(epoch).silent("alice").silent("bob").truth("100").settle().assert_scored().check(|epoch| {
        assert_eq!(epoch.result().forfeited.u128(), 2 * FORFEIT, "so they forfeit");
    });
}

#[test]
fn reveals_have_their_window() {
    let mut net = network().start();
    let epoch = net.epoch().infer(WORKERS).id();
    let windows = net.windows(epoch);
    net.reveal("alice", epoch).fails_with("window_not_open");
    net.go_to(windows.submissions_end - 1);
    net.reveal("alice", epoch).fails_with("window_not_open");
    net.go_to(windows.submissions_end);
    net.reveal("alice", epoch);
    net.go_to(windows.closes);
    net.reveal("bob", epoch).fails_with("window_closed");
}
