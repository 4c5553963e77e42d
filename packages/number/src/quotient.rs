//! Quotients of 128-bit integers, correctly rounded.

use crate::kernel::{divide, multiply, normalise};
use crate::{Number, NumberError};

impl Number {
    /// `± (a / b) 2^exponent`, correctly rounded (ties to even).
    ///
    /// Errors: [`NumberError::DivisionByZero`], [`NumberError::Overflow`].
    #[inline(never)]
    pub(crate) const fn quotient(
        negative: bool,
        a: u128,
        b: u128,
        exponent: i32,
    ) -> Result<Self, NumberError> {
        let (a1, a0, a_shift) = normalise((a >> 64) as u64, a as u64);
        let (b1, b0, b_shift) = normalise((b >> 64) as u64, b as u64);
        if b1 == 0 {
            return Err(NumberError::DivisionByZero);
        }
        if a1 == 0 {
            return Ok(Self::ZERO);
        }
        // Halve the dividend when it is not below the divisor, so that the quotient has exactly 64 bits.
        let a = ((a1 as u128) << 64) | a0 as u128;
        let b = ((b1 as u128) << 64) | b0 as u128;
        let (a, last, halved) = if a >= b { (a >> 1, a0 << 63, 1) } else { (a, 0, 0) };
        let (quotient, remainder) = divide_wide(a, last, b);
        // Half way when the remainder is half the divisor; `b - remainder` is at least 1.
        let rest = b.wrapping_sub(remainder);
        let half = ((remainder >= rest) as u64) << 63 | (remainder > rest) as u64;
        let shift = (b_shift as i32).wrapping_sub(a_shift as i32).wrapping_add(halved).wrapping_sub(1);
        Self::rounded(negative, quotient, half, exponent.wrapping_add(shift))
    }
}

/// `(a 2^64 + last) / b` as (quotient of 64 bits, remainder) for `a < b`, `b >= 2^127`.
///
/// Knuth D with 64-bit digits: the upper words give a guess at most two too large, the rest corrects it.
#[inline(always)]
const fn divide_wide(a: u128, last: u64, b: u128) -> (u64, u128) {
    let (a1, a0) = ((a >> 64) as u64, a as u64);
    let (b1, b0) = ((b >> 64) as u64, b as u64);
    // a1 <= b1; where they are equal the guess is the greatest digit and the partial remainder a0 + b1.
    let (mut quotient, rest) = if a1 < b1 {
        let (quotient, rest) = divide(a1, a0, b1);
        (quotient, rest as u128)
    } else {
        (u64::MAX, (a0 as u128).wrapping_add(b1 as u128))
    };
    let (high, low) = multiply(quotient, b0);
    let product = ((high as u128) << 64) | low as u128;
    if rest >> 64 != 0 {
        // The partial remainder alone exceeds any `quotient * b0`: no correction is due.
        return (quotient, (rest << 64).wrapping_add(last as u128).wrapping_sub(product));
    }
    let mut rest = (rest << 64) | last as u128;
    if rest < product {
        quotient = quotient.wrapping_sub(1);
        let (sum, over) = rest.overflowing_add(b);
        rest = sum;
        if !over && rest < product {
            quotient = quotient.wrapping_sub(1);
            rest = rest.wrapping_add(b);
        }
    }
    (quotient, rest.wrapping_sub(product))
}
