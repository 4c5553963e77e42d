//! Whatever reputers and delegators do, in whatever order, at whatever time, and whatever rewards come: the world's checks
//! hold after every message, no share becomes cheaper, nobody takes more than there was to take, and everybody can leave.

use crate::world::{DAY, HOUR, Outcome, World, address, payments, schedule};
use allora_interfaces::staking::POOLS;
use allora_protocol::TopicId;
use allora_protocol::pool::Side;
use cosmwasm_std::{Order, Uint128};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeMap;

/// The first two are reputers.
const NAMES: [&str; 4] = ["dora", "carl", "anna", "emil"];
const REPUTERS: usize = 2;
const TOPICS: u64 = 2;

#[derive(Clone, Debug)]
enum Act {
    /// At the begin; again, it is refused.
    Register,
    Stake(u128),
    Delegate(usize, u128),
    Unstake(Option<u128>),
    Undelegate(usize, Option<u128>),
    Redelegate(usize, (u64, usize), Option<u128>),
    Cancel(usize, u32),
    Withdraw(usize),
    SetCommission(u64),
    /// For the reputers of the topic, by id.
    Reward(u128, u128),
    Wait(u64),
}

fn act() -> impl Strategy<Value = Act> {
    let amount = || prop_oneof![0..5u128, 0..3_000_000u128, Just(u128::MAX)];
    let some = move || prop::option::of(amount());
    let reputer = || 0..REPUTERS;
    prop_oneof![
        4 => amount().prop_map(Act::Stake),
        5 => (reputer(), amount()).prop_map(|(to, amount)| Act::Delegate(to, amount)),
        3 => some().prop_map(Act::Unstake),
        4 => (reputer(), some()).prop_map(|(from, amount)| Act::Undelegate(from, amount)),
        3 => (reputer(), (1..=TOPICS, reputer()), some()).prop_map(|(from, to, n)| Act::Redelegate(from, to, n)),
        2 => (reputer(), 0..20u32).prop_map(|(from, id)| Act::Cancel(from, id)),
        4 => reputer().prop_map(Act::Withdraw),
        1 => (0..=101u64).prop_map(Act::SetCommission),
        4 => (0..500_000u128, 0..500_000u128).prop_map(|(first, second)| Act::Reward(first, second)),
        4 => (0..30 * DAY).prop_map(Act::Wait),
    ]
}

/// What came and went.
#[derive(Clone, Copy, Default)]
struct Purse {
    brought: u128,
    taken: u128,
}

#[derive(Default)]
struct Books {
    purses: [Purse; NAMES.len()],
    rewards: u128,
}

/// What is bonded in each pool now.
fn sides(world: &World) -> BTreeMap<(u64, String), Side> {
    let now = world.now();
    let pools = POOLS.range(&world.deps.storage, (), None, Order::Ascending).map(|found| found.unwrap());
    pools.map(|((topic, reputer), pool)| ((topic, reputer.into()), pool.at(now).amounts.bonded)).collect()
}

fn not_cheaper(before: Side, after: Side) -> bool {
    let product = |a: Uint128, b: Uint128| a.full_mul(b);
    before.shares.is_zero() || product(after.amount, before.shares) >= product(before.amount, after.shares)
}

impl Books {
    fn carry_out(&mut self, world: &mut World, who: usize, act: Act) {
        let before = sides(world);
        let (name, purse) = (NAMES[who], &mut self.purses[who]);
        let outcome = match act {
            Act::Register => world.register(name),
            Act::Stake(amount) => brings(purse, amount, world.stake(name, amount)),
            Act::Delegate(to, amount) => brings(purse, amount, world.delegate(name, NAMES[to], amount)),
            Act::Unstake(amount) => world.unstake(name, amount),
            Act::Undelegate(from, amount) => world.undelegate(name, NAMES[from], amount),
            Act::Redelegate(from, (topic, to), amount) => {
                world.redelegate(name, NAMES[from], (topic, NAMES[to]), amount)
            }
            Act::Cancel(from, id) => world.cancel_in(name, Some(NAMES[from]), id),
            Act::Withdraw(from) => world.withdraw_from(name, Some(NAMES[from])),
            Act::SetCommission(percent) => world.set_commission(name, percent),
            Act::Reward(first, second) => {
                let rewarded = world.reward(&[(0, first), (1, second)]);
                self.rewards += if rewarded.is_ok() { first + second } else { 0 };
                rewarded
            }
            Act::Wait(seconds) => {
                world.wait(seconds);
                Outcome::Ok(Default::default())
            }
        };
        if let Ok(response) = outcome {
            let paid = payments(&response);
            assert!(paid.iter().all(|(to, _)| *to == address(name).as_str()));
            self.purses[who].taken += paid.iter().map(|(_, amount)| amount).sum::<u128>();
        }
        let after = sides(world);
        for (pool, before) in before {
            assert!(not_cheaper(before, after[&pool]), "{pool:?}: {before:?}, then {:?}", after[&pool]);
        }
        // Everything that came is there or was taken; that what is there is somebody's, the world checks.
        let [brought, taken] = [|purse: &Purse| purse.brought, |purse: &Purse| purse.taken]
            .map(|of| self.purses.iter().map(of).sum::<u128>());
        assert_eq!(world.solvency().owed.u128(), brought + self.rewards - taken);
    }

    /// Everybody leaves every pool.
    fn leave(&mut self, world: &mut World) {
        let places = || (1..=TOPICS).flat_map(|topic| (0..REPUTERS).map(move |reputer| (topic, reputer)));
        // Delegators first, so that no commission comes to the reputers after they left.
        for who in (0..NAMES.len()).rev() {
            for (topic, reputer) in places() {
                world.topic = TopicId(topic);
                let own = who == reputer;
                let act = if own { Act::Unstake(None) } else { Act::Undelegate(reputer, None) };
                self.carry_out(world, who, act);
            }
        }
        world.wait(90 * DAY);
        for who in 0..NAMES.len() {
            for (topic, reputer) in places() {
                world.topic = TopicId(topic);
                self.carry_out(world, who, Act::Withdraw(reputer));
            }
        }
    }
}

fn brings(purse: &mut Purse, amount: u128, outcome: Outcome) -> Outcome {
    purse.brought += if outcome.is_ok() { amount } else { 0 };
    outcome
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 80,
        rng_seed: RngSeed::Fixed(12),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_share_becomes_cheaper_nothing_is_lost_and_everybody_can_leave(
        native in any::<bool>(),
        acts in prop::collection::vec((0..NAMES.len(), 1..=TOPICS, act()), 1..80),
    ) {
        let mut world = if native { World::native() } else { World::cw20() };
        world.registry.add_topic(2, schedule(10 * HOUR));
        let mut books = Books::default();
        for topic in 1..=TOPICS {
            world.topic = TopicId(topic);
            for who in 0..REPUTERS {
                books.carry_out(&mut world, who, Act::Register);
                books.carry_out(&mut world, who, Act::Stake(1_500_000));
            }
        }
        for (who, topic, act) in acts {
            world.topic = TopicId(topic);
            books.carry_out(&mut world, who, act);
        }
        world.wait(2 * DAY);
        // What was redelegated arrives the first time, and leaves the second.
        books.leave(&mut world);
        books.leave(&mut world);
        for (who, name) in NAMES.into_iter().enumerate() {
            prop_assert!(world.positions(name).is_empty(), "{:?}", world.positions(name));
            let Purse { brought, taken } = books.purses[who];
            prop_assert!(taken <= brought + books.rewards);
        }
        // Nobody's are the burned shares alone.
        for side in sides(&world).into_values() {
            prop_assert_eq!(side.shares.u128(), 1_000);
        }
    }

    #[test]
    fn without_rewards_everybody_takes_what_he_brought(
        acts in prop::collection::vec((0..NAMES.len(), 1..=TOPICS, act()), 1..60),
    ) {
        let mut world = World::native();
        world.registry.add_topic(2, schedule(10 * HOUR));
        let mut books = Books::default();
        for topic in 1..=TOPICS {
            world.topic = TopicId(topic);
            for who in 0..REPUTERS {
                books.carry_out(&mut world, who, Act::Register);
                books.carry_out(&mut world, who, Act::Stake(1_500_000));
            }
        }
        for (who, topic, act) in acts {
            world.topic = TopicId(topic);
            if !matches!(act, Act::Reward(..)) {
                books.carry_out(&mut world, who, act);
            }
        }
        books.leave(&mut world);
        books.leave(&mut world);
        for (who, Purse { brought, taken }) in books.purses.into_iter().enumerate() {
            // A share is worth one unit: only what is burned stays, in each of a reputer's two pools.
            let burned = if who < REPUTERS { 2_000 } else { 0 };
            prop_assert_eq!(brought - taken, burned);
        }
    }
}
