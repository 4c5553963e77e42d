//! Whatever reputers do, in whatever order, at whatever time: the world's checks hold after every message, nobody
//! takes more than he brought, and everybody can leave.

use crate::world::{DAY, HOUR, World, payments, schedule};
use allora_protocol::TopicId;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const NAMES: [&str; 3] = ["dora", "carl", "emil"];

#[derive(Clone, Debug)]
enum Act {
    Register,
    Stake(u128),
    Unstake(Option<u128>),
    Cancel(u32),
    Withdraw,
    Wait(u64),
}

fn act() -> impl Strategy<Value = Act> {
    let amount = || prop_oneof![0..5u128, 0..3_000_000u128, Just(u128::MAX)];
    prop_oneof![
        1 => Just(Act::Register),
        4 => amount().prop_map(Act::Stake),
        4 => prop::option::of(amount()).prop_map(Act::Unstake),
        2 => (0..20u32).prop_map(Act::Cancel),
        3 => Just(Act::Withdraw),
        2 => (0..30 * DAY).prop_map(Act::Wait),
    ]
}

/// What an actor brought and took.
#[derive(Clone, Copy, Default)]
struct Purse {
    brought: u128,
    taken: u128,
}

fn carry_out(world: &mut World, who: usize, act: Act, purse: &mut Purse) {
    let name = NAMES[who];
    let outcome = match act {
        Act::Register => world.register(name),
        Act::Stake(amount) => {
            let staked = world.stake(name, amount);
            purse.brought += if staked.is_ok() { amount } else { 0 };
            staked
        }
        Act::Unstake(amount) => world.unstake(name, amount),
        Act::Cancel(id) => world.cancel(name, id),
        Act::Withdraw => world.withdraw(name),
        Act::Wait(seconds) => return world.wait(seconds),
    };
    if let Ok(response) = outcome {
        purse.taken += payments(&response).iter().map(|(_, amount)| amount).sum::<u128>();
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        rng_seed: RngSeed::Fixed(12),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn nobody_takes_more_than_he_brought_and_everybody_can_leave(
        native in any::<bool>(),
        acts in prop::collection::vec((0..NAMES.len(), 1..=2u64, act()), 1..60),
    ) {
        let mut world = if native { World::native() } else { World::cw20() };
        world.registry.add_topic(2, schedule(10 * HOUR));
        let mut purses = [Purse::default(); 3];
        for (who, purse) in purses.iter_mut().enumerate() {
            carry_out(&mut world, who, Act::Register, purse);
            carry_out(&mut world, who, Act::Stake(1_500_000), purse);
        }
        for (who, topic, act) in acts {
            world.topic = TopicId(topic);
            carry_out(&mut world, who, act, &mut purses[who]);
            prop_assert!(purses[who].taken <= purses[who].brought);
        }
        for (who, name) in NAMES.into_iter().enumerate() {
            for topic in [1, 2].map(TopicId) {
                world.topic = topic;
                carry_out(&mut world, who, Act::Unstake(None), &mut purses[who]);
            }
            world.wait(90 * DAY);
            for topic in [1, 2].map(TopicId) {
                world.topic = topic;
                carry_out(&mut world, who, Act::Withdraw, &mut purses[who]);
            }
            prop_assert!(world.positions(name).is_empty());
            // Without rewards and slashes a share is worth one unit: only what is burned stays, in each pool.
            let left = purses[who].brought - purses[who].taken;
            prop_assert!(left == 1_000 || left == 2_000, "{left}");
        }
    }
}
