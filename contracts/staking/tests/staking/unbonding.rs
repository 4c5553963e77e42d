//! How long unbonding takes, and how much of it there can be.

use crate::world::{DAY, HOUR, World, over_both, payments, schedule};
use allora_staking::ContractError;

/// How long it takes now, by the unbonding that is added.
fn unbonding_time(world: &mut World) -> u64 {
    world.unstake("dora", Some(1_000)).unwrap();
    world.unbondings("dora").last().unwrap().matures_at - world.now()
}

#[test]
fn a_topic_with_long_epochs_has_a_longer_unbonding() {
    over_both(|mut world| {
        world.registry.add_topic(2, schedule(30 * DAY));
        world.reputer("dora", 2_000_000);
        assert_eq!(unbonding_time(&mut world), 21 * DAY);
        world.topic = 2u64.into();
        world.reputer("dora", 2_000_000);
        // (H + 1) emission periods, with H = 2 · 30 + 1.
        assert_eq!(unbonding_time(&mut world), 62 * DAY);
    });
}

#[test]
fn a_longer_or_shorter_unbonding_time_acts_on_what_is_unstaked_after_it() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(1_000)).unwrap();
        world.registry.change_params(|params| params.unbonding_time = 40 * DAY);
        assert_eq!(unbonding_time(&mut world), 40 * DAY);
        // No shorter than a weight lasts: H = 7.
        world.registry.change_params(|params| params.unbonding_time = 0);
        assert_eq!(unbonding_time(&mut world), 8 * DAY);
        let matures: Vec<u64> = world.unbondings("dora").iter().map(|one| one.matures_at).collect();
        assert_eq!(matures, [21, 40, 8].map(|days| world.now() + days * DAY));
    });
}

#[test]
fn while_epochs_of_longer_terms_are_kept_they_decide() {
    over_both(|mut world| {
        world.registry.change_params(|params| params.unbonding_time = 0);
        world.registry.add_topic(2, schedule(10 * DAY));
        world.topic = 2u64.into();
        world.reputer("dora", 2_000_000);
        assert_eq!(unbonding_time(&mut world), 22 * DAY);
        world.registry.update_topic(2, world.now(), HOUR);
        assert_eq!(unbonding_time(&mut world), 22 * DAY);
    });
}

#[test]
fn what_matures_now_can_be_withdrawn_and_what_matures_a_second_later_cannot() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(300)).unwrap();
        world.wait(DAY);
        world.unstake("dora", Some(500)).unwrap();
        world.wait(20 * DAY - 1);
        let error = world.withdraw("dora").unwrap_err();
        let first = world.now() + 1;
        assert!(matches!(error, ContractError::NothingMatured { first: at, .. } if at == first), "{error}");
        world.wait(1);
        assert_eq!(payments(&world.withdraw("dora").unwrap())[0].1, 300);
        world.wait(DAY);
        assert_eq!(payments(&world.withdraw("dora").unwrap())[0].1, 500);
    });
}

#[test]
fn what_matured_is_withdrawn_in_one_payment_in_whatever_order_it_came() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(300)).unwrap();
        world.registry.change_params(|params| params.unbonding_time = 0);
        world.unstake("dora", Some(500)).unwrap();
        world.unstake("dora", Some(700)).unwrap();
        world.wait(8 * DAY);
        assert_eq!(payments(&world.withdraw("dora").unwrap())[0].1, 1_200);
        assert_eq!(world.unbondings("dora").len(), 1);
    });
}

#[test]
fn the_seventeenth_unbonding_merges_with_the_newest() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        for _ in 0..16 {
            world.unstake("dora", Some(1_000)).unwrap();
            world.wait(1);
        }
        let merged = world.unstake("dora", Some(50)).unwrap();
        let unbondings = world.unbondings("dora");
        assert_eq!(unbondings.len(), 16);
        let newest = &unbondings[15];
        assert_eq!((newest.unbonding_id, newest.amount.u128()), (15, 1_050));
        assert_eq!(newest.matures_at, world.now() + 21 * DAY);
        assert!(unbondings[..15].iter().all(|one| one.amount.u128() == 1_000));
        assert!(merged.events[0].attributes.iter().any(|one| one.key == "unbonding_id" && one.value == "15"));

        // A place that is free again is used again.
        world.cancel("dora", 3).unwrap();
        world.unstake("dora", Some(60)).unwrap();
        assert_eq!(world.unbondings("dora")[15].unbonding_id, 16);
        world.wait(30 * DAY);
        assert_eq!(payments(&world.withdraw("dora").unwrap())[0].1, 15_110);
    });
}

#[test]
fn merging_never_lets_anything_mature_earlier() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        (0..16).for_each(|_| drop(world.unstake("dora", Some(1_000)).unwrap()));
        world.registry.change_params(|params| params.unbonding_time = 0);
        world.unstake("dora", Some(50)).unwrap();
        assert_eq!(world.unbondings("dora")[15].matures_at, world.now() + 21 * DAY);
    });
}
