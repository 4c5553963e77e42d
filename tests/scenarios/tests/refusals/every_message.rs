//! What holds for each message of each contract; a message that is missing here does not compile.

use super::{World, world};
use allora_interfaces::registry::{self, Pause, Policy, Role, Sibling};
use allora_interfaces::synthesis::Parts;
use allora_interfaces::{rewards, staking, synthesis};
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, TopicId, WorkerId};
use allora_testing::{Money, Network, Serialize, Suite, TopicSpec, infers};
use cosmwasm_std::{Addr, Decimal, HexBinary, to_json_binary};
use cw20::Cw20ReceiveMsg;
use std::collections::BTreeSet;
use std::fmt::Debug;

fn received(net: &Network) -> Cw20ReceiveMsg {
    let msg = to_json_binary(&0).unwrap();
    Cw20ReceiveMsg { sender: net.addr("alice").into(), amount: 1u128.into(), msg }
}

fn of_registry(net: &Network, topic_id: TopicId) -> Vec<registry::ExecuteMsg> {
    use registry::ExecuteMsg as M;
    let (role, what, params) = (Role::Worker, Pause::Submissions, Box::new(net.params()));
    let messages = vec![
        M::CreateTopic(Box::new(TopicSpec::default().0)),
        M::UpdateTopic { topic_id, params },
        M::TransferTopic { topic_id, to: None },
        M::AcceptTopic { topic_id },
        M::RetireTopic { topic_id },
        M::SetPolicy { topic_id, role, policy: Policy::List },
        M::UpdateList { topic_id, role, add: vec![net.addr("alice").into()], remove: vec![] },
        M::SetEligible { topic_id, version: 0, policies_hash: HexBinary::from(&[0; 32]) },
        M::RevokeEligible { topic_id },
        M::UpdateParams { params: Default::default() },
        M::SetGuardian { guardian: None },
        M::Pause { what, until: None },
        M::Unpause { what },
        M::Receive(received(net)),
        M::UpdateOwnership(cw_ownable::Action::AcceptOwnership),
    ];
    complete(&messages, |message| match message {
        M::CreateTopic(_) => 0,
        M::UpdateTopic { .. } => 1,
        M::TransferTopic { .. } => 2,
        M::AcceptTopic { .. } => 3,
        M::RetireTopic { .. } => 4,
        M::SetPolicy { .. } => 5,
        M::UpdateList { .. } => 6,
        M::SetEligible { .. } => 7,
        M::RevokeEligible { .. } => 8,
        M::UpdateParams { .. } => 9,
        M::SetGuardian { .. } => 10,
        M::Pause { .. } => 11,
        M::Unpause { .. } => 12,
        M::Receive(_) => 13,
        M::UpdateOwnership(_) => 14,
    });
    messages
}

fn of_staking(net: &Network, topic_id: TopicId) -> Vec<staking::ExecuteMsg> {
    use staking::{ExecuteMsg as M, PoolRef};
    let reputer = net.addr("rita").to_string();
    let messages = vec![
        M::Wire { sibling: Sibling::Synthesis, address: net.addr("alice").into() },
        M::RegisterReputer { topic_id },
        M::Stake { topic_id, beneficiary: None },
        M::Unstake { topic_id, amount: None },
        M::CancelUnstake { topic_id, reputer: None, unbonding_id: 0 },
        M::Withdraw { topic_id, reputer: None, beneficiary: None },
        M::Delegate { topic_id, reputer: reputer.clone(), beneficiary: None },
        M::Undelegate { topic_id, reputer: reputer.clone(), amount: None },
        M::Redelegate {
            topic_id,
            reputer: reputer.clone(),
            to_topic_id: TopicId(1),
            to_reputer: reputer.clone(),
            amount: None,
        },
        M::SetCommission { topic_id, commission: Decimal::percent(10) },
        M::AddRewards { topic_id, rewards: vec![] },
        M::Refresh {
            member: reputer.clone(),
            positions: vec![PoolRef { topic_id, reputer: reputer.clone() }],
        },
        M::AddHook { addr: reputer.clone() },
        M::RemoveHook { addr: reputer },
        M::Receive(received(net)),
    ];
    complete(&messages, |message| match message {
        M::Wire { .. } => 0,
        M::RegisterReputer { .. } => 1,
        M::Stake { .. } => 2,
        M::Unstake { .. } => 3,
        M::CancelUnstake { .. } => 4,
        M::Withdraw { .. } => 5,
        M::Delegate { .. } => 6,
        M::Undelegate { .. } => 7,
        M::Redelegate { .. } => 8,
        M::SetCommission { .. } => 9,
        M::AddRewards { .. } => 10,
        M::Refresh { .. } => 11,
        M::AddHook { .. } => 12,
        M::RemoveHook { .. } => 13,
        M::Receive(_) => 14,
    });
    messages
}

fn of_synthesis(net: &Network, topic_id: TopicId) -> Vec<synthesis::ExecuteMsg> {
    use synthesis::ExecuteMsg as M;
    let (worker_id, epoch_id, worker) = (WorkerId(0), EpochId(0), None);
    let (bytes, parts) = (HexBinary::from(&[0; 32]), Parts { inference: true, forecast: false });
    let messages = vec![
        M::Wire { sibling: Sibling::Staking, address: net.addr("alice").into() },
        M::SetPause { what: Pause::Submissions, until: 0 },
        M::RegisterWorker { topic_id, owner: None },
        M::TopUp { topic_id, worker_id },
        M::LeaveTopic { topic_id, worker_id },
        M::WithdrawDeposit { topic_id, worker_id, beneficiary: None },
        M::RotateOperator { topic_id, worker_id, operator: None },
        M::AcceptOperator { topic_id, worker_id },
        M::TransferWorker { topic_id, worker_id, to: None },
        M::AcceptWorker { topic_id, worker_id },
        M::Submit { topic_id, epoch_id, worker, entry: infers("1") },
        M::Commit { topic_id, epoch_id, worker, commitment: bytes.clone(), parts },
        M::Reveal { topic_id, epoch_id, worker, entry: infers("1"), salt: bytes },
        M::Report { topic_id, epoch_id, report: Report::Void },
        M::Advance { topic_id, limit: None },
        M::SweepForfeits {},
        M::Receive(received(net)),
        M::Pay { topic_id, epoch_id },
    ];
    complete(&messages, |message| match message {
        M::Wire { .. } => 0,
        M::SetPause { .. } => 1,
        M::RegisterWorker { .. } => 2,
        M::TopUp { .. } => 3,
        M::LeaveTopic { .. } => 4,
        M::WithdrawDeposit { .. } => 5,
        M::RotateOperator { .. } => 6,
        M::AcceptOperator { .. } => 7,
        M::TransferWorker { .. } => 8,
        M::AcceptWorker { .. } => 9,
        M::Submit { .. } => 10,
        M::Commit { .. } => 11,
        M::Reveal { .. } => 12,
        M::Report { .. } => 13,
        M::Advance { .. } => 14,
        M::SweepForfeits {} => 15,
        M::Receive(_) => 16,
        M::Pay { .. } => 17,
    });
    messages
}

fn of_rewards(net: &Network, topic_id: TopicId) -> Vec<rewards::ExecuteMsg> {
    use rewards::{ExecuteMsg as M, Income, Settlement, WorkerRef};
    let order = Settlement {
        topic_id,
        epoch_id: EpochId(0),
        after: None,
        from: 0,
        to: 0,
        advancer: net.addr("alice").into(),
        shares: Default::default(),
        entries: vec![],
    };
    let messages = vec![
        M::Wire { sibling: Sibling::Synthesis, address: net.addr("alice").into() },
        M::SetPause { what: Pause::Payouts, until: 0 },
        M::Fund { topic_id, beneficiary: None },
        M::Deposit { income: Income::Donation },
        M::Touch { topic_id },
        // Of no topic; with a limit that is always refused.
        M::Roll { limit: Some(0) },
        M::Settle(Box::new(order)),
        M::Claim { workers: vec![WorkerRef { topic_id, worker_id: WorkerId(0) }], beneficiary: None },
        M::Close { topic_id },
        M::SweepSurplus {},
        M::Receive(received(net)),
    ];
    complete(&messages, |message| match message {
        M::Wire { .. } => 0,
        M::SetPause { .. } => 1,
        M::Fund { .. } => 2,
        M::Deposit { .. } => 3,
        M::Touch { .. } => 4,
        M::Roll { .. } => 5,
        M::Settle(_) => 6,
        M::Claim { .. } => 7,
        M::Close { .. } => 8,
        M::SweepSurplus {} => 9,
        M::Receive(_) => 10,
    });
    messages
}

/// Every case is there once: the numbers are 0, 1, 2 and so on.
fn complete<M>(messages: &[M], number: impl Fn(&M) -> usize) {
    assert!(messages.iter().enumerate().all(|(at, message)| number(message) == at));
}

/// Sends each with these coins; all are refused, with one of these codes.
fn refused<M: Serialize + Debug>(net: &mut Network, to: &Addr, messages: &[M], denom: &str, codes: &[&str]) {
    for message in messages {
        let coin = net.give_foreign("carol", 7, denom);
        let refusal = net.send("carol", to, message, &[coin]).refused();
        assert!(codes.contains(&refusal.code()), "{message:?}: {}", refusal.text);
    }
}

#[test]
fn coins_that_do_not_belong_are_refused_by_every_message() {
    for money in [Money::Native, Money::Cw20] {
        let mut net = Network::with_topic().money(money).start();
        net.register("alice");
        let topic = net.topic;
        let (suite, codes) =
            (net.suite.clone(), ["no_funds_taken", "wrong_denom", "wrong_token", "malformed_message"]);
        let messages = of_registry(&net, topic);
        refused(&mut net, &suite.registry, &messages, "uother", &codes);
        let messages = of_staking(&net, topic);
        refused(&mut net, &suite.staking, &messages, "uother", &codes);
        let messages = of_synthesis(&net, topic);
        refused(&mut net, &suite.synthesis, &messages, "uother", &codes);
        let messages = of_rewards(&net, topic);
        refused(&mut net, &suite.rewards, &messages, "uother", &codes);
    }
}

#[test]
fn a_topic_that_is_not_there_is_refused_by_every_message_about_one() {
    let mut net = world(World::Open);
    let nowhere = TopicId(99);
    let (suite, sender) = (net.suite.clone(), "carol");
    let mut codes = BTreeSet::new();
    for message in of_registry(&net, nowhere) {
        codes.insert(net.act_registry(sender, &message).refused().code().to_string());
    }
    for message in of_staking(&net, nowhere) {
        codes.insert(net.act_staking(sender, &message).refused().code().to_string());
    }
    for message in of_synthesis(&net, nowhere) {
        codes.insert(net.act(sender, &message).refused().code().to_string());
    }
    for message in of_rewards(&net, nowhere) {
        codes.insert(net.act_rewards(sender, &message).refused().code().to_string());
    }
    assert!(codes.contains("topic_not_found"));
    assert!(!codes.contains("") && !codes.contains("std"), "a refusal without a code among {codes:?}");
    assert_eq!(suite.name_of(suite.staking.as_str()), Some("staking"));
}

#[test]
fn what_is_no_message_is_refused() {
    let mut net = world(World::Open);
    let Suite { registry, staking, synthesis, rewards, .. } = net.suite.clone();
    let contracts = [registry, staking, synthesis, rewards];
    let nonsense = [
        "{}",
        "[]",
        "0",
        "{\"advance\":{}}",
        "{\"advance\":{\"topic_id\":-1}}",
        "{\"stake\":{\"topic_id\":1.5}}",
        "{\"retire_topic\":{\"topic_id\":18446744073709551616}}",
        "{\"submit\":{\"topic_id\":1,\"epoch_id\":0,\"entry\":{\"plain\":{\"inference\":[\"NaN\"],\"forecast\":null}}}}",
        "{\"submit\":{\"topic_id\":1,\"epoch_id\":0,\"entry\":{\"plain\":{\"inference\":[\"1e41\"],\"forecast\":null}}}}",
        "{\"submit\":{\"topic_id\":1,\"epoch_id\":0,\"entry\":{\"plain\":{\"inference\":[1],\"forecast\":null}}}}",
        "{\"report\":{\"topic_id\":1,\"epoch_id\":0,\"report\":{\"value\":[\"\"]}}}",
        "{\"fund\":{}}",
        "{\"roll\":{\"limit\":-1}}",
        "{\"claim\":{\"workers\":[{\"topic_id\":1}]}}",
        "{\"settle\":{\"topic_id\":1,\"epoch_id\":0}}",
        "{\"unknown\":{}}",
    ];
    for contract in contracts {
        for text in nonsense {
            net.send_raw("alice", &contract, text.as_bytes().into(), &[]).refused();
        }
    }
}
