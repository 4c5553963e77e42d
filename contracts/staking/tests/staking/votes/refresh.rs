//! Counting anew.

use super::{event, refresh, texts, total, weight, weights};
use crate::eras::slash;
use crate::world::{DAY, TOKENS_PER_WEIGHT, World, address, over_both};
use allora_protocol::votes::VotesError;
use allora_staking::ContractError;

#[test]
fn what_a_pool_earns_weighs_after_the_next_message_or_a_refresh() {
    over_both(|mut world| {
        world.reputer("dora", 2_001_000);
        world.reputer("carl", 2_001_000);
        world.reward(&[(0, 2_001_000), (1, 2_001_000)]).unwrap();
        // What is on its way in weighs as it comes in.
        world.wait(DAY / 2);
        refresh(&mut world, "carl", &[(1, "carl")]).unwrap();
        assert_eq!(weights(&world, ["dora", "carl"]), [Some(2_000), Some(3_000)]);
        world.wait(DAY / 2);
        assert_eq!((weights(&world, ["dora", "carl"]), total(&world)), ([Some(2_000), Some(3_000)], 5_000));
        // An own message: 4,000,000, and 1,000 more that it brings.
        world.stake("dora", 1_000).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (Some(4_001), 7_001));
        // Anybody's.
        let refreshed = refresh(&mut world, "carl", &[(1, "carl")]).unwrap();
        assert_eq!((weight(&world, "carl"), total(&world)), (Some(4_000), 8_001));
        assert_eq!(event(&refreshed, "votes_refreshed"), texts(&[&address("carl"), &1, &4_000_000]));
        assert_eq!(event(&refreshed, "weight_changed"), texts(&[&address("carl"), &3_000, &4_000, &8_001]));
        // Nothing is left to count; a position that is named twice is one.
        let again = refresh(&mut world, "carl", &[(1, "carl"), (1, "carl")]).unwrap();
        assert_eq!(event(&again, "votes_refreshed"), texts(&[&address("carl"), &1, &4_000_000]));
        assert_eq!(event(&again, "weight_changed"), None);
    });
}

#[test]
fn a_reputers_commission_is_his_vote() {
    over_both(|mut world| {
        world.reputer("dora", 1_001_000);
        world.set_commission("dora", 50).unwrap();
        world.wait(30 * DAY);
        world.delegate("anna", "dora", 1_001_000).unwrap();
        world.reward(&[(0, 2_002_000)]).unwrap();
        world.wait(DAY);
        refresh(&mut world, "dora", &[(1, "dora")]).unwrap();
        refresh(&mut world, "anna", &[(1, "dora")]).unwrap();
        let bonded = |who: &str| world.positions(who)[0].bonded.u128();
        assert!(world.positions("dora")[0].commission_made.u128() > 900_000);
        let weigh = |who: &str| u64::try_from(bonded(who) / 1_000).ok();
        assert_eq!(weights(&world, ["dora", "anna"]), [weigh("dora"), weigh("anna")]);
        assert!(weight(&world, "dora") > weight(&world, "anna"));
        // What it is worth does not change by taking it over.
        let before = weight(&world, "dora");
        world.set_commission("dora", 40).unwrap();
        assert_eq!((world.positions("dora")[0].commission_made.u128(), weight(&world, "dora")), (0, before));
    });
}

#[test]
fn after_a_slash_a_refresh_takes_the_votes_too() {
    over_both(|mut world| {
        world.reputer("dora", 2_001_000);
        slash(&mut world, "dora", 50);
        assert_eq!(weight(&world, "dora"), Some(2_000));
        refresh(&mut world, "dora", &[(1, "dora")]).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (Some(1_000), 1_000));
        // Everything is taken; what she stakes anew weighs as a first stake does.
        slash(&mut world, "dora", 100);
        world.stake("dora", 3_001_000).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (Some(3_000), 3_000));
        slash(&mut world, "dora", 100);
        refresh(&mut world, "dora", &[(1, "dora")]).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (None, 0));
    });
}

#[test]
fn more_votes_than_can_be_counted_are_refused_and_nobody_is_kept_from_leaving() {
    let mut world = World::native();
    let most = u128::from(u64::MAX) * TOKENS_PER_WEIGHT.u128();
    world.reputer("dora", most - 1_000_000);
    let error = world.stake("dora", 3_000_000).unwrap_err();
    assert!(matches!(error, ContractError::Votes(VotesError::WeightTooLarge { .. })), "{error}");
    world.register("carl").unwrap();
    let error = world.stake("carl", 3_000_000).unwrap_err();
    assert!(matches!(error, ContractError::Votes(VotesError::TotalTooLarge { .. })), "{error}");

    // What she earns is beyond what can be counted; it is hers all the same.
    let before = weight(&world, "dora");
    world.reward(&[(0, 2_000_000)]).unwrap();
    world.wait(DAY);
    let refused = refresh(&mut world, "dora", &[(1, "dora")]).unwrap_err();
    assert!(matches!(refused, ContractError::Votes(_)), "{refused}");
    world.unstake("dora", Some(1)).unwrap();
    assert_eq!(weight(&world, "dora"), before);
    world.unstake("dora", None).unwrap();
    assert_eq!((weight(&world, "dora"), total(&world)), (None, 0));
    world.wait(30 * DAY);
    world.withdraw("dora").unwrap();
}
