//! Exponentials: `exp`, `exp10`, and the power of two below both.

use crate::kernel::{multiply_high, shift_right};
use crate::tables::{
    EXP_C1, EXP_C2, EXP_C3, EXP_C4, EXP_C5, EXP_C6, EXP2, EXP2_LOW, LN2, LOG2_10_HIGH, LOG2_10_LOW,
    LOG2_E_HIGH, LOG2_E_LOW,
};
use crate::wide::Wide;
use crate::{Number, NumberError};

impl Number {
    /// `e^self`, relative error at most 1.2 x 2^-64. It never decreases as its argument grows.
    ///
    /// Errors: [`NumberError::Overflow`] above about 11356. Below about -11355 the result is zero.
    pub fn exp(self) -> Result<Self, NumberError> {
        two_to(Wide::from(self).times((LOG2_E_HIGH, LOG2_E_LOW)))
    }

    /// `10^self`, relative error at most 1.2 x 2^-64; powers of ten up to 10^27 are exact.
    ///
    /// Errors: [`NumberError::Overflow`] above about 4932. Below about -4931 the result is zero.
    pub fn exp10(self) -> Result<Self, NumberError> {
        // log2 10 is in [2, 4).
        let y = Wide::from(self).times((LOG2_10_HIGH, LOG2_10_LOW));
        two_to(Wide { exponent: y.exponent.wrapping_add(1), ..y })
    }
}

/// `2^y`, rounded to nearest from an error below 2^-67 relative (and that of `y`).
///
/// `y = k + f` with the integer `k` and `0 <= f < 1`; then `2^y = 2^k 2^f`.
///
/// Errors: [`NumberError::Overflow`].
#[inline(never)]
pub(crate) fn two_to(y: Wide) -> Result<Number, NumberError> {
    // |y| < 2^-65: nearer to 1 than to its neighbours.
    if y.high == 0 || y.exponent < -65 {
        return Ok(Number::ONE);
    }
    if y.exponent > 15 {
        return if y.negative { Ok(Number::ZERO) } else { Err(NumberError::Overflow) };
    }
    let (k, f, finer) = split(y);
    let (k, f, finer) = if y.negative { negate(k, f, finer) } else { (k as i32, f, finer) };
    let (high, low) = two_to_fraction(f, finer);
    Number::rounded(false, high, low, k)
}

/// `|y|` as an integer (16 bits), a fraction of 64 bits and 64 finer bits, for exponents -65 to 15.
///
/// `(high : low)` is `|y| 2^(127-exponent)`, so it is shifted right by `127 - exponent - 128` words and bits.
#[inline(always)]
fn split(y: Wide) -> (u64, u64, u64) {
    let shift = 63i32.wrapping_sub(y.exponent) as u32; // 48 ..= 128
    if shift < 64 {
        return shift_right(y.high, y.low, shift);
    }
    if shift < 128 {
        let (f, finer, _) = shift_right(y.high, y.low, shift.wrapping_sub(64));
        return (0, f, finer);
    }
    (0, 0, y.high)
}

/// `-(k + f)` as an integer and a fraction: two's complement of the three words.
#[inline(always)]
fn negate(k: u64, f: u64, finer: u64) -> (i32, u64, u64) {
    let carry = u64::from(finer == 0);
    let fraction = (!f).wrapping_add(carry);
    let carry = carry & u64::from(f == 0);
    ((!k).wrapping_add(carry) as i32, fraction, finer.wrapping_neg())
}

/// `2^f` in [1, 2) as (Q63, 64 bits below it), for `f` in Q64 and finer bits.
///
/// The upper six bits `i` of `f` choose `T = 2^(i/64)`; the rest is `z/64` after multiplying by ln 2, with
/// `z < ln 2` in Q64. Then `2^f = T + T q / 64` with `q = 64 (e^(z/64) - 1) = z + z (z/(64 2!) + z^2/(64^2
/// 3!) + ..)` to seven terms; the first term left out is below 2^-72. The last three are small enough for
/// 32-bit products. All steps are sums and cut-off products of quantities that do not decrease with `z`:
/// within a cell `q` never steps back. `q < 0.7`, so nothing overflows; the table's last cell ends below 2.
#[inline(always)]
fn two_to_fraction(f: u64, finer: u64) -> (u64, u64) {
    let cell = (f >> 58) as usize;
    let (Some(&t), Some(&t_low)) = (EXP2.get(cell), EXP2_LOW.get(cell)) else {
        return (crate::number::TOP, 0); // the index has six bits
    };
    let z = multiply_high((f << 6) | (finer >> 58), LN2);
    let z_high = z >> 32;
    let c = EXP_C5.wrapping_add(z_high.wrapping_mul(EXP_C6) >> 32);
    let c = EXP_C4.wrapping_add(z_high.wrapping_mul(c) >> 32);
    let c = EXP_C3.wrapping_add(z_high.wrapping_mul(c) >> 30);
    let c = EXP_C2.wrapping_add(multiply_high(z, c));
    let c = EXP_C1.wrapping_add(multiply_high(z, c));
    let q = z.wrapping_add(multiply_high(z, multiply_high(z, c)));
    let product = multiply_high(t, q); // Q69
    let low = product << 58;
    let sum = low.wrapping_add(u64::from(t_low) << 56);
    (t.wrapping_add(product >> 6).wrapping_add(u64::from(sum < low)), sum)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests may fail")]
mod tests {
    use super::*;

    /// Within a cell the value cannot step back, being made of steps that do not; so the 63 seams are all
    /// there is.
    #[test]
    fn the_fraction_never_steps_back_from_one_cell_to_the_next() {
        for cell in 1..64u64 {
            let seam = cell << 58;
            assert!(two_to_fraction(seam - 1, u64::MAX) <= two_to_fraction(seam, 0), "{cell}");
        }
        assert!(two_to_fraction(u64::MAX, u64::MAX).0 >> 63 == 1, "the last cell ends below 2");
    }
}
