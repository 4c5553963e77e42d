//! [`Number`]: the type, its constants, its order, and the exact ways in.

use crate::NumberError;
use crate::kernel::{normalise, rounds_up};
use std::cmp::Ordering;
use std::fmt;

/// A floating point number with a 64-bit significand, computed in integers: `± m 2^(e-63)`.
///
/// `m` has its top bit set (or is 0 for zero) and `-16383 <= e <= 16383`, so numbers reach from 1.7e-4932 to
/// 1.2e4932 with 19 digits everywhere. There is no infinity, no not-a-number, no second zero and no
/// subnormal: an operation that would leave the range upwards is an error, one that would leave it downwards
/// gives zero.
///
/// ```
/// use cw_number::{Number, NumberError};
///
/// let share = Number::decimal(75, 2); // 0.75
/// assert_eq!(share.mul(Number::integer(8))?.sub(Number::ONE)?, Number::integer(5));
/// assert!(share > Number::HALF && share.max(Number::ONE) == Number::ONE);
/// assert_eq!(Number::MAX.mul(Number::TWO), Err(NumberError::Overflow));
/// # Ok::<(), NumberError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    pub(crate) negative: bool,
    pub(crate) exponent: i32,
    pub(crate) significand: u64,
}

/// Greatest exponent; the least is its negative.
pub(crate) const EXPONENT_MAX: i32 = 16_383;

/// The exponent of zero: below all others, so that comparing exponents first is right for zero too.
const EXPONENT_ZERO: i32 = -(1 << 20);

/// The top bit of a significand.
pub(crate) const TOP: u64 = 1 << 63;

impl Number {
    /// 0
    pub const ZERO: Self = Self { negative: false, exponent: EXPONENT_ZERO, significand: 0 };
    /// 1
    pub const ONE: Self = Self::integer(1);
    /// 2
    pub const TWO: Self = Self::integer(2);
    /// 1/2
    pub const HALF: Self = Self { negative: false, exponent: -1, significand: TOP };
    /// 10
    pub const TEN: Self = Self::integer(10);
    /// The greatest number, (2 - 2^-63) 2^16383, about 1.19e4932.
    pub const MAX: Self = Self { negative: false, exponent: EXPONENT_MAX, significand: u64::MAX };
    /// The least number, `-MAX`.
    pub const MIN: Self = Self::MAX.neg();
    /// The least positive number, 2^-16383, about 1.68e-4932.
    pub const MIN_POSITIVE: Self = Self { negative: false, exponent: -EXPONENT_MAX, significand: TOP };

    /// An integer, exact.
    #[must_use]
    pub const fn integer(value: i64) -> Self {
        let (significand, _, shift) = normalise(value.unsigned_abs(), 0);
        if significand == 0 {
            return Self::ZERO;
        }
        Self { negative: value < 0, exponent: 63i32.wrapping_sub(shift as i32), significand }
    }

    /// The nearest number to an unsigned 128-bit integer; exact up to 2^64.
    pub(crate) const fn from_wide(value: u128) -> Self {
        let (high, low, shift) = normalise((value >> 64) as u64, value as u64);
        if high == 0 {
            return Self::ZERO;
        }
        Self::rounded_in_range(false, high, low, 127i32.wrapping_sub(shift as i32))
    }

    /// [`Number::rounded`] where the exponent is known to stay far inside the range.
    #[inline(always)]
    pub(crate) const fn rounded_in_range(negative: bool, high: u64, low: u64, exponent: i32) -> Self {
        let significand = high.wrapping_add(rounds_up(high, low));
        // Only an all-ones significand rounds up to 2^64, which wraps to 0.
        let carry = (significand == 0) as u64;
        Self {
            negative,
            exponent: exponent.wrapping_add(carry as i32),
            significand: significand | (carry << 63),
        }
    }

    /// `± (high : low) 2^(exponent-127)` rounded to nearest, ties to even, for `high >= 2^63`; the lowest
    /// bit of `low` may stand for all bits beyond it.
    ///
    /// Errors: [`NumberError::Overflow`] above the range. Below it the result is zero.
    #[inline(always)]
    pub(crate) const fn rounded(
        negative: bool,
        high: u64,
        low: u64,
        exponent: i32,
    ) -> Result<Self, NumberError> {
        let number = Self::rounded_in_range(negative, high, low, exponent);
        if number.exponent.unsigned_abs() <= EXPONENT_MAX as u32 {
            return Ok(number);
        }
        if number.exponent > 0 { Err(NumberError::Overflow) } else { Ok(Self::ZERO) }
    }

    /// `-self`, exact. (Not the operator: the arithmetic of this type is methods only, as most of it can
    /// fail.)
    #[must_use]
    #[allow(
        clippy::should_implement_trait,
        reason = "no operator traits: the other operations return a Result"
    )]
    pub const fn neg(self) -> Self {
        Self { negative: !self.negative & (self.significand != 0), ..self }
    }

    /// The magnitude, exact.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { negative: false, ..self }
    }

    /// Whether it is 0.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.significand == 0
    }

    /// Whether it is below 0.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.negative
    }

    /// Whether it is above 0.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        !self.negative & (self.significand != 0)
    }

    /// The whole part of a number that is an index: at least 0, at most `usize::MAX`.
    pub(crate) fn floor_index(self) -> usize {
        match self.exponent {
            0..=31 => {
                (self.significand >> 32).wrapping_shr(31u32.wrapping_sub(self.exponent as u32)) as usize
            }
            e if e < 0 => 0,
            _ => usize::MAX,
        }
    }
}

/// The decimal text, which is lossless: `Number(0.1)`.
impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({self})")
    }
}

/// Zero.
impl Default for Number {
    fn default() -> Self {
        Self::ZERO
    }
}

/// The order of the real numbers.
impl Ord for Number {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.negative != other.negative {
            return other.negative.cmp(&self.negative);
        }
        let magnitude = self.exponent.cmp(&other.exponent).then(self.significand.cmp(&other.significand));
        if self.negative { magnitude.reverse() } else { magnitude }
    }
}

impl PartialOrd for Number {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {$(
        /// Exact.
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self::integer(i64::from(value))
            }
        }
    )*};
}

from_integers!(u8, u16, u32, i8, i16, i32, i64);

/// Exact.
impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self::from_wide(u128::from(value))
    }
}

/// The nearest number, ties to even; exact up to 2^64.
impl From<u128> for Number {
    fn from(value: u128) -> Self {
        Self::from_wide(value)
    }
}
