//! What stake weighs.

use super::{ask, event, send, texts, total, total_at, weight, weight_at, weights};
use crate::world::{DAY, HOUR, World, address, over_both, schedule};
use allora_interfaces::staking::VOTERS;
use allora_protocol::TopicId;
use cosmwasm_std::{Order, Storage};
use cw4::{Cw4ExecuteMsg, Cw4QueryMsg, MemberListResponse};

#[test]
fn stake_weighs_what_it_is_worth_rounded_down() {
    over_both(|mut world| {
        assert_eq!((weight(&world, "dora"), total(&world)), (None, 0));
        // 1,000 of the first stake are burned.
        world.reputer("dora", 2_000_999);
        assert_eq!((weight(&world, "dora"), total(&world)), (Some(1_999), 1_999));
        world.stake("dora", 1).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (Some(2_000), 2_000));
        world.reputer("carl", 1_001_000);
        assert_eq!((weight(&world, "carl"), total(&world)), (Some(1_000), 3_000));
    });
}

#[test]
fn positions_in_all_topics_are_summed_before_they_are_rounded() {
    over_both(|mut world| {
        world.registry.add_topic(2, schedule(HOUR));
        world.reputer("dora", 1_001_600);
        world.topic = TopicId(2);
        world.reputer("dora", 1_001_600);
        assert_eq!(weight(&world, "dora"), Some(2_001));
    });
}

#[test]
fn delegated_stake_weighs_for_its_owner_and_not_for_the_reputer() {
    over_both(|mut world| {
        world.reputer("dora", 2_001_000);
        world.reputer("carl", 2_001_000);
        world.delegate("anna", "dora", 500_000).unwrap();
        world.delegate("anna", "carl", 700_999).unwrap();
        world.delegate_for("rich", Some("carl"), "dora", 1_000).unwrap();
        assert_eq!(
            weights(&world, ["dora", "carl", "anna", "rich"]),
            [Some(2_000), Some(2_001), Some(1_200), None]
        );
        assert_eq!(total(&world), 5_201);
        world.undelegate("anna", "carl", Some(700_000)).unwrap();
        assert_eq!((weight(&world, "anna"), total(&world)), (Some(500), 4_501));
        let counted: Vec<u128> = world.positions("anna").iter().map(|one| one.counted.u128()).collect();
        assert_eq!(counted.iter().sum::<u128>(), 500_999);
    });
}

#[test]
fn what_is_unbonding_has_no_vote_from_the_moment_it_is_unstaked() {
    over_both(|mut world| {
        world.reputer("dora", 2_001_000);
        let unstaked = world.unstake("dora", Some(500_000)).unwrap();
        assert_eq!(weight(&world, "dora"), Some(1_500));
        assert_eq!(event(&unstaked, "weight_changed"), texts(&[&address("dora"), &2_000, &1_500, &1_500]));
        world.cancel("dora", 0).unwrap();
        assert_eq!(weight(&world, "dora"), Some(2_000));
        world.unstake("dora", None).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (None, 0));
        world.wait(30 * DAY);
        let withdrawn = world.withdraw("dora").unwrap();
        assert_eq!(event(&withdrawn, "weight_changed"), None);
    });
}

#[test]
fn redelegated_stake_has_no_vote_on_its_way() {
    over_both(|mut world| {
        world.reputer("dora", 2_001_000);
        world.reputer("carl", 2_001_000);
        world.delegate("anna", "dora", 500_000).unwrap();
        world.redelegate("anna", "dora", (1, "carl"), None).unwrap();
        assert_eq!((weight(&world, "anna"), total(&world)), (None, 4_000));
        world.wait(30 * DAY);
        assert_eq!(weight(&world, "anna"), None);
        world.withdraw_from("anna", Some("dora")).unwrap();
        assert_eq!((weight(&world, "anna"), total(&world)), (Some(500), 4_500));
    });
}

#[test]
fn who_has_less_than_a_vote_is_no_member() {
    over_both(|mut world| {
        world.reputer("dora", 1_001_000);
        world.unstake("dora", Some(999_001)).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (None, 0));
        let members: MemberListResponse =
            ask(&world, &Cw4QueryMsg::ListMembers { start_after: None, limit: None });
        assert!(members.members.is_empty());
        // What is left of it is remembered, and counts again with what comes.
        world.stake("dora", 1).unwrap();
        assert_eq!(weight(&world, "dora"), Some(1));
    });
}

#[test]
fn a_gift_weighs_for_who_has_it() {
    over_both(|mut world| {
        world.register("dora").unwrap();
        world.stake_for("carl", Some("dora"), 2_001_000).unwrap();
        assert_eq!((weight(&world, "dora"), weight(&world, "carl")), (Some(2_000), None));
    });
}

#[test]
fn the_past_is_answered_as_of_the_beginning_of_a_block() {
    over_both(|mut world| {
        let begin = world.env.block.height;
        world.wait(1);
        world.reputer("dora", 2_001_000);
        world.stake("dora", 1_000_000).unwrap();
        world.wait(1);
        world.unstake("dora", None).unwrap();
        world.wait(1);
        let told: Vec<_> = (begin..=begin + 4)
            .map(|height| (weight_at(&world, "dora", Some(height)), total_at(&world, Some(height))))
            .collect();
        assert_eq!(told, [(None, 0), (None, 0), (Some(3_000), 3_000), (None, 0), (None, 0)]);
        assert_eq!(total_at(&world, Some(0)), 0);
    });
}

#[test]
fn a_message_that_leaves_the_weight_alone_writes_no_member() {
    over_both(|mut world| {
        world.reputer("dora", 2_001_000);
        send(&mut world, "owner", &Cw4ExecuteMsg::AddHook { addr: address("group").into() }).unwrap();
        world.wait(1);
        let records = |world: &World| -> Vec<_> {
            let all = world.deps.storage.range(None, None, Order::Ascending);
            all.filter(|(key, _)| [&b"members"[..], b"total__"].iter().any(|name| key[2..].starts_with(name)))
                .collect()
        };
        let before = records(&world);
        assert_eq!(before.len(), 3, "a member, its change, that of the total");
        let staked = world.stake("dora", 999).unwrap();
        assert_eq!(records(&world), before);
        assert_eq!((staked.messages.len(), event(&staked, "weight_changed")), (0, None));
        assert_eq!(VOTERS.load(&world.deps.storage, &address("dora")).unwrap().counted.u128(), 2_000_999);
    });
}
