//! What a slash will leave behind: cheaper shares, or a new era. Nothing slashes yet; these tests write the records
//! that one would.

use crate::world::{DAY, World, address, over_both, payments};
use allora_interfaces::staking::{POOLS, Pool, TOPIC_STAKES, TOTALS, TopicStake, Totals};
use allora_protocol::pool::PoolError;
use allora_staking::ContractError;
use cosmwasm_std::Uint128;

/// Takes a part of everything in a pool, in percent; all of it begins a new era.
fn slash(world: &mut World, who: &str, percent: u128) {
    let (topic, reputer) = (world.topic.0, address(who));
    let storage = &mut world.deps.storage;
    let pool = POOLS.load(storage, (topic, &reputer)).unwrap();
    let left = |amount: Uint128| amount.multiply_ratio(100 - percent, 100u128);
    let slashed = Pool { bonded: left(pool.bonded), unbonding: left(pool.unbonding), ..pool.clone() };
    let slashed = match percent {
        100 => Pool { id: pool.id, era: pool.era + 1, ..Pool::default() },
        _ => slashed,
    };
    let totals = TOTALS.load(storage).unwrap();
    let totals = Totals {
        bonded: totals.bonded + slashed.bonded - pool.bonded,
        unbonding: totals.unbonding + slashed.unbonding - pool.unbonding,
    };
    let stake = TOPIC_STAKES.load(storage, topic).unwrap();
    let stake = TopicStake { bonded: stake.bonded + slashed.bonded - pool.bonded, ..stake };
    POOLS.save(storage, (topic, &reputer), &slashed);
    TOTALS.save(storage, &totals);
    TOPIC_STAKES.save(storage, topic, &stake);
    world.set_balance((totals.bonded + totals.unbonding).u128());
}

#[test]
fn a_slash_reaches_what_is_unbonding_as_well() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(1_000_000)).unwrap();
        slash(&mut world, "dora", 25);
        assert_eq!(world.pool("dora").own.u128(), 749_250);
        assert!(!world.pool("dora").may_report);
        assert_eq!(world.unbondings("dora")[0].amount.u128(), 750_000);
        // A share costs 0.75 now.
        world.stake("dora", 750).unwrap();
        assert_eq!(world.pool("dora").shares.u128(), 1_001_000);
        world.wait(21 * DAY);
        assert_eq!(payments(&world.withdraw("dora").unwrap())[0].1, 750_000);
    });
}

#[test]
fn after_a_slash_to_nothing_older_shares_are_worth_nothing() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(1_000_000)).unwrap();
        slash(&mut world, "dora", 100);
        let pool = world.pool("dora");
        assert_eq!((pool.own.u128(), pool.unbonding.u128(), pool.era), (0, 0, 1));
        assert_eq!(world.unbondings("dora")[0].amount.u128(), 0);
        assert!(world.positions("dora").is_empty());

        let nothing = ContractError::Pool(PoolError::NothingLeft { shares: Uint128::zero() });
        assert_eq!(world.unstake("dora", None).as_ref(), Err(&nothing));
        assert_eq!(world.cancel("dora", 0).as_ref(), Err(&nothing));
        world.wait(21 * DAY);
        assert_eq!(world.withdraw("dora").as_ref(), Err(&nothing));
    });
}

#[test]
fn in_a_new_era_the_next_stake_is_a_first_one() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(1_000_000)).unwrap();
        slash(&mut world, "dora", 100);
        let refused = world.stake("dora", 999_999).unwrap_err();
        assert!(matches!(refused, ContractError::Pool(PoolError::FirstStakeTooSmall { .. })), "{refused}");
        world.stake("dora", 3_000_000).unwrap();
        assert_eq!(world.pool("dora").own.u128(), 2_999_000);
        // What was worth nothing is forgotten; its id is not given again.
        world.unstake("dora", Some(9)).unwrap();
        let unbondings = world.unbondings("dora");
        assert_eq!((unbondings.len(), unbondings[0].unbonding_id, unbondings[0].amount.u128()), (1, 1, 9));
        world.wait(21 * DAY);
        assert_eq!(payments(&world.withdraw("dora").unwrap())[0].1, 9);
    });
}
