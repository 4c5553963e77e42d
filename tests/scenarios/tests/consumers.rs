//! Another contract reads the network inference, in the same transaction.

use allora_interfaces::feed::Guards;
use allora_testing::{Network, TOKEN};
use cosmwasm_std::Uint128;

const WORKERS: [(&str, &str); 3] = [("alice", "2000"), ("bob", "1990"), ("carol", "2020")];

fn guards() -> Guards {
    Guards {
        max_age: Some(7_200),
        min_inferers: Some(3),
        max_concentration: Some("0.5".parse().unwrap()),
        min_scored_epochs: Some(1),
    }
}

#[test]
fn a_market_lends_at_the_price_that_the_network_infers() {
    let mut net = Network::with_topic().start();
    let market = net.open_market(guards(), 1_000_000 * TOKEN);
    net.borrow("dave", &market, TOKEN, 100 * TOKEN).fails_with("no_inference");
    net.epoch().infer(WORKERS).close();
    net.borrow("dave", &market, TOKEN, 100 * TOKEN).fails_with("too_few_scored");
    net.epoch().infer(WORKERS).truth("2000").settle().assert_scored();
    net.epoch().infer(WORKERS).truth("2000").settle().assert_scored();
    net.borrow("dave", &market, TOKEN, 1_010 * TOKEN).fails_with("too_little_collateral");
    net.borrow("dave", &market, TOKEN, 900 * TOKEN);
    assert_eq!(net.loan("dave", &market).debt, Uint128::new(900 * TOKEN));
    net.liquidate("eve", &market, "dave", 900 * TOKEN).fails_with("still_covered");
    net.repay("dave", &market, 900 * TOKEN);
    assert_eq!(net.loan("dave", &market).collateral, Uint128::zero());
}

#[test]
fn a_market_refuses_an_old_price() {
    let mut net = Network::with_topic().start();
    let market = net.open_market(guards(), 1_000_000 * TOKEN);
    let epoch = net.epoch().infer(WORKERS).truth("2000").settle().id();
    net.go_to(net.windows(epoch).closes + 7_200);
    net.borrow("dave", &market, TOKEN, 900 * TOKEN);
    net.wait(1);
    net.borrow("dave", &market, TOKEN, 1).fails_with("too_old");
    // It counts from when the close was due, not from when somebody carried it out.
    let late = net.epoch().infer(WORKERS).id();
    net.go_to(net.windows(late).closes + 7_201);
    net.catch_up();
    net.borrow("dave", &market, TOKEN, 1).fails_with("too_old");
}

#[test]
fn a_market_refuses_a_price_of_too_few() {
    let mut net = Network::with_topic().start();
    let market = net.open_market(guards(), 1_000_000 * TOKEN);
    net.epoch().infer(WORKERS).truth("2000").settle().assert_scored();
    net.epoch().infer([("alice", "2000"), ("bob", "1990")]).close();
    net.borrow("dave", &market, TOKEN, 900 * TOKEN).fails_with("too_few_inferers");
}

#[test]
fn a_market_refuses_a_price_that_one_worker_makes() {
    let mut net = Network::with_topic().start();
    let strict = Guards { max_concentration: Some("0.34".parse().unwrap()), ..guards() };
    let market = net.open_market(strict, 1_000_000 * TOKEN);
    let uneven = [("alice", "2000"), ("bob", "1500"), ("carol", "3000")];
    net.epoch().infer(uneven).truth("2000").settle().assert_scored();
    net.borrow("dave", &market, TOKEN, 100 * TOKEN);
    for _ in 0..12 {
        net.epoch().infer(uneven).truth("2000").settle().assert_scored();
    }
    net.borrow("dave", &market, TOKEN, 100 * TOKEN).fails_with("too_concentrated");
}

#[test]
fn a_loan_is_taken_over_when_its_collateral_falls() {
    let mut net = Network::with_topic().start();
    let market = net.open_market(guards(), 1_000_000 * TOKEN);
    net.epoch().infer(WORKERS).truth("2000").settle();
    net.borrow("dave", &market, TOKEN, 900 * TOKEN);
    net.epoch().infer([("alice", "800"), ("bob", "810"), ("carol", "790")]).close();
    net.liquidate("eve", &market, "dave", 900 * TOKEN);
    assert_eq!(net.loan("dave", &market).debt, Uint128::zero());
}
