//! Who else is paid, and to whom: validators, who sends the message that pays, reputers without stake, beneficiaries, owners.

use super::{GUESSES, HOUR, daily, own_money, period, play, to_reputers, to_workers};
use allora_interfaces::rewards::LEDGERS;
use allora_protocol::emission::MoneyParamsUpdate;
use allora_testing::{Network, TOKEN};
use cosmwasm_std::{Decimal, Uint128};
use scenarios::with_every_token;

#[test]
fn validators_claim_a_quarter_of_every_day_and_topics_share_the_rest() {
    let builder = Network::with_topic().schedule(daily()).suite(|suite| {
        suite.creation_fee = Uint128::zero();
        suite.money.supply = Some(Uint128::new(1_000_000_000 * TOKEN));
    });
    with_every_token(&builder, |mut net| {
        net.donate("founder", 1_000 * TOKEN);
        net.vouch("owner");
        net.fund("patron", 700 * TOKEN);
        let validators = Some(net.addr("validators").to_string());
        let money = MoneyParamsUpdate { validators, ..MoneyParamsUpdate::default() };
        net.update_suite(|suite| suite.money = Some(money));
        net.claim_credit("validators").fails_with("nothing_to_claim");
        let before = net.treasury();
        for _ in 0..3 {
            play(&mut net);
        }
        let days = [1, 2].map(|day| period(&net, day));
        // What a day emits is an n-th of the month; a quarter of it, rounded down, is credited.
        let emitted: Vec<u128> = net.log.all("period_rolled").map(|event| event.number("emission")).collect();
        assert_eq!(emitted, days.map(|day| day.emission.u128()));
        let credited: Vec<u128> =
            net.log.all("period_rolled").map(|event| event.number("validators")).collect();
        for (topics, theirs) in emitted.iter().zip(&credited) {
            assert_eq!(*theirs, (topics + theirs) / 4);
        }
        assert!(credited[0] > 0);
        let sum: u128 = credited.iter().sum();
        assert_eq!(net.credit("validators"), sum);
        net.claim_credit("validators");
        assert_eq!(net.balance("validators"), sum);
        net.claim_credit("validators").fails_with("nothing_to_claim");
        // Nobody else paid for it but the treasury, which got what rounding left of payments.
        let remainders: u128 = net.log.all("epoch_paid").map(|event| event.number("remainder")).sum();
        assert_eq!(net.treasury() + sum + emitted.iter().sum::<u128>(), before + remainders);
    });
}

#[test]
fn the_fee_is_for_whoever_sends_the_message_that_pays_and_for_nobody_before_or_after() {
    with_every_token(&own_money(), |mut net| {
        net.fund("patron", 7_000 * TOKEN);
        play(&mut net);
        let epoch = net.epoch().infer(GUESSES).reports([("rita", "100")]).id();
        net.go_to_settlement(epoch);
        net.advance("eager", 1);
        net.advance("late", 10);
        net.pay_epoch("late", epoch).refused();
        let paid = net.settlement(epoch).unwrap();
        // Half a percent of a seventh of 7,000: a unit less where the power is rounded.
        assert_eq!(paid.advance_fee, paid.own.mul_floor(Decimal::permille(5)));
        assert!((4_999_999..=5_000_000).contains(&paid.advance_fee.u128()));
        assert_eq!(["eager", "late"].map(|name| net.credit(name)), [paid.advance_fee.u128(), 0]);
        net.claim_for::<&str>("eager", [], Some("vault"));
        assert_eq!(["eager", "vault"].map(|name| net.balance(name)), [0, paid.advance_fee.u128()]);
    });
}

#[test]
fn a_reputer_who_took_all_of_his_stake_is_credited_what_his_report_earns() {
    with_every_token(&own_money(), |mut net| {
        net.fund("patron", 7_000 * TOKEN);
        // A dust of somebody else's stake must not bring it to the burned shares.
        net.delegate("mallory", "rita", 999);
        play(&mut net);
        let epoch = net.epoch().infer(GUESSES).reports([("rita", "100")]).id();
        net.unstake("rita", None);
        net.of(epoch).settle();
        let earned = to_reputers(&net, epoch);
        assert!(earned > 100 * TOKEN);
        assert_eq!((net.credit("rita"), net.pool("rita").incoming.u128()), (earned, 0));
        net.claim_credit("rita");
        assert_eq!(net.balance("rita"), earned);
    });
}

#[test]
fn where_delegators_stay_what_the_reputer_earns_is_theirs() {
    with_every_token(&own_money(), |mut net| {
        net.delegate("dave", "rita", TOKEN);
        net.fund("patron", 7_000 * TOKEN);
        play(&mut net);
        let epoch = net.epoch().infer(GUESSES).reports([("rita", "100")]).id();
        net.unstake("rita", None);
        net.of(epoch).settle();
        assert_eq!((net.credit("rita"), net.pool("rita").incoming.u128()), (0, to_reputers(&net, epoch)));
    });
}

#[test]
fn a_worker_who_is_handed_over_takes_along_what_was_not_claimed() {
    with_every_token(&own_money(), |mut net| {
        net.register_for("ann_operator", "ann");
        net.fund("patron", 7_000 * TOKEN);
        play(&mut net);
        let epoch = net.epoch().infer([("ann_operator", "100")]).reports([("rita", "100")]).settle().id();
        let first = to_workers(&net, epoch);
        net.claim("ann_operator", ["ann_operator"]).fails_with("not_owner");
        net.claim_for("ann", ["ann_operator"], Some("vault"));
        assert_eq!(["ann", "vault"].map(|name| net.balance(name)), [0, first]);

        let epoch = net.epoch().infer([("ann_operator", "100")]).reports([("rita", "100")]).settle().id();
        let second = to_workers(&net, epoch);
        net.transfer_worker("ann", "ann_operator", Some("bea"));
        // Offered is not accepted.
        net.claim("bea", ["ann_operator"]).fails_with("not_owner");
        net.accept_worker("bea", "ann_operator");
        net.claim("ann", ["ann_operator"]).fails_with("not_owner");
        net.claim("bea", ["ann_operator", "ann_operator"]);
        assert_eq!(["ann", "bea"].map(|name| net.balance(name)), [0, second]);
        assert!(LEDGERS.load(&*net.rewards_storage()).unwrap().balances.is_zero());
        net.wait(HOUR);
        net.claim("bea", ["ann_operator"]).fails_with("nothing_to_claim");
    });
}
