//! Reading: `-? digits [. digits] [e [+-] digits]`.

use super::decimal::{POW5_64, POW5_128};
use super::natural::Natural;
use crate::error::ParseReason;
use crate::kernel::multiply;
use crate::{Number, NumberError};
use std::str::FromStr;

/// Decimal digits that surely fit a word.
const WORD: usize = 19;

/// No number has its first digit above this power of ten (the greatest is 1.19e4932).
const GREATEST_POWER: i32 = 4_932;

/// Everything below ten to this power is below the least number (1.68e-4932).
const LEAST_POWER: i32 = -4_932;

/// The nearest number to a decimal text of at most 64 bytes, ties to even.
///
/// `12`, `-0.5`, `.5`, `5.`, `1.5e-12` and `1E+3` are numbers; an empty text, a leading `+`, spaces,
/// underscores, `inf` and `nan` are not. Zero may have a sign, which is dropped. What is below the least
/// number is zero.
///
/// Errors: [`NumberError::Parse`] with the position; [`NumberError::Overflow`] beyond [`Number::MAX`].
impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        parse(text, GREATEST_POWER)
    }
}

/// Reads a number whose first digit stands for at most `10^greatest_power`.
///
/// Errors: [`NumberError::Parse`]; [`NumberError::Overflow`] beyond that, before any effort is spent on it.
pub fn parse(text: &str, greatest_power: i32) -> Result<Number, NumberError> {
    Decimal::split(text.as_bytes())?.value(greatest_power)
}

/// A text taken apart: `± integer . fraction * 10^exponent`.
struct Decimal<'a> {
    negative: bool,
    integer: &'a [u8],
    fraction: &'a [u8],
    exponent: i32,
}

impl<'a> Decimal<'a> {
    fn split(text: &'a [u8]) -> Result<Self, NumberError> {
        let fail = |rest: &[u8], reason| {
            let position = text.len().saturating_sub(rest.len());
            Err(NumberError::Parse { position, reason })
        };
        if text.is_empty() {
            return fail(text, ParseReason::Empty);
        }
        if let Some(rest @ [_, ..]) = text.get(Number::TEXT_MAX..) {
            return fail(rest, ParseReason::TooLong);
        }
        let (negative, rest) = match text {
            [b'-', rest @ ..] => (true, rest),
            _ => (false, text),
        };
        let (integer, rest) = digits(rest);
        let (fraction, rest) = match rest {
            [b'.', rest @ ..] => digits(rest),
            _ => (&[][..], rest),
        };
        if integer.is_empty() && fraction.is_empty() {
            let reason =
                if rest.is_empty() { ParseReason::NoDigits } else { ParseReason::UnexpectedCharacter };
            return fail(rest, reason);
        }
        let (exponent, rest) = match rest {
            [b'e' | b'E', b'-', rest @ ..] => (Some(true), rest),
            [b'e' | b'E', b'+', rest @ ..] | [b'e' | b'E', rest @ ..] => (Some(false), rest),
            _ => (None, rest),
        };
        let (power, rest) = match exponent {
            None => (&[][..], rest),
            Some(_) => digits(rest),
        };
        if exponent.is_some() && power.is_empty() && rest.is_empty() {
            return fail(rest, ParseReason::NoExponentDigits);
        }
        if !rest.is_empty() {
            return fail(rest, ParseReason::UnexpectedCharacter);
        }
        let magnitude = power.iter().fold(0i32, |sum, digit| {
            sum.wrapping_mul(10).wrapping_add(i32::from(digit.wrapping_sub(b'0'))).min(1_000_000)
        });
        let exponent = if exponent == Some(true) { magnitude.wrapping_neg() } else { magnitude };
        Ok(Self { negative, integer, fraction, exponent })
    }

    /// The nearest number. One correctly rounded operation on exact operands where digits and power of ten
    /// fit words; whole numbers of any size elsewhere.
    fn value(&self, greatest_power: i32) -> Result<Number, NumberError> {
        let significant =
            || self.integer.iter().chain(self.fraction).copied().skip_while(|digit| *digit == b'0');
        let count = significant().count();
        if count == 0 {
            return Ok(Number::ZERO);
        }
        let power = self.exponent.wrapping_sub(self.fraction.len() as i32);
        let first = power.wrapping_add(count as i32).wrapping_sub(1);
        if first > greatest_power {
            return Err(NumberError::Overflow);
        }
        if first < LEAST_POWER {
            return Ok(Number::ZERO);
        }
        let places = power.unsigned_abs();
        if count <= WORD && places <= POW5_64 {
            let (digits, ten) = (Number::from(word(significant())), Number::power_of_ten(places));
            let number = if power < 0 { digits.div(ten) } else { digits.mul(ten) }?;
            return Ok(if self.negative { number.neg() } else { number });
        }
        if count <= 2 * WORD && places <= POW5_128 && power < 0 {
            let upper = word(significant().take(count.saturating_sub(WORD)));
            let lower = word(significant().skip(count.saturating_sub(WORD)));
            let (high, low) = multiply(upper, 10u64.pow(WORD as u32));
            let digits = ((u128::from(high) << 64) | u128::from(low)).wrapping_add(u128::from(lower));
            return Ok(Number::over_power_of_ten(self.negative, digits, places, 0));
        }
        let mut digits = Natural::new(0);
        for digit in significant() {
            digits.multiply_add(10, u64::from(digit.wrapping_sub(b'0')));
        }
        exact(self.negative, digits, power)
    }
}

/// The digits at the start of a text, and the rest.
fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let length = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(length).unwrap_or((text, &[]))
}

/// At most 19 digits as a word.
fn word(digits: impl Iterator<Item = u8>) -> u64 {
    digits.fold(0u64, |sum, digit| sum.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0'))))
}

/// `± digits * 10^power`, correctly rounded, for `digits > 0`.
///
/// `digits 5^power 2^power` (or `digits / 5^-power`) is scaled by a power of two to a quotient of 127 or 128
/// bits; what remains decides between more and exactly.
fn exact(negative: bool, mut digits: Natural, power: i32) -> Result<Number, NumberError> {
    let places = power.unsigned_abs();
    let mut divisor = Natural::new(1);
    if power >= 0 {
        digits.multiply_power_of_five(places);
    } else {
        divisor.multiply_power_of_five(places);
    }
    let shift = (divisor.bits() as i32).wrapping_sub(digits.bits() as i32).wrapping_add(127);
    if shift >= 0 {
        digits.shift_left(shift.unsigned_abs());
    } else {
        divisor.shift_left(shift.unsigned_abs());
    }
    let quotient = digits.divide(&divisor);
    let (high, low) = ((quotient >> 64) as u64, quotient as u64);
    let (high, low, by) = crate::kernel::normalise(high, low);
    let exponent = 127i32.wrapping_sub(by as i32).wrapping_sub(shift).wrapping_add(power);
    Number::rounded(negative, high, low | u64::from(!digits.is_zero()), exponent)
}
