//! What rewards and slashes leave behind: dearer shares, cheaper ones, or a new era. No message slashes yet; these tests
//! write the records that one would.

use crate::world::{DAY, World, address, over_both, payments};
use allora_interfaces::staking::{POOLS, TOPIC_STAKES, TOTALS, TopicStake, Totals};
use allora_protocol::pool::{Pool, PoolError};
use allora_staking::ContractError;
use cosmwasm_std::{Decimal, Uint128};

/// Writes another pool, and keeps the sums and the contract's balance in step with it.
fn rewrite(world: &mut World, who: &str, change: impl Fn(&mut Pool, u64)) {
    let (topic, reputer, now) = (world.topic.0, address(who), world.now());
    let storage = &mut world.deps.storage;
    let mut record = POOLS.load(storage, (topic, &reputer)).unwrap();
    let before = record.amounts;
    change(&mut record.amounts, now);
    let after = record.amounts;
    let totals = TOTALS.load(storage).unwrap();
    let totals = Totals {
        bonded: totals.bonded + after.bonded.amount - before.bonded.amount,
        incoming: totals.incoming + after.incoming.amount - before.incoming.amount,
        unbonding: totals.unbonding + after.unbonding.amount - before.unbonding.amount,
    };
    let stake = TOPIC_STAKES.load(storage, topic).unwrap();
    let bonded = stake.bonded + after.bonded.amount - before.bonded.amount;
    POOLS.save(storage, (topic, &reputer), &record);
    TOTALS.save(storage, &totals);
    TOPIC_STAKES.save(storage, topic, &TopicStake { bonded, ..stake });
    world.set_balance((totals.bonded + totals.incoming + totals.unbonding).u128());
}

/// A reward that has entered.
fn earn(world: &mut World, id: u32, amount: u128) {
    world.reward(&[(id, amount)]).unwrap();
    world.wait(DAY);
}

/// A slash, as no message makes one yet.
pub fn slash(world: &mut World, who: &str, percent: u64) {
    rewrite(world, who, |pool, now| {
        pool.slash(Decimal::percent(percent), now).unwrap();
    });
}

fn slash_a_quarter(world: &mut World, who: &str) {
    slash(world, who, 25);
}

fn slash_everything(world: &mut World, who: &str) {
    slash(world, who, 100);
}

/// The numbers of the README's example: bonded, shares, own shares, their worth.
fn documented() -> Vec<[u128; 4]> {
    let (_, example) = include_str!("../../README.md").split_once("### With numbers").unwrap();
    let rows = example.lines().skip_while(|line| !line.starts_with("|--")).skip(1);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let number = |cell: &str| cell.trim().replace(',', "").parse().unwrap();
    rows.map(|row| row.split('|').skip(2).take(4).map(number).collect::<Vec<_>>().try_into().unwrap())
        .collect()
}

#[test]
fn the_readmes_example_is_what_happens() {
    over_both(|mut world| {
        let told = |world: &World| {
            let pool =
                POOLS.load(&world.deps.storage, (1, &address("dora"))).unwrap().amounts.at(world.now());
            [pool.bonded.amount, pool.bonded.shares, pool.own_shares, pool.own()].map(|amount| amount.u128())
        };
        let mut seen = Vec::new();
        world.reputer("dora", 1_000_000);
        seen.push(told(&world));
        earn(&mut world, 0, 500_000);
        seen.push(told(&world));
        world.stake("dora", 100).unwrap();
        seen.push(told(&world));
        world.unstake("dora", Some(100)).unwrap();
        seen.push(told(&world));
        world.unstake("dora", None).unwrap();
        seen.push(told(&world));
        assert_eq!(seen, documented());
        assert_eq!(world.pool("dora").unbonding.u128(), 100 + 1_498_499);
    });
}

#[test]
fn an_amount_that_is_less_than_a_share_is_refused() {
    over_both(|mut world| {
        world.reputer("dora", 1_000_000);
        earn(&mut world, 0, 1_000_000);
        let refused = world.stake("dora", 1).unwrap_err();
        assert!(matches!(refused, ContractError::Pool(PoolError::AmountTooSmall { .. })), "{refused}");
        world.unstake("dora", Some(3)).unwrap();
        assert_eq!(world.unbondings("dora")[0].amount.u128(), 3);
        world.cancel("dora", 0).unwrap();
    });
}

#[test]
fn a_slash_reaches_what_is_unbonding_as_well() {
    over_both(|mut world| {
        world.reputer("dora", 2_000_000);
        world.unstake("dora", Some(1_000_000)).unwrap();
        slash_a_quarter(&mut world, "dora");
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
        slash_everything(&mut world, "dora");
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
        slash_everything(&mut world, "dora");
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
