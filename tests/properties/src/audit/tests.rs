//! Audits that could not fail would be none: what each of them is there for is done here behind its back.

use super::Watch;
use allora_testing::{LoggedEvent, Network, TOKEN};
use cosmwasm_std::Addr;

fn network() -> (Network, Watch) {
    let mut net = Network::with_topic().start();
    net.fund("fred", 10 * TOKEN);
    let watch = Watch::begin(&net);
    (net, watch)
}

/// Looks after something was done to the network; nobody is unknown.
fn look(tamper: impl FnOnce(&mut Network)) {
    let (mut net, mut watch) = network();
    tamper(&mut net);
    watch.look(&net, |_| true);
}

fn event(name: &str, attributes: &[(&str, &str)]) -> LoggedEvent {
    let attributes = attributes.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    LoggedEvent { time: 0, contract: "rewards".into(), name: name.into(), attributes }
}

#[test]
fn what_is_as_it_should_be_is_let_pass() {
    look(|net| {
        net.fund("fred", TOKEN);
        net.stake("rita", TOKEN);
    });
}

#[test]
#[should_panic(expected = "what it owes or was given")]
fn tokens_that_stick_to_a_contract_are_noticed() {
    look(|net| {
        let rewards = net.suite.rewards.clone();
        net.transfer("bank", &rewards, 1);
    });
}

#[test]
#[should_panic(expected = "somebody unknown has tokens")]
fn tokens_in_unknown_hands_are_noticed() {
    let (mut net, mut watch) = network();
    net.give("stranger", 1);
    let stranger: Addr = net.addr("stranger");
    watch.look(&net, |holder| *holder != stranger);
}

#[test]
#[should_panic(expected = "the supply; minted: 0")]
fn tokens_out_of_nothing_are_noticed() {
    look(|net| {
        net.give_foreign("bank", 1, "uallo");
    });
}

#[test]
#[should_panic(expected = "and what events say of them")]
fn an_event_that_nothing_was_booked_for_is_noticed() {
    look(|net| net.log.0.push(event("treasury_received", &[("amount", "1")])));
}

#[test]
#[should_panic(expected = "what a period takes")]
fn a_period_that_emits_more_than_it_takes_is_noticed() {
    let amounts = [("period", "1"), ("emission", "10"), ("validators", "1"), ("from_treasury", "7")];
    let rest = [("minted", "3"), ("returned", "0"), ("total_weight", "1")];
    look(|net| net.log.0.push(event("period_rolled", &[amounts.as_slice(), &rest].concat())));
}

#[test]
#[should_panic(expected = "is not all accounted for")]
fn a_payment_that_is_not_split_to_the_end_is_noticed() {
    let paid = [("emission", "0"), ("own", "10"), ("advance_fee", "1"), ("reward", "9"), ("remainder", "2")];
    let role = [("role", "inferer"), ("amount", "6"), ("payees", "0:1:6"), ("credited", "")];
    look(|net| net.log.0.extend([event("epoch_paid", &paid), event("role_paid", &role)]));
}
