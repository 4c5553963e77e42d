#![allow(clippy::arithmetic_side_effects, reason = "a test may stop at an overflow")]

mod rewards;
mod slash;

use super::*;
use crate::reward::WHOLE;
use crate::schedule::{Schedule, ScheduleError};

const MILLION: u128 = 1_000_000;
const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;

fn tokens(amount: u128) -> Uint128 {
    Uint128::new(amount)
}

fn side(amount: u128, shares: u128) -> Side {
    Side { amount: tokens(amount), shares: tokens(shares) }
}

/// A pool with a million staked, whose every share then became worth 1.5: what a reward does.
fn rewarded() -> (Pool, Uint128) {
    let mut pool = Pool::default();
    let own = pool.stake(tokens(MILLION), tokens(MILLION)).unwrap();
    pool.bonded.amount += tokens(500_000);
    (pool, own)
}

#[test]
fn the_first_stake_makes_a_share_of_each_unit_and_burns_a_thousand() {
    let mut pool = Pool::default();
    assert!(pool.is_new());
    assert_eq!(pool.stake(tokens(MILLION), tokens(MILLION)), Ok(tokens(999_000)));
    assert_eq!(pool.bonded, side(MILLION, MILLION));
    assert_eq!(pool.bonded.worth(tokens(999_000)), tokens(999_000));
    assert!(!pool.is_new());
}

#[test]
fn the_first_stake_has_a_least_amount_and_later_ones_have_none() {
    let mut pool = Pool::default();
    let too_small = PoolError::FirstStakeTooSmall { amount: tokens(999_999), least: tokens(MILLION) };
    assert_eq!(pool.stake(tokens(999_999), tokens(MILLION)), Err(too_small));
    let too_small = PoolError::FirstStakeTooSmall { amount: tokens(1_000), least: tokens(1_001) };
    assert_eq!(pool.stake(tokens(1_000), Uint128::zero()), Err(too_small));
    assert_eq!(pool, Pool::default());

    pool.stake(tokens(MILLION), tokens(MILLION)).unwrap();
    assert_eq!(pool.stake(tokens(1), tokens(MILLION)), Ok(tokens(1)));
}

#[test]
fn after_a_reward_a_share_costs_more_and_both_ways_round_for_those_who_stay() {
    let (mut pool, own) = rewarded();
    // 100 units buy 66.67 shares at 1.5 each.
    assert_eq!(pool.stake(tokens(100), tokens(MILLION)), Ok(tokens(66)));
    assert_eq!(pool.bonded, side(1_500_100, 1_000_066));
    // 100 units take 66.67 shares out.
    let left = pool.unstake(own, Some(tokens(100))).unwrap();
    assert_eq!(left, Moved { amount: tokens(100), burned: tokens(67), issued: tokens(100) });
    assert_eq!(pool.bonded, side(1_500_000, 999_999));
    assert_eq!(pool.unbonding, side(100, 100));
}

#[test]
fn leaving_whole_sells_every_share_and_leaves_what_was_burned() {
    let (mut pool, own) = rewarded();
    let left = pool.unstake(own, None).unwrap();
    assert_eq!(left, Moved { amount: tokens(1_498_500), burned: own, issued: tokens(1_498_500) });
    assert_eq!(pool.bonded, side(1_500, 1_000));
    assert!(!pool.is_new());
    assert_eq!(pool.withdraw(left.issued), Ok(tokens(1_498_500)));
    assert_eq!(pool.unbonding, Side::default());
}

#[test]
fn who_cancels_buys_shares_at_the_price_of_the_day() {
    let (mut pool, own) = rewarded();
    let left = pool.unstake(own, Some(tokens(150))).unwrap();
    pool.bonded.amount += pool.bonded.amount;
    let back = pool.cancel(left.issued).unwrap();
    assert_eq!((left.burned, back.amount, back.issued), (tokens(100), tokens(150), tokens(50)));
    assert_eq!(pool.unbonding, Side::default());
}

#[test]
fn what_a_slash_took_is_missing_on_both_sides() {
    let (mut pool, own) = rewarded();
    let left = pool.unstake(own, Some(tokens(1_000))).unwrap();
    pool.slash(Decimal::percent(50), 0).unwrap();
    assert_eq!(pool.bonded.worth(own - left.burned), tokens(748_749));
    assert_eq!(pool.withdraw(left.issued), Ok(tokens(500)));
}

#[test]
fn shares_of_an_earlier_era_are_worth_nothing_and_the_next_stake_is_a_first_one() {
    let (before, own) = rewarded();
    let mut pool = before;
    pool.slash(Decimal::one(), 0).unwrap();
    assert_eq!(pool.era, before.era + 1);
    assert_eq!(pool.live(own, before.era), Uint128::zero());
    assert_eq!(pool.bonded.worth(own), Uint128::zero());
    assert_eq!(pool.stake(tokens(2 * MILLION), tokens(MILLION)), Ok(tokens(1_999_000)));
    assert_eq!(pool.live(own, before.era), Uint128::zero());
    assert_eq!(pool.live(tokens(7), pool.era), tokens(7));
}

#[test]
fn what_makes_no_share_is_refused() {
    let mut pool = Pool::default();
    pool.stake(tokens(MILLION), tokens(MILLION)).unwrap();
    pool.bonded.amount = tokens(2 * MILLION);
    let before = pool;
    let refused =
        PoolError::AmountTooSmall { amount: tokens(1), total: tokens(2 * MILLION), shares: tokens(MILLION) };
    assert_eq!(pool.stake(tokens(1), tokens(MILLION)), Err(refused));
    let zero = pool.unstake(tokens(5), Some(Uint128::zero()));
    assert!(matches!(zero, Err(PoolError::AmountTooSmall { .. })), "{zero:?}");
    assert_eq!(pool, before);

    let mut worthless = side(0, 5);
    assert!(matches!(worthless.issue(tokens(9)), Err(PoolError::AmountTooSmall { .. })));
    assert_eq!(worthless.redeem(tokens(5)), Err(PoolError::NothingLeft { shares: tokens(5) }));
}

#[test]
fn nobody_takes_more_than_he_has() {
    let (mut pool, own) = rewarded();
    let before = pool;
    let refused = PoolError::NotEnough { amount: tokens(1_498_501), own: tokens(1_498_500) };
    assert_eq!(pool.unstake(own, Some(tokens(1_498_501))), Err(refused));
    let refused = PoolError::NotEnough { amount: Uint128::MAX, own: Uint128::zero() };
    assert_eq!(pool.unstake(Uint128::zero(), Some(Uint128::MAX)), Err(refused));
    let empty = Pool::default().unstake(own, Some(tokens(1)));
    assert_eq!(empty, Err(PoolError::NotEnough { amount: tokens(1), own: Uint128::zero() }));
    let refused = PoolError::NothingLeft { shares: Uint128::zero() };
    assert_eq!(pool.unstake(Uint128::zero(), None), Err(refused));
    let refused = PoolError::TooManyShares { shares: tokens(MILLION + 1), total: tokens(MILLION) };
    assert_eq!(pool.unstake(tokens(MILLION + 1), None), Err(refused));
    assert_eq!(pool, before);
}

#[test]
fn the_largest_amounts_overflow_into_an_error() {
    let mut pool = Pool::default();
    assert_eq!(pool.stake(Uint128::MAX, tokens(MILLION)), Ok(Uint128::MAX - BURNED_SHARES));
    let overflow = PoolError::Overflow { amount: tokens(1) };
    assert_eq!(pool.stake(tokens(1), tokens(MILLION)), Err(overflow));
    // Shares that a slash made cheap.
    let mut cheap = side(1, u128::MAX / 2);
    assert_eq!(cheap.issue(tokens(3)), Err(PoolError::Overflow { amount: tokens(3) }));
    assert_eq!(cheap, side(1, u128::MAX / 2));
}

fn schedule(epoch_length: u64, ground_truth_lag: u64, report_window: u64) -> Schedule {
    Schedule {
        epoch_length,
        worker_submission_window: HOUR,
        reveal_window: 0,
        ground_truth_lag,
        report_window,
        report_reveal_window: 0,
        dispute_window: 0,
    }
}

#[test]
fn short_epochs_leave_the_suites_unbonding_time() {
    let hourly = schedule(HOUR, HOUR, HOUR);
    assert_eq!(unbonding_time(21 * DAY, DAY, [&hourly]), Ok(21 * DAY));
}

#[test]
fn stake_stays_as_long_as_a_weight_that_it_set() {
    let hourly = schedule(HOUR, HOUR, HOUR);
    // H = 7.
    assert_eq!(unbonding_time(0, DAY, [&hourly]), Ok(8 * DAY));
    // ceil(4.5) = 5, H = 11.
    let long = schedule(108 * HOUR, 108 * HOUR, HOUR);
    assert_eq!(unbonding_time(0, DAY, [&long]), Ok(12 * DAY));
    // 30 days against 21: H = 61.
    let monthly = schedule(30 * DAY, 30 * DAY, DAY);
    assert_eq!(unbonding_time(21 * DAY, DAY, [&monthly]), Ok(62 * DAY));
}

#[test]
fn stake_stays_until_the_last_epoch_it_may_have_reported_in_is_settled() {
    // An emission period of a minute: the epochs decide. The largest of each, over all versions.
    let (late, slow) = (schedule(HOUR, 40 * DAY, DAY), schedule(10 * DAY, 10 * DAY, HOUR));
    assert_eq!(unbonding_time(DAY, 60, [&late, &slow]), Ok(51 * DAY));
    assert_eq!(unbonding_time(DAY, 60, [&late]), Ok(41 * DAY + HOUR));
}

#[test]
fn schedules_at_the_end_of_time_are_an_error() {
    let endless = schedule(u64::MAX, 1, 1);
    for period in [0, 1, DAY, u64::MAX] {
        let error = unbonding_time(DAY, period, [&endless]);
        assert_eq!(error, Err(ScheduleError::TimeOverflow.into()), "{period}");
    }
    assert_eq!(unbonding_time(DAY, u64::MAX, []), Err(ScheduleError::TimeOverflow.into()));
    assert_eq!(unbonding_time(DAY, 0, []), Ok(DAY));
}
