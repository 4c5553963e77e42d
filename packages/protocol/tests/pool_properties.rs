//! What holds for every pool, whatever comes and goes.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use allora_protocol::pool::{BURNED_SHARES, Incoming, Pool, PoolError, Side, unbonding_time};
use allora_protocol::reward::WHOLE;
use allora_protocol::schedule::Schedule;
use cosmwasm_std::{Decimal, Uint128, Uint256};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const MIN_STAKE: Uint128 = Uint128::new(1_000_000);
/// The first is the reputer, the others delegate to him.
const ACTORS: usize = 3;
const DAY: u64 = 86_400;

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

/// From nothing to everything.
fn part() -> impl Strategy<Value = Decimal> {
    (0..=WHOLE).prop_map(|parts| Decimal::raw(parts.into()))
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
    /// A reward comes, and enters over so many seconds.
    Reward(Uint128, u64),
    /// The reputer sets his commission, with so much notice.
    SetCommission(Decimal, u64),
    Wait(u64),
}

fn act() -> impl Strategy<Value = (usize, Act)> {
    let act = prop_oneof![
        3 => amount().prop_map(Act::Stake),
        3 => prop::option::of(amount()).prop_map(Act::Unstake),
        2 => Just(Act::Cancel),
        2 => Just(Act::Withdraw),
        2 => (amount(), 0..2 * DAY).prop_map(|(amount, duration)| Act::Reward(amount, duration)),
        1 => (part(), 0..2 * DAY).prop_map(|(rate, notice)| Act::SetCommission(rate, notice)),
        3 => (0..DAY).prop_map(Act::Wait),
    ];
    (0..ACTORS, act)
}

/// A pool and who has what in it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Fund {
    now: u64,
    pool: Pool,
    bonded: [Uint128; ACTORS],
    /// Each what one unstaking made.
    unbonding: [Vec<Uint128>; ACTORS],
    brought: Uint256,
    paid: Uint256,
}

impl Fund {
    /// Brings the pool to the present, and lets the reputer take his commission over when it is he who acts.
    fn arrive(&mut self, who: usize) {
        self.pool = self.pool.at(self.now);
        if who == 0 {
            self.bonded[0] += self.pool.take_commission();
        }
    }

    fn carry_out(&mut self, who: usize, act: Act) -> Result<(), PoolError> {
        self.arrive(who);
        match act {
            Act::Stake(amount) => {
                let reputer = who == 0;
                self.bonded[who] +=
                    if reputer { self.pool.stake(amount, MIN_STAKE)? } else { self.pool.delegate(amount)? };
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
            Act::Reward(amount, duration) => {
                self.pool.reward(amount, self.now, duration)?;
                self.brought += Uint256::from(amount);
            }
            Act::SetCommission(rate, notice) => self.pool.set_commission(rate, self.now, notice)?,
            Act::Wait(seconds) => self.now += seconds,
        }
        self.pool.own_shares = self.bonded[0];
        Ok(())
    }

    /// Shares and worths of each side add up to what the side has.
    fn check(&self) {
        let burned = if self.pool.is_new() { Uint128::zero() } else { BURNED_SHARES };
        let bonded = self.bonded.iter().copied().chain([burned, self.pool.commission_shares]);
        let unbonding = self.unbonding.iter().flatten().copied();
        for (side, shares) in
            [(self.pool.bonded, bonded.collect::<Vec<_>>()), (self.pool.unbonding, unbonding.collect())]
        {
            assert_eq!(shares.iter().sum::<Uint128>(), side.shares);
            assert_eq!(side.amount.is_zero(), side.shares.is_zero());
            let worths = shares.iter().map(|shares| Uint256::from(side.worth(*shares)));
            assert!(worths.sum::<Uint256>() <= Uint256::from(side.amount));
        }
        let Pool { bonded, incoming, unbonding, .. } = self.pool;
        let there = [bonded.amount, incoming.amount, unbonding.amount].map(Uint256::from);
        assert_eq!(there.iter().sum::<Uint256>() + self.paid, self.brought);
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
            fund.arrive(who);
            fund.check();
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
    fn time_makes_no_share_cheaper_and_releases_no_more_than_came_in(
        (pool, own) in any_pool(),
        (amount, rate) in (amount(), 0..=WHOLE),
        (duration, looks) in (0..2 * DAY, prop::collection::vec(0..DAY, 0..6)),
    ) {
        let mut pool = Pool { own_shares: own.multiply_ratio(1u8, 2u8), ..pool };
        pool.commission.rate = rate;
        let before = pool;
        if pool.reward(amount, 0, duration).is_err() {
            return Ok(());
        }
        prop_assert_eq!(pool.bonded, before.bonded);
        let (mut now, mut looked_at) = (0, pool.at(0));
        for seconds in looks {
            now += seconds;
            let earlier = looked_at;
            looked_at = looked_at.at(now);
            prop_assert!(not_cheaper(earlier.bonded, looked_at.bonded), "{earlier:?} {looked_at:?}");
            let there = looked_at.bonded.amount.full_mul(1u8) + looked_at.incoming.amount.full_mul(1u8);
            prop_assert_eq!(there, before.bonded.amount.full_mul(1u8) + amount.full_mul(1u8));
        }
        // However often somebody looked.
        let at_once = pool.at(now);
        prop_assert_eq!(looked_at.bonded.amount, at_once.bonded.amount);
        prop_assert_eq!(looked_at.incoming, at_once.incoming);
    }

    #[test]
    fn who_passes_by_earns_no_more_than_his_share_of_his_seconds(
        own in 1_000_000..1u128 << 60,
        (reward, duration) in (1..1u128 << 60, 1..2 * DAY),
        (comes, stays) in (0..2 * DAY, 0..2 * DAY),
        (brought, rate) in (1..1u128 << 60, 0..=WHOLE),
    ) {
        let mut pool = Pool::default();
        pool.own_shares = pool.stake(Uint128::new(own), MIN_STAKE).unwrap();
        pool.commission.rate = rate;
        pool.reward(Uint128::new(reward), 0, duration).unwrap();
        pool = pool.at(comes);
        let Ok(shares) = pool.delegate(Uint128::new(brought)) else { return Ok(()) };
        let all = pool.bonded.shares;
        pool = pool.at(comes + stays);
        let earned = pool.unstake(shares, None).map(|left| left.amount).unwrap_or_default();
        let earned = earned.saturating_sub(Uint128::new(brought));
        // What enters in these seconds, and a base unit for where they begin and end.
        let seconds = (comes + stays).min(duration).saturating_sub(comes);
        let enters = Uint128::new(reward).full_mul(seconds) / Uint256::from(duration) + Uint256::one();
        prop_assert!(earned.full_mul(all) <= enters * Uint256::from(shares), "{earned} of {enters}");
    }

    #[test]
    fn a_reward_is_split_into_own_commission_and_delegated(
        (own, delegated) in (1_000_000..1u128 << 50, 1_000_000..1u128 << 50),
        (reward, rate) in (1..1u128 << 50, 0..=WHOLE),
    ) {
        let mut pool = Pool::default();
        pool.own_shares = pool.stake(Uint128::new(own), MIN_STAKE).unwrap();
        let theirs = pool.delegate(Uint128::new(delegated)).unwrap();
        pool.commission.rate = rate;
        let before = pool;
        pool.reward(Uint128::new(reward), 0, 60).unwrap();
        pool = pool.at(60);
        // Own stake, delegations and burned shares have it all, but for what is rounded off.
        let parts = [pool.own(), pool.bonded.worth(theirs), pool.bonded.worth(BURNED_SHARES)];
        let parts: Uint128 = parts.iter().sum();
        prop_assert!(parts <= pool.bonded.amount && pool.bonded.amount - parts < Uint128::new(3));
        // The delegators keep their part without the commission on it, to a share's price.
        let part = Uint128::new(reward).multiply_ratio(theirs, before.bonded.shares);
        let kept = part.multiply_ratio(WHOLE - rate, WHOLE);
        let gained = pool.bonded.worth(theirs) - before.bonded.worth(theirs);
        let price = Uint128::one() + pool.bonded.amount / pool.bonded.shares;
        prop_assert!(gained.abs_diff(kept) <= price + Uint128::one(), "{gained}, not {kept}");
    }

    #[test]
    fn a_slash_takes_one_part_of_everything_from_everybody((pool, own) in any_pool(), parts in 0..WHOLE) {
        let before = pool;
        let mut pool = pool;
        let taken = pool.slash(Decimal::raw(parts.into()), 0).unwrap();
        for (before, after, taken) in [
            (before.bonded, pool.bonded, taken.bonded),
            (before.unbonding, pool.unbonding, taken.unbonding),
        ] {
            prop_assert_eq!((after.shares, after.amount + taken), (before.shares, before.amount));
            prop_assert_eq!(taken, before.amount.multiply_ratio(parts, WHOLE));
            prop_assert_eq!(after.amount.is_zero(), before.amount.is_zero());
        }
        let left = before.bonded.worth(own).multiply_ratio(WHOLE - parts, WHOLE);
        prop_assert!(pool.bonded.worth(own).abs_diff(left) <= Uint128::new(2));
        prop_assert_eq!(pool.era, before.era);
    }

    #[test]
    fn nothing_that_comes_in_and_no_instant_make_it_panic(
        (side, unbonding) in (any_side(), any_side()),
        (own, commission) in (amount(), amount()),
        (amount, spread) in (amount(), amount()),
        (from, until, now) in (any::<u64>(), any::<u64>(), any::<u64>()),
        (rate, more, duration) in (any::<u64>(), amount(), any::<u64>()),
    ) {
        let incoming = Incoming { amount, spread, from, until };
        let mut pool =
            Pool { bonded: side, own_shares: own, commission_shares: commission, unbonding, incoming, ..Pool::default() };
        pool.commission.rate = rate;
        let after = pool.at(now);
        let sum = |pool: &Pool| pool.bonded.amount.full_mul(1u8) + pool.incoming.amount.full_mul(1u8);
        prop_assert_eq!(sum(&after), sum(&pool));
        let mut rewarded = pool;
        if rewarded.reward(more, now, duration).is_err() {
            prop_assert_eq!(rewarded, pool);
        }
        pool.slash(Decimal::raw(rate.into()), now).unwrap();
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
