//! Reading and printing.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail"
)]

mod common;

use common::{EXPONENT_MAX, Random, n, next, parts, raw};
use cw_number::{Number, NumberError, ParseReason};
use proptest::prelude::*;
use rustc_apfloat::Float;
use rustc_apfloat::ieee::X87DoubleExtended as X87;

/// What a text fails with, and where.
fn failure(text: &str) -> (ParseReason, usize) {
    match text.parse::<Number>() {
        Err(NumberError::Parse { position, reason }) => (reason, position),
        other => panic!("{text:?} reads as {other:?}"),
    }
}

#[test]
fn these_are_numbers() {
    for (text, value) in [
        ("0", Number::ZERO),
        ("-0", Number::ZERO),
        ("0e99999999", Number::ZERO),
        ("00001.5", Number::decimal(15, 1)),
        ("1.", Number::ONE),
        (".5", Number::HALF),
        ("-.5e1", Number::integer(-5)),
        ("1e3", Number::integer(1000)),
        ("1E+3", Number::integer(1000)),
        ("25e-2", Number::decimal(25, 2)),
        ("18446744073709551615", Number::from(u64::MAX)),
        ("-9223372036854775808", Number::integer(i64::MIN)),
        ("0.0000000000000000000000000000000000000000000000000000000000001", n("1e-61")),
        ("1000000000000000000000000000000000000000000000000000000000000000", n("1e63")),
    ] {
        assert_eq!(n(text), value, "{text}");
    }
}

#[test]
fn these_are_not_numbers_and_the_error_says_where() {
    use ParseReason::{Empty, NoDigits, NoExponentDigits, TooLong, UnexpectedCharacter};
    for (text, reason, position) in [
        ("", Empty, 0),
        ("-", NoDigits, 1),
        (".", NoDigits, 1),
        ("-.", NoDigits, 2),
        ("+", UnexpectedCharacter, 0),
        ("+1", UnexpectedCharacter, 0),
        ("--1", UnexpectedCharacter, 1),
        (" 1", UnexpectedCharacter, 0),
        ("1 ", UnexpectedCharacter, 1),
        ("1_000", UnexpectedCharacter, 1),
        ("1,5", UnexpectedCharacter, 1),
        ("1.2.3", UnexpectedCharacter, 3),
        ("NaN", UnexpectedCharacter, 0),
        ("inf", UnexpectedCharacter, 0),
        ("-infinity", UnexpectedCharacter, 1),
        ("0x10", UnexpectedCharacter, 1),
        ("e5", UnexpectedCharacter, 0),
        ("1e", NoExponentDigits, 2),
        ("1e-", NoExponentDigits, 3),
        ("1e5.5", UnexpectedCharacter, 3),
        ("1e5e5", UnexpectedCharacter, 3),
        ("１", UnexpectedCharacter, 0),
        ("1\0", UnexpectedCharacter, 1),
        ("00000000000000000000000000000000000000000000000000000000000000000", TooLong, 64),
    ] {
        assert_eq!(failure(text), (reason, position), "{text:?}");
    }
    let message = "1e".parse::<Number>().unwrap_err().to_string();
    assert_eq!(message, "not_a_number: an exponent without digits at character 2 of a decimal number");
}

#[test]
fn beyond_the_range_reading_fails_upwards_and_is_zero_downwards() {
    for text in ["1e4933", "1.2e4932", "1e999999999999", "9e4932"] {
        assert_eq!(text.parse::<Number>(), Err(NumberError::Overflow), "{text}");
    }
    for text in ["1e-4933", "1.6e-4932", "1e-999999999999", "-1e-5000"] {
        assert_eq!(n(text), Number::ZERO, "{text}");
    }
    assert_eq!(n(&Number::MAX.to_string()), Number::MAX);
    assert_eq!(n(&Number::MIN_POSITIVE.to_string()), Number::MIN_POSITIVE);
    assert_eq!(Number::MAX.to_string(), "1.189731495357231765e4932");
    assert_eq!(Number::MIN_POSITIVE.to_string(), "1.6810515715560467531e-4932");
}

#[test]
fn a_message_may_carry_numbers_up_to_ten_to_the_forty() {
    assert_eq!(Number::parse_wire("1e40"), Ok(Number::WIRE_MAX));
    assert_eq!(Number::parse_wire("-1e40"), Ok(Number::WIRE_MAX.neg()));
    assert_eq!(Number::parse_wire("1e-87"), Ok(n("1e-87")));
    for text in ["1.0000000000000000001e40", "-2e40", "9.9e40", "1e41", "1e9999"] {
        assert_eq!(Number::parse_wire(text), Err(NumberError::BeyondWire), "{text}");
    }
    assert_eq!(Number::parse_wire("x").unwrap_err(), "x".parse::<Number>().unwrap_err());
}

#[test]
fn printing_is_plain_for_moderate_numbers_and_scientific_elsewhere() {
    for text in [
        "0",
        "0.1",
        "-0.25",
        "123.456",
        "1000000",
        "0.000000001",
        "9.9e-10",
        "100000000000000000000",
        "1e21",
        "-1.5e40",
        "1e-40",
        "1.25e300",
    ] {
        assert_eq!(n(text).to_string(), text);
    }
    assert_eq!(Number::decimal(-15, 1).to_string(), "-1.5");
    assert_eq!(format!("{:>6}|{:<6}|{:+}", n("1.5"), n("-2"), n("3")), "   1.5|-2    |+3");
    assert_eq!(format!("{:?}", n("0.1")), "Number(0.1)");
}

#[test]
fn a_third_needs_twenty_digits_and_a_tenth_one() {
    assert_eq!(Number::ONE.div(n("3")).unwrap().to_string(), "0.33333333333333333334");
    assert_eq!(Number::ONE.div(n("10")).unwrap().to_string(), "0.1");
    assert_eq!(n("0.1").add(n("0.2")).unwrap().to_string(), "0.3");
}

/// The decimal significand of a text.
fn digits(text: &str) -> String {
    let mantissa = text.split('e').next().unwrap();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').trim_end_matches('0').to_owned()
}

/// Prints, reads back, and checks that no text with one digit less reads back too.
fn assert_shortest(number: Number) {
    let text = number.to_string();
    assert!(text.len() <= 64 && n(&text) == number, "{text} does not read back as {:?}", parts(number));
    let digits = digits(&text);
    assert!(digits.len() <= 21, "{text}");
    if digits.len() < 2 {
        return;
    }
    // The two candidates with one digit less: cut off, and cut off plus one.
    let cut: u128 = digits[..digits.len() - 1].parse().unwrap();
    // The power of ten of the last significant digit.
    let (mantissa, power) =
        text.split_once('e').map_or((text.as_str(), 0), |(m, e)| (m, e.parse::<i32>().unwrap()));
    let fraction = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len() as i32);
    let plain: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let stripped = (plain.len() - plain.trim_end_matches('0').len()) as i32;
    let last = power - fraction + stripped;
    for candidate in [cut, cut + 1] {
        assert_ne!(n(&format!("{candidate}e{}", last + 1)), number.abs(), "{text} is not the shortest");
    }
}

#[test]
fn what_is_printed_reads_back_exactly_and_nothing_shorter_does() {
    let mut random = Random(11);
    for _ in 0..6_000 {
        assert_shortest(random.number(-140, 140));
    }
    for _ in 0..300 {
        assert_shortest(random.number(-EXPONENT_MAX, EXPONENT_MAX));
    }
    // Powers of two, where the neighbour below is nearer.
    for e in -200..=200 {
        assert_shortest(raw(false, 1 << 63, e));
    }
    for _ in 0..3_000 {
        let text = format!("{}e{}", random.below(100_000), random.between(-60, 60));
        assert!(digits(&n(&text).to_string()).len() <= 5, "{text}");
    }
}

#[test]
fn the_shortest_text_is_also_the_nearest_of_its_length() {
    let lines = include_str!("oracle/shortest.txt").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let (number, text) = line.split_once(' ').unwrap();
        let (m, e) = number.split_once(':').unwrap();
        let number = raw(false, u64::from_str_radix(m, 16).unwrap(), e.parse().unwrap());
        assert_eq!(digits(&number.to_string()), digits(text), "{line}");
        assert_eq!(n(text), number, "{line}");
    }
}

/// LLVM reads decimal text correctly rounded too.
#[test]
fn fifteen_thousand_texts_read_as_the_oracle_reads_them() {
    let mut random = Random(14);
    for round in 0..15_000 {
        let length = 1 + random.below(40) as usize;
        let digits: String = (0..length).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
        let power = if round % 10 == 0 { random.between(-4_900, 4_880) } else { random.between(-100, 100) };
        let text = format!("{digits}e{power}");
        let expected = text.parse::<X87>().unwrap();
        let (m, head) = (expected.to_bits() as u64, (expected.to_bits() >> 64) as i32);
        let expected = if m == 0 { Number::ZERO } else { raw(false, m, head - 16_383) };
        assert_eq!(n(&text), expected, "{text}");
    }
}

/// Every number of at most 19 digits and 27 places, against `u128` arithmetic.
#[test]
fn short_texts_are_exact_fractions() {
    let mut random = Random(12);
    for _ in 0..20_000 {
        let (digits, places) = (random.word() >> random.below(64), random.below(28) as u32);
        let number = n(&format!("{digits}e-{places}"));
        let expected = Number::ratio(digits.into(), 10u128.pow(places).into()).unwrap();
        assert_eq!(number, expected, "{digits}e-{places}");
        assert_eq!(
            Number::decimal((digits >> 1) as i64, places as u8),
            n(&format!("{}e-{places}", digits >> 1))
        );
    }
    assert_eq!(Number::decimal(1, 54), n("1e-54"));
    assert_eq!(Number::decimal(i64::MIN, 40), n("-9223372036854775808e-40"));
    let far = Number::decimal(1, 255).div(n("1e-255")).unwrap().sub(Number::ONE).unwrap().abs();
    assert!(far <= raw(false, 1 << 63, -61));
}

/// A text halfway between two numbers goes to the even one; a digit more decides it.
#[test]
fn halfway_texts_go_to_the_even_neighbour_and_the_last_digit_decides() {
    let mut random = Random(13);
    for _ in 0..3_000 {
        // m + 1/2 for m in [2^63, 2^64), scaled down by 2^k: at most 20 + 1 + k digits
        let (m, k) = (random.significand(), random.below(20) as u32);
        let twice = 2 * u128::from(m) + 1; // / 2^(k+1)
        let digits = mul_pow5(twice, k + 1); // twice 5^(k+1) / 10^(k+1)
        let tie = format!("{digits}e-{}", k + 1);
        let (lower, upper) = (raw(false, m, 63 - k as i32), next(raw(false, m, 63 - k as i32)));
        assert_eq!(n(&tie), if m & 1 == 0 { lower } else { upper }, "{tie}");
        assert_eq!(n(&format!("{digits}000001e-{}", k + 7)), upper, "{tie}");
        let below = (decrement(&digits), "999999");
        assert_eq!(n(&format!("{}{}e-{}", below.0, below.1, k + 7)), lower, "{tie}");
    }
}

/// `value * 5^n` in decimal, as text.
fn mul_pow5(value: u128, n: u32) -> String {
    let mut product = cosmwasm_std::Uint512::from(value);
    for _ in 0..n {
        product *= cosmwasm_std::Uint512::from(5u128);
    }
    product.to_string()
}

fn decrement(digits: &str) -> String {
    let value: cosmwasm_std::Uint512 = digits.parse().unwrap();
    (value - cosmwasm_std::Uint512::one()).to_string()
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,70}") {
        let _ = text.parse::<Number>();
        let _ = Number::parse_wire(&text);
    }

    #[test]
    fn nothing_like_a_number_panics(text in "-?[0-9]{0,40}\\.?[0-9]{0,30}(e-?[0-9]{0,6})?") {
        if let Ok(number) = text.parse::<Number>() {
            prop_assert_eq!(n(&number.to_string()), number);
        }
    }

    #[test]
    fn trailing_and_leading_zeros_do_not_matter(digits in 1u64.., places in 0u32..20) {
        let text = format!("{digits}e-{places}");
        prop_assert_eq!(n(&text), n(&format!("000{digits}000e-{}", places + 3)));
    }
}
