//! Exact decimals: what the files print, and what a [`Number`] is. Binary64 has fewer digits than the figures
//! (up to 34), so every error is taken here. Every binary number is a decimal of finite length.

use bigdecimal::num_bigint::BigInt;
use bigdecimal::{BigDecimal, ToPrimitive};
use cw_number::{Number, NumberError};

/// A decimal number of any length.
pub type Decimal = BigDecimal;

/// Longest text that [`Number`] reads: a limit for messages, not for these files.
const LONGEST_TEXT: usize = 64;

/// Significant digits that decide which [`Number`] is the nearest to a longer text.
const ENOUGH_DIGITS: u64 = 45;

/// In the packed form of a positive number `m 2^(e-63)`, what is added to e.
const EXPONENT_BIAS: i64 = 0x8000 + 16_384;

/// The value of a text, exactly; `None` when it is not a number (`NaN`, `-Infinity`, a sentence).
pub fn exact(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

/// A text of any length as a [`Number`].
pub fn number(text: &str) -> Result<Number, NumberError> {
    match exact(text) {
        Some(value) if text.len() > LONGEST_TEXT => {
            value.with_prec(ENOUGH_DIGITS).normalized().to_scientific_notation().parse()
        }
        _ => text.parse(),
    }
}

/// The value of a number, exactly.
pub fn value(number: Number) -> Decimal {
    let (significand, exponent) = parts(number);
    let magnitude = scaled(significand.into(), exponent);
    if number.is_negative() { -magnitude } else { magnitude }
}

/// Whether no other [`Number`] is nearer to a decimal.
pub fn is_nearest(number: Number, exact: &Decimal) -> bool {
    let (significand, exponent) = parts(number);
    if significand == 0 {
        return *exact == Decimal::default();
    }
    // Below a power of two numbers lie twice as close.
    let below = exact.abs() < value(number.abs());
    let closer = i64::from(below && significand.is_power_of_two());
    (value(number) - exact).abs() <= scaled(1.into(), exponent - 1 - closer)
}

/// `m` and the exponent of 2 of a magnitude.
fn parts(number: Number) -> (u64, i64) {
    let [h0, h1, significand @ ..] = number.abs().pack();
    let head = i64::from(u16::from_be_bytes([h0, h1]));
    (u64::from_be_bytes(significand), head - EXPONENT_BIAS - 63)
}

/// `m 2^exponent`
fn scaled(m: BigInt, exponent: i64) -> Decimal {
    let power = u32::try_from(exponent.unsigned_abs()).unwrap_or(u32::MAX);
    if exponent >= 0 {
        Decimal::new(m * BigInt::from(2).pow(power), 0)
    } else {
        Decimal::new(m * BigInt::from(5).pow(power), power.into())
    }
}

/// For a table: a decimal in binary64, as good as it can be said.
pub fn approximate(value: &Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::INFINITY)
}

/// `a / b` in binary64; infinite for `b = 0` unless `a` is 0, too.
pub fn quotient(a: &Decimal, b: &Decimal) -> f64 {
    let zero = Decimal::default();
    match (*a == zero, *b == zero) {
        (true, _) => 0.0,
        (false, true) => f64::INFINITY,
        (false, false) => approximate(&(a / b)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(text: &str, exact: &str) {
        assert_eq!(value(number(text).unwrap()), exact.parse::<Decimal>().unwrap(), "{text}");
    }

    #[test]
    fn the_value_of_a_number_is_exact() {
        is("0", "0");
        is("1", "1");
        is("-0.375", "-0.375");
        is("1e27", "1000000000000000000000000000");
        is("18446744073709551615", "18446744073709551615");
        is("0.1", "0.1000000000000000000013552527156068805425093160010874271392822265625");
    }

    #[test]
    fn only_the_nearest_number_is_nearest() {
        let tenth = number("0.1").unwrap();
        let next = Number::decimal(1, 19).add(tenth).unwrap();
        let exact = exact("0.1").unwrap();
        assert!(is_nearest(tenth, &exact) && !is_nearest(next, &exact));
        assert!(is_nearest(Number::ONE, &"0.99999999999999999998".parse().unwrap()));
        assert!(!is_nearest(Number::ONE, &"0.99999999999999999996".parse().unwrap()));
        assert!(is_nearest(Number::ONE, &"1.00000000000000000005".parse().unwrap()));
    }

    #[test]
    fn a_text_of_any_length_is_read() {
        let small = format!("0.{}5075958897549456765291809479574337", "0".repeat(434));
        assert!(is_nearest(number(&small).unwrap(), &small.parse().unwrap()));
        assert!(number("NaN").is_err() && number("-Infinity").is_err());
    }
}
