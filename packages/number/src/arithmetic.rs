//! Addition, subtraction, multiplication, division, square root: correctly rounded, ties to even.
//!
//! In WebAssembly they stay calls: a contract has hundreds of them, and a call costs little beside its work. On a
//! processor inlining saves a sixth; the compiler would not inline the long [`sum`], so it is told to.

use crate::kernel::{divide, multiply, normalise, square_root};
use crate::number::TOP;
use crate::{Function, Number, NumberError};

#[allow(clippy::should_implement_trait, reason = "no operator traits: the operations return a Result")]
impl Number {
    /// `self + other`, correctly rounded.
    ///
    /// Errors: [`NumberError::Overflow`].
    #[inline]
    pub fn add(self, other: Self) -> Result<Self, NumberError> {
        sum(self, other)
    }

    /// `self - other`, correctly rounded.
    ///
    /// Errors: [`NumberError::Overflow`].
    #[inline]
    pub fn sub(self, other: Self) -> Result<Self, NumberError> {
        sum(self, other.neg())
    }

    /// `self * other`, correctly rounded.
    ///
    /// Errors: [`NumberError::Overflow`].
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub const fn mul(self, other: Self) -> Result<Self, NumberError> {
        let (high, low) = multiply(self.significand, other.significand);
        if high == 0 {
            // A product of two top bits has its top or second bit set, so one factor is zero.
            return Ok(Self::ZERO);
        }
        let shift = (high >> 63) ^ 1;
        let top = high.wrapping_shl(shift as u32) | ((low >> 63) & shift);
        let exponent = self.exponent.wrapping_add(other.exponent).wrapping_add(1).wrapping_sub(shift as i32);
        Self::rounded(self.negative ^ other.negative, top, low.wrapping_shl(shift as u32), exponent)
    }

    /// `self / other`, correctly rounded.
    ///
    /// Errors: [`NumberError::DivisionByZero`], [`NumberError::Overflow`].
    ///
    /// A quotient of two 64-bit significands is never half way between two numbers (that needs a 65-bit odd
    /// factor in the dividend), so comparing twice the remainder with the divisor rounds it rightly.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub fn div(self, other: Self) -> Result<Self, NumberError> {
        let (a, b) = (self.significand, other.significand);
        if b == 0 {
            return Err(NumberError::DivisionByZero);
        }
        if a == 0 {
            return Ok(Self::ZERO);
        }
        // Halve the dividend when it is not below the divisor, so that the quotient has exactly 64 bits.
        let halved = u32::from(a >= b);
        let (quotient, remainder) =
            divide(a.wrapping_shr(halved), (a << 63) & u64::from(halved).wrapping_neg(), b);
        let up = u64::from((remainder >> 63 != 0) | (remainder << 1 >= b));
        let exponent = self.exponent.wrapping_sub(other.exponent).wrapping_sub(1).wrapping_add(halved as i32);
        Self::rounded(self.negative ^ other.negative, quotient, (up << 63) | up, exponent)
    }

    /// The square root, correctly rounded.
    ///
    /// Errors: [`NumberError::Domain`] below zero.
    ///
    /// `m 2^(e-63)` is `(m 2^64) 2^(e-127)` for odd `e` and `(m 2^63) 2^(e-126)` for even `e`: both have an
    /// even exponent. The root of an integer is never half way, since `(s + 1/2)^2` is no integer.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub fn sqrt(self) -> Result<Self, NumberError> {
        if self.significand == 0 {
            return Ok(Self::ZERO);
        }
        if self.negative {
            return Err(NumberError::domain(Function::Sqrt, self));
        }
        let (high, low) = match self.exponent & 1 {
            1 => (self.significand, 0),
            _ => (self.significand >> 1, self.significand << 63),
        };
        let (root, remainder) = square_root(high, low);
        let up = u64::from(remainder > u128::from(root));
        Self::rounded(false, root, (up << 63) | up, self.exponent >> 1)
    }
}

/// `a + b`, correctly rounded.
///
/// With `x` the larger and `y` the smaller in magnitude, `x` stands one bit below the top of 128 bits and
/// `y` is shifted right to the same scale. Where the exponents differ by `d`:
/// - `d >= 66`: `y` is below a quarter of the last place of `x`, even of the place below when `x` is a power
///   of two, so the sum rounds to `x` (this is also the case of `y = 0`);
/// - `d = 64, 65`: one or two bits of `y` fall out; whether any is set is kept in the lowest bit. It decides
///   ties only, since after normalising by at most two places half a unit is an even number;
/// - `d <= 63`: nothing falls out, and the sum in 128 bits is exact.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
fn sum(a: Number, b: Number) -> Result<Number, NumberError> {
    let swap = (b.exponent > a.exponent) | ((b.exponent == a.exponent) & (b.significand > a.significand));
    let (x, y) = if swap { (b, a) } else { (a, b) };
    let distance = x.exponent.wrapping_sub(y.exponent) as u32;
    if distance > 65 {
        return Ok(x);
    }
    let (x_high, x_low) = (x.significand >> 1, x.significand << 63);
    let (y_high, y_low) = lowered(y.significand, distance.wrapping_add(1));
    // Subtract by adding the two's complement; the difference is not negative, so the carry may be dropped.
    let subtract = u64::from(x.negative ^ y.negative);
    let mask = subtract.wrapping_neg();
    let borrow = subtract & u64::from(y_low == 0);
    let y_low = (y_low ^ mask).wrapping_add(subtract);
    let y_high = (y_high ^ mask).wrapping_add(borrow);
    let low = x_low.wrapping_add(y_low);
    let high = x_high.wrapping_add(y_high).wrapping_add(u64::from(low < x_low));
    let (high, low, shift) = normalise(high, low);
    if high & TOP == 0 {
        return Ok(Number::ZERO);
    }
    Number::rounded(x.negative, high, low, x.exponent.wrapping_add(1).wrapping_sub(shift as i32))
}

/// `(m : 0) >> by` for `1 <= by <= 66`; the lowest bit also stands for the bits that fall out.
#[inline(always)]
const fn lowered(m: u64, by: u32) -> (u64, u64) {
    if by < 64 {
        return (m.wrapping_shr(by), m.wrapping_shl(64u32.wrapping_sub(by)));
    }
    let out = by.wrapping_sub(64); // 0, 1, 2
    let lost = m & 1u64.wrapping_shl(out).wrapping_sub(1);
    (0, m.wrapping_shr(out) | (lost != 0) as u64)
}
