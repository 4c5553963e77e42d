//! What is refused, message by message: with a code, a text that says what to do, and nothing changed.

use crate::suite::*;
use crate::workers::{
    accept_operator, accept_worker, leave, received, register, rotate, top_up, transfer, withdraw,
};
use allora_interfaces::registry::{Pause, Role, Sibling};
use allora_interfaces::synthesis::{CONFIG, Entry, ExecuteMsg, Parts, ReceiveMsg, WORKERS};
use allora_protocol::loss::Bounds;
use allora_protocol::schedule::OpenEpochs;
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{Coin, HexBinary, Uint128, coin};

const NOWHERE: TopicId = TopicId(99);

/// Two workers in each topic, alice (0) and bob (1), and a reputer, rita.
fn suite() -> Suite {
    let mut suite = Suite::new();
    for topic in [OPEN_TOPIC, REVEAL_TOPIC] {
        suite.register(topic, "alice");
        suite.register(topic, "bob");
    }
    suite.pool(OPEN_TOPIC, 0, "rita", 2 * MIN_STAKE);
    suite
}

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
fn messages_that_take_no_money_refuse_coins() {
    let mut suite = suite();
    suite.send("alice", submit(inference("1"))).unwrap();
    let pause = ExecuteMsg::SetPause { what: Pause::Submissions, until: 0 };
    let address = suite.name("rewards");
    let messages = [
        ("registry", ExecuteMsg::Wire { sibling: Sibling::Rewards, address }),
        ("registry", pause),
        ("alice", leave()),
        ("alice", withdraw()),
        ("alice", rotate(None)),
        ("alice", accept_operator()),
        ("alice", transfer(None)),
        ("alice", accept_worker()),
        ("bob", submit(inference("1"))),
        ("bob", commit_some(0)),
        ("bob", reveal(None, inference("1"))),
        ("rita", report("1")),
        ("alice", ExecuteMsg::SweepForfeits {}),
    ];
    for (sender, message) in messages {
        suite.refused(sender, &coins(1), message.clone(), "no_funds_taken");
        suite.refused(sender, &[coin(1, "uatom")], message, "no_funds_taken");
    }
    let mut suite = Suite::cw20();
    let message =
        received(&suite, "bot", DEPOSIT, &ReceiveMsg::RegisterWorker { topic_id: OPEN_TOPIC, owner: None });
    suite.refused("token", &coins(1), message, "no_funds_taken");
}

#[test]
fn money_comes_in_one_coin_of_the_suite_and_in_the_amount_that_is_due() {
    let mut suite = suite();
    let foreign = || coin(DEPOSIT, "uatom");
    let due = || coin(DEPOSIT, DENOM);
    let wrong: [(Vec<Coin>, &str, &str); 6] = [
        (vec![], "wrong_amount", "no_amount"),
        (coins(0), "no_amount", "no_amount"),
        (vec![foreign()], "wrong_denom", "wrong_denom"),
        (vec![due(), foreign()], "wrong_denom", "wrong_denom"),
        (coins(DEPOSIT - 1), "wrong_amount", ""),
        (coins(DEPOSIT + 1), "wrong_amount", ""),
    ];
    for (funds, registering, adding) in wrong {
        suite.refused("carol", &funds, register(None), registering);
        if !adding.is_empty() {
            suite.refused("carol", &funds, top_up(), adding);
        }
    }

    let mut suite = Suite::cw20();
    let registering = ReceiveMsg::RegisterWorker { topic_id: OPEN_TOPIC, owner: None };
    for (sender, amount, code) in [
        ("mallory", DEPOSIT, "wrong_token"),
        ("token", 0, "no_amount"),
        ("token", DEPOSIT - 1, "wrong_amount"),
        ("token", DEPOSIT + 1, "wrong_amount"),
    ] {
        let message = received(&suite, "carol", amount, &registering);
        suite.refused(sender, &[], message, code);
    }
    suite.refused("carol", &coins(DEPOSIT), register(None), "wrong_token");
    suite.refused("carol", &coins(1), top_up(), "wrong_token");
}

#[test]
fn a_native_suite_takes_no_cw20_whoever_sends_it() {
    let mut suite = suite();
    let message =
        received(&suite, "carol", DEPOSIT, &ReceiveMsg::RegisterWorker { topic_id: OPEN_TOPIC, owner: None });
    suite.refused("mallory", &[], message, "wrong_token");
}

#[test]
fn a_malformed_message_inside_a_send_is_refused() {
    let mut suite = Suite::cw20();
    let ExecuteMsg::Receive(mut message) =
        received(&suite, "carol", 5, &ReceiveMsg::TopUp { topic_id: OPEN_TOPIC, worker_id: WorkerId(0) })
    else {
        panic!()
    };
    message.msg = b"{\"stake\":{}}".into();
    assert!(suite.send("token", ExecuteMsg::Receive(message)).is_err());
}

#[test]
fn a_malformed_address_is_refused() {
    let mut suite = suite();
    let nonsense = || Some("Nonsense".to_string());
    let beneficiary = nonsense();
    let withdraw = ExecuteMsg::WithdrawDeposit { topic_id: OPEN_TOPIC, worker_id: WorkerId(0), beneficiary };
    let address = "Nonsense".into();
    for (sender, funds, message) in [
        ("carol", deposit(), register(nonsense())),
        ("alice", vec![], rotate(nonsense())),
        ("alice", vec![], transfer(nonsense())),
        ("alice", vec![], withdraw),
        ("registry", vec![], ExecuteMsg::Wire { sibling: Sibling::Rewards, address }),
    ] {
        assert!(suite.pay(sender, &funds, message).is_err());
    }
}

#[test]
fn only_the_registry_administers() {
    let mut suite = suite();
    let pause = |what| ExecuteMsg::SetPause { what, until: u64::MAX };
    let address = suite.name("mallory");
    let wire = |sibling| ExecuteMsg::Wire { sibling, address: address.clone() };
    for sender in ["mallory", "staking", "alice"] {
        suite.refused(sender, &[], pause(Pause::Submissions), "unauthorized");
        suite.refused(sender, &[], wire(Sibling::Rewards), "unauthorized");
    }
    suite.refused("registry", &[], wire(Sibling::Staking), "already_wired");
    suite.refused("registry", &[], pause(Pause::Settlement), "not_supported");
    suite.refused("registry", &[], pause(Pause::Payouts), "not_supported");
}

#[test]
fn registration_refuses() {
    let mut suite = suite();
    let nowhere = ExecuteMsg::RegisterWorker { topic_id: NOWHERE, owner: None };
    suite.refused("carol", &deposit(), nowhere, "topic_not_found");
    suite.refused("alice", &deposit(), register(None), "already_registered");
    suite.send("alice", leave()).unwrap();
    let other = Some(suite.name("carol"));
    suite.refused("alice", &[], register(other), "owner_differs");
    let same = Some(suite.name("alice"));
    suite.send("alice", register(same)).unwrap();
    suite.topic(OPEN_TOPIC, |record| record.retired_from = Some(EpochId(5)));
    suite.refused("carol", &deposit(), register(None), "topic_retired");
    suite.send("alice", leave()).unwrap();
    suite.refused("alice", &[], register(None), "topic_retired");
}

#[test]
fn amounts_beyond_all_amounts_are_refused() {
    let mut suite = suite();
    suite.refused("carol", &coins(u128::MAX), top_up(), "overflow");
}

#[test]
fn what_the_owner_does_nobody_else_does() {
    let mut suite = suite();
    let strange = |message: ExecuteMsg, id: u32| -> ExecuteMsg {
        let (topic_id, worker_id) = (OPEN_TOPIC, WorkerId(id));
        match message {
            ExecuteMsg::LeaveTopic { .. } => ExecuteMsg::LeaveTopic { topic_id, worker_id },
            ExecuteMsg::WithdrawDeposit { beneficiary, .. } => {
                ExecuteMsg::WithdrawDeposit { topic_id, worker_id, beneficiary }
            }
            ExecuteMsg::RotateOperator { operator, .. } => {
                ExecuteMsg::RotateOperator { topic_id, worker_id, operator }
            }
            ExecuteMsg::TransferWorker { to, .. } => ExecuteMsg::TransferWorker { topic_id, worker_id, to },
            ExecuteMsg::AcceptOperator { .. } => ExecuteMsg::AcceptOperator { topic_id, worker_id },
            ExecuteMsg::AcceptWorker { .. } => ExecuteMsg::AcceptWorker { topic_id, worker_id },
            other => other,
        }
    };
    let owners = [leave(), withdraw(), rotate(None), transfer(None)];
    for message in owners {
        suite.refused("bob", &[], message.clone(), "unauthorized");
        suite.refused("bob", &[], strange(message, 7), "worker_not_found");
    }
    for message in [accept_operator(), accept_worker()] {
        suite.refused("carol", &[], message.clone(), "not_offered");
        suite.refused("carol", &[], strange(message, 7), "worker_not_found");
    }
    let top_up_nobody = ExecuteMsg::TopUp { topic_id: OPEN_TOPIC, worker_id: WorkerId(7) };
    suite.refused("carol", &coins(1), top_up_nobody, "worker_not_found");

    suite.refused("alice", &[], withdraw(), "still_there");
    suite.send("alice", leave()).unwrap();
    suite.refused("alice", &[], leave(), "worker_left");
    suite.refused("carol", &coins(1), top_up(), "worker_left");
    suite.refused("alice", &[], withdraw(), "deposit_locked");
    let mut worker = WORKERS.load(suite.storage(), (OPEN_TOPIC.0, 0)).unwrap();
    worker.deposit = Uint128::zero();
    WORKERS.save(suite.storage(), (OPEN_TOPIC.0, 0), &worker);
    suite.refused("alice", &[], withdraw(), "no_deposit");
}

#[test]
fn what_the_owner_may_not_do_yet_or_with_a_used_key() {
    let mut suite = suite();
    suite.send("alice", submit(inference("1"))).unwrap();
    suite.send("alice", leave()).unwrap();
    suite.at(90 * DAY).refused("alice", &[], withdraw(), "deposit_in_use");
    suite.send("alice", rotate(Some(suite.name("bob")))).unwrap();
    suite.refused("bob", &[], accept_operator(), "operator_used");
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
    suite.env.block.time = cosmwasm_std::Timestamp::from_seconds(START - 1);
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
    suite.pool(OPEN_TOPIC, 1, "poor", MIN_STAKE);
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
    suite.topic(OPEN_TOPIC, |record| record.policies.worker = allora_interfaces::registry::Policy::List);
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
    let open: OpenEpochs = allora_interfaces::synthesis::OPEN.load(suite.storage(), OPEN_TOPIC.0).unwrap();
    assert_eq!(open.as_slice().len(), 48);
}

/// Codes that queries and migrations give.
const ELSEWHERE: [&str; 3] = ["too_many_topics", "no_result", "wrong_version"];

#[test]
fn every_code_of_the_contract_is_provoked_in_this_file() {
    let (errors, here) = (include_str!("../../src/error.rs"), include_str!("refusals.rs"));
    let codes = errors.split('"').filter_map(|text| text.split_once(": ").map(|(code, _)| code));
    let codes: Vec<_> =
        codes.filter(|code| code.bytes().all(|b| b == b'_' || b.is_ascii_lowercase())).collect();
    assert!(codes.len() > 40, "{codes:?}");
    for code in codes {
        assert!(ELSEWHERE.contains(&code) || here.contains(&format!("\"{code}\"")), "{code}");
    }
}
