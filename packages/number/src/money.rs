//! The bridge to amounts of tokens: exact products and correctly rounded fractions.

use crate::kernel::{divide, multiply, normalise};
use crate::{Number, NumberError};
use cosmwasm_std::Uint128;

/// The nearest number, ties to even; exact up to 2^64.
impl From<Uint128> for Number {
    fn from(value: Uint128) -> Self {
        Self::from_wide(value.u128())
    }
}

impl Number {
    /// `floor(amount * factor)`, exact: the product is not rounded before it is cut off.
    ///
    /// Errors: [`NumberError::Domain`] for a negative factor, [`NumberError::Overflow`] beyond 128 bits.
    #[inline(never)]
    pub fn mul_floor(amount: Uint128, factor: Self) -> Result<Uint128, NumberError> {
        if factor.negative {
            return Err(NumberError::Domain { function: "mul_floor", argument: factor });
        }
        if factor.is_zero() || amount.is_zero() {
            return Ok(Uint128::zero());
        }
        // amount * m in three words, most significant first; it has 64 to 192 bits.
        let (a1, a0) = ((amount.u128() >> 64) as u64, amount.u128() as u64);
        let (carry, low) = multiply(a0, factor.significand);
        let (high, middle) = multiply(a1, factor.significand);
        let sum = middle.wrapping_add(carry);
        let high = high.wrapping_add(u64::from(sum < carry));
        // The value is that times 2^(e-63).
        let shift = 63i32.wrapping_sub(factor.exponent);
        if shift >= 192 {
            return Ok(Uint128::zero());
        }
        if shift <= 0 {
            let product = (u128::from(sum) << 64) | u128::from(low);
            let up = shift.unsigned_abs();
            let fits = high == 0 && up <= product.leading_zeros();
            return if fits {
                Ok(Uint128::new(product.wrapping_shl(up)))
            } else {
                Err(NumberError::Overflow)
            };
        }
        // Whole words first, then 0 to 63 bits.
        let (high, middle, low) = match shift >> 6 {
            0 => (high, sum, low),
            1 => (0, high, sum),
            _ => (0, 0, high),
        };
        let bits = (shift & 63) as u32;
        if high.wrapping_shr(bits) != 0 {
            return Err(NumberError::Overflow);
        }
        let lower = ((u128::from(middle) << 64) | u128::from(low)).wrapping_shr(bits);
        let upper = if bits == 0 { 0 } else { u128::from(high).wrapping_shl(128u32.wrapping_sub(bits)) };
        Ok(Uint128::new(upper | lower))
    }

    /// `numerator / denominator`, correctly rounded (ties to even).
    ///
    /// Errors: [`NumberError::DivisionByZero`].
    pub fn ratio(numerator: Uint128, denominator: Uint128) -> Result<Self, NumberError> {
        Self::quotient(false, numerator.u128(), denominator.u128(), 0)
    }

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
