//! Answers.

use crate::world::{DAY, HOUR, TOKENS_PER_WEIGHT, World, address, over_both, schedule};
use allora_interfaces::registry::Sibling;
use allora_interfaces::staking::{ConfigResponse, PoolRef, PositionsResponse, QueryMsg, TopicStakesResponse};
use allora_protocol::{ReputerId, TopicId};
use cw_ownable::Ownership;

fn stakes(world: &World, start_after: Option<u32>, limit: Option<u32>) -> Vec<u32> {
    let start_after = start_after.map(ReputerId);
    let question = QueryMsg::TopicStakes { topic_id: world.topic, start_after, limit };
    let answer: TopicStakesResponse = world.ask(question).unwrap();
    answer.pools.iter().map(|pool| pool.reputer_id.0).collect()
}

fn topics(world: &World, start_after: Option<u64>, limit: Option<u32>) -> Vec<u64> {
    let own = |topic| PoolRef { topic_id: TopicId(topic), reputer: address("dora").into() };
    let (owner, start_after) = (address("dora").into(), start_after.map(own));
    let answer: PositionsResponse = world.ask(QueryMsg::Positions { owner, start_after, limit }).unwrap();
    answer.positions.iter().map(|position| position.topic_id.0).collect()
}

#[test]
fn the_owner_is_the_registrys() {
    over_both(|world| {
        let ownership: Ownership<String> = world.ask(QueryMsg::Ownership {}).unwrap();
        assert_eq!(ownership.owner, Some(address("owner").to_string()));
    });
}

#[test]
fn the_configuration_names_token_and_siblings() {
    over_both(|world| {
        let config: ConfigResponse = world.ask(QueryMsg::Config {}).unwrap();
        assert_eq!((config.registry, &config.token), (address("registry"), &world.token));
        let siblings = [(Sibling::Synthesis, address("synthesis")), (Sibling::Rewards, address("rewards"))];
        assert_eq!((config.siblings, config.tokens_per_weight), (siblings.into(), TOKENS_PER_WEIGHT));
    });
}

#[test]
fn a_pool_says_what_counts_and_whether_it_is_enough_to_report() {
    over_both(|mut world| {
        world.register("dora").unwrap();
        let pool = world.pool("dora");
        assert_eq!((pool.bonded.u128(), pool.may_report, pool.now), (0, false, world.now()));
        world.stake("dora", 1_000_000).unwrap();
        let pool = world.pool("dora");
        assert_eq!((pool.own.u128(), pool.bonded.u128(), pool.may_report), (999_000, 1_000_000, true));
        world.unstake("dora", Some(1)).unwrap();
        let pool = world.pool("dora");
        assert_eq!((pool.own.u128(), pool.unbonding.u128(), pool.may_report), (998_999, 1, false));
        world.stake("dora", 1).unwrap();
        assert!(world.pool("dora").may_report);
    });
}

#[test]
fn the_pools_of_a_topic_come_in_pages() {
    over_both(|mut world| {
        (0..35).for_each(|n| world.reputer(&format!("reputer{n}"), 1_000_000 + n));
        assert_eq!(stakes(&world, None, None), (0..10).collect::<Vec<_>>());
        assert_eq!(stakes(&world, Some(9), Some(7)), (10..17).collect::<Vec<_>>());
        assert_eq!(stakes(&world, Some(2), Some(1_000)), (3..33).collect::<Vec<_>>());
        assert_eq!(stakes(&world, Some(33), None), [34]);
        assert_eq!(stakes(&world, Some(u32::MAX), None), [] as [u32; 0]);
        let answer = world.topic_stakes();
        assert_eq!((answer.reputers, answer.bonded.u128()), (35, 35_000_595));
        assert_eq!(answer.pools[3].reputer, address("reputer3"));
        world.topic = TopicId(77);
        let answer = world.topic_stakes();
        assert_eq!((answer.pools.len(), answer.reputers, answer.bonded.u128()), (0, 0, 0));
    });
}

#[test]
fn positions_come_by_topic_in_pages_and_only_where_there_is_something() {
    over_both(|mut world| {
        for topic in 1..=12u64 {
            world.registry.add_topic(topic, schedule(HOUR));
            world.topic = TopicId(topic);
            world.reputer("dora", 2_000_000);
            world.reputer("carl", 2_000_000);
        }
        assert_eq!(topics(&world, None, None), (1..=10).collect::<Vec<_>>());
        assert_eq!(topics(&world, Some(10), None), [11, 12]);
        assert_eq!(topics(&world, Some(3), Some(2)), [4, 5]);
        assert_eq!(topics(&world, Some(u64::MAX), None), [] as [u64; 0]);

        world.topic = TopicId(2);
        world.unstake("dora", Some(500_000)).unwrap();
        world.wait(DAY);
        world.unstake("dora", None).unwrap();
        world.wait(20 * DAY);
        let position = &world.positions("dora")[1];
        assert_eq!((position.topic_id.0, &position.reputer), (2, &address("dora")));
        let amounts =
            [position.bonded, position.unbonding, position.withdrawable].map(|amount| amount.u128());
        assert_eq!(amounts, [0, 1_999_000, 500_000]);
        world.wait(DAY);
        world.withdraw("dora").unwrap();
        assert_eq!(topics(&world, None, Some(3)), [1, 3, 4]);
    });
}

#[test]
fn unbondings_say_what_has_matured() {
    over_both(|mut world| {
        assert!(world.unbondings("dora").is_empty());
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(300)).unwrap();
        world.wait(DAY);
        world.unstake("dora", Some(500)).unwrap();
        world.wait(20 * DAY);
        let unbondings = world.unbondings("dora");
        let told = unbondings.iter().map(|one| (one.unbonding_id, one.amount.u128(), one.matured));
        assert_eq!(told.collect::<Vec<_>>(), [(0, 300, true), (1, 500, false)]);
        assert_eq!(unbondings[1].matures_at, world.now() + DAY);
    });
}

#[test]
fn solvency_tells_a_surplus_from_a_deficit() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.set_balance(2_000_007);
        let solvency = world.solvency();
        assert_eq!((solvency.surplus.u128(), solvency.missing.u128()), (7, 0));
        world.set_balance(1_999_999);
        let solvency = world.solvency();
        assert_eq!((solvency.surplus.u128(), solvency.missing.u128()), (0, 1));
        assert_eq!((solvency.owed.u128(), solvency.balance.u128()), (2_000_000, 1_999_999));
    });
}
