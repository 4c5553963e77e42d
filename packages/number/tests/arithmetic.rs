//! The four operations against LLVM's x87 arithmetic (the same 64-bit significand), the square root against
//! the definition of a correctly rounded root.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail"
)]

mod common;

use common::{EXPONENT_MAX, Random, in_range, n, parts, raw};
use cosmwasm_std::Uint256;
use cw_number::{Function, Number, NumberError};
use rustc_apfloat::Float;
use rustc_apfloat::ieee::X87DoubleExtended as X87;

/// The x87 number `± m 2^(e-63)`; only for exponents around zero, far from its subnormals and infinities.
fn x87(negative: bool, m: u64, e: i32) -> X87 {
    let head = (u128::from(negative) << 15) | (e + 16_383) as u128;
    X87::from_bits((head << 64) | u128::from(m))
}

/// Sign, significand and exponent of an x87 number; zero has significand 0.
fn x87_parts(value: X87) -> (bool, u64, i32) {
    let bits = value.to_bits();
    let head = (bits >> 64) as i32;
    if value.is_zero() { (false, 0, 0) } else { (head >> 15 == 1, bits as u64, (head & 0x7fff) - 16_383) }
}

type Operation = (&'static str, fn(Number, Number) -> Result<Number, NumberError>, fn(X87, X87) -> X87);

const OPERATIONS: [Operation; 4] = [
    ("add", Number::add, |a, b| (a + b).value),
    ("sub", Number::sub, |a, b| (a - b).value),
    ("mul", Number::mul, |a, b| (a * b).value),
    ("div", Number::div, |a, b| (a / b).value),
];

/// Compares one operation. The oracle works on exponents moved near zero; `moved` of the result's exponent
/// follows.
fn check((name, ours, theirs): Operation, a: Number, b: Number) {
    let ((a_negative, a_m, a_e), (b_negative, b_m, b_e)) = (parts(a), parts(b));
    let (a_base, b_base, moved) = match name {
        "add" | "sub" => (a_e, a_e, a_e),
        "mul" => (a_e, b_e, a_e + b_e),
        _ => (a_e, b_e, a_e - b_e),
    };
    // Exponents further apart than 200 are as good as 200 apart for a sum.
    let b_place = (b_e - b_base).clamp(-200, 200);
    let expected = if (b_e - b_base) == b_place {
        let value = theirs(x87(a_negative, a_m, a_e - a_base), x87(b_negative, b_m, b_place));
        let (negative, m, e) = x87_parts(value);
        in_range(negative, m, e + moved)
    } else if b_place < 0 {
        Ok(a)
    } else {
        Ok(if name == "sub" { b.neg() } else { b })
    };
    assert_eq!(ours(a, b), expected, "{name} {:?} {:?}", parts(a), parts(b));
}

#[test]
fn a_million_results_are_those_of_the_oracle_bit_for_bit() {
    let mut random = Random(1);
    for round in 0..250_000 {
        let a = random.number(-20, 20);
        let b = match round % 4 {
            0 => random.near(a),
            1 => random.number(-90, 90),
            2 => random.number(-70, -40),
            _ => random.number(-20, 20),
        };
        for operation in OPERATIONS {
            check(operation, a, b);
        }
    }
}

#[test]
fn results_at_the_ends_of_the_range_are_those_of_an_unbounded_exponent_cut_to_the_range() {
    let mut random = Random(2);
    let mut overflows = 0;
    for round in 0..100_000 {
        let near_end = |random: &mut Random| {
            let distance = random.between(0, 70);
            random.number(EXPONENT_MAX - distance, EXPONENT_MAX - distance)
        };
        let near_start = |random: &mut Random| {
            let distance = random.between(0, 70);
            random.number(distance - EXPONENT_MAX, distance - EXPONENT_MAX)
        };
        let (a, b) = match round % 4 {
            0 => (near_end(&mut random), near_end(&mut random)),
            1 => (near_start(&mut random), near_start(&mut random)),
            2 => (near_end(&mut random), near_start(&mut random)),
            _ => (random.number(-EXPONENT_MAX, EXPONENT_MAX), random.number(-EXPONENT_MAX, EXPONENT_MAX)),
        };
        for operation in OPERATIONS {
            check(operation, a, b);
            overflows += i32::from(operation.1(a, b).is_err());
        }
    }
    assert!(overflows > 10_000, "the ends were not reached: {overflows}");
}

#[test]
fn ties_go_to_the_even_neighbour_in_sums_products_and_differences() {
    let one = Number::ONE;
    let half_unit = raw(false, 1 << 63, -64); // of the last place of 1
    let above = raw(false, (1 << 63) + 1, 0);
    assert_eq!(one.add(half_unit), Ok(one));
    assert_eq!(above.add(half_unit), Ok(raw(false, (1 << 63) + 2, 0)));
    assert_eq!(one.add(raw(false, (1 << 63) + 1, -64)), Ok(above), "just above the tie");
    // Below 1 the unit is half as large: 2^-65 is the tie there.
    assert_eq!(one.sub(raw(false, 1 << 63, -65)), Ok(one));
    assert_eq!(one.sub(raw(false, (1 << 63) + 1, -65)), Ok(raw(false, u64::MAX, -1)));
    // (1 + 2^-32)(1 + 2^-32) = 1 + 2^-31 + 2^-64
    let a = raw(false, (1 << 63) | (1 << 31), 0);
    assert_eq!(a.mul(a), Ok(raw(false, (1 << 63) | (1 << 32), 0)));
    // 1.5 (2^63 + 1) = 3 2^62 + 1.5, and 1.5 (2^63 + 3) = 3 2^62 + 4.5
    let factor = raw(false, 3 << 62, 0);
    assert_eq!(above.mul(factor), Ok(raw(false, (3 << 62) + 2, 0)));
    assert_eq!(raw(false, (1 << 63) + 3, 0).mul(factor), Ok(raw(false, (3 << 62) + 4, 0)));
}

/// `m 2^63` or `m 2^64`, whichever makes the exponent of the number even.
fn radicand(m: u64, e: i32) -> Uint256 {
    Uint256::from(m) << (if e & 1 == 1 { 64 } else { 63 })
}

/// A root `s` of the radicand is nearest when `(2s - 1)^2 < 4 radicand < (2s + 1)^2`.
fn assert_root(value: Number) {
    let (_, m, e) = parts(value);
    let (negative, s, root_e) = parts(value.sqrt().unwrap());
    // An all-ones radicand just below a power of four rounds up to it.
    let (s, root_e) =
        if root_e == (e >> 1) + 1 && s == 1 << 63 { (1u128 << 64, e >> 1) } else { (s.into(), root_e) };
    assert!(!negative && root_e == e >> 1, "{m} {e}");
    let twice = Uint256::from(s) << 1;
    let (below, above) = (twice - Uint256::one(), twice + Uint256::one());
    let four = radicand(m, e) << 2;
    assert!(below * below < four && four < above * above, "{m} {e}");
}

#[test]
fn roots_are_the_nearest_numbers() {
    let mut random = Random(3);
    for _ in 0..60_000 {
        assert_root(random.number(-EXPONENT_MAX, EXPONENT_MAX).abs());
    }
    // Squares and their neighbours.
    for _ in 0..20_000 {
        let root = random.number(-50, 50).abs();
        let square = root.mul(root).unwrap();
        assert_root(square);
        assert_root(random.near(square).abs());
    }
    // Every entry of the table of first guesses, at both of its ends.
    for top in 0..128u64 {
        for below in [0, 1, (1 << 56) - 1] {
            for e in [0, 1] {
                assert_root(raw(false, (1 << 63) | (top << 56) | below, e));
            }
        }
    }
}

#[test]
fn the_carry_in_the_root_of_all_ones_is_kept() {
    // The 32-bit step of this root yields the digit 2^32, which wraps the root before it is corrected.
    for m in [u64::MAX, u64::MAX - 1, u64::MAX << 1, 0xffff_ffff_0000_0001, 0xffff_fffe_ffff_ffff] {
        for e in [-1, 0, 1] {
            assert_root(raw(false, m, e));
        }
    }
    assert_eq!(raw(false, u64::MAX, -1).sqrt(), Ok(raw(false, u64::MAX, -1)));
    assert_eq!(raw(false, u64::MAX - 1, -1).sqrt(), Ok(raw(false, u64::MAX, -1)));
}

#[test]
fn zero_and_one_are_what_they_should_be() {
    let mut random = Random(4);
    for _ in 0..10_000 {
        let a = random.number(-EXPONENT_MAX, EXPONENT_MAX);
        assert_eq!(a.add(Number::ZERO), Ok(a));
        assert_eq!(Number::ZERO.add(a), Ok(a));
        assert_eq!(Number::ZERO.sub(a), Ok(a.neg()));
        assert_eq!(a.sub(a), Ok(Number::ZERO));
        assert_eq!(a.mul(Number::ZERO), Ok(Number::ZERO));
        assert_eq!(a.mul(Number::ONE), Ok(a));
        assert_eq!(a.div(Number::ONE), Ok(a));
        assert_eq!(a.div(a), Ok(Number::ONE));
        assert_eq!(Number::ZERO.div(a), Ok(Number::ZERO));
        assert_eq!(a.div(Number::ZERO), Err(NumberError::DivisionByZero));
        assert_eq!(a.add(a), a.mul(Number::TWO));
        assert_eq!(a.div(Number::TWO), a.mul(Number::HALF));
    }
    assert_eq!(Number::ZERO.div(Number::ZERO), Err(NumberError::DivisionByZero));
    assert_eq!(Number::ZERO.sqrt(), Ok(Number::ZERO));
    assert_eq!(n("-4").sqrt(), Err(NumberError::domain(Function::Sqrt, n("-4"))));
    assert_eq!(n("-4").sqrt().unwrap_err().to_string(), "domain: sqrt is not defined at -4");
    assert_eq!(Number::ZERO.neg(), Number::ZERO);
    assert!(!Number::ZERO.neg().is_negative());
}

#[test]
fn constants_and_integers_are_exact() {
    assert_eq!(parts(Number::ONE), (false, 1 << 63, 0));
    assert_eq!(parts(Number::TWO), (false, 1 << 63, 1));
    assert_eq!(parts(Number::HALF), (false, 1 << 63, -1));
    assert_eq!(parts(Number::TEN), (false, 0xa000_0000_0000_0000, 3));
    assert_eq!(parts(Number::MAX), (false, u64::MAX, EXPONENT_MAX));
    assert_eq!(parts(Number::MIN), (true, u64::MAX, EXPONENT_MAX));
    assert_eq!(parts(Number::MIN_POSITIVE), (false, 1 << 63, -EXPONENT_MAX));
    assert_eq!(Number::default(), Number::ZERO);
    assert_eq!(parts(Number::integer(i64::MIN)), (true, 1 << 63, 63));
    assert_eq!(parts(Number::from(u64::MAX)), (false, u64::MAX, 63));
    assert_eq!(Number::from(-3i8), Number::integer(-3));
    assert_eq!(Number::from(7u8).add(Number::from(3u16)), Ok(Number::from(10i32)));
    // 2^64 + 1 is a tie and goes to 2^64; 2^64 + 3 goes to 2^64 + 4; the greatest integer to 2^128.
    assert_eq!(Number::from((1u128 << 64) + 1), Number::from(1u128 << 64));
    assert_eq!(Number::from((1u128 << 64) + 3), Number::from((1u128 << 64) + 4));
    assert_eq!(parts(Number::from(u128::MAX)), (false, 1 << 63, 128));
}

#[test]
fn the_order_is_the_order_of_differences() {
    let mut random = Random(5);
    for round in 0..50_000 {
        let a = random.number(-30, 30);
        let b = if round % 2 == 0 { random.near(a) } else { random.number(-30, 30) };
        assert_eq!(a.cmp(&b), a.sub(b).unwrap().cmp(&Number::ZERO));
        assert_eq!(a.pack().cmp(&b.pack()), a.cmp(&b), "the packed form sorts the same way");
        assert_eq!(a.max(b).neg(), a.neg().min(b.neg()));
    }
    let ascending =
        [Number::MIN, n("-1"), Number::MIN_POSITIVE.neg(), Number::ZERO, Number::MIN_POSITIVE, Number::MAX];
    assert!(ascending.is_sorted_by(|a, b| a < b && a.pack() < b.pack()));
}
