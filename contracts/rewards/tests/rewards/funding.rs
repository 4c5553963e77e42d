//! Money for topics, and the weight that comes of it.

use crate::world::{DAY, World, address, order, over_both, said};
use allora_interfaces::rewards::TOPICS;
use allora_protocol::emission::WeightRow;
use cosmwasm_std::{Decimal, Uint128};

/// The weight of a topic as it stands: from, until, how much.
fn weights(world: &World, topic: u64) -> Vec<(u64, u64, u128)> {
    let row = |row: &WeightRow| (row.from, row.until, row.weight.u128());
    world.funding(topic).weights.iter().map(row).collect()
}

#[test]
fn four_fifths_of_a_payment_serve_the_topic_and_the_rest_the_treasury() {
    over_both(|mut world| {
        let paid = world.fund_for("anna", Some("bert"), 1, 1_001).unwrap();
        assert_eq!(said(&paid, "topic_funded", "payer"), [address("anna").as_str()]);
        assert_eq!(said(&paid, "topic_funded", "beneficiary"), [address("bert").as_str()]);
        assert_eq!(said(&paid, "topic_funded", "direct"), ["800"]);
        assert_eq!(said(&paid, "topic_funded", "treasury"), ["201"]);
        assert_eq!((world.ledger("funding"), world.ledger("treasury")), (800, 201));
        let funding = world.funding(1);
        assert_eq!((funding.pot.u128(), funding.inflows[0].amount.u128()), (0, 800));
        assert_eq!((funding.payments.u128(), funding.stream.u128()), (1_001, 114));
    });
}

#[test]
fn a_weight_is_the_root_of_stake_times_payments_and_begins_with_the_next_period() {
    over_both(|mut world| {
        world.suite.set_stake(1, 4_000_000);
        let funded = world.fund("anna", 1, 1_000_000).unwrap();
        assert_eq!(said(&funded, "weight_set", "weight"), ["2000000"]);
        assert_eq!(said(&funded, "weight_set", "stake"), ["4000000"]);
        assert_eq!(weights(&world, 1), [(1, 7, 2_000_000)]);
        assert_eq!(world.funding(1).weight.u128(), 0);
        world.at(DAY).roll().unwrap();
        assert_eq!(world.funding(1).weight.u128(), 2_000_000);
        assert_eq!(world.overview().total_weight.u128(), 2_000_000);
    });
}

#[test]
fn touching_again_in_a_period_replaces_the_row_and_starts_from_the_same_weight() {
    let mut world = World::native();
    world.suite.set_stake(1, 4_000_000);
    world.fund("anna", 1, 1_000_000).unwrap();
    world.at(DAY + 10).touch(1).unwrap();
    let once = weights(&world, 1);
    // A day's seventh of 2,000,000 · sqrt(6/7) · (1 - 2^(-1/7)) on the way from 2,000,000.
    assert_eq!(once[0], (1, 1, 2_000_000));
    assert_eq!((once[1].0, once[1].1), (2, 8));
    assert!((1_985_000..1_988_000).contains(&once[1].2), "{once:?}");
    world.suite.set_stake(1, 4_000_000_000);
    world.at(DAY + 20).touch(1).unwrap();
    let more = weights(&world, 1);
    world.suite.set_stake(1, 4_000_000);
    world.at(2 * DAY - 1).touch(1).unwrap();
    assert_eq!(weights(&world, 1), once);
    assert!(more[1].2 > once[1].2 && more.len() == 2);
}

#[test]
fn stake_for_one_second_before_a_period_ends_makes_a_tenth_of_the_way_at_most() {
    let mut world = World::native();
    world.suite.set_stake(1, 1_000_000);
    world.fund("anna", 1, 1_000_000).unwrap();
    world.suite.set_stake(1, 1_000_000_000_000);
    world.at(2 * DAY - 1).touch(1).unwrap();
    let target = 925_820_099;
    let weight = weights(&world, 1)[1].2;
    assert!(weight > 1_000_000 && weight < 1_000_000 + (target - 1_000_000) / 10, "{weight}");
}

#[test]
fn a_weight_that_nobody_refreshes_lapses_after_seven_periods() {
    let mut world = World::native();
    world.suite.set_stake(1, 1_000_000);
    world.fund("anna", 1, 1_000_000).unwrap();
    for period in 1..=7 {
        world.at(period * DAY).roll().unwrap();
        assert_eq!(world.overview().total_weight.u128(), 1_000_000, "{period}");
    }
    world.at(8 * DAY).roll().unwrap();
    assert_eq!(world.overview().total_weight.u128(), 0);
    assert_eq!((world.funding(1).weight.u128(), weights(&world, 1)), (0, vec![]));
}

#[test]
fn longer_epochs_have_weights_that_hold_longer() {
    let mut world = World::native();
    world.suite.add_topic(3, 10 * DAY);
    world.suite.set_stake(3, 1_000_000);
    world.fund("anna", 3, 1_000_000).unwrap();
    assert_eq!(weights(&world, 3), [(1, 21, 1_000_000)]);
}

#[test]
fn a_topic_that_nobody_vouches_for_has_funding_and_no_weight() {
    let mut world = World::native();
    world.suite.set_stake(1, 1_000_000);
    world.suite.vouch(1, false);
    let funded = world.fund("anna", 1, 1_000_000).unwrap();
    assert_eq!(said(&funded, "weight_set", "eligible"), ["false"]);
    assert_eq!(weights(&world, 1), [(1, 7, 0)]);
    assert!(!world.funding(1).eligible);
    world.suite.vouch(1, true);
    world.touch(1).unwrap();
    assert_eq!(weights(&world, 1), [(1, 7, 1_000_000)]);
    // Its creator changes the policy: from the next touch on it has none.
    world.suite.vouch(1, false);
    world.at(DAY).touch(1).unwrap();
    assert_eq!(weights(&world, 1), [(1, 1, 1_000_000), (2, 8, 0)]);
}

#[test]
fn open_emission_counts_every_topic_while_it_is_on() {
    let mut world = World::native();
    world.suite.set_stake(1, 1_000_000);
    world.suite.vouch(1, false);
    world.suite.change_params(|money| money.open_emission = true);
    world.fund("anna", 1, 1_000_000).unwrap();
    assert_eq!(weights(&world, 1), [(1, 7, 1_000_000)]);
    world.suite.change_params(|money| money.open_emission = false);
    world.touch(1).unwrap();
    assert_eq!(weights(&world, 1), [(1, 7, 0)]);
}

#[test]
fn a_retired_topic_takes_no_money_and_loses_its_weight_at_the_next_touch() {
    over_both(|mut world| {
        world.suite.set_stake(1, 1_000_000);
        world.fund("anna", 1, 1_000_000).unwrap();
        world.suite.retire(1, 1);
        assert!(world.fund("anna", 1, 5).unwrap_err().to_string().starts_with("topic_retired: "));
        world.touch(1).unwrap();
        assert_eq!(weights(&world, 1), [(1, 7, 0)]);
    });
}

#[test]
fn the_share_of_the_topic_is_the_parameter_of_that_moment() {
    let mut world = World::native();
    for (share, direct) in [(Decimal::zero(), 0), (Decimal::one(), 1_000), (Decimal::percent(33), 330)] {
        world.suite.change_params(|money| money.direct_share = share);
        let before = world.ledger("funding");
        world.fund("anna", 2, 1_000).unwrap();
        assert_eq!(world.ledger("funding") - before, direct, "{share}");
    }
    assert_eq!(world.funding(2).payments.u128(), 3_000);
}

#[test]
fn rows_that_ended_more_than_128_periods_ago_go() {
    let mut world = World::native();
    world.suite.set_stake(1, 1_000_000);
    world.fund("anna", 1, 1_000_000).unwrap();
    for period in 1..=150 {
        world.at(period * DAY).fund("anna", 1, 1_000).unwrap();
    }
    use allora_interfaces::rewards::{PERIODS, WEIGHTS};
    let rows: Vec<u64> = WEIGHTS.keys(&world.deps.storage, 1u64).collect();
    assert_eq!((rows[0], rows.len()), (22, 130));
    let periods: Vec<u64> = PERIODS.keys(&world.deps.storage, ()).collect();
    assert_eq!((periods[0], periods.len()), (23, 128));
}

#[test]
fn payments_count_less_from_period_to_period() {
    let mut world = World::native();
    world.fund("anna", 1, 7_000_000).unwrap();
    world.at(DAY).touch(1).unwrap();
    assert_eq!(TOPICS.load(&world.deps.storage, 1).unwrap().payments, Uint128::new(6_000_000));
    world.at(2 * DAY).fund("anna", 1, 1).unwrap();
    assert_eq!(TOPICS.load(&world.deps.storage, 1).unwrap().payments, Uint128::new(5_142_858));
}

/// Half of all that an amount can be.
const HUGE: u128 = 1 << 127;

#[test]
fn the_largest_amounts_are_paid_to_the_unit() {
    let mut world = World::native();
    world.suite.change_params(|money| money.direct_share = Decimal::one());
    world.fund("anna", 1, HUGE - 1).unwrap();
    world.at(2 * DAY).settle(order(1, 24, None, (DAY, 2 * DAY))).unwrap();
    let paid = world.settlement(1, 24).unwrap();
    let seventh = (HUGE - 1) / 7;
    assert!(paid.own.u128().abs_diff(seventh) <= seventh / 10u128.pow(12), "{paid:?}");
    let fee = paid.own.u128() / 200;
    assert_eq!((world.credit("keeper"), world.ledger("funding")), (fee, HUGE - 1 - paid.own.u128()));
    let remainder = paid.own.u128() - fee - world.ledger("balances");
    assert_eq!((world.ledger("treasury"), remainder), (remainder, 0));
}

#[test]
fn a_weight_beyond_what_can_be_added_up_is_refused_and_holds_no_other_topic_up() {
    let mut world = World::native();
    world.suite.set_stake(1, HUGE);
    world.suite.set_stake(2, 4_000_000);
    let refused = world.fund("whale", 1, HUGE).unwrap_err().to_string();
    assert!(refused.starts_with("overflow: "), "{refused}");
    assert_eq!(world.ledger("funding"), 0);
    // As much as fits stands beside what others have.
    world.fund("whale", 1, HUGE / 4).unwrap();
    world.fund("anna", 2, 1_000_000).unwrap();
    assert_eq!(weights(&world, 2), [(1, 7, 2_000_000)]);
    world.at(DAY).roll().unwrap();
    assert!(world.overview().total_weight.u128() > HUGE / 2);
    world.touch(2).unwrap();
    world.touch(1).unwrap();
}
