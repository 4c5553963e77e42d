//! Refusals of money: none, too little, too much, the wrong kind.

use super::{Case, World, world};
use allora_interfaces::rewards;
use allora_interfaces::staking;
use allora_interfaces::synthesis;
use allora_testing::{Money, Network, Suite, TOKEN, TopicSpec};
use cosmwasm_std::coins;

pub const CASES: &[Case] = &[
    ("wrong_amount", |net| net.register_paying("carol", None, 0)),
    ("wrong_amount", |net| net.register_paying("carol", None, 10 * TOKEN - 1)),
    ("wrong_amount", |net| net.register_paying("carol", None, 10 * TOKEN + 1)),
    ("wrong_amount", |net| net.create_topic_paying("carol", TopicSpec::default(), 0)),
    ("wrong_amount", |net| net.create_topic_paying("carol", TopicSpec::default(), 5 * TOKEN - 1)),
    ("wrong_amount", |net| net.create_topic_paying("carol", TopicSpec::default(), 5 * TOKEN + 1)),
    ("no_amount", |net| net.stake("rita", 0)),
    ("no_amount", |net| net.top_up("carol", "alice", 0)),
    ("wrong_denom", |net| {
        let coin = net.give_foreign("rita", TOKEN, "uother");
        let message = staking::ExecuteMsg::Stake { topic_id: net.topic, beneficiary: None };
        let to = net.suite.staking.clone();
        net.send("rita", &to, &message, &[coin])
    }),
    ("wrong_denom", |net| {
        let coins = [net.give_foreign("rita", TOKEN, "uother"), net.stray_coin("rita", TOKEN)];
        let message = staking::ExecuteMsg::Stake { topic_id: net.topic, beneficiary: None };
        let to = net.suite.staking.clone();
        net.send("rita", &to, &message, &coins)
    }),
    ("no_funds_taken", |net| {
        let coin = net.stray_coin("rita", 1);
        let message = staking::ExecuteMsg::Unstake { topic_id: net.topic, amount: None };
        let to = net.suite.staking.clone();
        net.send("rita", &to, &message, &[coin])
    }),
    ("wrong_token", |net| {
        let rogue = net.rogue_token();
        let to = net.suite.staking.clone();
        net.forge(&rogue, &to, "rita", TOKEN, b"{}".into())
    }),
];

#[test]
fn who_has_not_what_he_sends_is_refused_by_the_chain() {
    for money in [Money::Native, Money::Cw20] {
        let mut net = Network::with_topic().money(money).start();
        net.broke("carol");
        net.register("carol").refused();
        net.create_topic_as("carol", TopicSpec::default()).refused();
        net.register_reputer("carol");
        net.stake("carol", TOKEN).refused();
    }
}

#[test]
fn where_the_token_is_a_cw20_coins_are_refused_and_tokens_taken_exactly() {
    let mut net = Network::with_topic().money(Money::Cw20).start();
    for (name, deposit) in [("carol", 10 * TOKEN - 1), ("carol", 10 * TOKEN + 1)] {
        net.register_paying(name, None, deposit).fails_with("wrong_amount");
    }
    net.create_topic_paying("carol", TopicSpec::default(), 5 * TOKEN + 1).fails_with("wrong_amount");
    net.create_topic_paying("carol", TopicSpec::default(), 0).fails_with("wrong_token");
    let (topic_id, staking) = (net.topic, net.suite.staking.clone());
    let coin = net.stray_coin("rita", TOKEN);
    let stake = staking::ExecuteMsg::Stake { topic_id, beneficiary: None };
    net.send("rita", &staking, &stake, std::slice::from_ref(&coin)).fails_with("wrong_token");
    let register = synthesis::ExecuteMsg::RegisterWorker { topic_id, owner: None };
    let to = net.suite.synthesis.clone();
    net.send("rita", &to, &register, std::slice::from_ref(&coin)).fails_with("wrong_token");
    let to = net.suite.rewards.clone();
    let fund = rewards::ExecuteMsg::Fund { topic_id, beneficiary: None };
    net.send("rita", &to, &fund, std::slice::from_ref(&coin)).fails_with("wrong_token");
    let deposit = rewards::ExecuteMsg::Deposit { income: rewards::Income::Donation };
    net.send("rita", &to, &deposit, &[coin]).fails_with("wrong_token");
    net.fund("rita", 0).refused();
}

#[test]
fn what_is_no_message_inside_a_send_brings_the_tokens_back() {
    let mut net = Network::with_topic().money(Money::Cw20).start();
    let Suite { registry, staking, synthesis, rewards, .. } = net.suite.clone();
    let contracts = [registry, staking, synthesis, rewards];
    let token = net.token_address();
    net.give("carol", TOKEN);
    for contract in contracts {
        for msg in [&b"{}"[..], b"", b"{\"stake\":{\"topic_id\":\"1\"}}", b"[1]"] {
            let send = cw20::Cw20ExecuteMsg::Send {
                contract: contract.to_string(),
                amount: TOKEN.into(),
                msg: msg.into(),
            };
            net.send("carol", &token, &send, &[]).fails_with("malformed_message");
        }
    }
    assert_eq!(net.balance("carol"), TOKEN);
}

#[test]
fn a_suite_without_a_creation_fee_takes_none() {
    for money in [Money::Native, Money::Cw20] {
        let mut net =
            Network::builder().money(money).suite(|suite| suite.creation_fee = 0u128.into()).start();
        net.create_topic_paying("creator", TopicSpec::default(), 1).refused();
        net.create_topic(TopicSpec::default());
    }
}

#[test]
fn coins_of_every_denomination_are_refused_by_a_message_that_takes_none() {
    let mut net = world(World::Open);
    let (to, topic_id) = (net.suite.synthesis.clone(), net.topic);
    net.give_foreign("carol", 5, "uother");
    let advance = synthesis::ExecuteMsg::Advance { topic_id, limit: None };
    net.send("carol", &to, &advance, &coins(5, "uother")).fails_with("no_funds_taken");
}
