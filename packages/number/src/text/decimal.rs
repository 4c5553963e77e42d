//! Numbers from an integer and a power of ten.

use crate::tables::POW5;
use crate::{Number, NumberError};

/// The greatest power of five in 64 bits, and in 128 bits.
pub(super) const POW5_64: u32 = 27;
pub(super) const POW5_128: u32 = 55;

impl Number {
    /// `digits / 10^places`, correctly rounded: `Number::decimal(75, 2)` is 0.75.
    ///
    /// Beyond 55 places it is rounded twice, to a relative error of 2^-63.
    #[must_use]
    pub const fn decimal(digits: i64, places: u8) -> Self {
        let first = if places as u32 > POW5_128 { POW5_128 } else { places as u32 };
        Self::over_power_of_ten(digits < 0, digits.unsigned_abs() as u128, first)
            .divided_by_power((places as u32).wrapping_sub(first))
    }

    /// `± digits / 10^places` for at most 55 places, correctly rounded.
    pub(super) const fn over_power_of_ten(negative: bool, digits: u128, places: u32) -> Self {
        match Self::quotient(negative, digits, power_of_five(places), (places as i32).wrapping_neg()) {
            Ok(number) => number,
            Err(_) => Self::ZERO, // a power of five is not zero, and 10^-55 is far inside the range
        }
    }

    /// `self / 10^places` by steps of at most 27 places.
    const fn divided_by_power(self, places: u32) -> Self {
        let (mut number, mut left) = (self, places);
        while left > 0 {
            let step = if left > POW5_64 { POW5_64 } else { left };
            let exponent = number.exponent.wrapping_sub(63).wrapping_sub(step as i32);
            let divisor = power_of_five(step);
            number = match Self::quotient(number.negative, number.significand as u128, divisor, exponent) {
                Ok(number) => number,
                Err(_) => Self::ZERO,
            };
            left = left.wrapping_sub(step);
        }
        number
    }

    /// `self * 10^places` for at most 27 places, correctly rounded.
    ///
    /// Errors: [`NumberError::Overflow`].
    pub(super) const fn times_power_of_ten(self, places: u32) -> Result<Self, NumberError> {
        let power = Self::from_wide(power_of_five(places));
        self.mul(Self { exponent: power.exponent.wrapping_add(places as i32), ..power })
    }
}

/// `5^n` for `n <= 55`.
pub(super) const fn power_of_five(n: u32) -> u128 {
    let lower = if n > POW5_64 { POW5_64 } else { n };
    let upper = n.wrapping_sub(lower);
    let (high, low) = crate::kernel::multiply(entry(lower), entry(upper));
    ((high as u128) << 64) | low as u128
}

#[allow(clippy::indexing_slicing, reason = "the table has 28 entries")]
const fn entry(n: u32) -> u64 {
    POW5[if n > POW5_64 { POW5_64 as usize } else { n as usize }]
}
