//! Submissions, commitments, reveals.

use crate::suite::*;
use allora_interfaces::registry::{Policy, Role};
use allora_interfaces::synthesis::{Content, EPOCHS, Entry, ExecuteMsg, OPEN, canonical_text};
use allora_protocol::schedule::OpenEpochs;
use allora_protocol::{EpochId, WorkerId};
use cosmwasm_std::{HexBinary, Uint128};

fn open(suite: &mut Suite) -> Vec<EpochId> {
    let open: OpenEpochs = OPEN.may_load(suite.storage(), OPEN_TOPIC.0).unwrap().unwrap_or_default();
    open.as_slice().iter().map(|open| open.epoch).collect()
}

#[test]
fn an_entry_is_stored_and_told_in_its_canonical_form() {
    let mut suite = Suite::new();
    suite.register_many(OPEN_TOPIC, 1);
    let response = suite.send("w0", submit(both("3.5", &[(2, "-1"), (0, "0.5"), (1, "2")]))).unwrap();
    let canonical = both("3.5", &[(0, "0.5"), (1, "2"), (2, "-1")]);
    assert_eq!(attribute(&response, "submitted", "entry"), canonical_text(&canonical));
    let told = [
        "admitted_inferer",
        "admitted_forecaster",
        "merit_inferer",
        "merit_forecaster",
        "lowest_inferer",
        "lowest_forecaster",
    ];
    let told = told.map(|name| attribute(&response, "submitted", name));
    assert_eq!(told, ["true", "true", "-", "-", "-", "-"]);
    assert_eq!(suite.entry(OPEN_TOPIC, E0, 0).unwrap().content, Content::Open(canonical));
}

#[test]
fn the_first_entry_opens_the_epoch_and_freezes_what_stake_it_needs() {
    let mut suite = Suite::new();
    suite.register_many(OPEN_TOPIC, 2);
    assert_eq!(open(&mut suite), []);
    suite.send("w0", submit(inference("1"))).unwrap();
    assert_eq!(open(&mut suite), [E0]);
    suite.params(|params| params.min_topic_stake = Uint128::new(1));
    suite.send("w1", submit(inference("2"))).unwrap();
    let epoch = EPOCHS.load(suite.storage(), (OPEN_TOPIC.0, 0)).unwrap();
    assert_eq!((epoch.inferers, epoch.forecasters, epoch.min_topic_stake.u128()), (2, 0, 5_000_000));
    let later =
        ExecuteMsg::Submit { topic_id: OPEN_TOPIC, epoch_id: 3.into(), worker: None, entry: inference("1") };
    suite.at(300).send("w0", later).unwrap();
    assert_eq!(open(&mut suite), [E0, EpochId(3)]);
    assert_eq!(EPOCHS.load(suite.storage(), (OPEN_TOPIC.0, 3)).unwrap().min_topic_stake.u128(), 1);
}

#[test]
fn a_worker_without_merit_reads_neither_head_nor_open_epochs_once_the_epoch_is_there() {
    let mut suite = Suite::new();
    suite.register_many(OPEN_TOPIC, 2);
    suite.send("w0", submit(inference("1"))).unwrap();
    // Records that nobody could decode.
    for key in [OPEN.key(&OPEN_TOPIC.0), allora_interfaces::synthesis::HEADS.key(&OPEN_TOPIC.0)] {
        cosmwasm_std::Storage::set(suite.storage(), &key, &[99]);
    }
    let info = cosmwasm_std::testing::message_info(&suite.addr("w1"), &[]);
    let env = suite.env.clone();
    let message = submit(inference("2"));
    allora_synthesis::contract::execute(suite.deps.as_mut(), env, info, message).unwrap();
}

#[test]
fn a_forecast_may_name_the_absent_the_unknown_and_oneself() {
    let mut suite = Suite::new();
    suite.register_many(OPEN_TOPIC, 2);
    let entry = forecast(&[(0, "-1"), (1, "-2"), (4_000_000_000, "0")]);
    suite.send("w0", submit(entry.clone())).unwrap();
    assert_eq!(suite.entry(OPEN_TOPIC, E0, 0).unwrap().content, Content::Open(entry));
}

#[test]
fn labels_are_answered_with_probabilities() {
    let mut suite = Suite::new();
    suite.register(LABEL_TOPIC, "alice");
    let message = |values: [&str; 3]| ExecuteMsg::Submit {
        topic_id: LABEL_TOPIC,
        epoch_id: E0,
        worker: None,
        entry: Entry::Plain { inference: Some(values.map(number).to_vec()), forecast: None },
    };
    suite.refused("alice", &[], message(["0.5", "0.5", "0.5"]), "no_unity");
    suite.refused("alice", &[], message(["-0.5", "0.5", "1"]), "not_a_probability");
    suite.send("alice", message(["0.2", "0.3", "0.5"])).unwrap();
}

#[test]
fn what_is_committed_is_revealed_by_anybody_in_any_order_of_its_forecast() {
    let mut suite = Suite::new();
    suite.register_many(REVEAL_TOPIC, 2);
    let response = suite.commit("w0", 0, &both("1.5", &[(1, "-1"), (0, "2")]));
    let told = ["parts", "forfeit", "admitted_inferer", "admitted_forecaster"];
    let told = told.map(|name| attribute(&response, "committed", name));
    assert_eq!(told, ["inference,forecast", "300", "true", "true"]);
    suite.commit("w1", 1, &inference("2"));

    let revealed = both("1.5", &[(0, "2"), (1, "-1")]);
    let response = suite.at(20).send("stranger", reveal(Some(0), revealed.clone())).unwrap();
    assert_eq!(attribute(&response, "revealed", "entry"), canonical_text(&revealed));
    let entry = suite.entry(REVEAL_TOPIC, E0, 0).unwrap();
    assert!(entry.inferer.is_some() && entry.forecaster.is_some());
    assert_eq!(entry.content, Content::Revealed(revealed.clone()));
    suite.refused("w0", &[], reveal(None, revealed), "nothing_committed");
    suite.at(39).send("w1", reveal(None, inference("2"))).unwrap();
}

#[test]
fn a_copied_commitment_is_worth_nothing_to_the_copier() {
    let mut suite = Suite::new();
    suite.register_many(REVEAL_TOPIC, 2);
    let entry = inference("1");
    suite.commit("w0", 0, &entry);
    let copied = suite.commitment(0, &entry);
    suite.send("w1", commit(copied, entry.parts())).unwrap();
    // The worker reveals, and the copier knows entry and salt now.
    suite.at(20).send("w0", reveal(None, entry.clone())).unwrap();
    suite.refused("w1", &[], reveal(None, entry.clone()), "wrong_reveal");
    suite.refused("w0", &[], reveal(Some(1), entry), "wrong_reveal");
}

#[test]
fn another_entry_or_salt_is_no_reveal() {
    let mut suite = Suite::new();
    suite.register_many(REVEAL_TOPIC, 1);
    suite.commit("w0", 0, &inference("1"));
    suite.at(20).refused("w0", &[], reveal(None, inference("1.0000001")), "wrong_reveal");
    let message = |salt: HexBinary| ExecuteMsg::Reveal {
        topic_id: REVEAL_TOPIC,
        epoch_id: E0,
        worker: None,
        entry: inference("1"),
        salt,
    };
    suite.refused("w0", &[], message([8; 32].into()), "wrong_reveal");
    suite.refused("w0", &[], message(HexBinary::from(&[7; 31])), "wrong_length");
    suite.send("w0", message(SALT.into())).unwrap();
}

#[test]
fn what_was_not_said_to_be_in_it_or_is_malformed_cannot_be_revealed() {
    let mut suite = Suite::new();
    suite.register_many(REVEAL_TOPIC, 2);
    let entry = both("1", &[(0, "1")]);
    let commitment = suite.commitment(0, &entry);
    suite.send("w0", commit(commitment, inference("1").parts())).unwrap();
    let twice = forecast(&[(0, "1"), (0, "2")]);
    suite.commit("w1", 1, &twice);
    suite.at(20).refused("w0", &[], reveal(None, entry), "wrong_parts");
    suite.refused("w1", &[], reveal(None, twice), "duplicate_element");
}

#[test]
fn who_left_or_lost_his_place_on_the_list_still_reveals() {
    let mut suite = Suite::new();
    suite.register_many(REVEAL_TOPIC, 2);
    for worker in 0..2 {
        suite.commit(&format!("w{worker}"), worker, &inference("1"));
    }
    suite.topic(REVEAL_TOPIC, |record| record.policies.worker = Policy::List);
    suite.list(REVEAL_TOPIC, Role::Worker, "w1");
    suite.send("w1", ExecuteMsg::LeaveTopic { topic_id: REVEAL_TOPIC, worker_id: WorkerId(1) }).unwrap();
    suite.at(20);
    for name in ["w0", "w1"] {
        suite.send(name, reveal(None, inference("1"))).unwrap();
    }
}

/// A commitment of worker 0 to an epoch of the topic with reveals.
fn commit_to(epoch: u64) -> ExecuteMsg {
    ExecuteMsg::Commit {
        topic_id: REVEAL_TOPIC,
        epoch_id: epoch.into(),
        worker: None,
        commitment: [1; 32].into(),
        parts: inference("1").parts(),
    }
}

#[test]
fn a_forfeit_raised_later_does_not_touch_what_was_committed() {
    let mut suite = Suite::new();
    suite.register_many(REVEAL_TOPIC, 1);
    suite.send("w0", commit_to(0)).unwrap();
    suite.params(|params| params.reveal_forfeit = Uint128::new(701));
    let Content::Committed(committed) = suite.entry(REVEAL_TOPIC, E0, 0).unwrap().content else { panic!() };
    assert_eq!(committed.forfeit.u128(), FORFEIT);
    // 300 + 701 > 1000: what the first may forfeit counts as it was.
    suite.at(100).refused("w0", &[], commit_to(1), "deposit_too_small");
    suite.params(|params| params.reveal_forfeit = Uint128::new(700));
    suite.send("w0", commit_to(1)).unwrap();
}

#[test]
fn a_deposit_covers_every_open_commitment_at_once() {
    let mut suite = Suite::new();
    suite.register_many(REVEAL_TOPIC, 1);
    // Nobody sends `Advance`, so commitments stay open.
    for epoch in 0..3 {
        suite.at(100 * epoch).send("w0", commit_to(epoch)).unwrap();
    }
    suite.at(300).refused("w0", &[], commit_to(3), "deposit_too_small");
    let top_up = ExecuteMsg::TopUp { topic_id: REVEAL_TOPIC, worker_id: WorkerId(0) };
    suite.pay("anybody", &coins(200), top_up).unwrap();
    suite.send("w0", commit_to(3)).unwrap();
}

#[test]
fn what_is_revealed_binds_no_deposit_any_more() {
    let mut suite = Suite::new();
    suite.register_many(REVEAL_TOPIC, 1);
    suite.set_deposit(REVEAL_TOPIC, 0, FORFEIT);
    suite.commit("w0", 0, &inference("1"));
    suite.at(20).send("w0", reveal(None, inference("1"))).unwrap();
    suite.at(100).send("w0", commit_to(1)).unwrap();
    suite.at(200).refused("w0", &[], commit_to(2), "deposit_too_small");
}
