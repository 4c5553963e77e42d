//! Tokens that attack what is paid: rewards and the way of rewards into stake.

use super::{DAY, GUESSES, HOUR, daily, own_money, play, to_reputers, to_workers};
use allora_interfaces::rewards::{ExecuteMsg, Income, ReceiveMsg};
use allora_interfaces::{staking, synthesis};
use allora_protocol::schedule::Schedule;
use allora_protocol::{EpochId, ReputerId};
use allora_testing::malicious_cw20::Trick;
use allora_testing::{Money, Network, Serialize, TOKEN};
use cosmwasm_std::{Addr, Binary, Uint128, to_json_binary};

type Call = (String, Binary);

fn call<M: Serialize>(to: &Addr, message: &M) -> Call {
    (to.to_string(), to_json_binary(message).unwrap())
}

fn advance(net: &Network) -> Call {
    call(&net.suite.synthesis, &synthesis::ExecuteMsg::Advance { topic_id: net.topic, limit: Some(10) })
}

/// A funded topic, and an epoch whose settlement is due.
fn due() -> (Network, EpochId) {
    let mut net = own_money().money(Money::Malicious).unaudited().start();
    net.fund("patron", 7_000 * TOKEN);
    play(&mut net);
    let epoch = net.epoch().infer(GUESSES).reports([("rita", "100")]).id();
    net.go_to_settlement(epoch);
    (net, epoch)
}

/// What is paid for the epoch when nobody attacks.
fn honest() -> (u128, u128) {
    let (mut net, epoch) = due();
    net.catch_up();
    (to_workers(&net, epoch), to_reputers(&net, epoch))
}

fn assert_paid_once(net: &Network, epoch: EpochId) {
    assert_eq!((to_workers(net, epoch), to_reputers(net, epoch)), honest());
    let earned = ["alice", "bob"].map(|name| net.earned(name).total().unwrap().u128());
    assert_eq!(earned.iter().sum::<u128>(), to_workers(net, epoch));
    assert_eq!(net.pool("rita").incoming.u128(), to_reputers(net, epoch));
    assert_eq!(
        net.log.all("epoch_paid").filter(|event| event.get("epoch_id") == epoch.to_string()).count(),
        1
    );
    net.audit_records();
    assert!(net.solvency().iter().all(|contract| contract.missing.is_zero()));
}

#[test]
fn a_token_that_calls_back_into_a_payment_finds_it_made() {
    let (mut net, epoch) = due();
    let (topic_id, rewards) = (net.topic, net.suite.rewards.clone());
    let touch = call(&rewards, &ExecuteMsg::Touch { topic_id });
    let roll = call(&rewards, &ExecuteMsg::Roll { limit: None });
    let calls = vec![advance(&net), touch, roll, advance(&net)];
    net.arm(Trick::Reenter { calls });
    net.advance("keeper", 1);
    assert_paid_once(&net, epoch);
    net.arm(Trick::None);
    net.catch_up();
    assert_paid_once(&net, epoch);
}

#[test]
fn an_epoch_that_a_token_settles_within_the_payment_of_another_waits_and_is_paid_after_it() {
    // The truth comes a day and two hours after the opening, so two epochs can be due at once.
    let both_due = || {
        let schedule = Schedule { ground_truth_lag: DAY + 2 * HOUR, ..daily() };
        let mut net = own_money().schedule(schedule).money(Money::Malicious).unaudited().start();
        net.fund("patron", 7_000 * TOKEN);
        play(&mut net);
        let first = net.epoch().infer(GUESSES).close().id();
        let second = net.epoch().infer(GUESSES).close().id();
        net.of(first).reports([("rita", "100")]);
        net.of(second).reports([("rita", "100")]);
        net.go_to_settlement(second);
        (net, [first, second])
    };
    let paid = |net: &Network, epochs: [EpochId; 2]| {
        epochs.map(|epoch| (to_workers(net, epoch), to_reputers(net, epoch)))
    };
    let (mut net, epochs) = both_due();
    net.catch_up();
    let honest = paid(&net, epochs);

    let (mut net, epochs) = both_due();
    let calls = vec![advance(&net), advance(&net)];
    net.arm(Trick::Reenter { calls });
    net.advance("keeper", 1);
    assert!(net.settlement(epochs[0]).is_some() && net.settlement(epochs[1]).is_none());
    assert!(net.unpaid(epochs[1]).is_some());
    net.audit_records();
    net.arm(Trick::None);
    net.catch_up();
    assert_eq!(paid(&net, epochs), honest);
    net.pay_epoch("keeper", epochs[1]).refused();
    net.audit_records();
}

#[test]
fn a_token_that_asks_for_a_second_payment_within_the_first_has_neither_and_the_epoch_is_paid_later() {
    let (mut net, epoch) = due();
    let pay = synthesis::ExecuteMsg::Pay { topic_id: net.topic, epoch_id: epoch };
    let calls = vec![call(&net.suite.synthesis, &pay)];
    net.arm(Trick::Reenter { calls });
    let told = net.advance("keeper", 1).ok();
    assert!(told.find("payment_failed").is_some() && told.find("epoch_paid").is_none());
    assert_eq!((net.settlement(epoch), net.credit("keeper")), (None, 0));
    net.audit_records();
    net.arm(Trick::None);
    net.pay_epoch("keeper", epoch);
    net.pay_epoch("keeper", epoch).refused();
    assert_paid_once(&net, epoch);
}

#[test]
fn a_token_that_claims_while_its_claim_is_paid_out_gets_nothing() {
    let (mut net, epoch) = due();
    let (token, rewards) = (net.token_address(), net.suite.rewards.clone());
    // It sends the message that pays, so the fee is its own.
    let calls = vec![advance(&net)];
    net.arm(Trick::Reenter { calls });
    net.bank_transfer("anybody", 1);
    let fee = net.settlement(epoch).unwrap().advance_fee.u128();
    assert_eq!(net.credit(&token), fee);
    let held = net.balance(&rewards);

    let claim = ExecuteMsg::Claim { workers: vec![], beneficiary: None };
    net.arm(Trick::Reenter { calls: vec![call(&rewards, &claim)] });
    net.bank_transfer("anybody", 1).fails_with("nothing_to_claim");
    assert_eq!((net.credit(&token), net.balance(&rewards)), (fee, held));
    // While somebody else is paid it may claim once, and he has all of his.
    net.claim("alice", ["alice"]).fails_with("nothing_to_claim");
    net.arm(Trick::None);
    net.claim("alice", ["alice"]);
    assert_eq!(net.balance("alice"), to_workers(&net, epoch) / 2);
    net.audit_records();
}

#[test]
fn a_token_that_keeps_or_refuses_a_claim_changes_no_other_ledger() {
    let (mut net, epoch) = due();
    net.catch_up();
    let of_each = to_workers(&net, epoch) / 2;
    net.arm(Trick::FailTransfers);
    net.claim("alice", ["alice"]).fails_saying("transfers nothing today");
    assert_eq!(net.earned("alice").total().unwrap().u128(), of_each);
    net.arm(Trick::KeepTransfers);
    net.claim("alice", ["alice"]);
    assert_eq!(net.balance("alice"), 0, "robbed by her token");
    let [_, _, rewards] = net.solvency();
    assert_eq!(rewards.surplus.u128(), of_each, "and not by rewards");
    net.arm(Trick::None);
    net.claim("bob", ["bob"]);
    assert_eq!(net.balance("bob"), of_each);
    net.sweep_surplus("owner");
    net.audit_records();
}

#[test]
fn a_token_that_says_more_came_than_did_is_short_itself_and_the_books_say_so() {
    let (mut net, epoch) = due();
    let (token, rewards) = (net.token_address(), net.suite.rewards.clone());
    let fund = ReceiveMsg::Fund { topic_id: net.topic, beneficiary: None };
    let forged = to_json_binary(&fund).unwrap();
    net.forge(&token, &rewards, "nobody", 1_000 * TOKEN, forged);
    net.audit_records();
    assert_eq!(net.solvency()[2].missing.u128(), 1_000 * TOKEN);
    // What comes today counts from tomorrow on: the epoch is paid what it would have been.
    net.catch_up();
    assert_eq!((to_workers(&net, epoch), to_reputers(&net, epoch)), honest());
    net.claim("alice", ["alice"]);
}

#[test]
fn what_a_token_says_of_balances_is_read_by_solvency_alone() {
    let (mut net, epoch) = due();
    net.arm(Trick::Boast { by: Uint128::new(1_000_000 * TOKEN) });
    net.catch_up();
    assert_eq!((to_workers(&net, epoch), to_reputers(&net, epoch)), honest());
    net.claim("alice", ["alice"]);
    net.sweep_surplus("mallory").fails_with("unauthorized");
    net.audit_records();
    assert_eq!(net.solvency()[2].surplus.u128(), 1_000_000 * TOKEN);
    net.arm(Trick::None);
    assert_eq!((net.balance("alice"), net.treasury()), (to_workers(&net, epoch) / 2, remainders(&net)));
}

/// What rounding left of payments.
fn remainders(net: &Network) -> u128 {
    net.log.all("epoch_paid").map(|event| event.number("remainder")).sum()
}

#[test]
fn money_from_another_token_or_in_somebody_elses_name_is_refused() {
    for money in [Money::Native, Money::Cw20, Money::Malicious] {
        let mut net = own_money().money(money).start();
        let rogue = net.rogue_token();
        let (topic_id, rewards, staking) = (net.topic, net.suite.rewards.clone(), net.suite.staking.clone());
        let registry = net.suite.registry.clone();
        let add = staking::ReceiveMsg::AddRewards { topic_id, rewards: vec![(ReputerId(0), TOKEN.into())] };
        let delegate =
            staking::ReceiveMsg::Delegate { topic_id, reputer: net.addr("rita").into(), beneficiary: None };
        let fund = ReceiveMsg::Fund { topic_id, beneficiary: None };
        let fee = ReceiveMsg::Deposit { income: Income::CreationFee { topic_id } };
        let json = |message: &dyn Fn() -> cosmwasm_std::StdResult<Binary>| message().unwrap();
        let (add, delegate) = (json(&|| to_json_binary(&add)), json(&|| to_json_binary(&delegate)));
        let (fund, fee) = (json(&|| to_json_binary(&fund)), json(&|| to_json_binary(&fee)));
        for (to, sender, msg) in [
            (&staking, &rewards, add),
            (&staking, &registry, delegate),
            (&rewards, &registry, fund),
            (&rewards, &registry, fee),
        ] {
            net.forge(&rogue, to, sender, TOKEN, msg).fails_with("wrong_token");
        }
        // With the right token, in one's own name.
        net.deposit_as("mallory", Income::CreationFee { topic_id }, TOKEN).fails_with("unauthorized");
        net.deposit_as("mallory", Income::Forfeits, TOKEN).fails_with("unauthorized");
        let rewards = vec![(ReputerId(0), TOKEN.into())];
        let native = staking::ExecuteMsg::AddRewards { topic_id, rewards: rewards.clone() };
        let inside = staking::ReceiveMsg::AddRewards { topic_id, rewards };
        net.pay("mallory", &staking, TOKEN, &native, &inside).fails_with("unauthorized");
    }
}
