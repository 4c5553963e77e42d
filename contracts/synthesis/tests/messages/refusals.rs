//! What is refused, message by message: with a code, a text that says what to do, and nothing changed.

use crate::suite::*;
use crate::workers::{
    accept_operator, accept_worker, leave, received, register, rotate, top_up, transfer, withdraw,
};
use allora_interfaces::registry::{Pause, Sibling};
use allora_interfaces::synthesis::{ExecuteMsg, ReceiveMsg};
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::{Coin, coin};

pub const NOWHERE: TopicId = TopicId(99);

/// Two workers in each topic, alice (0) and bob (1), and a reputer, rita.
pub fn suite() -> Suite {
    let mut suite = Suite::new();
    for topic in [OPEN_TOPIC, REVEAL_TOPIC] {
        suite.register(topic, "alice");
        suite.register(topic, "bob");
    }
    suite.pool(OPEN_TOPIC, 0, "rita", 2 * MIN_STAKE);
    suite
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
        ("bob", commit([1; 32].into(), inference("1").parts())),
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
    suite.refused("token", &[], ExecuteMsg::Receive(message), "malformed_message");
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
        ("registry", vec![], ExecuteMsg::Wire { sibling: Sibling::Synthesis, address }),
    ] {
        suite.refused(sender, &funds, message, "invalid_address");
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
    suite.set_deposit(OPEN_TOPIC, 0, 0);
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

/// Codes that queries, migrations, unpaid epochs and a broken chain give.
const ELSEWHERE: [&str; 8] = [
    "too_many_topics",
    "no_result",
    "wrong_version",
    "std",
    "nothing_unpaid",
    "not_next",
    "being_paid",
    "not_paying",
];

#[test]
fn every_code_of_the_contract_is_provoked_here() {
    let errors = include_str!("../../src/error.rs");
    let here = [include_str!("refusals.rs"), include_str!("refusals_in_an_epoch.rs")].concat();
    let codes = errors.split('"').filter_map(|text| text.split_once(": ").map(|(code, _)| code));
    let codes: Vec<_> =
        codes.filter(|code| code.bytes().all(|b| b == b'_' || b.is_ascii_lowercase())).collect();
    assert!(codes.len() > 40, "{codes:?}");
    for code in codes {
        assert!(ELSEWHERE.contains(&code) || here.contains(&format!("\"{code}\"")), "{code}");
    }
}
