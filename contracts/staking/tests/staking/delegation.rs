//! Delegating, and taking it back or moving it.

use crate::world::{DAY, HOUR, World, address, over_both, payments, schedule};
use allora_interfaces::staking::{DelegationsResponse, PoolRef, QueryMsg};
use allora_protocol::TopicId;
use allora_protocol::pool::PoolError;
use allora_staking::ContractError;
use cosmwasm_std::{Event, Response};

/// The attributes of the response's event of this name, after `v`; names of people for their addresses.
fn fact(response: &Response, name: &str) -> Vec<String> {
    let named = |event: &&Event| event.ty == format!("allora_{name}");
    let event = response.events.iter().find(named).unwrap_or_else(|| panic!("no {name}: {response:?}"));
    let told = |value: &str| {
        let people = ["dora", "carl", "emil", "anna", "rich", "heir"];
        people.into_iter().find(|one| address(one).as_str() == value).unwrap_or(value).to_string()
    };
    event.attributes.iter().skip(1).map(|attribute| told(&attribute.value)).collect()
}

/// Who delegates to dora, and how much.
fn delegations(world: &World) -> Vec<(String, u128)> {
    let reputer = address("dora").into();
    let question = QueryMsg::Delegations { topic_id: world.topic, reputer, start_after: None, limit: None };
    let answer: DelegationsResponse = world.ask(question).unwrap();
    answer.delegations.into_iter().map(|one| (one.owner.into(), one.bonded.u128())).collect()
}

/// Dora with 2,000,000 of her own and 1,000,000 of anna's; carl with 3,000,000.
fn delegated(mut world: World) -> World {
    world.reputer("dora", 2_000_000);
    world.reputer("carl", 3_000_000);
    world.delegate("anna", "dora", 1_000_000).unwrap();
    world
}

#[test]
fn a_delegation_is_stake_in_the_pool_of_a_reputer_and_comes_back_after_the_unbonding_time() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        let response = world.delegate("anna", "dora", 1_000_000).unwrap();
        assert_eq!(response.attributes[0].value, "delegate");
        let told = ["1", "0", "dora", "anna", "anna", "1000000", "1000000", "3000000"];
        assert_eq!(fact(&response, "staked"), told);
        let pool = world.pool("dora");
        assert_eq!(
            [pool.bonded, pool.own, pool.delegated].map(|amount| amount.u128()),
            [3_000_000, 1_999_000, 1_000_000]
        );
        assert_eq!(delegations(&world), [(address("anna").to_string(), 1_000_000)]);
        assert_eq!(world.positions("anna")[0].reputer, address("dora"));

        let response = world.undelegate("anna", "dora", Some(400_000)).unwrap();
        assert_eq!(response.attributes[0].value, "undelegate");
        let matures = (world.now() + 21 * DAY).to_string();
        let told = ["1", "0", "dora", "anna", "400000", "0", &matures, "-", "-", "2600000"];
        assert_eq!(fact(&response, "unstaked"), told);
        world.undelegate("anna", "dora", None).unwrap();
        assert_eq!(delegations(&world), []);
        let cancelled = world.cancel_in("anna", Some("dora"), 0).unwrap();
        let told = ["1", "0", "dora", "anna", "0", "400000", "2400000"];
        assert_eq!(fact(&cancelled, "unstake_cancelled"), told);
        assert_eq!(delegations(&world), [(address("anna").to_string(), 400_000)]);

        world.wait(21 * DAY);
        let response = world.withdraw_from("anna", Some("dora")).unwrap();
        assert_eq!(fact(&response, "stake_withdrawn"), ["1", "0", "dora", "anna", "anna", "600000"]);
        assert_eq!(payments(&response), [(address("anna").to_string(), 600_000)]);
        assert_eq!(world.pool("dora").own.u128(), 1_999_000);
    });
}

#[test]
fn a_delegation_can_be_a_gift() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        let response = world.delegate_for("rich", Some("heir"), "dora", 500_000).unwrap();
        let told = ["1", "0", "dora", "heir", "rich", "500000", "500000", "2500000"];
        assert_eq!(fact(&response, "staked"), told);
        assert!(world.positions("rich").is_empty());
        world.undelegate("heir", "dora", None).unwrap();
    });
}

#[test]
fn nobody_delegates_to_himself_or_where_nobody_has_stake() {
    over_both(|mut world| {
        world.register("dora").unwrap();
        let empty = ContractError::Pool(PoolError::PoolEmpty);
        assert_eq!(world.delegate("anna", "dora", 1_000_000).as_ref(), Err(&empty));
        world.stake("dora", 1_000_000).unwrap();
        let own = ContractError::SelfDelegation { address: address("dora") };
        assert_eq!(world.delegate("dora", "dora", 1_000_000).as_ref(), Err(&own));
        assert_eq!(world.delegate_for("anna", Some("dora"), "dora", 1_000_000).as_ref(), Err(&own));
        assert_eq!(world.undelegate("dora", "dora", None).as_ref(), Err(&own));
        // Only what was burned is left.
        world.unstake("dora", None).unwrap();
        assert_eq!(world.delegate("anna", "dora", 1_000_000).as_ref(), Err(&empty));
    });
}

#[test]
fn a_delegation_has_no_least_amount_and_does_not_make_a_reputer() {
    over_both(|mut world| {
        world.reputer("dora", 1_000_000);
        world.delegate("anna", "dora", 1).unwrap();
        world.delegate("anna", "dora", 5_000_000).unwrap();
        world.unstake("dora", Some(1)).unwrap();
        let pool = world.pool("dora");
        assert_eq!((pool.may_report, pool.own.u128(), pool.delegated.u128()), (false, 998_999, 5_000_001));
    });
}

#[test]
fn redelegated_stake_counts_nowhere_until_it_has_matured_and_then_in_the_other_pool() {
    over_both(|world| {
        let mut world = delegated(world);
        let response = world.redelegate("anna", "dora", (1, "carl"), Some(600_000)).unwrap();
        assert_eq!(response.attributes[0].value, "redelegate");
        let matures = (world.now() + 21 * DAY).to_string();
        let told = ["1", "0", "dora", "anna", "600000", "0", &matures, "1", "1", "2400000"];
        assert_eq!(fact(&response, "unstaked"), told);
        assert_eq!(
            (world.pool("dora").bonded.u128(), world.pool("carl").bonded.u128()),
            (2_400_000, 3_000_000)
        );
        let to = PoolRef { topic_id: TopicId(1), reputer: address("carl").into() };
        assert_eq!(world.unbondings_in("anna", Some("dora"))[0].redelegated_to, Some(to));

        world.wait(21 * DAY - 1);
        assert!(world.withdraw_from("anna", Some("dora")).is_err());
        world.wait(1);
        let response = world.withdraw_from("anna", Some("dora")).unwrap();
        let told = ["1", "1", "carl", "anna", "1", "0", "600000", "600000", "3600000"];
        assert_eq!(fact(&response, "redelegated"), told);
        assert!(payments(&response).is_empty());
        assert_eq!(
            (world.pool("dora").bonded.u128(), world.pool("carl").bonded.u128()),
            (2_400_000, 3_600_000)
        );
        assert_eq!(world.positions("anna").iter().map(|one| one.bonded.u128()).sum::<u128>(), 1_000_000);
    });
}

#[test]
fn own_stake_moves_to_a_pool_of_somebody_else_and_back_and_to_other_topics() {
    over_both(|world| {
        let mut world = delegated(world);
        world.registry.add_topic(2, schedule(HOUR));
        world.topic = TopicId(2);
        world.register("dora").unwrap();
        world.topic = TopicId(1);
        world.redelegate("dora", "dora", (1, "carl"), Some(500_000)).unwrap();
        // To an empty pool of her own: a first stake there.
        world.redelegate("dora", "dora", (2, "dora"), Some(1_000_000)).unwrap();
        world.unstake("dora", Some(100)).unwrap();
        world.wait(21 * DAY);
        let response = world.withdraw("dora").unwrap();
        assert_eq!(payments(&response), [(address("dora").to_string(), 100)]);
        assert_eq!(world.pool("dora").own.u128(), 498_900);
        world.topic = TopicId(2);
        assert_eq!(world.pool("dora").own.u128(), 999_000);
        world.topic = TopicId(1);
        world.redelegate("dora", "carl", (1, "dora"), None).unwrap();
        world.wait(21 * DAY);
        world.withdraw_from("dora", Some("carl")).unwrap();
        assert_eq!(world.pool("dora").own.u128(), 998_900);
    });
}

#[test]
fn what_the_other_pool_refuses_is_paid_out() {
    over_both(|world| {
        let mut world = delegated(world);
        world.redelegate("anna", "dora", (1, "carl"), None).unwrap();
        world.unstake("carl", None).unwrap();
        world.wait(21 * DAY);
        let response = world.withdraw_from("anna", Some("dora")).unwrap();
        let refused = fact(&response, "redelegation_refused");
        assert_eq!(refused[..6], ["1", "1", "anna", "1", "0", "1000000"]);
        assert!(refused[6].starts_with("pool_empty: "), "{refused:?}");
        assert_eq!(payments(&response), [(address("anna").to_string(), 1_000_000)]);
    });
}

#[test]
fn a_redelegation_to_nobody_to_nothing_or_to_where_it_is_is_refused_at_once() {
    over_both(|world| {
        let mut world = delegated(world);
        let same = ContractError::SamePool { topic: TopicId(1), reputer: address("dora") };
        assert_eq!(world.redelegate("anna", "dora", (1, "dora"), None), Err(same));
        let nobody = ContractError::NotRegistered { topic: TopicId(1), address: address("emil") };
        assert_eq!(world.redelegate("anna", "dora", (1, "emil"), None), Err(nobody));
        world.register("emil").unwrap();
        let empty = ContractError::Pool(PoolError::PoolEmpty);
        assert_eq!(world.redelegate("anna", "dora", (1, "emil"), None), Err(empty));
    });
}

#[test]
fn a_redelegation_can_be_called_off() {
    over_both(|world| {
        let mut world = delegated(world);
        world.redelegate("anna", "dora", (1, "carl"), None).unwrap();
        world.cancel_in("anna", Some("dora"), 0).unwrap();
        assert_eq!(delegations(&world), [(address("anna").to_string(), 1_000_000)]);
        assert!(world.unbondings_in("anna", Some("dora")).is_empty());
    });
}

#[test]
fn of_sixteen_unbondings_only_those_that_become_the_same_merge() {
    over_both(|world| {
        let mut world = delegated(world);
        for _ in 0..15 {
            world.undelegate("anna", "dora", Some(1_000)).unwrap();
        }
        world.redelegate("anna", "dora", (1, "carl"), Some(2_000)).unwrap();
        // The newest of all goes elsewhere: the newest that is paid out grows.
        world.wait(1);
        world.undelegate("anna", "dora", Some(30)).unwrap();
        world.redelegate("anna", "dora", (1, "carl"), Some(500)).unwrap();
        let unbondings = world.unbondings_in("anna", Some("dora"));
        let amounts: Vec<u128> = unbondings.iter().map(|one| one.amount.u128()).collect();
        assert_eq!((amounts.len(), &amounts[13..]), (16, &[1_000, 1_030, 2_500][..]));
        assert_eq!(unbondings[14].matures_at, world.now() + 21 * DAY);

        world.reputer("emil", 1_000_000);
        let refused = world.redelegate("anna", "dora", (1, "emil"), Some(500));
        assert_eq!(refused, Err(ContractError::TooManyUnbondings { most: 16 }));
        world.wait(21 * DAY);
        let response = world.withdraw_from("anna", Some("dora")).unwrap();
        assert_eq!(payments(&response)[0].1, 15_030);
        assert_eq!(world.pool("carl").delegated.u128(), 2_500);
    });
}

#[test]
fn delegators_come_in_pages() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        let mut names: Vec<String> = (0..12).map(|n| format!("delegator{n}")).collect();
        for (place, name) in names.iter().enumerate() {
            world.delegate(name, "dora", 1_000 + place as u128).unwrap();
        }
        names.sort_by_key(|name| address(name));
        let page = |start_after: Option<&str>, limit| {
            let (topic_id, reputer) = (world.topic, address("dora").into());
            let start_after = start_after.map(|name| address(name).into());
            let question = QueryMsg::Delegations { topic_id, reputer, start_after, limit };
            let answer: DelegationsResponse = world.ask(question).unwrap();
            answer.delegations.into_iter().map(|one| one.owner).collect::<Vec<_>>()
        };
        let expected: Vec<_> = names.iter().map(|name| address(name)).collect();
        assert_eq!(page(None, None), expected[..10]);
        assert_eq!(page(Some(&names[9]), None), expected[10..]);
        assert_eq!(page(Some(&names[2]), Some(3)), expected[3..6]);
    });
}
