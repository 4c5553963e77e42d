//! Powers.

use crate::exp::two_to;
use crate::ln::wide_ln;
use crate::tables::{LOG2_E_HIGH, LOG2_E_LOW};
use crate::{Function, Number, NumberError};

/// Powers with an integer exponent up to this are multiplied out.
const MULTIPLIED: u32 = 16;

impl Number {
    /// `self^exponent`; 1 for every base when the exponent is 0, save that `0^0` is an error.
    ///
    /// Integer exponents up to 16 in magnitude are multiplied out, with a relative error of at most
    /// `|exponent| 2^-64`. Else it is `2^(exponent log2 self)` with the logarithm in 128 bits: relative
    /// error at most `1.7 x 2^-64 + |exponent| 2^-76`. What can be represented is exact: 2^3 is 8, 2^1000 is
    /// 2^1000.
    ///
    /// ```
    /// # use cw_number::Number;
    /// let root = Number::integer(1024).pow("0.1".parse()?)?;
    /// assert_eq!(root, Number::TWO);
    /// # Ok::<(), cw_number::NumberError>(())
    /// ```
    ///
    /// Errors: [`NumberError::Domain`] for `0^0` and for a negative base with a fractional exponent;
    /// [`NumberError::DivisionByZero`] for zero to a negative power; [`NumberError::Overflow`].
    pub fn pow(self, exponent: Self) -> Result<Self, NumberError> {
        let odd = exponent.parity();
        if odd.is_some() && exponent.exponent <= 4 {
            // Its five bits of whole part are the top of the significand.
            let whole = exponent.floor_index() as u32;
            if whole <= MULTIPLIED {
                return self.multiplied(whole, exponent.negative);
            }
        }
        if self.is_zero() {
            return if exponent.negative { Err(NumberError::DivisionByZero) } else { Ok(Self::ZERO) };
        }
        let Some(odd) = odd.or((!self.negative).then_some(false)) else {
            return Err(NumberError::domain(Function::Pow, self));
        };
        let log2 = wide_ln(self.abs()).times((LOG2_E_HIGH, LOG2_E_LOW));
        let magnitude = two_to(log2.times_number(exponent))?;
        Ok(if odd & self.negative { magnitude.neg() } else { magnitude })
    }

    /// `self^n`, as [`Number::pow`].
    ///
    /// Errors: as [`Number::pow`].
    pub fn powi(self, n: i32) -> Result<Self, NumberError> {
        self.pow(Self::integer(i64::from(n)))
    }

    /// `self^n` or `1 / self^n` by repeated squaring.
    fn multiplied(self, n: u32, inverse: bool) -> Result<Self, NumberError> {
        if self.is_zero() {
            return match (n, inverse) {
                (0, _) => Err(NumberError::domain(Function::Pow, self)),
                (_, false) => Ok(Self::ZERO),
                (_, true) => Err(NumberError::DivisionByZero),
            };
        }
        let power = self.power(n);
        if !inverse {
            return power;
        }
        match power {
            // Far below the range.
            Err(_) => Ok(Self::ZERO),
            // The power has left the range downwards; its reciprocal may still be in it.
            Ok(power) if power.is_zero() => Self::ONE.div(self)?.power(n),
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
