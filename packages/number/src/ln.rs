//! Logarithms: `ln`, `log10`, `ln_1p`, and `softplus`.

use crate::kernel::{multiply, multiply_high};
use crate::number::TOP;
use crate::tables::{
    LN_A3, LN_A5, LN_A7, LN_A9, LN_B4, LN_B6, LN_B8, LN_B10, LN_C, LN_T, LN_T_LOW, LN2_Q78_HIGH, LN2_Q78_LOW,
    LOG10_E_HIGH, LOG10_E_LOW,
};
use crate::wide::Wide;
use crate::{Function, Number, NumberError};

impl Number {
    /// The natural logarithm, relative error at most 1.1 x 2^-64. It never decreases as its argument grows.
    ///
    /// Errors: [`NumberError::Domain`] at zero and below.
    pub fn ln(self) -> Result<Self, NumberError> {
        self.require_positive(Function::Ln)?;
        wide_ln(self).round()
    }

    /// The logarithm to base ten, relative error at most 1.1 x 2^-64; exact for powers of ten.
    ///
    /// Errors: [`NumberError::Domain`] at zero and below.
    pub fn log10(self) -> Result<Self, NumberError> {
        self.require_positive(Function::Log10)?;
        // 1/ln 10 is in [1/4, 1/2).
        let product = wide_ln(self).times((LOG10_E_HIGH, LOG10_E_LOW));
        Wide { exponent: product.exponent.wrapping_sub(2), ..product }.round()
    }

    /// `ln(1 + self)`, accurate also where `1 + self` is near 1: relative error at most 2.5 x 2^-64.
    ///
    /// Errors: [`NumberError::Domain`] at -1 and below.
    ///
    /// Above 2^-7 in magnitude, with `u` the rounded `1 + t` and `c = (1 + t) - u` exactly, `ln(1 + t) = ln
    /// u + c/u` up to `(c/u)^2 < 2^-128`.
    pub fn ln_1p(self) -> Result<Self, NumberError> {
        let t = self;
        if t.exponent < -64 {
            return Ok(t);
        }
        if t.exponent < -7 {
            let rho = t.significand.wrapping_shr((-8i32).wrapping_sub(t.exponent) as u32);
            return near_one(t.negative, t.significand, t.exponent, rho).round();
        }
        let u = Self::ONE.add(t)?;
        if !u.is_positive() {
            return Err(NumberError::domain(Function::Ln1p, t));
        }
        let (larger, smaller) = if t.abs() < Self::ONE { (Self::ONE, t) } else { (t, Self::ONE) };
        let lost = smaller.sub(u.sub(larger)?)?;
        wide_ln(u).round()?.add(lost.div(u)?)
    }

    /// `ln(1 + e^self)`, relative error at most 4 x 2^-64.
    ///
    /// Errors: none in practice.
    pub fn softplus(self) -> Result<Self, NumberError> {
        if self.negative {
            return self.exp()?.ln_1p();
        }
        self.add(self.neg().exp()?.ln_1p()?)
    }

    fn require_positive(self, function: Function) -> Result<(), NumberError> {
        if self.is_positive() { Ok(()) } else { Err(NumberError::domain(function, self)) }
    }
}

/// ln of a positive number: absolute error below 2^-75 + |e| 2^-79, near 1 relative error below 2^-67.
///
/// The upper seven bits of `m` choose a cell with `c`, about `1/m`, and `-ln c`. Cells from 53 up (`m >
/// 1.414`) count as the lower half of the next exponent, so that numbers just below 1 have exponent 0. With
/// `r = c m - 1`, exact and `|r| < 2^-7`, `ln = e ln 2 - ln c + ln(1 + r)`. In the two cells next to 1 `c`
/// is 1, and `ln(1 + r)` alone remains.
///
/// It never decreases: neighbouring arguments have logarithms at least 2^-64 apart, far more than the error.
#[inline(never)]
pub(crate) fn wide_ln(x: Number) -> Wide {
    let (m, index) = (x.significand, ((x.significand >> 56) & 127) as usize);
    let upper = u32::from(index >= 53);
    let e = i64::from(x.exponent).wrapping_add(i64::from(upper));
    let (Some(&c), Some(&t), Some(&t_low)) = (LN_C.get(index), LN_T.get(index), LN_T_LOW.get(index)) else {
        return Wide::from(Number::ZERO); // the index has seven bits
    };
    if e == 0 && t == 0 {
        // r = m 2^-63 - 1, or m 2^-64 - 1 in the upper half
        let (negative, magnitude) = if upper == 1 { (true, m.wrapping_neg()) } else { (false, m & !TOP) };
        let shift = magnitude.leading_zeros();
        let exponent = (upper as i32).wrapping_add(shift as i32).wrapping_neg();
        return near_one(
            negative,
            magnitude.wrapping_shl(shift),
            exponent,
            magnitude.wrapping_shl(8u32.wrapping_sub(upper)),
        );
    }
    // c m - 1 in Q78, in the upper half in Q79; two products of 48 bits.
    let one = (1i64 << 46).wrapping_shl(upper);
    let head = ((m >> 32).wrapping_mul(u64::from(c)) as i64).wrapping_sub(one);
    let tail = (m & 0xffff_ffff).wrapping_mul(u64::from(c));
    let r = ((i128::from(head) << 32).wrapping_add(i128::from(tail))).wrapping_shl(upper ^ 1); // Q79
    let negative = r < 0;
    let magnitude = r.unsigned_abs();
    let rho = (magnitude >> 8) as u64; // 2^7 |r| in Q64
    let correction = u128::from(multiply_high(rho, deficit(negative, rho))); // Q78
    let half = magnitude >> 1; // Q78
    let s = (i128::from(e.wrapping_mul(LN2_Q78_HIGH)) << 39)
        .wrapping_add(i128::from(e.wrapping_mul(LN2_Q78_LOW)))
        .wrapping_add((i128::from(t) << 14) | i128::from(t_low));
    let sum = if negative {
        s.wrapping_sub(half.wrapping_add(correction) as i128)
    } else {
        s.wrapping_add(half.wrapping_sub(correction) as i128)
    };
    let value = sum.unsigned_abs();
    Wide::new(sum < 0, (value >> 64) as u64, value as u64, 127 - 78)
}

/// `ln(1 + r)` for `r = ± m 2^(e-63)` below 2^-7 in magnitude and `rho` = `2^7 |r|` in Q64, cut off.
///
/// `r (1 - d)` with `d` in Q71 keeps the relative accuracy of `r`.
#[inline(always)]
fn near_one(negative: bool, m: u64, e: i32, rho: u64) -> Wide {
    let (high, low) = multiply(m, deficit(negative, rho));
    let (high, low) = (high >> 7, (high << 57) | (low >> 7));
    if negative {
        // |r| (1 + d) may need one more bit: halve it first.
        let sum = (m << 63).wrapping_add((high << 63) | (low >> 1));
        let carry = u64::from(sum < (m << 63));
        return Wide::new(true, (m >> 1).wrapping_add(high >> 1).wrapping_add(carry), sum, e.wrapping_add(1));
    }
    let borrow = u64::from(low != 0);
    Wide::new(false, m.wrapping_sub(high).wrapping_sub(borrow), low.wrapping_neg(), e)
}

/// `|ln(1+r)/r - 1|` in Q71, for `rho` = `2^7 |r|` in Q64.
///
/// The series `ln(1+r)/r = 1 - r/2 + r^2/3 - ..` to `r^9`, its even powers in `a`, its odd ones in `b`, in
/// `u = rho^2`. The first term left out is below 2^-73, the cut-off products cost a dozen units of 2^-71. For
/// negative `r` all terms add up. Coefficients multiplied by `v` are below 2^32, `a < 2^63` and
/// `b < 0.6 x 2^64`: nothing overflows.
#[inline(always)]
fn deficit(negative: bool, rho: u64) -> u64 {
    let u = multiply_high(rho, rho);
    let v = u >> 32;
    let a = LN_A7.wrapping_add(v.wrapping_mul(LN_A9) >> 32);
    let a = LN_A5.wrapping_add(v.wrapping_mul(a) >> 30);
    let a = LN_A3.wrapping_add(multiply_high(u, a));
    let a = multiply_high(u, a) >> 7; // Q78 -> Q71
    let b = LN_B8.wrapping_add(v.wrapping_mul(LN_B10) >> 32);
    let b = LN_B6.wrapping_add(v.wrapping_mul(b) >> 32);
    let b = LN_B4.wrapping_add(v.wrapping_mul(b) >> 30);
    let b = multiply_high(rho, TOP.wrapping_add(multiply_high(u, b))); // Q71
    if negative { b.wrapping_add(a) } else { b.wrapping_sub(a) }
}
