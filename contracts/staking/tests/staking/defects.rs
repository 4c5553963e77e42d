//! What goes wrong with stake in the reference, and must not here (docs/protocol.md, "Defects of the reference").

use crate::world::{DAY, World, over_both, payments};
use cosmwasm_std::Response;

fn paid(response: &Response) -> u128 {
    payments(response)[0].1
}

#[test]
fn many_unbondings_that_mature_at_once_never_hold_each_other_back() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        let names: Vec<String> = (0..60).map(|n| format!("delegator{n}")).collect();
        for name in &names {
            world.delegate(name, "dora", 1_000).unwrap();
            world.undelegate(name, "dora", None).unwrap();
        }
        world.wait(21 * DAY);
        for name in &names {
            assert_eq!(paid(&world.withdraw_from(name, Some("dora")).unwrap()), 1_000);
        }
    });
}

#[test]
fn an_unbonding_is_paid_however_late_it_is_withdrawn() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(1_000)).unwrap();
        world.wait(4_000 * DAY);
        assert_eq!(paid(&world.withdraw("dora").unwrap()), 1_000);
    });
}

/// What a delegator gets who leaves after `change`.
fn left_after(mut world: World, change: impl Fn(&mut World)) -> u128 {
    world.reputer("dora", 2_000_000);
    world.delegate("anna", "dora", 1_000_000).unwrap();
    change(&mut world);
    world.undelegate("anna", "dora", None).unwrap();
    world.wait(21 * DAY);
    paid(&world.withdraw_from("anna", Some("dora")).unwrap())
}

#[test]
fn delegators_are_never_locked_in_by_what_becomes_of_their_reputer() {
    over_both(|world| {
        let leaves = |world: &mut World| {
            world.unstake("dora", None).unwrap();
            world.wait(21 * DAY);
            world.withdraw("dora").unwrap();
        };
        assert_eq!(left_after(world, leaves), 1_000_000);
    });
    over_both(|world| {
        let unlisted = |world: &mut World| world.registry.close_to_all_but(1, &["carl"]);
        assert_eq!(left_after(world, unlisted), 1_000_000);
    });
    over_both(|world| {
        let retired = |world: &mut World| {
            world.registry.change_topic(1, |record| record.retired_from = Some(0u64.into()));
        };
        assert_eq!(left_after(world, retired), 1_000_000);
    });
}

#[test]
fn a_delegators_rewards_of_less_than_a_base_unit_are_never_lost() {
    over_both(|mut world| {
        world.reputer("dora", 1_000_000);
        world.delegate("anna", "dora", 1_000_000).unwrap();
        // Half a base unit of each is anna's, and the pool is written in between.
        for _ in 0..10 {
            world.reward(&[(0, 1)]).unwrap();
            world.wait(DAY);
            world.set_commission("dora", 0).unwrap();
        }
        assert_eq!(world.positions("anna")[0].bonded.u128(), 1_000_005);
    });
}
