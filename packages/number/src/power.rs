//! Powers.

use crate::exp::two_to;
use crate::ln::wide_ln;
use crate::tables::{LOG2_E_HIGH, LOG2_E_LOW};
use crate::{Number, NumberError};

/// Up to this many multiplications a power with an integer exponent is made by multiplying.
const MULTIPLIED: i32 = 1_024;

impl Number {
    /// `self^exponent`; 1 for every base when the exponent is 0, save that `0^0` is an error.
    ///
    /// Integer exponents up to 1024 in magnitude are multiplied out ([`Number::powi`]). Else it is
    /// `2^(exponent log2 self)` with the logarithm in 128 bits: relative error at most
    /// `1.1 x 2^-64 + |exponent| 2^-71`.
    ///
    /// Errors: [`NumberError::Domain`] for `0^0` and for a negative base with a fractional exponent;
    /// [`NumberError::DivisionByZero`] for zero to a negative power; [`NumberError::Overflow`].
    pub fn pow(self, exponent: Self) -> Result<Self, NumberError> {
        if let Some(n) = exponent.small_integer() {
            return self.powi(n);
        }
        if self.is_zero() {
            return if exponent.negative { Err(NumberError::DivisionByZero) } else { Ok(Self::ZERO) };
        }
        let magnitude = two_to(wide_ln(self.abs()).times((LOG2_E_HIGH, LOG2_E_LOW)).times_number(exponent));
        match (self.negative, exponent.parity()) {
            (false, _) | (true, Some(false)) => magnitude,
            (true, Some(true)) => magnitude.map(Self::neg),
            (true, None) => Err(NumberError::Domain { function: "pow", argument: self }),
        }
    }

    /// `self^n` by repeated squaring: relative error at most `|n| 2^-64`, exact while the products are.
    ///
    /// Errors: [`NumberError::Domain`] for `0^0`; [`NumberError::DivisionByZero`] for zero to a negative power;
    /// [`NumberError::Overflow`].
    pub fn powi(self, n: i32) -> Result<Self, NumberError> {
        if self.is_zero() {
            return match n.signum() {
                1 => Ok(Self::ZERO),
                0 => Err(NumberError::Domain { function: "pow", argument: self }),
                _ => Err(NumberError::DivisionByZero),
            };
        }
        let power = self.power(n.unsigned_abs());
        if n >= 0 {
            return power;
        }
        match power {
            // Far below the range.
            Err(_) => Ok(Self::ZERO),
            // The power has left the range downwards; its reciprocal may still be in it.
            Ok(power) if power.is_zero() => Self::ONE.div(self)?.power(n.unsigned_abs()),
            Ok(power) => Self::ONE.div(power),
        }
    }

    /// `self^n`. A square that leaves the range is still to be multiplied in, so the power leaves it too.
    fn power(self, n: u32) -> Result<Self, NumberError> {
        let (mut result, mut square, mut rest) = (Self::ONE, self, n);
        loop {
            if rest & 1 == 1 {
                result = result.mul(square)?;
            }
            rest >>= 1;
            if rest == 0 {
                return Ok(result);
            }
            square = square.mul(square)?;
        }
    }

    /// The value, if it is an integer of at most [`MULTIPLIED`] in magnitude.
    fn small_integer(self) -> Option<i32> {
        if self.is_zero() {
            return Some(0);
        }
        self.parity()?;
        if self.exponent > 10 {
            return None;
        }
        let magnitude =
            (self.significand >> 32).wrapping_shr(31i32.wrapping_sub(self.exponent) as u32) as i32;
        let value = if self.negative { magnitude.wrapping_neg() } else { magnitude };
        (magnitude <= MULTIPLIED).then_some(value)
    }

    /// Whether it is odd, if it is an integer.
    fn parity(self) -> Option<bool> {
        if self.exponent < 0 {
            return self.is_zero().then_some(false);
        }
        if self.exponent > 63 {
            return Some(false);
        }
        let units = self.significand.wrapping_shr(63i32.wrapping_sub(self.exponent) as u32);
        let fraction = (self.significand << 1).wrapping_shl(self.exponent as u32);
        (fraction == 0).then_some(units & 1 == 1)
    }
}
