//! What holds for every pool, whatever comes and goes.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use allora_protocol::pool::{BURNED_SHARES, Pool, PoolError, Side, unbonding_time};
use allora_protocol::schedule::Schedule;
use cosmwasm_std::{Uint128, Uint256};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const MIN_STAKE: Uint128 = Uint128::new(1_000_000);
const ACTORS: usize = 3;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 1000,
        rng_seed: RngSeed::Fixed(11),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Dust, what people stake, what nobody has, and the end of the range.
fn amount() -> impl Strategy<Value = Uint128> {
    let raw = prop_oneof![
        4 => 0..20u128,
        8 => 1..5_000_000u128,
        2 => any::<u64>().prop_map(u128::from),
        1 => any::<u128>(),
        1 => u128::MAX - 3..=u128::MAX,
    ];
    raw.prop_map(Uint128::new)
}

fn any_side() -> impl Strategy<Value = Side> {
    (amount(), amount()).prop_map(|(amount, shares)| Side { amount, shares })
}

/// A pool as it can be: somebody staked and took, something was earned, something was lost.
fn any_pool() -> impl Strategy<Value = (Pool, Uint128)> {
    let parts = (1_000_000..1u128 << 100, 0..1u128 << 100, 1..=100u128, 0..=100u128);
    parts.prop_map(|(first, earned, left_of_bonded, unbonded)| {
        let mut pool = Pool::default();
        let own = pool.stake(Uint128::new(first), MIN_STAKE).unwrap();
        let left = pool.unstake(own, Some(own.multiply_ratio(unbonded, 101u128))).map(|moved| moved.burned);
        pool.bonded.amount += Uint128::new(earned);
        pool.bonded.amount = pool.bonded.amount.multiply_ratio(left_of_bonded, 100u128);
        pool.unbonding.amount = pool.unbonding.amount.multiply_ratio(left_of_bonded, 100u128);
        (pool, own - left.unwrap_or_default())
    })
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Stake(Uint128),
    Unstake(Option<Uint128>),
    Cancel,
    Withdraw,
    /// Somebody adds to what is bonded, as a reward will.
    Earn(Uint128),
}

fn act() -> impl Strategy<Value = (usize, Act)> {
    let act = prop_oneof![
        3 => amount().prop_map(Act::Stake),
        3 => prop::option::of(amount()).prop_map(Act::Unstake),
        2 => Just(Act::Cancel),
        2 => Just(Act::Withdraw),
        1 => (0..1_000_000u128).prop_map(|amount| Act::Earn(Uint128::new(amount))),
    ];
    (0..ACTORS, act)
}

/// A pool and who has what in it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Fund {
    pool: Pool,
    bonded: [Uint128; ACTORS],
    /// Each what one unstaking made.
    unbonding: [Vec<Uint128>; ACTORS],
    brought: Uint256,
    paid: Uint256,
}

impl Fund {
    fn carry_out(&mut self, who: usize, act: Act) -> Result<(), PoolError> {
        match act {
            Act::Stake(amount) => {
                self.bonded[who] += self.pool.stake(amount, MIN_STAKE)?;
                self.brought += Uint256::from(amount);
            }
            Act::Unstake(amount) => {
                let moved = self.pool.unstake(self.bonded[who], amount)?;
                self.bonded[who] -= moved.burned;
                self.unbonding[who].push(moved.issued);
            }
            Act::Cancel => {
                let Some(shares) = self.unbonding[who].last() else { return Ok(()) };
                self.bonded[who] += self.pool.cancel(*shares)?.issued;
                self.unbonding[who].pop();
            }
            Act::Withdraw => {
                let shares = self.unbonding[who].iter().sum();
                self.paid += Uint256::from(self.pool.withdraw(shares)?);
                self.unbonding[who].clear();
            }
            Act::Earn(amount) => {
                if !self.pool.is_new() && self.pool.bonded.amount.checked_add(amount).is_ok() {
                    self.pool.bonded.amount += amount;
                    self.brought += Uint256::from(amount);
                }
            }
        }
        Ok(())
    }

    /// Shares and worths of each side add up to what the side has.
    fn check(&self) {
        let burned = if self.pool.is_new() { Uint128::zero() } else { BURNED_SHARES };
        let bonded = self.bonded.iter().copied().chain([burned]);
        let unbonding = self.unbonding.iter().flatten().copied();
        for (side, shares) in
            [(self.pool.bonded, bonded.collect::<Vec<_>>()), (self.pool.unbonding, unbonding.collect())]
        {
            assert_eq!(shares.iter().sum::<Uint128>(), side.shares);
            let worths = shares.iter().map(|shares| Uint256::from(side.worth(*shares)));
            assert!(worths.sum::<Uint256>() <= Uint256::from(side.amount));
        }
        let there = Uint256::from(self.pool.bonded.amount) + Uint256::from(self.pool.unbonding.amount);
        assert_eq!(there + self.paid, self.brought);
    }
}

/// Whether a share of `after` is worth at least what one of `before` was; a side without shares has no price.
fn not_cheaper(before: Side, after: Side) -> bool {
    let product = |a: Uint128, b: Uint128| a.full_mul(b);
    before.shares.is_zero()
        || after.shares.is_zero()
        || product(after.amount, before.shares) >= product(before.amount, after.shares)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_people_do_no_share_loses_and_everything_adds_up(acts in prop::collection::vec(act(), 1..60)) {
        let mut fund = Fund::default();
        for (who, act) in acts {
            let before = fund.clone();
            match fund.carry_out(who, act) {
                Ok(()) => {
                    prop_assert!(not_cheaper(before.pool.bonded, fund.pool.bonded), "{before:?} {act:?}");
                    prop_assert!(not_cheaper(before.pool.unbonding, fund.pool.unbonding), "{before:?} {act:?}");
                }
                Err(_) => prop_assert_eq!(&fund, &before),
            }
            fund.check();
        }
    }

    #[test]
    fn in_a_pool_that_earned_and_lost_no_move_makes_a_share_cheaper((pool, own) in any_pool(), (_, act) in act()) {
        let mut fund = Fund { pool, bonded: [own, Uint128::zero(), Uint128::zero()], ..Fund::default() };
        fund.unbonding[0].push(pool.unbonding.shares);
        let done = fund.carry_out(0, act);
        prop_assert!(not_cheaper(pool.bonded, fund.pool.bonded), "{pool:?} {act:?} {done:?}");
        prop_assert!(not_cheaper(pool.unbonding, fund.pool.unbonding), "{pool:?} {act:?} {done:?}");
    }

    #[test]
    fn nobody_gains_by_coming_and_going((pool, _) in any_pool(), brought in amount()) {
        let mut pool = pool;
        let Ok(own) = pool.stake(brought, MIN_STAKE) else { return Ok(()) };
        prop_assert!(pool.bonded.worth(own) <= brought);
        let Ok(left) = pool.unstake(own, None) else { return Ok(()) };
        let taken = pool.withdraw(left.issued).unwrap_or_default();
        prop_assert!(taken <= brought, "{taken} of {brought}");
    }

    #[test]
    fn nobody_gains_by_going_and_coming_back((pool, own) in any_pool(), asked in prop::option::of(amount())) {
        let mut pool = pool;
        let before = pool.bonded.worth(own);
        let Ok(left) = pool.unstake(own, asked) else { return Ok(()) };
        prop_assert!(left.amount + pool.bonded.worth(own - left.burned) <= before);
        let Ok(back) = pool.cancel(left.issued) else { return Ok(()) };
        prop_assert!(pool.bonded.worth(own - left.burned + back.issued) <= before);
    }

    #[test]
    fn leaving_in_parts_brings_no_more_than_leaving_at_once((pool, own) in any_pool(), part in amount()) {
        let (mut pool, mut at_once) = (pool, pool);
        let Ok(first) = pool.unstake(own, Some(part)) else { return Ok(()) };
        let rest = pool.unstake(own - first.burned, None).map(|moved| moved.amount).unwrap_or_default();
        prop_assert!(first.amount + rest <= at_once.unstake(own, None).unwrap().amount);
    }

    #[test]
    fn no_side_and_no_amount_make_it_panic(side in any_side(), amount in amount(), own in amount()) {
        prop_assert!(side.worth(own) <= side.amount);
        let mut after = side;
        if after.issue(amount).is_err() {
            prop_assert_eq!(after, side);
        }
        let mut after = side;
        match after.take(amount, own) {
            Ok(burned) => prop_assert!(burned <= own && side.amount - after.amount == amount),
            Err(_) => prop_assert_eq!(after, side),
        }
        let mut after = side;
        match after.redeem(own) {
            Ok(taken) => prop_assert!(own == side.shares - after.shares && taken == side.amount - after.amount),
            Err(_) => prop_assert_eq!(after, side),
        }
    }

    #[test]
    fn the_unbonding_time_is_the_suites_at_least_and_never_panics(
        (suite, period) in (any::<u64>(), any::<u64>()),
        lengths in prop::collection::vec((any::<u64>(), any::<u64>(), any::<u64>()), 0..4),
    ) {
        let schedule = |(epoch_length, ground_truth_lag, report_window)| Schedule {
            epoch_length,
            worker_submission_window: 1,
            reveal_window: 0,
            ground_truth_lag,
            report_window,
            report_reveal_window: 0,
            dispute_window: 0,
        };
        let schedules: Vec<_> = lengths.into_iter().map(schedule).collect();
        if let Ok(time) = unbonding_time(suite, period, &schedules) {
            prop_assert!(time >= suite);
            prop_assert!(schedules.iter().all(|s| time >= s.lifetime().unwrap() + s.epoch_length));
        }
    }
}
