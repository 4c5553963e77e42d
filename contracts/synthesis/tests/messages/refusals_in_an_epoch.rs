//! What is refused of submissions, commitments, reveals and reports.

use crate::refusals::{NOWHERE, suite};
use crate::suite::*;
use crate::workers::{accept_operator, rotate};
use allora_interfaces::registry::{Pause, Policy, Role};
use allora_interfaces::synthesis::{CONFIG, Entry, ExecuteMsg, OPEN, Parts};
use allora_protocol::loss::Bounds;
use allora_protocol::schedule::OpenEpochs;
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, WorkerId};
use cosmwasm_std::{HexBinary, Timestamp, Uint128};

fn submit_as(epoch: u64, worker: Option<u32>, entry: Entry) -> ExecuteMsg {
    let (topic_id, epoch_id, worker) = (OPEN_TOPIC, EpochId(epoch), worker.map(WorkerId));
    ExecuteMsg::Submit { topic_id, epoch_id, worker, entry }
}

fn commit_some(epoch: u64) -> ExecuteMsg {
    let parts = Parts { inference: true, forecast: false };
    let (topic_id, epoch_id) = (REVEAL_TOPIC, EpochId(epoch));
    ExecuteMsg::Commit { topic_id, epoch_id, worker: None, commitment: [1; 32].into(), parts }
}

#[test]
fn a_submission_comes_in_its_window_to_its_topic_from_its_operator() {
    let mut suite = suite();
    let nowhere = ExecuteMsg::Submit { topic_id: NOWHERE, epoch_id: E0, worker: None, entry: inference("1") };
    suite.refused("alice", &[], nowhere, "topic_not_found");
    suite.refused("alice", &[], submit_as(1, None, inference("1")), "wrong_epoch");
    suite.at(20).refused("alice", &[], submit(inference("1")), "no_open_submissions");
    suite.at(100).refused("alice", &[], submit(inference("1")), "wrong_epoch");
    suite.at(0).refused("carol", &[], submit(inference("1")), "not_registered");
    suite.refused("alice", &[], submit_as(0, Some(1), inference("1")), "foreign_worker");
    let reveals =
        ExecuteMsg::Submit { topic_id: REVEAL_TOPIC, epoch_id: E0, worker: None, entry: inference("1") };
    suite.refused("alice", &[], reveals, "commit_first");
    suite.send("alice", submit_as(0, Some(0), inference("1"))).unwrap();
    suite.refused("alice", &[], submit(inference("1")), "already_submitted");
    suite.env.block.time = Timestamp::from_seconds(START - 1);
    suite.refused("bob", &[], submit(inference("1")), "no_open_submissions");
}

#[test]
fn a_retired_topic_says_so_rather_than_name_an_epoch_that_will_not_open() {
    let mut suite = suite();
    suite.topic(OPEN_TOPIC, |record| record.retired_from = Some(EpochId(1)));
    suite.send("alice", submit(inference("1"))).unwrap();
    suite.refused("alice", &[], submit_as(1, None, inference("1")), "topic_retired");
    suite.at(50).refused("alice", &[], submit(inference("1")), "topic_retired");
    suite.at(100).refused("alice", &[], submit(inference("1")), "topic_retired");
    suite.refused("alice", &[], submit_as(1, None, inference("1")), "topic_retired");
}

#[test]
fn an_entry_is_well_formed() {
    let mut suite = suite();
    suite.terms(OPEN_TOPIC, |terms| {
        terms.bounds = Some(Bounds { lower: number("-5"), upper: number("1e40") });
        terms.max_forecast_elements = 2;
    });
    let nothing = Entry::Plain { inference: None, forecast: None };
    let long = Entry::Plain { inference: Some(vec![number("1"), number("2")]), forecast: None };
    let short = Entry::Plain { inference: Some(vec![]), forecast: None };
    let huge =
        Entry::Plain { inference: Some(vec![number("1e39").mul(number("100")).unwrap()]), forecast: None };
    for (entry, code) in [
        (nothing, "empty_entry"),
        (long, "wrong_arity"),
        (short, "wrong_arity"),
        (huge, "too_large"),
        (inference("-5.1"), "out_of_bounds"),
        (forecast(&[]), "empty_forecast"),
        (both("1", &[]), "empty_forecast"),
        (forecast(&[(0, "1"), (1, "1"), (2, "1")]), "too_many_elements"),
        (forecast(&[(1, "1"), (1, "1")]), "duplicate_element"),
        (forecast(&[(1, "100.1")]), "log_loss_out_of_range"),
        (both("1", &[(1, "-101")]), "log_loss_out_of_range"),
    ] {
        suite.refused("alice", &[], submit(entry), code);
    }
    suite.send("alice", submit(both("-5", &[(1, "100"), (0, "-100")]))).unwrap();
}

#[test]
fn a_commitment_comes_in_its_window_in_32_bytes_with_deposit_behind_it() {
    let mut suite = suite();
    let open = ExecuteMsg::Commit {
        topic_id: OPEN_TOPIC,
        epoch_id: E0,
        worker: None,
        commitment: [1; 32].into(),
        parts: inference("1").parts(),
    };
    suite.refused("alice", &[], open, "no_reveal_window");
    suite.refused("carol", &[], commit_some(0), "not_registered");
    suite.refused("alice", &[], commit_some(1), "wrong_epoch");
    suite.at(20).refused("alice", &[], commit_some(0), "no_open_submissions");
    suite.at(0);
    for length in [0, 31, 33] {
        let commitment = HexBinary::from(vec![1; length]);
        suite.refused("alice", &[], commit(commitment, inference("1").parts()), "wrong_length");
    }
    let nothing = Parts { inference: false, forecast: false };
    suite.refused("alice", &[], commit([1; 32].into(), nothing), "empty_entry");
    suite.params(|params| params.reveal_forfeit = Uint128::new(DEPOSIT + 1));
    suite.refused("alice", &[], commit_some(0), "deposit_too_small");
    suite.params(|params| params.reveal_forfeit = Uint128::new(DEPOSIT));
    suite.send("alice", commit_some(0)).unwrap();
    suite.refused("alice", &[], commit_some(0), "already_submitted");
}

#[test]
fn a_reveal_comes_in_its_window_for_a_commitment() {
    let mut suite = suite();
    suite.commit("alice", 0, &inference("1"));
    suite.refused("alice", &[], reveal(None, inference("1")), "window_not_open");
    suite.at(40).refused("alice", &[], reveal(None, inference("1")), "window_closed");
    suite.at(20);
    suite.refused("bob", &[], reveal(None, inference("1")), "nothing_committed");
    suite.refused("alice", &[], reveal(Some(9), inference("1")), "nothing_committed");
    suite.refused("carol", &[], reveal(None, inference("1")), "not_registered");
    suite.refused("alice", &[], reveal(None, inference("2")), "wrong_reveal");
    let nowhere = ExecuteMsg::Reveal {
        topic_id: NOWHERE,
        epoch_id: E0,
        worker: Some(WorkerId(0)),
        entry: inference("1"),
        salt: SALT.into(),
    };
    suite.refused("alice", &[], nowhere, "topic_not_found");
    let open = ExecuteMsg::Reveal {
        topic_id: OPEN_TOPIC,
        epoch_id: E0,
        worker: None,
        entry: inference("1"),
        salt: SALT.into(),
    };
    suite.refused("alice", &[], open, "window_closed");
    let short = ExecuteMsg::Reveal {
        topic_id: REVEAL_TOPIC,
        epoch_id: E0,
        worker: None,
        entry: inference("1"),
        salt: HexBinary::from(vec![]),
    };
    suite.refused("alice", &[], short, "wrong_length");
    suite.send("alice", reveal(None, inference("1"))).unwrap();
    suite.refused("alice", &[], reveal(None, inference("1")), "nothing_committed");
}

#[test]
fn what_is_revealed_has_the_parts_that_were_said() {
    let mut suite = suite();
    let commitment = suite.commitment(0, &inference("1"));
    suite.send("alice", commit(commitment, both("1", &[(0, "0")]).parts())).unwrap();
    suite.at(20).refused("alice", &[], reveal(None, inference("1")), "wrong_parts");
}

#[test]
fn a_report_comes_in_its_window_to_an_epoch_that_exists() {
    let mut suite = suite();
    suite.refused("rita", &[], report("1"), "epoch_not_found");
    suite.send("alice", submit(inference("1"))).unwrap();
    suite.at(59).refused("rita", &[], report("1"), "window_not_open");
    suite.at(80).refused("rita", &[], report("1"), "window_closed");
    suite.at(60).refused("alice", &[], report("1"), "not_a_reputer");
    suite.pool(OPEN_TOPIC, 1, "poor", MIN_STAKE - 1);
    suite.refused("poor", &[], report("1"), "stake_too_small");
    let nowhere = ExecuteMsg::Report { topic_id: NOWHERE, epoch_id: E0, report: Report::Void };
    suite.refused("rita", &[], nowhere, "topic_not_found");
    let empty = ExecuteMsg::Report { topic_id: OPEN_TOPIC, epoch_id: E0, report: Report::Value(vec![]) };
    suite.refused("rita", &[], empty, "wrong_arity");
    suite.send("rita", report("1")).unwrap();
    suite.refused("rita", &[], report("1"), "already_reported");
    let mut config = CONFIG.load(suite.storage()).unwrap();
    config.siblings.clear();
    CONFIG.save(suite.storage(), &config);
    suite.refused("rita", &[], report("1"), "not_wired");
}

#[test]
fn lists_and_pauses_refuse() {
    let mut suite = suite();
    suite.topic(OPEN_TOPIC, |record| record.policies.worker = Policy::List);
    suite.list(OPEN_TOPIC, Role::Reputer, "alice");
    suite.refused("alice", &[], submit(inference("1")), "not_listed");
    suite.send("registry", ExecuteMsg::SetPause { what: Pause::Submissions, until: START + 1 }).unwrap();
    suite.refused("alice", &[], submit(inference("1")), "paused");
}

#[test]
fn rotated_keys_say_who_took_over() {
    let mut suite = suite();
    suite.send("alice", rotate(Some(suite.name("fresh")))).unwrap();
    suite.send("fresh", accept_operator()).unwrap();
    suite.refused("alice", &[], submit(inference("1")), "operator_rotated");
    suite.refused("alice", &[], ExecuteMsg::SweepForfeits {}, "nothing_forfeited");
}

#[test]
fn a_topic_with_48_open_epochs_asks_for_advance_first() {
    let mut suite = suite();
    for epoch in 0..48 {
        suite.at(100 * epoch).send("alice", submit_as(epoch, None, inference("1"))).unwrap();
    }
    suite.at(4_800).refused("alice", &[], submit_as(48, None, inference("1")), "advance_first");
    // Others' epochs are no obstacle, and those that are open go on.
    suite.send("alice", commit_some(48)).unwrap();
    suite.at(4_710).send("bob", submit_as(47, None, inference("1"))).unwrap();
    let open: OpenEpochs = OPEN.load(suite.storage(), OPEN_TOPIC.0).unwrap();
    assert_eq!(open.as_slice().len(), 48);
}
