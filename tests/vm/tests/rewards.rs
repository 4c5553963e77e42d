//! Money of topics, from its first token to the claim of the last, in every kind of token.

use super::compare;
use allora_interfaces::registry::Pause;
use allora_interfaces::rewards::Income;
use allora_protocol::EpochId;
use allora_testing::malicious_cw20::Trick;
use allora_testing::{Builder, Money, Network, TOKEN};
use cw_multi_test::Executor;

const WORKERS: [(&str, &str); 3] = [("alice", "100.5"), ("bob", "97"), ("carol", "104.0625")];
const FORECAST: [(&str, &str); 3] = [("alice", "-1.5"), ("bob", "0.25"), ("carol", "1")];

/// A suite whose periods emit something.
fn suite(money: Money) -> Builder {
    Network::with_topic().money(money).suite(|suite| suite.money.supply = Some((10_000_000 * TOKEN).into()))
}

/// The topic has funding, in the period of now an emission, and a first epoch behind it, in which nobody has a score yet.
fn endow(net: &mut Network) {
    net.donate("patron", 1_000_000 * TOKEN);
    net.vouch("owner");
    net.fund("patron", 1_000 * TOKEN);
    net.wait_days(1);
    net.roll("keeper", None);
    net.touch("keeper");
    epoch(net);
}

/// An epoch in which every role earns something; it is settled.
fn epoch(net: &mut Network) -> EpochId {
    let epoch = net.epoch().infer(WORKERS).forecast("fiona", FORECAST).truth("100").settle();
    epoch.assert_scored().id()
}

#[test]
fn who_takes_part_is_paid_in_every_token() {
    for money in [Money::Native, Money::Cw20, Money::NewCw20] {
        compare(suite(money), |net| {
            endow(net);
            net.set_commission("rita", 10);
            net.delegate("dave", "rita", 30 * TOKEN);
            net.new_reputer("sam", 40 * TOKEN);
            for _ in 0..3 {
                let paid = epoch(net);
                let paid = net.settlement(paid).expect("a payment");
                let amounts = [paid.emission, paid.own, paid.to_inferers, paid.to_reputers];
                assert!(amounts.iter().all(|amount| !amount.is_zero()), "{paid:?}");
            }
            net.claim("alice", ["alice"]);
            net.claim("alice", ["alice"]).fails_with("nothing_to_claim");
            net.claim("bob", ["carol"]).fails_with("not_owner");
            net.transfer_worker("carol", "carol", Some("bob"));
            net.accept_worker("bob", "carol");
            net.claim_for("bob", ["bob", "carol", "bob"], Some("friend"));
            net.claim_credit("keeper");
            net.pause_of("owner", Pause::Payouts);
            net.claim("fiona", ["fiona"]).fails_with("payouts_paused");
            net.unpause_of("owner", Pause::Payouts);
            net.wait_days(1);
            net.fund_for("patron", Some("friend"), 7);
            net.touch("anybody");
            net.touch("anybody");
            net.deposit_as("mallory", Income::Forfeits, TOKEN).fails_with("unauthorized");
            let to = (net.topic, "sam");
            net.redelegate("dave", "rita", to, 10 * TOKEN);
            net.undelegate("dave", "rita", None);
            net.wait_days(21);
            net.withdraw_from("dave", "rita");
            net.undelegate("dave", "sam", None);
            net.unstake("rita", None);
            net.claim("fiona", ["fiona"]);
        });
    }
}

#[test]
fn periods_begin_late_and_what_nobody_drew_returns() {
    compare(suite(Money::Native).emission_period(3_600), |net| {
        endow(net);
        net.wait_days(2);
        net.roll("anybody", 0).fails_with("limit_out_of_range");
        net.roll("anybody", 5);
        net.fund("patron", TOKEN).fails_with("roll_first");
        net.roll("anybody", None);
        net.fund("patron", TOKEN);
        epoch(net);
        for days in [6, 40] {
            net.wait_days(days);
            while let Err(refusal) = net.touch("anybody").result() {
                assert_eq!(refusal.code(), "roll_first");
                net.roll("anybody", None);
            }
        }
        epoch(net);
        net.revoke("owner");
        net.touch("anybody");
        net.wait_days(1);
        epoch(net);
    });
}

#[test]
fn what_the_treasury_lacks_is_minted_of_a_cw20() {
    let cap = Some((2_000_000_000_000 * TOKEN).into());
    let builder = Network::with_topic().money(Money::NewCw20).cap(cap);
    compare(builder.reputers([("rita", 1_000_000 * TOKEN)]), |net| {
        net.vouch("owner");
        net.fund("patron", TOKEN);
        for _ in 0..3 {
            net.wait_days(1);
            let began = net.touch("keeper").ok();
            assert!(began.event("period_rolled").number("minted") > 0, "the treasury lacks nothing");
            epoch(net);
        }
        net.claim("alice", ["alice"]);
    });
}

#[test]
fn an_epoch_waits_while_payments_are_paused() {
    compare(suite(Money::Native), |net| {
        endow(net);
        net.pause_of("owner", Pause::Settlement);
        let (first, second) = (epoch(net), epoch(net));
        net.pay_epoch("keeper", first).fails_with("paused");
        net.unpause_of("owner", Pause::Settlement);
        net.pay_epoch("keeper", second).fails_with("not_next");
        net.pay_epoch("keeper", first);
        net.pay_epoch("keeper", first).fails_with("not_next");
        net.catch_up();
        net.pay_epoch("keeper", second).fails_with("nothing_unpaid");
    });
}

#[test]
fn an_epoch_that_cannot_be_paid_is_tried_again_and_parked() {
    compare(suite(Money::Malicious), |net| {
        endow(net);
        net.arm(Trick::FailTransfers);
        let failing = epoch(net);
        for failures in 1..=3 {
            assert_eq!(net.unpaid(failing).map(|unpaid| unpaid.unpaid.failures), Some(failures));
            net.wait_days(1);
            net.catch_up();
        }
        net.pay_epoch("keeper", failing);
        net.arm(Trick::None);
        net.touch("keeper");
        let next = epoch(net);
        assert!(net.settlement(next).is_some() && net.settlement(failing).is_none());
        net.pay_epoch("keeper", failing);
        assert!(net.settlement(failing).is_some());
        net.pay_epoch("keeper", failing).fails_with("nothing_unpaid");
    });
}

#[test]
fn what_a_topic_leaves_goes_to_the_treasury() {
    compare(suite(Money::Native), |net| {
        endow(net);
        net.close_topic("anybody").fails_with("not_retired");
        net.retire("creator");
        net.fund("patron", TOKEN).fails_with("topic_retired");
        net.close_topic("anybody").fails_with("not_over");
        net.wait_days(1);
        net.close_topic("anybody");
        net.close_topic("anybody").fails_with("nothing_left");
        net.sweep_surplus("owner").fails_with("no_surplus");
        let coins = vec![net.stray_coin("bank", 5)];
        let (bank, rewards) = (net.addr("bank"), net.suite.rewards.clone());
        net.app.send_tokens(bank, rewards, &coins).expect("the bank is rich");
        net.sweep_surplus("anybody").fails_with("unauthorized");
        net.sweep_surplus("owner");
    });
}
