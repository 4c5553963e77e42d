//! Rewards that enter over time, and the commission on them.

use super::*;

const TENTH: u64 = WHOLE / 10;
const NOW: u64 = 1_000_000;

/// Shares of a reputer and of a delegator in a pool that both put money into.
struct Shared {
    pool: Pool,
    own: Uint128,
    delegated: Uint128,
}

/// 2,000,000 of the reputer, 2,000,000 of a delegator, and a commission.
fn shared(rate: u64) -> Shared {
    let mut pool = Pool::default();
    let own = pool.stake(tokens(2 * MILLION), tokens(MILLION)).unwrap();
    pool.own_shares = own;
    let delegated = pool.delegate(tokens(2 * MILLION)).unwrap();
    pool.commission.rate = rate;
    Shared { pool, own, delegated }
}

fn bonded_at(pool: &Pool, now: u64) -> u128 {
    pool.at(now).bonded.amount.u128()
}

#[test]
fn a_reward_enters_evenly_and_whole() {
    let mut pool = shared(0).pool;
    pool.reward(tokens(1_000), NOW, 300).unwrap();
    let entered =
        [0, 1, 2, 3, 30, 299, 300, 10_000].map(|second| bonded_at(&pool, NOW + second) - 4 * MILLION);
    assert_eq!(entered, [0, 3, 6, 10, 100, 996, 1_000, 1_000]);
    // Nothing enters before the reward came, and what entered has left `incoming` without a trace.
    assert_eq!(bonded_at(&pool, 0), 4 * MILLION);
    assert_eq!(pool.at(NOW + 30).incoming.amount, tokens(900));
    assert_eq!(pool.at(NOW + 300).incoming, Incoming::default());
}

#[test]
fn it_makes_no_difference_how_often_somebody_looks() {
    let mut pool = shared(0).pool;
    // Less than a base unit per second: each look alone would release nothing.
    pool.reward(tokens(1_000), NOW, DAY).unwrap();
    let mut looked_at = pool;
    for second in 1..=10_000 {
        looked_at = looked_at.at(NOW + second);
    }
    assert_eq!(looked_at, pool.at(NOW + 10_000));
    assert_eq!(looked_at.bonded.amount, tokens(4 * MILLION + 115));
}

#[test]
fn a_further_reward_is_spread_with_what_is_left_of_the_one_before() {
    let mut pool = shared(0).pool;
    pool.reward(tokens(1_000), NOW, 100).unwrap();
    pool.reward(tokens(600), NOW + 80, 40).unwrap();
    assert_eq!(pool.bonded.amount, tokens(4 * MILLION + 800));
    assert_eq!(
        pool.incoming,
        Incoming { amount: tokens(800), spread: tokens(800), from: NOW + 80, until: NOW + 120 }
    );
    assert_eq!(bonded_at(&pool, NOW + 90), 4 * MILLION + 1_000);
    assert_eq!(bonded_at(&pool, NOW + 120), 4 * MILLION + 1_600);
}

#[test]
fn a_reward_of_no_duration_enters_in_a_second() {
    let mut pool = shared(0).pool;
    pool.reward(tokens(5), NOW, 0).unwrap();
    assert_eq!((bonded_at(&pool, NOW), bonded_at(&pool, NOW + 1)), (4 * MILLION, 4 * MILLION + 5));
}

#[test]
fn who_is_bonded_for_a_minute_of_an_hour_gets_his_share_of_that_minute() {
    let mut pool = shared(0).pool;
    pool.reward(tokens(60_000), NOW, HOUR).unwrap();
    pool = pool.at(NOW + 600);
    let passing = pool.delegate(tokens(4_010_000)).unwrap();
    assert_eq!(pool.bonded.worth(passing), tokens(4_010_000));
    pool = pool.at(NOW + 660);
    // 1,000 entered in the minute, of which half are his.
    let left = pool.unstake(passing, None).unwrap();
    assert_eq!(left.amount, tokens(4_010_500));
    assert_eq!(bonded_at(&pool, NOW + HOUR), 4 * MILLION + 59_500);
}

#[test]
fn who_comes_just_before_a_reward_and_leaves_just_after_gets_nothing() {
    let mut pool = shared(0).pool;
    let passing = pool.delegate(tokens(MILLION)).unwrap();
    pool.reward(tokens(MILLION), NOW, DAY).unwrap();
    assert_eq!(pool.unstake(passing, None).unwrap().amount, tokens(MILLION));
}

#[test]
fn where_nobody_has_shares_nobody_can_be_rewarded_and_nothing_delegated() {
    let mut pool = Pool::default();
    for _ in 0..2 {
        assert!(!pool.is_live());
        assert_eq!(pool.reward(tokens(5), NOW, 10), Err(PoolError::PoolEmpty));
        assert_eq!(pool.delegate(tokens(MILLION)), Err(PoolError::PoolEmpty));
        // Only the burned shares are left.
        let own = pool.stake(tokens(MILLION), tokens(MILLION)).unwrap();
        assert!(pool.is_live());
        pool.unstake(own, None).unwrap();
    }
}

#[test]
fn what_is_coming_in_waits_for_the_reputer_when_everybody_left() {
    let mut pool = Pool::default();
    let own = pool.stake(tokens(MILLION), tokens(MILLION)).unwrap();
    pool.reward(tokens(90_000), NOW, 90).unwrap();
    pool = pool.at(NOW + 30);
    let left = pool.unstake(own, None).unwrap();
    // 30,000 entered, less 30 of the burned shares.
    assert_eq!(left.amount, tokens(999_000 + 29_970));
    let deserted = pool.at(NOW + DAY);
    assert_eq!((deserted.bonded, deserted.incoming.amount), (side(1_030, 1_000), tokens(60_000)));

    // A little stake is not enough, and does not bring it to the burned shares.
    pool = deserted;
    let dust = pool.stake(tokens(1_000), tokens(MILLION)).unwrap();
    assert_eq!(dust, tokens(970));
    assert_eq!(pool.at(NOW + DAY), pool);
    // Who comes back has it, but for the part of the burned shares.
    let back = pool.stake(tokens(MILLION), tokens(MILLION)).unwrap();
    let pool = pool.at(NOW + DAY);
    assert_eq!(pool.incoming, Incoming::default());
    let burned = 1_000 * (1_030 + 1_000 + MILLION + 60_000) / (1_000 + 970 + back.u128());
    assert_eq!((pool.bonded.worth(BURNED_SHARES).u128(), burned), (1_092, 1_092));
}

#[test]
fn where_most_of_a_reward_would_be_nobodys_there_is_none() {
    let mut pool = Pool::default();
    let own = pool.stake(tokens(MILLION), tokens(MILLION)).unwrap();
    let others = pool.delegate(tokens(999)).unwrap();
    assert_eq!(others, tokens(999));
    pool.unstake(own, None).unwrap();
    assert!(!pool.is_live());
    assert_eq!(pool.reward(tokens(5), NOW, 10), Err(PoolError::PoolEmpty));
    pool.stake(tokens(1), tokens(MILLION)).unwrap();
    assert!(pool.is_live());
}

#[test]
fn a_reward_that_cannot_be_held_is_refused() {
    let mut pool = shared(0).pool;
    pool.reward(tokens(5), NOW, 10).unwrap();
    let before = pool;
    assert_eq!(pool.reward(Uint128::MAX, NOW, 10), Err(PoolError::Overflow { amount: Uint128::MAX }));
    assert_eq!(pool.reward(tokens(5), NOW, u64::MAX), Err(ScheduleError::TimeOverflow.into()));
    assert_eq!(pool, before);
}

#[test]
fn what_would_not_fit_into_what_is_bonded_waits() {
    let mut pool = shared(0).pool;
    let room = u128::MAX - 4 * MILLION;
    pool.reward(tokens(room), NOW, 10).unwrap();
    pool.bonded.amount += tokens(7);
    let full = pool.at(NOW + 10);
    assert_eq!((full.bonded.amount, full.incoming.amount), (Uint128::MAX, tokens(7)));
    assert_eq!(full.at(NOW + 20), full);
}

#[test]
fn a_delegator_keeps_his_part_of_a_reward_without_the_commission_on_it() {
    let Shared { mut pool, own, delegated } = shared(TENTH);
    pool.reward(tokens(400_000), NOW, 100).unwrap();
    let pool = pool.at(NOW + 100);
    // 40,000, at (4,000,000 + 360,000) / 4,000,000 a share.
    assert_eq!(pool.commission_shares, tokens(36_697));
    assert_eq!(pool.bonded, side(4_400_000, 4_036_697));
    let worths =
        [own, pool.commission_shares, delegated, BURNED_SHARES].map(|part| pool.bonded.worth(part).u128());
    // Half of the reward is the delegator's, and he keeps nine tenths of it: 180,000.
    assert_eq!(worths, [2_178_910, 39_999, 2_180_000, 1_090]);
    // All others but he and the burned shares are the reputer.
    assert_eq!(pool.own(), tokens(2_218_909));
    assert_eq!(worths.iter().sum::<u128>(), 4_399_999);
}

#[test]
fn a_commission_of_everything_leaves_the_delegators_what_they_brought() {
    let Shared { mut pool, delegated, .. } = shared(WHOLE);
    pool.reward(tokens(400_000), NOW, 100).unwrap();
    assert_eq!(pool.at(NOW + 100).bonded.worth(delegated), tokens(2 * MILLION));
}

#[test]
fn without_delegators_there_is_no_commission() {
    let mut pool = Pool { commission: Commission { rate: WHOLE, rise: None }, ..Pool::default() };
    pool.own_shares = pool.stake(tokens(MILLION), tokens(MILLION)).unwrap();
    pool.reward(tokens(1_000), NOW, 1).unwrap();
    let pool = pool.at(NOW + 1);
    assert_eq!((pool.bonded, pool.commission_shares), (side(1_001_000, MILLION), Uint128::zero()));
}

#[test]
fn a_commission_that_makes_no_share_stays_with_everybody() {
    let mut pool = shared(TENTH).pool;
    pool.bonded.amount = tokens(40 * MILLION);
    pool.reward(tokens(40), NOW, 1).unwrap();
    let pool = pool.at(NOW + 1);
    assert_eq!(
        (pool.bonded, pool.commission_shares),
        (side(40 * MILLION + 40, 4 * MILLION), Uint128::zero())
    );
}

#[test]
fn the_reputer_takes_his_commission_over() {
    let Shared { mut pool, own, .. } = shared(TENTH);
    pool.reward(tokens(400_000), NOW, 100).unwrap();
    let mut pool = pool.at(NOW + 100);
    let before = pool.own();
    assert_eq!(pool.take_commission(), tokens(36_697));
    assert_eq!((pool.own_shares, pool.commission_shares), (own + tokens(36_697), Uint128::zero()));
    assert_eq!(pool.own(), before);
    assert_eq!(pool.take_commission(), Uint128::zero());
}

#[test]
fn a_lower_commission_acts_at_once_and_a_higher_one_later() {
    let mut pool = shared(TENTH).pool;
    pool.set_commission(Decimal::percent(20), NOW, DAY).unwrap();
    assert_eq!(
        pool.commission,
        Commission { rate: TENTH, rise: Some(Rise { rate: TENTH * 2, at: NOW + DAY }) }
    );
    assert_eq!(pool.at(NOW + DAY - 1).commission.rate, TENTH);
    assert_eq!(pool.at(NOW + DAY).commission, Commission { rate: TENTH * 2, rise: None });

    // Another rise takes the place of the first, and so does a fall; or what is in force.
    pool.set_commission(Decimal::percent(30), NOW + HOUR, DAY).unwrap();
    assert_eq!(pool.commission.rise, Some(Rise { rate: TENTH * 3, at: NOW + HOUR + DAY }));
    pool.set_commission(Decimal::percent(10), NOW + HOUR, DAY).unwrap();
    assert_eq!(pool.commission, Commission { rate: TENTH, rise: None });
    pool.set_commission(Decimal::zero(), NOW + HOUR, DAY).unwrap();
    assert_eq!(pool.commission, Commission::default());
}

#[test]
fn what_entered_before_a_change_of_the_commission_keeps_the_old_one() {
    let Shared { mut pool, delegated, .. } = shared(TENTH);
    pool.reward(tokens(400_000), NOW, 100).unwrap();
    pool.set_commission(Decimal::zero(), NOW + 50, DAY).unwrap();
    assert_eq!(pool.bonded.worth(delegated), tokens(2_090_000));
    assert_eq!(pool.at(NOW + 100).commission_shares, pool.commission_shares);

    // A rise: what enters until somebody writes the pool again was promised at the old rate.
    let Shared { mut pool, delegated, .. } = shared(0);
    pool.reward(tokens(400_000), NOW, 100).unwrap();
    pool.set_commission(Decimal::percent(10), NOW, 50).unwrap();
    let pool = pool.at(NOW + 100);
    assert_eq!(pool.commission, Commission { rate: TENTH, rise: None });
    assert_eq!(pool.bonded.worth(delegated), tokens(2_200_000));
}

#[test]
fn where_nobody_ever_had_stake_a_higher_commission_acts_at_once() {
    let mut pool = Pool::default();
    pool.set_commission(Decimal::percent(10), NOW, DAY).unwrap();
    assert_eq!(pool.commission, Commission { rate: TENTH, rise: None });
    let own = pool.stake(tokens(MILLION), tokens(MILLION)).unwrap();
    pool.unstake(own, None).unwrap();
    pool.set_commission(Decimal::one(), NOW, DAY).unwrap();
    assert_eq!(pool.commission, Commission { rate: TENTH, rise: Some(Rise { rate: WHOLE, at: NOW + DAY }) });
}

#[test]
fn a_commission_of_more_than_everything_or_for_never_is_refused() {
    let mut pool = shared(0).pool;
    let before = pool;
    let rate = Decimal::one() + Decimal::raw(1);
    assert_eq!(pool.set_commission(rate, NOW, DAY), Err(PoolError::CommissionTooHigh { rate }));
    assert_eq!(pool.set_commission(Decimal::one(), NOW, u64::MAX), Err(ScheduleError::TimeOverflow.into()));
    assert_eq!(pool, before);
}
