//! The bridge to amounts of tokens, against 512-bit integers.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail"
)]

mod common;

use common::{Random, n, parts, raw};
use cosmwasm_std::{Uint128, Uint512};
use cw_number::{Function, Number, NumberError};
use proptest::prelude::*;

fn wide(value: impl Into<u128>) -> Uint512 {
    Uint512::from(value.into())
}

/// `floor(amount * factor)`, if it has 128 bits; for factors below 2^300.
fn exact_floor(amount: u128, factor: Number) -> Option<Uint128> {
    let (_, m, e) = parts(factor);
    let product = wide(amount) * wide(m); // times 2^(e-63)
    let value = match u32::try_from(63 - e) {
        Ok(down) => product.checked_shr(down).unwrap_or_default(),
        Err(_) => product << ((e - 63) as u32),
    };
    value.try_into().ok()
}

/// A number of random size, with few or many bits.
fn amount(random: &mut Random) -> u128 {
    let value = (u128::from(random.word()) << 64) | u128::from(random.word());
    let value = value >> random.below(128);
    match random.below(4) {
        0 => value.wrapping_neg() >> random.below(128),
        1 => 1 << random.below(128),
        _ => value,
    }
}

#[test]
fn a_share_of_an_amount_is_the_floor_of_the_exact_product() {
    let mut random = Random(31);
    let mut errors = 0;
    for _ in 0..100_000 {
        let (amount, factor) = (amount(&mut random), random.number(-200, 140).abs());
        let expected = exact_floor(amount, factor).ok_or(NumberError::Overflow);
        errors += u32::from(expected.is_err());
        assert_eq!(Number::mul_floor(amount.into(), factor), expected, "{amount} {factor}");
    }
    assert!(errors > 10_000);
}

#[test]
fn a_share_at_the_edges() {
    let max = Uint128::MAX;
    assert_eq!(Number::mul_floor(max, Number::ONE), Ok(max));
    assert_eq!(Number::mul_floor(max, raw(false, u64::MAX, -1)), Ok(max - Uint128::new(1 << 64)));
    assert_eq!(Number::mul_floor(max, raw(false, (1 << 63) + 1, 0)), Err(NumberError::Overflow));
    assert_eq!(
        Number::mul_floor(Uint128::new(10), n("0.1")),
        Ok(Uint128::one()),
        "0.1 is rounded up in binary"
    );
    assert_eq!(Number::mul_floor(Uint128::new(10), n("0.7")), Ok(Uint128::new(6)), "and 0.7 a little less");
    assert_eq!(Number::mul_floor(Uint128::one(), Number::MAX), Err(NumberError::Overflow));
    assert_eq!(Number::mul_floor(Uint128::one(), raw(false, 1 << 63, 127)), Ok(Uint128::new(1 << 127)));
    assert_eq!(Number::mul_floor(max, Number::MIN_POSITIVE), Ok(Uint128::zero()));
    assert_eq!(Number::mul_floor(Uint128::zero(), Number::MAX), Ok(Uint128::zero()));
    assert_eq!(Number::mul_floor(max, Number::ZERO), Ok(Uint128::zero()));
    let negative = n("-0.5");
    let error = Err(NumberError::domain(Function::MulFloor, negative));
    assert_eq!(Number::mul_floor(Uint128::zero(), negative), error);
}

/// A quotient `m 2^(e-63)` is nearest when twice its distance from `a / b` is at most a unit, and less for
/// odd `m`.
fn assert_nearest(a: u128, b: u128) {
    let (_, m, e) = parts(Number::ratio(a.into(), b.into()).unwrap());
    assert!(m >> 63 == 1);
    // Compare 2 a 2^s with (2m - 1) b and (2m + 1) b; with m 2^63 the unit below is half as large.
    let scale = 63 - e;
    let (left, right) = if scale >= 0 {
        (wide(a) << (scale as u32), wide(b))
    } else {
        (wide(a), wide(b) << ((-scale) as u32))
    };
    let (four, twice) = (left << 2, wide(m) << 2);
    let lower = (twice - wide(if m == 1 << 63 { 1u128 } else { 2 })) * right;
    let upper = (twice + wide(2u128)) * right;
    if m & 1 == 0 {
        assert!(lower <= four && four <= upper, "{a} / {b}");
    } else {
        assert!(lower < four && four < upper, "{a} / {b}");
    }
}

#[test]
fn ratios_are_the_nearest_numbers() {
    let mut random = Random(32);
    for _ in 0..60_000 {
        let (a, b) = (amount(&mut random).max(1), amount(&mut random).max(1));
        assert_nearest(a, b);
    }
    // Upper words equal: the greatest first guess. And ties: odd numerators of 65 bits over powers of two.
    for _ in 0..20_000 {
        let b = (u128::from(random.significand()) << 64) | u128::from(random.word());
        assert_nearest(b - 1 - u128::from(random.word() >> random.below(64)).min(b - 2), b);
        assert_nearest(b | 1, 1 << random.below(128));
        assert_nearest((u128::from(random.significand()) << 1) | 1, 1 << random.below(128));
    }
}

#[test]
fn ratios_of_equal_and_zero_amounts() {
    let max = Uint128::MAX;
    assert_eq!(Number::ratio(max, max), Ok(Number::ONE));
    assert_eq!(Number::ratio(Uint128::zero(), max), Ok(Number::ZERO));
    assert_eq!(Number::ratio(max, Uint128::zero()), Err(NumberError::DivisionByZero));
    assert_eq!(Number::ratio(Uint128::new(75), Uint128::new(100)), Ok(n("0.75")));
    assert_eq!(Number::ratio(max, Uint128::one()), Ok(Number::from(max)));
}

#[test]
fn amounts_become_the_nearest_numbers() {
    let mut random = Random(33);
    for _ in 0..50_000 {
        let value = amount(&mut random).max(1);
        assert_eq!(Number::from(value), Number::ratio(value.into(), Uint128::one()).unwrap());
        assert_eq!(Number::from(Uint128::new(value)), Number::from(value));
        let short = value >> 64;
        assert_eq!(
            Number::mul_floor(Uint128::one(), Number::from(short)),
            Ok(short.into()),
            "64 bits are exact"
        );
    }
}

proptest! {
    #[test]
    fn shares_of_a_whole_never_exceed_it(parts in prop::collection::vec(1u128..1 << 100, 1..20), pool: u128) {
        let total: u128 = parts.iter().sum();
        let paid: Option<Uint128> = parts.iter().try_fold(Uint128::zero(), |paid, part| {
            let share = Number::ratio((*part).into(), total.into()).unwrap();
            paid.checked_add(Number::mul_floor(pool.into(), share).unwrap()).ok()
        });
        // Fractions are rounded to nearest: their sum exceeds 1 by at most 20 half units.
        let slack = Uint128::new(pool >> 58);
        prop_assert!(paid.is_none_or(|paid| paid <= Uint128::new(pool).saturating_add(slack)));
    }

    #[test]
    fn a_share_grows_with_the_factor(amount: u128, a in 1u64 << 63.., b in 1u64 << 63.., e in -140..0) {
        let (small, large) = (raw(false, a.min(b), e), raw(false, a.max(b), e));
        let (low, high) = (Number::mul_floor(amount.into(), small), Number::mul_floor(amount.into(), large));
        prop_assert!(low.unwrap() <= high.unwrap());
    }
}
