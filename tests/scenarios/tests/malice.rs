//! Tokens that attack. The suite's own token may rob those who hold it; it cannot break the suite. Any other is refused.

use allora_interfaces::registry::ReceiveMsg as RegistryHook;
use allora_interfaces::staking::{ExecuteMsg, ReceiveMsg};
use allora_interfaces::synthesis;
use allora_testing::malicious_cw20::Trick;
use allora_testing::{Money, Network, TOKEN, TopicSpec};
use cosmwasm_std::{Binary, to_json_binary};

fn json<T: allora_testing::Serialize>(message: &T) -> Binary {
    to_json_binary(message).unwrap()
}

fn stake_hook(net: &Network) -> Binary {
    json(&ReceiveMsg::Stake { topic_id: net.topic, beneficiary: None })
}

#[test]
fn tokens_that_are_not_the_suites_are_refused_whatever_they_say() {
    for money in [Money::Native, Money::Cw20, Money::Malicious] {
        let mut net = Network::with_topic().money(money).start();
        let rogue = net.rogue_token();
        net.register("alice");
        let topic_id = net.topic;
        let worker_id = net.worker_id("alice");
        let register = synthesis::ReceiveMsg::RegisterWorker { topic_id, owner: None };
        let top_up = synthesis::ReceiveMsg::TopUp { topic_id, worker_id };
        let create = RegistryHook::CreateTopic(Box::new(TopicSpec::default().0));
        let hooks = [
            (net.suite.staking.clone(), stake_hook(&net)),
            (net.suite.synthesis.clone(), json(&register)),
            (net.suite.synthesis.clone(), json(&top_up)),
            (net.suite.registry.clone(), json(&create)),
        ];
        for (contract, hook) in hooks {
            net.forge(&rogue, &contract, "rita", 1_000 * TOKEN, hook).fails_with("wrong_token");
        }
    }
}

#[test]
fn receive_is_not_for_people() {
    for money in [Money::Native, Money::Cw20] {
        let mut net = Network::with_topic().money(money).start();
        let (sender, msg) = (net.addr("rita").into(), stake_hook(&net));
        let forged = cw20::Cw20ReceiveMsg { sender, amount: (1_000 * TOKEN).into(), msg };
        net.act_staking("rita", &ExecuteMsg::Receive(forged)).fails_with("wrong_token");
    }
}

#[test]
fn a_token_that_fails_holds_up_payments_and_nothing_else() {
    let mut net = Network::with_topic()
        .money(Money::Malicious)
        .reveal_window(600)
        .suite(|suite| (suite.unbonding_time, suite.deposit_delay) = (0, 0))
        .start();
    for _ in 0..10 {
        net.epoch().infer([("carol", "100.5"), ("alice", "101")]).truth("100").settle().assert_scored();
    }
    net.unstake("rita", 50 * TOKEN);
    net.leave("carol", "carol");
    net.wait_days(90);
    net.register("mute");
    net.arm(Trick::FailTransfers);
    net.withdraw("rita").fails_saying("transfers nothing today");
    net.withdraw_deposit("carol", "carol").fails_saying("transfers nothing today");
    // No token moves in an epoch: not even a forfeit can stop it.
    net.epoch().infer([("alice", "101"), ("mute", "5")]).silent("mute").truth("100").settle().assert_scored();
    net.sweep("anybody").fails_saying("transfers nothing today");
    net.arm(Trick::None);
    net.withdraw("rita");
    net.withdraw_deposit("carol", "carol");
    net.sweep("anybody");
    assert_eq!((net.balance("rita"), net.balance("carol")), (50 * TOKEN, 10 * TOKEN));
}

#[test]
fn a_token_that_calls_back_while_it_is_paid_out_gets_nothing_twice() {
    let mut net = Network::with_topic()
        .money(Money::Malicious)
        .suite(|suite| suite.unbonding_time = 0)
        .unaudited()
        .start();
    // The token is a reputer itself, with stake that it made up.
    let (token, staking) = (net.token_address(), net.suite.staking.clone());
    let topic_id = net.topic;
    let call = |message: &ExecuteMsg| (staking.to_string(), json(message));
    net.arm(Trick::Reenter { calls: vec![call(&ExecuteMsg::RegisterReputer { topic_id })] });
    net.give("anybody", 1);
    net.arm(Trick::None);
    let hook = stake_hook(&net);
    net.forge(&token, &staking, &token, 10 * TOKEN, hook);
    net.arm(Trick::Reenter { calls: vec![call(&ExecuteMsg::Unstake { topic_id, amount: None })] });
    net.give("anybody", 1);
    net.wait_days(90);

    // It withdraws, and from within its own Transfer once more.
    let withdraw = call(&ExecuteMsg::Withdraw { topic_id, reputer: None, beneficiary: None });
    net.arm(Trick::Reenter { calls: vec![withdraw] });
    net.bank_transfer("anybody", 1).fails_with("nothing_unbonding");
    net.audit_records();

    // Somebody's withdrawal is used to call back with more stake, and ledgers still say what records say.
    net.unstake("rita", TOKEN);
    net.wait_days(90);
    let forged =
        cw20::Cw20ReceiveMsg { sender: token.to_string(), amount: (7 * TOKEN).into(), msg: stake_hook(&net) };
    let more = (staking.to_string(), json(&ExecuteMsg::Receive(forged)));
    let again = call(&ExecuteMsg::Unstake { topic_id, amount: Some((2 * TOKEN).into()) });
    net.arm(Trick::Reenter { calls: vec![more, again] });
    net.withdraw("rita");
    net.audit_records();
    assert_eq!(net.balance("rita"), TOKEN);
}

#[test]
fn a_token_that_calls_back_into_an_epoch_finds_it_whole() {
    let mut net = Network::with_topic().money(Money::Malicious).reveal_window(600).unaudited().start();
    let epoch = net.epoch().infer([("alice", "101"), ("mute", "5")]).silent("mute").truth("100").id();
    net.go_to_settlement(epoch);
    let synthesis = net.suite.synthesis.to_string();
    let advance = json(&synthesis::ExecuteMsg::Advance { topic_id: net.topic, limit: Some(10) });
    let sweep = json(&synthesis::ExecuteMsg::SweepForfeits {});
    net.arm(Trick::Reenter { calls: vec![(synthesis.clone(), sweep)] });
    net.sweep("anybody").fails_with("nothing_forfeited");
    net.arm(Trick::Reenter { calls: vec![(synthesis, advance)] });
    net.sweep("anybody");
    net.audit_records();
    net.of(epoch).assert_scored();
    assert_eq!(net.treasury(), 7 * TOKEN, "a fee and a forfeit");
}

#[test]
fn a_token_that_keeps_what_it_should_transfer_changes_no_ledger() {
    let mut net =
        Network::with_topic().money(Money::Malicious).suite(|suite| suite.unbonding_time = 0).start();
    net.unstake("rita", 50 * TOKEN);
    net.wait_days(90);
    net.arm(Trick::KeepTransfers);
    net.withdraw("rita");
    assert_eq!(net.balance("rita"), 0, "robbed by her token");
    assert_eq!(net.solvency()[0].surplus.u128(), 50 * TOKEN, "and not by staking");
}
