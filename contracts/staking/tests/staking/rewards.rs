//! Rewards and commission through the messages.

use crate::world::{DAY, HOUR, World, address, over_both, schedule};
use allora_interfaces::TokenError;
use allora_protocol::TopicId;
use allora_protocol::pool::PoolError;
use allora_staking::ContractError;
use cosmwasm_std::{Decimal, Response};

/// 2,000,000 of dora's own and 2,000,000 of anna's.
fn shared(mut world: World) -> World {
    world.reputer("dora", 2_000_000);
    world.delegate("anna", "dora", 2_000_000).unwrap();
    world
}

/// What dora and anna have bonded.
fn worths(world: &World) -> [u128; 2] {
    ["dora", "anna"].map(|who| world.positions(who)[0].bonded.u128())
}

fn attributes(response: &Response) -> Vec<Vec<&str>> {
    let events = response.events.iter();
    events.map(|event| event.attributes.iter().skip(1).map(|one| one.value.as_str()).collect()).collect()
}

#[test]
fn a_reward_enters_over_an_emission_period_and_is_everybodys() {
    over_both(|world| {
        let mut world = shared(world);
        let response = world.reward(&[(0, 86_400)]).unwrap();
        assert_eq!(response.attributes[0].value, "add_rewards");
        let (dora, until) = (address("dora"), (world.now() + DAY).to_string());
        assert_eq!(response.events[0].ty, "allora_reward_added");
        assert_eq!(attributes(&response), [["1", "0", dora.as_str(), "86400", "4000000", "86400", &until]]);

        let pool = world.pool("dora");
        assert_eq!((pool.bonded.u128(), pool.incoming.u128()), (4_000_000, 86_400));
        assert_eq!(pool.incoming_until, world.now() + DAY);
        world.wait(HOUR);
        let pool = world.pool("dora");
        assert_eq!((pool.bonded.u128(), pool.incoming.u128()), (4_003_600, 82_800));
        assert_eq!(worths(&world), [2_000_799, 2_001_800]);
        let ledgers =
            |world: &World| world.solvency().ledgers.into_iter().map(|one| one.amount.u128()).collect();
        // Ledgers and the topic's sum are as of the last message.
        let stored: Vec<u128> = ledgers(&world);
        assert_eq!((stored, world.topic_stakes().bonded.u128()), (vec![4_000_000, 86_400, 0], 4_000_000));
        world.unstake("dora", Some(600)).unwrap();
        let stored: Vec<u128> = ledgers(&world);
        assert_eq!((stored, world.topic_stakes().bonded.u128()), (vec![4_003_000, 82_800, 600], 4_003_000));
        world.wait(DAY);
        let pool = world.pool("dora");
        assert_eq!((pool.bonded.u128(), pool.incoming.u128(), pool.incoming_until), (4_085_800, 0, 0));
    });
}

#[test]
fn in_a_topic_of_long_epochs_it_enters_over_an_epoch_by_the_parameters_of_the_day() {
    over_both(|mut world| {
        world.registry.add_topic(2, schedule(10 * DAY));
        world.topic = TopicId(2);
        world.reputer("dora", 2_000_000);
        world.reward(&[(0, 1_000)]).unwrap();
        assert_eq!(world.pool("dora").incoming_until, world.now() + 10 * DAY);
        // Shorter epochs, from the next opening on.
        world.registry.update_topic(2, world.now(), HOUR);
        world.reward(&[(0, 1_000)]).unwrap();
        assert_eq!(world.pool("dora").incoming_until, world.now() + 10 * DAY);
        world.wait(10 * DAY);
        world.reward(&[(0, 1_000)]).unwrap();
        assert_eq!(world.pool("dora").incoming_until, world.now() + DAY);
    });
}

#[test]
fn many_reputers_are_rewarded_by_one_message() {
    over_both(|mut world| {
        ["dora", "carl", "emil"].into_iter().for_each(|name| world.reputer(name, 2_000_000));
        // In any order, in parts; nothing is no reward.
        let response = world.reward(&[(2, 500), (0, 300), (2, 70), (1, 0)]).unwrap();
        let told: Vec<_> =
            attributes(&response).iter().map(|one| (one[1].to_string(), one[3].to_string())).collect();
        assert_eq!(
            told,
            [("0", "300"), ("2", "570")].map(|(id, amount)| (id.to_string(), amount.to_string()))
        );
        world.wait(DAY);
        let bonded = ["dora", "carl", "emil"].map(|name| world.pool(name).bonded.u128());
        assert_eq!(bonded, [2_000_300, 2_000_000, 2_000_570]);
    });
}

#[test]
fn only_the_rewards_contract_brings_rewards_and_exactly_what_it_says() {
    over_both(|world| {
        let mut world = shared(world);
        let stranger = world.reward_of("synthesis", &[(0, 5)], 5);
        assert!(matches!(stranger, Err(ContractError::Unauthorized { .. })), "{stranger:?}");
        for rewards in [&[(0, 4)][..], &[(0, 6)], &[(0, 4), (0, 2)], &[]] {
            let wrong = world.reward_of("rewards", rewards, 5);
            assert!(matches!(wrong, Err(ContractError::Token(TokenError::WrongAmount { .. }))), "{wrong:?}");
        }
        let huge = world.reward_of("rewards", &[(0, u128::MAX), (0, 6)], 5);
        assert!(matches!(huge, Err(ContractError::Overflow(_))), "{huge:?}");
        let nobody = world.reward(&[(0, 4), (1, 1)]);
        assert!(matches!(nobody, Err(ContractError::NoSuchReputer { .. })), "{nobody:?}");
        world.register("emil").unwrap();
        assert_eq!(world.reward(&[(0, 4), (1, 1)]), Err(ContractError::Pool(PoolError::PoolEmpty)));
    });
}

#[test]
fn who_comes_just_before_a_reward_and_leaves_just_after_takes_nothing_of_it() {
    over_both(|world| {
        let mut world = shared(world);
        world.delegate("rich", "dora", 400_000_000).unwrap();
        world.reward(&[(0, 1_000_000)]).unwrap();
        world.undelegate("rich", "dora", None).unwrap();
        assert_eq!(world.unbondings_in("rich", Some("dora"))[0].amount.u128(), 400_000_000);
        // A minute of the day: his share of what enters in it.
        world.cancel_in("rich", Some("dora"), 0).unwrap();
        world.wait(60);
        world.undelegate("rich", "dora", None).unwrap();
        assert_eq!(world.unbondings_in("rich", Some("dora"))[0].amount.u128(), 400_000_687);
        world.wait(DAY);
        assert_eq!(world.pool("dora").bonded.u128(), 4_999_313);
    });
}

/// The rows of the README's example: before, after.
fn documented() -> Vec<Vec<u128>> {
    let (_, example) = include_str!("../../README.md").split_once("a reward of 400,000 is worth").unwrap();
    let rows = example.lines().skip_while(|line| !line.starts_with("|--")).skip(1);
    let numbers = |row: &str| {
        let cells = row.split('|').skip(2).map(|cell| cell.trim().replace(',', ""));
        cells.filter(|cell| !cell.is_empty()).map(|cell| cell.parse().unwrap()).collect()
    };
    rows.take_while(|line| line.starts_with('|')).map(numbers).collect()
}

#[test]
fn the_reputer_keeps_his_commission_of_what_enters_for_his_delegators() {
    over_both(|mut world| {
        world.register("dora").unwrap();
        // In an empty pool it acts at once.
        world.set_commission("dora", 10).unwrap();
        world.stake("dora", 2_000_000).unwrap();
        world.delegate("anna", "dora", 2_000_000).unwrap();
        let [own, annas] = worths(&world);
        world.reward(&[(0, 400_000)]).unwrap();
        world.wait(DAY);

        let position = &world.positions("dora")[0];
        let [both, annas_then] = worths(&world);
        let commission = position.commission_made.u128();
        assert_eq!(world.pool("dora").commission_made.u128(), commission);
        assert_eq!(world.pool("dora").own.u128(), both);
        let burned = 1_000 * 4_400_000 / world.pool("dora").shares.u128();
        let told =
            [vec![own, both - commission], vec![commission], vec![annas, annas_then], vec![1_000, burned]];
        assert_eq!(told[..], documented());

        // When dora acts, it joins her stake.
        world.unstake("dora", Some(5)).unwrap();
        let position = &world.positions("dora")[0];
        assert_eq!((position.bonded.u128(), position.commission_made.u128()), (both - 5, 0));
        world.unstake("dora", None).unwrap();
        assert_eq!(world.pool("dora").own.u128(), 0);
        assert_eq!(worths(&world)[1], annas_then);
    });
}

#[test]
fn commission_counts_as_own_stake_for_reporting() {
    over_both(|mut world| {
        world.register("dora").unwrap();
        world.set_commission("dora", 100).unwrap();
        world.stake("dora", 1_000_000).unwrap();
        world.delegate("anna", "dora", 1_000_000).unwrap();
        world.unstake("dora", Some(1_000)).unwrap();
        assert!(!world.pool("dora").may_report);
        world.reward(&[(0, 2_000)]).unwrap();
        world.wait(DAY);
        assert!(world.pool("dora").may_report);
        assert_eq!(worths(&world)[1], 1_000_000);
    });
}

#[test]
fn a_lower_commission_acts_at_once_and_a_higher_one_after_the_unbonding_time() {
    over_both(|mut world| {
        world.register("dora").unwrap();
        world.set_commission("dora", 20).unwrap();
        world.stake("dora", 2_000_000).unwrap();
        world.delegate("anna", "dora", 2_000_000).unwrap();
        let lower = world.set_commission("dora", 10).unwrap();
        assert_eq!(lower.attributes[0].value, "set_commission");
        let dora = address("dora");
        assert_eq!(attributes(&lower), [["1", "0", dora.as_str(), "0.1", "-", "-", "4000000"]]);

        let at = world.now() + 21 * DAY;
        let higher = world.set_commission("dora", 50).unwrap();
        let told = ["1", "0", dora.as_str(), "0.1", "0.5", &at.to_string(), "4000000"];
        assert_eq!(attributes(&higher), [told]);
        let pool = world.pool("dora");
        let next = pool.next_commission.unwrap();
        assert_eq!(
            (pool.commission, next.commission, next.at),
            (Decimal::percent(10), Decimal::percent(50), at)
        );
        world.wait(21 * DAY - 1);
        assert_eq!(world.pool("dora").commission, Decimal::percent(10));
        world.wait(1);
        let pool = world.pool("dora");
        assert_eq!((pool.commission, pool.next_commission), (Decimal::percent(50), None));
        world.reward(&[(0, 400_000)]).unwrap();
        world.wait(DAY);
        assert_eq!(worths(&world)[1], 2_100_000);
    });
}

#[test]
fn what_is_unbonding_earns_nothing() {
    over_both(|world| {
        let mut world = shared(world);
        world.undelegate("anna", "dora", None).unwrap();
        world.reward(&[(0, 100_000)]).unwrap();
        world.wait(21 * DAY);
        assert_eq!(world.unbondings_in("anna", Some("dora"))[0].amount.u128(), 2_000_000);
        assert_eq!(world.pool("dora").bonded.u128(), 2_100_000);
    });
}
