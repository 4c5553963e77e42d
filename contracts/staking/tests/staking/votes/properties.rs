//! Whatever happens to stake: after everybody was counted anew, votes are what owners have.

use super::{refresh, total, weight};
use crate::eras::slash;
use crate::world::{DAY, HOUR, TOKENS_PER_WEIGHT, World, schedule};
use allora_protocol::TopicId;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The first two are reputers in both topics.
const NAMES: [&str; 4] = ["dora", "carl", "anna", "emil"];
const REPUTERS: [&str; 2] = ["dora", "carl"];

#[derive(Clone, Debug)]
enum Act {
    Stake(u128),
    Unstake(Option<u128>),
    Redelegate(u64, Option<u128>),
    Cancel(u32),
    Withdraw,
    SetCommission(u64),
    Reward(u128),
    Slash(u64),
    Refresh,
    Wait(u64),
}

fn act() -> impl Strategy<Value = Act> {
    let amount = || prop_oneof![0..5_000u128, 0..3_000_000u128];
    prop_oneof![
        5 => amount().prop_map(Act::Stake),
        3 => prop::option::of(amount()).prop_map(Act::Unstake),
        2 => (1..=2u64, prop::option::of(amount())).prop_map(|(topic, amount)| Act::Redelegate(topic, amount)),
        1 => (0..5u32).prop_map(Act::Cancel),
        2 => Just(Act::Withdraw),
        1 => (0..=100u64).prop_map(Act::SetCommission),
        3 => amount().prop_map(Act::Reward),
        1 => prop_oneof![1..100u64, Just(100)].prop_map(Act::Slash),
        1 => Just(Act::Refresh),
        3 => prop_oneof![0..DAY, 0..30 * DAY].prop_map(Act::Wait),
    ]
}

/// `who` acts in the pool of a reputer in the world's topic; some of it is refused, which is fine.
fn carry_out(world: &mut World, who: &str, number: usize, act: Act) {
    let (topic, reputer, other) = (world.topic.0, REPUTERS[number], REPUTERS[1 - number]);
    let own = who == reputer;
    let outcome = match act {
        Act::Stake(amount) if own => world.stake(who, amount),
        Act::Stake(amount) => world.delegate(who, reputer, amount),
        Act::Unstake(amount) if own => world.unstake(who, amount),
        Act::Unstake(amount) => world.undelegate(who, reputer, amount),
        Act::Redelegate(to, amount) => world.redelegate(who, reputer, (to, other), amount),
        Act::Cancel(unbonding) => world.cancel_in(who, Some(reputer), unbonding),
        Act::Withdraw => world.withdraw_from(who, Some(reputer)),
        Act::SetCommission(percent) => world.set_commission(reputer, percent),
        Act::Reward(amount) => world.reward(&[(number as u32, amount)]),
        Act::Slash(percent) => return slash(world, reputer, percent),
        Act::Refresh => refresh(world, who, &[(topic, reputer)]),
        Act::Wait(seconds) => return world.wait(seconds),
    };
    if let Err(error) = outcome {
        assert!(!error.to_string().starts_with("votes_disordered"), "{error}");
    }
}

/// Counts all of somebody's positions anew.
fn refresh_all(world: &mut World, who: &str) {
    for pool in [1, 2].into_iter().flat_map(|topic| REPUTERS.map(|name| (topic, name))) {
        if let Err(error) = refresh(world, who, &[pool]) {
            assert!(error.to_string().starts_with("position_not_found: "), "{error}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        rng_seed: RngSeed::Fixed(14),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn after_everybody_is_counted_anew_votes_are_what_owners_have(
        acts in prop::collection::vec((0..NAMES.len(), 0..REPUTERS.len(), 1..=2u64, act()), 1..50),
    ) {
        let mut world = World::native();
        world.registry.add_topic(2, schedule(10 * HOUR));
        for topic in [1, 2].map(TopicId) {
            world.topic = topic;
            REPUTERS.into_iter().for_each(|name| world.reputer(name, 1_500_000));
        }
        for (who, reputer, topic, act) in acts {
            world.topic = TopicId(topic);
            carry_out(&mut world, NAMES[who], reputer, act);
        }
        let mut all = 0;
        for name in NAMES {
            refresh_all(&mut world, name);
            let owned: u128 = world.positions(name).iter().map(|position| position.bonded.u128()).sum();
            let votes = u64::try_from(owned / TOKENS_PER_WEIGHT.u128()).unwrap();
            prop_assert_eq!(weight(&world, name).unwrap_or_default(), votes);
            all += votes;
        }
        prop_assert_eq!(total(&world), all);
    }
}
