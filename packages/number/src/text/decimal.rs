//! Numbers from an integer and a power of ten.

use crate::Number;
use crate::tables::POW5;

/// The greatest power of five in 64 bits, and twice that for 128 bits.
pub(super) const POW5_64: u32 = 27;
pub(super) const POW5_128: u32 = 54;

impl Number {
    /// `digits / 10^places`, correctly rounded: `Number::decimal(75, 2)` is 0.75.
    ///
    /// Beyond 54 places it is rounded once for every 54 of them, to a relative error below 2^-61.
    #[must_use]
    pub const fn decimal(digits: i64, places: u8) -> Self {
        let mut number = Self::integer(digits);
        let mut left = places as u32;
        while left > 0 && number.significand != 0 {
            let step = if left > POW5_128 { POW5_128 } else { left };
            let exponent = number.exponent.wrapping_sub(63);
            number = Self::over_power_of_ten(number.negative, number.significand as u128, step, exponent);
            left = left.wrapping_sub(step);
        }
        number
    }

    /// `± digits 2^exponent / 10^places` for at most 54 places, correctly rounded.
    pub(super) const fn over_power_of_ten(negative: bool, digits: u128, places: u32, exponent: i32) -> Self {
        let exponent = exponent.wrapping_sub(places as i32);
        match Self::quotient(negative, digits, power_of_five(places), exponent) {
            Ok(number) => number,
            // Never: the divisor is not zero, and the callers' exponents are far inside the range.
            Err(_) => Self::ZERO,
        }
    }

    /// `10^places` for at most 27 places, exact: 5^27 has 63 bits.
    pub(super) const fn power_of_ten(places: u32) -> Self {
        let power = Self::from_wide(power_of_five(places));
        Self { exponent: power.exponent.wrapping_add(places as i32), ..power }
    }
}

/// `5^n` for `n <= 54`.
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
