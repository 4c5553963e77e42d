//! The bridge to amounts of tokens: exact products and correctly rounded fractions.

use crate::kernel::{multiply, shift_right};
use crate::{Function, Number, NumberError};
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
    /// It is exact for the factor as it is, which may be a hair below the decimal it was read from: 10 times
    /// "0.7" gives 6. Shares made by [`Number::ratio`] have the same property, so hand out what is left over
    /// explicitly.
    ///
    /// ```
    /// # use cosmwasm_std::Uint128;
    /// # use cw_number::Number;
    /// let (stake, total, pool) = (Uint128::new(1), Uint128::new(3), Uint128::new(1_000));
    /// let share = Number::ratio(stake, total)?;
    /// assert_eq!(Number::mul_floor(pool, share)?, Uint128::new(333));
    /// # Ok::<(), cw_number::NumberError>(())
    /// ```
    ///
    /// Errors: [`NumberError::Domain`] for a negative factor, [`NumberError::Overflow`] beyond 128 bits.
    #[inline(never)]
    pub fn mul_floor(amount: Uint128, factor: Self) -> Result<Uint128, NumberError> {
        if factor.negative {
            return Err(NumberError::domain(Function::MulFloor, factor));
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
            if high != 0 || up > product.leading_zeros() {
                return Err(NumberError::Overflow);
            }
            return Ok(Uint128::new(product.wrapping_shl(up)));
        }
        // Whole words first, then 0 to 63 bits.
        let (high, middle, low) = match shift >> 6 {
            0 => (high, sum, low),
            1 => (0, high, sum),
            _ => (0, 0, high),
        };
        let bits = (shift & 63) as u32;
        let (over, upper, _) = shift_right(high, middle, bits);
        let (_, lower, _) = shift_right(middle, low, bits);
        if over != 0 {
            return Err(NumberError::Overflow);
        }
        Ok(Uint128::new((u128::from(upper) << 64) | u128::from(lower)))
    }

    /// `numerator / denominator`, correctly rounded (ties to even).
    ///
    /// Errors: [`NumberError::DivisionByZero`].
    pub fn ratio(numerator: Uint128, denominator: Uint128) -> Result<Self, NumberError> {
        Self::quotient(false, numerator.u128(), denominator.u128(), 0)
    }
}
