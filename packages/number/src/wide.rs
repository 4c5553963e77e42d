//! [`Wide`]: a number with a 128-bit significand, for what happens between two roundings.

use crate::kernel::{multiply_wide, normalise};
use crate::{Number, NumberError};

/// `± (high : low) 2^(exponent-127)` with `high >= 2^63`, or zero with `high = 0`.
#[derive(Clone, Copy)]
pub(crate) struct Wide {
    pub negative: bool,
    pub exponent: i32,
    pub high: u64,
    pub low: u64,
}

impl Wide {
    /// Normalises `± (high : low) 2^(exponent-127)`.
    #[inline(always)]
    pub const fn new(negative: bool, high: u64, low: u64, exponent: i32) -> Self {
        let (high, low, shift) = normalise(high, low);
        Self { negative, exponent: exponent.wrapping_sub(shift as i32), high, low }
    }

    /// The product with the constant `constant 2^-63` in [1, 2), given in 128 bits; relative error below
    /// 2^-125.
    #[inline(never)]
    pub const fn times(self, constant: (u64, u64)) -> Self {
        let (high, low) = multiply_wide(self.high, self.low, constant.0);
        let (extra, _) = multiply_wide(self.high, self.low, constant.1);
        let sum = low.wrapping_add(extra);
        Self::new(self.negative, high.wrapping_add((sum < low) as u64), sum, self.exponent.wrapping_add(1))
    }

    /// The product with a number; relative error below 2^-126.
    #[inline(never)]
    pub const fn times_number(self, number: Number) -> Self {
        let (high, low) = multiply_wide(self.high, self.low, number.significand);
        let exponent = self.exponent.wrapping_add(number.exponent).wrapping_add(1);
        Self::new(self.negative ^ number.negative, high, low, exponent)
    }

    /// To the nearest number, ties to even.
    ///
    /// Errors: [`NumberError::Overflow`].
    #[inline(always)]
    pub const fn round(self) -> Result<Number, NumberError> {
        if self.high == 0 {
            return Ok(Number::ZERO);
        }
        Number::rounded(self.negative, self.high, self.low, self.exponent)
    }
}

impl From<Number> for Wide {
    #[inline(always)]
    fn from(number: Number) -> Self {
        Self { negative: number.negative, exponent: number.exponent, high: number.significand, low: 0 }
    }
}
