//! Slashes.

use super::*;

const NOW: u64 = 1_000_000;
const TENTH: u64 = WHOLE / 10;

/// 4,000,000 bonded, 1,000 unbonding, and 1,000 that come in within 100 seconds.
fn busy() -> Pool {
    let mut pool = Pool::default();
    pool.own_shares = pool.stake(tokens(4_001_000), tokens(MILLION)).unwrap();
    let left = pool.unstake(pool.own_shares, Some(tokens(1_000))).unwrap();
    pool.own_shares -= left.burned;
    pool.reward(tokens(1_000), NOW, 100).unwrap();
    pool
}

#[test]
fn a_slash_takes_the_same_part_of_everything() {
    let mut pool = busy();
    let before = pool;
    let taken = pool.slash(Decimal::percent(25), NOW).unwrap();
    let [bonded, incoming, unbonding] = [MILLION, 250, 250].map(tokens);
    assert_eq!(taken, Slashed { bonded, incoming, unbonding });
    assert_eq!(pool.bonded, side(3 * MILLION, 4 * MILLION));
    assert_eq!(pool.unbonding, side(750, 1_000));
    assert_eq!((pool.own_shares, pool.era), (before.own_shares, 0));
    assert_eq!(pool.at(NOW + 50).bonded.amount, tokens(3 * MILLION + 375));
}

#[test]
fn what_entered_before_a_slash_is_slashed_as_bonded() {
    let mut pool = busy();
    let taken = pool.slash(Decimal::percent(50), NOW + 60).unwrap();
    assert_eq!((taken.bonded, taken.incoming), (tokens(2 * MILLION + 300), tokens(200)));
    // The rest still enters by the same instant.
    assert_eq!(
        pool.incoming,
        Incoming { amount: tokens(200), spread: tokens(200), from: NOW + 60, until: NOW + 100 }
    );
    assert_eq!(pool.at(NOW + 100).bonded.amount, tokens(2 * MILLION + 500));
}

#[test]
fn less_than_the_whole_leaves_something_and_everybody_can_still_come_and_go() {
    let mut pool = busy();
    pool.slash(Decimal::one() - Decimal::raw(1), NOW).unwrap();
    assert_eq!(pool.bonded, side(1, 4 * MILLION));
    assert_eq!(pool.unbonding, side(1, 1_000));
    assert_eq!((pool.incoming.amount, pool.era), (tokens(1), 0));
    assert_eq!(pool.withdraw(tokens(1_000)), Ok(tokens(1)));
    let back = pool.stake(tokens(3), tokens(MILLION)).unwrap();
    assert_eq!(back, tokens(12 * MILLION));
    assert_eq!(pool.unstake(back, Some(tokens(3))).unwrap().amount, tokens(3));
}

#[test]
fn a_slash_of_nothing_takes_nothing() {
    let mut pool = busy();
    let before = pool;
    assert_eq!(pool.slash(Decimal::zero(), NOW), Ok(Slashed::default()));
    assert_eq!(pool, before);
}

#[test]
fn a_slash_of_the_whole_begins_a_new_era() {
    let mut pool = busy();
    pool.commission.rate = 7;
    let (own, unbonding) = (pool.own_shares, pool.unbonding.shares);
    let taken = pool.slash(Decimal::MAX, NOW).unwrap();
    assert_eq!(
        taken,
        Slashed { bonded: tokens(4 * MILLION), incoming: tokens(1_000), unbonding: tokens(1_000) }
    );
    assert_eq!(pool, Pool { era: 1, commission: Commission { rate: 7, rise: None }, ..Pool::default() });
    for shares in [own, unbonding] {
        assert_eq!(pool.live(shares, 0), Uint128::zero());
    }
    // The next stake is a first one, and is not worth less for what was.
    let too_small = PoolError::FirstStakeTooSmall { amount: tokens(999_999), least: tokens(MILLION) };
    assert_eq!(pool.stake(tokens(999_999), tokens(MILLION)), Err(too_small));
    assert_eq!(pool.stake(tokens(MILLION), tokens(MILLION)), Ok(tokens(999_000)));
}

#[test]
fn in_a_new_era_people_come_earn_and_leave_as_in_a_new_pool() {
    let mut pool = busy();
    let (own, era) = (pool.own_shares, pool.era);
    pool.set_commission(Decimal::percent(10), NOW, 1_000).unwrap();
    pool.slash(Decimal::one(), NOW + 10).unwrap();
    // Nothing of what was coming in enters, nobody delegates before the reputer is back, and nothing unbonds.
    assert_eq!(pool.at(NOW + DAY).bonded, Side::default());
    assert_eq!(pool.delegate(tokens(MILLION)), Err(PoolError::PoolEmpty));
    let left = pool.live(own, era);
    assert_eq!(pool.unstake(left, None), Err(PoolError::NothingLeft { shares: Uint128::zero() }));
    assert_eq!(pool.withdraw(left), Err(PoolError::NothingLeft { shares: Uint128::zero() }));
    assert_eq!(pool.cancel(left), Err(PoolError::NothingLeft { shares: Uint128::zero() }));

    // Whoever comes now finds the price of a new pool, and the rise that was announced when it was.
    let mut fresh = Pool { era: 1, commission: pool.commission, ..Pool::default() };
    assert_eq!(pool.commission.rise, Some(Rise { rate: TENTH, at: NOW + 1_000 }));
    for pool in [&mut pool, &mut fresh] {
        pool.own_shares = pool.stake(tokens(2 * MILLION), tokens(MILLION)).unwrap();
        let theirs = pool.delegate(tokens(2 * MILLION)).unwrap();
        pool.reward(tokens(400_000), NOW + 1_000, 100).unwrap();
        *pool = pool.at(NOW + 1_100);
        assert_eq!(pool.unstake(theirs, None).unwrap().amount, tokens(2_180_000));
        assert_eq!((pool.live(own, era), pool.live(theirs, pool.era)), (Uint128::zero(), theirs));
    }
    assert_eq!(pool, fresh);
}

#[test]
fn a_slash_reaches_what_waits_for_somebody_to_come_back() {
    let mut pool = busy();
    pool.unstake(pool.own_shares, None).unwrap();
    pool.own_shares = Uint128::zero();
    let taken = pool.slash(Decimal::percent(50), NOW + DAY).unwrap();
    assert_eq!((taken.bonded, taken.incoming), (tokens(500), tokens(500)));
    assert_eq!((pool.at(NOW + DAY).incoming.amount, pool.bonded), (tokens(500), side(500, 1_000)));
}

#[test]
fn eras_end() {
    let mut pool = Pool { era: u32::MAX, ..busy() };
    let before = pool;
    assert_eq!(pool.slash(Decimal::one(), NOW), Err(PoolError::TooManyEras { era: u32::MAX }));
    assert_eq!(pool, before);
}
