//! Deposits, stake, and who governs them, in every kind of token.

use super::compare;
use allora_interfaces::feed::Guards;
use allora_interfaces::registry::{Pause, Policy, Role};
use allora_testing::{Money, Network, TOKEN, TopicSpec};

const WORKERS: [(&str, &str); 2] = [("alice", "101"), ("bob", "99")];
const DAYS: u64 = 21;

#[test]
fn stake_and_deposits_come_back_in_every_token() {
    for money in [Money::Native, Money::Cw20, Money::NewCw20] {
        compare(Network::with_topic().money(money).reveal_window(600), |net| {
            net.epoch().infer(WORKERS).silent("bob").truth("100").settle().assert_scored();
            net.top_up("friend", "bob", 3 * TOKEN);
            net.sweep("anybody");
            net.new_reputer("sam", 10 * TOKEN);
            net.stake_for("friend", Some("sam"), 2 * TOKEN);
            net.unstake("sam", 4 * TOKEN);
            net.unstake("sam", TOKEN);
            net.cancel_unstake("sam", 0);
            net.withdraw("sam").fails_with("nothing_matured");
            net.new_reputer("tina", 5 * TOKEN);
            net.set_commission("sam", 10);
            net.delegate("dave", "sam", 3 * TOKEN);
            net.delegate("dave", "nobody", TOKEN).fails_with("not_registered");
            net.undelegate("dave", "sam", TOKEN);
            let to = (net.topic, "tina");
            net.redelegate("dave", "sam", to, TOKEN);
            net.undelegate("dave", "sam", None);
            net.cancel_unstake_from("dave", "sam", 2);
            net.wait_days(DAYS);
            net.withdraw_from("dave", "sam");
            net.withdraw("sam");
            net.unstake("sam", None);
            net.leave("alice", "alice");
            net.withdraw_deposit("alice", "alice").fails_with("deposit_locked");
            net.wait_days(91);
            net.withdraw_deposit("alice", "alice");
            net.register("alice");
            net.withdraw("sam");
        });
    }
}

#[test]
fn workers_change_hands() {
    compare(Network::with_topic(), |net| {
        net.epoch().infer(WORKERS).truth("100").settle();
        net.rotate("alice", "alice", Some("key"));
        net.accept_operator("key", "alice");
        net.transfer_worker("alice", "key", Some("buyer"));
        net.accept_worker("buyer", "key");
        net.leave("alice", "key").fails_with("unauthorized");
        net.epoch().infer([("key", "100.5"), ("bob", "99")]).truth("100").settle().assert_scored();
    });
}

#[test]
fn topics_are_governed() {
    compare(Network::with_topic(), |net| {
        net.epoch().infer(WORKERS).truth("100").settle();
        net.update_topic(|params| params.terms.max_inferers = 3);
        net.set_policy(Role::Worker, Policy::List);
        net.list(Role::Worker, &["alice", "bob"]);
        net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
        net.unlist(Role::Worker, &["bob"]);
        net.vouch("owner");
        net.set_policy(Role::Worker, Policy::List);
        net.vouch("owner");
        net.revoke("owner");
        net.pause("guardian");
        net.unpause("owner");
        net.pause_of("owner", Pause::Payouts);
        net.update_suite(|suite| suite.min_stake = Some((2 * TOKEN).into()));
        net.update_suite(|suite| suite.min_stake = Some((2 * TOKEN).into())).worked();
        net.transfer_topic("creator", Some("heir"));
        net.accept_topic("heir");
        let first = net.topic;
        net.create_topic(TopicSpec::default().listed());
        net.create_topic_paying("creator", TopicSpec::default(), TOKEN).refused();
        net.on(first).retire("heir");
    });
}

#[test]
fn a_market_reads_the_inference() {
    compare(Network::with_topic(), |net| {
        let guards = Guards { max_age: Some(7_200), min_scored_epochs: Some(1), ..Guards::default() };
        let market = net.open_market(guards, 1_000_000 * TOKEN);
        net.borrow("dave", &market, TOKEN, TOKEN).fails_with("no_inference");
        net.epoch().infer(WORKERS).truth("100").settle().assert_scored();
        net.epoch().infer(WORKERS).close();
        net.borrow("dave", &market, TOKEN, TOKEN);
        net.wait_days(1);
        net.borrow("dave", &market, TOKEN, TOKEN).fails_with("too_old");
    });
}
