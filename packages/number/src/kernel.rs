//! Integer steps shared by the operations: wide products, wide quotients, normalising, rounding.
//!
//! Contracts are built with overflow checks, so everything here is `wrapping_*` beside the reason why
//! nothing wraps unintendedly. In WebAssembly a 64 by 64 bit product is made of four 32-bit ones on purpose: there
//! a `u128` product is a call, which a chain charges at more than these few multiplications. Quotients likewise. A
//! processor that has them as instructions uses these; tests hold one against the other.

const LOW: u64 = 0xffff_ffff;

/// `a * b` as (upper word, lower word).
#[inline(always)]
pub const fn multiply(a: u64, b: u64) -> (u64, u64) {
    if cfg!(target_arch = "wasm32") {
        return multiply_halves(a, b);
    }
    let product = (a as u128).wrapping_mul(b as u128);
    ((product >> 64) as u64, product as u64)
}

/// [`multiply`] without a wide product.
///
/// With `a = a1 2^32 + a0` and `b` likewise, each partial sum below stays under 2^64:
/// `a1 b0 + carry <= (2^32-1)^2 + 2^32-1 < 2^64`.
#[inline(always)]
const fn multiply_halves(a: u64, b: u64) -> (u64, u64) {
    let (a0, a1, b0, b1) = (a & LOW, a >> 32, b & LOW, b >> 32);
    let low = a0.wrapping_mul(b0);
    let middle = a1.wrapping_mul(b0).wrapping_add(low >> 32);
    let cross = a0.wrapping_mul(b1).wrapping_add(middle & LOW);
    let high = a1.wrapping_mul(b1).wrapping_add(middle >> 32).wrapping_add(cross >> 32);
    (high, (cross << 32) | (low & LOW))
}

/// The upper word of `a * b`.
#[inline(always)]
pub const fn multiply_high(a: u64, b: u64) -> u64 {
    multiply(a, b).0
}

/// `(high : low) * b`, its upper 128 bits, cut off.
///
/// The sum of the two middle words carries into the upper one at most once.
#[inline(always)]
pub const fn multiply_wide(high: u64, low: u64, b: u64) -> (u64, u64) {
    let (top, middle) = multiply(high, b);
    let sum = middle.wrapping_add(multiply_high(low, b));
    (top.wrapping_add((sum < middle) as u64), sum)
}

/// `(high : low) / d` as (quotient, remainder), for `high < d` and `d >= 2^63`.
#[inline(always)]
#[allow(clippy::arithmetic_side_effects, reason = "the divisor has its top bit set, so it is not zero")]
pub const fn divide(high: u64, low: u64, d: u64) -> (u64, u64) {
    if !cfg!(target_arch = "x86_64") {
        return divide_halves(high, low, d);
    }
    // One instruction there, and the quotient fits one word.
    let dividend = ((high as u128) << 64) | low as u128;
    let quotient = (dividend / (d | (1 << 63)) as u128) as u64;
    (quotient, low.wrapping_sub(quotient.wrapping_mul(d)))
}

/// [`divide`] without a wide quotient.
///
/// Two digits of 32 bits, each guessed from the upper half of `d` and corrected at most twice (Knuth D).
#[inline(always)]
const fn divide_halves(high: u64, low: u64, d: u64) -> (u64, u64) {
    let (q1, r1) = divide_digit(high, low >> 32, d);
    let (q0, r0) = divide_digit(r1, low & LOW, d);
    ((q1 << 32).wrapping_add(q0), r0)
}

/// One 32-bit digit of [`divide_halves`]: `(u 2^32 + next) / d` for `u < d`.
///
/// The guess `u / d1` is at most two too large. A correction is due while `q` has more than 32 bits or
/// `q d0 > r 2^32 + next`; the second one only when `r` still has 32 bits, else it is right already.
#[inline(always)]
#[allow(clippy::arithmetic_side_effects, reason = "the divisor has its top bit set, so it is not zero")]
const fn divide_digit(u: u64, next: u64, d: u64) -> (u64, u64) {
    let (d1, d0) = ((d >> 32) | 0x8000_0000, d & LOW);
    let q = u / d1;
    let r = u.wrapping_sub(q.wrapping_mul(d1));
    let over = ((q >> 32 != 0) | (q.wrapping_mul(d0) > ((r << 32) | next))) as u64;
    let q = q.wrapping_sub(over);
    let r = r.wrapping_add(over.wrapping_mul(d1));
    let over = ((r >> 32 == 0) & ((q >> 32 != 0) | (q.wrapping_mul(d0) > ((r << 32) | next)))) as u64;
    let q = q.wrapping_sub(over);
    (q, ((u << 32) | next).wrapping_sub(q.wrapping_mul(d)))
}

/// `(high : low) << by` for `by < 64`.
#[inline(always)]
pub const fn shift_left(high: u64, low: u64, by: u32) -> (u64, u64) {
    let carried = (low >> 1).wrapping_shr(63u32.wrapping_sub(by));
    (high.wrapping_shl(by) | carried, low.wrapping_shl(by))
}

/// `(high : low : 0) >> by` for `by < 64`, as three words.
#[inline(always)]
pub const fn shift_right(high: u64, low: u64, by: u32) -> (u64, u64, u64) {
    let up = 63u32.wrapping_sub(by);
    let middle = (high << 1).wrapping_shl(up) | low.wrapping_shr(by);
    (high.wrapping_shr(by), middle, (low << 1).wrapping_shl(up))
}

/// `(high : low)` shifted left until its top bit is set, and by how much; 128 for zero.
#[inline(always)]
pub const fn normalise(high: u64, low: u64) -> (u64, u64, u32) {
    if high == 0 {
        let by = low.leading_zeros();
        return (low.wrapping_shl(by), 0, by.wrapping_add(64));
    }
    let by = high.leading_zeros();
    let (high, low) = shift_left(high, low, by);
    (high, low, by)
}

/// 1 if `high` with the fraction `low` (in units of 2^-64 of its last place) rounds up to nearest, ties to
/// even.
#[inline(always)]
pub const fn rounds_up(high: u64, low: u64) -> u64 {
    (low >> 63) & ((high & 1) | (low << 1 != 0) as u64)
}

/// Square root of `(high : low)`, cut off, and the remainder, for `high >= 2^62`.
///
/// A table gives 8 bits of 1/sqrt of the upper 32 bits `x`, two Newton steps `y <- y (3 - x y^2) / 2` give
/// 31, an exact correction makes the 32-bit root `s` of `high`, and one step of Zimmermann's Karatsuba
/// square root adds the lower 32 bits: `q = (r 2^32 + next) / 2s`, corrected once by the sign of the
/// remainder.
#[inline(never)]
#[allow(clippy::arithmetic_side_effects, reason = "the one divisor has its top bit set, so it is not zero")]
pub fn square_root(high: u64, low: u64) -> (u64, u128) {
    let (s, r) = square_root_half(high);
    let next = low >> 32;
    let half = (r << 31) | (next >> 1);
    let q = half / (s | 0x8000_0000);
    let rest = (half.wrapping_sub(q.wrapping_mul(s)) << 1) | (next & 1);
    // q can be 2^32 (all-ones radicand): the root then wraps to 0, the remainder is negative, and the
    // correction below brings the root back to 2^64-1.
    let mut root = (s << 32).wrapping_add(q);
    let square = if q >> 32 != 0 { 1u128 << 64 } else { q.wrapping_mul(q) as u128 };
    let mut remainder = (((rest as u128) << 32) | (low & LOW) as u128).wrapping_sub(square);
    if remainder >> 127 != 0 {
        root = root.wrapping_sub(1);
        remainder = remainder.wrapping_add((root as u128) << 1).wrapping_add(1);
    }
    (root, remainder)
}

/// Square root of `n >= 2^62`, cut off, and the remainder `n - s^2 <= 2s`.
///
/// The guess is within two of the root (Newton from 8 exact bits: relative error below 2^-30), so each loop
/// runs at most three times; the bounds on `guard` only make that plain.
#[inline(always)]
fn square_root_half(n: u64) -> (u64, u64) {
    let index = (n >> 56).wrapping_sub(64) as usize;
    let y = crate::tables::RSQRT.get(index).copied().unwrap_or(32_800) as u64; // Q15
    let x = n >> 32;
    let e = (3u64 << 62).wrapping_sub(x.wrapping_mul(y.wrapping_mul(y)));
    let y = y.wrapping_mul(e >> 32) >> 16; // Q30
    let e = (3u64 << 62).wrapping_sub(x.wrapping_mul(y.wrapping_mul(y) >> 30));
    let y = y.wrapping_mul(e >> 32) >> 30; // Q31
    let mut s = (x.wrapping_mul(y.min(LOW)) >> 31).min(LOW);
    let mut r = n.wrapping_sub(s.wrapping_mul(s)) as i64;
    let mut guard = 0u32;
    while r < 0 && guard < 16 {
        s = s.wrapping_sub(1);
        r = r.wrapping_add((s << 1) as i64).wrapping_add(1);
        guard = guard.wrapping_add(1);
    }
    while r as u64 > s << 1 && guard < 32 {
        r = r.wrapping_sub((s << 1) as i64).wrapping_sub(1);
        s = s.wrapping_add(1);
        guard = guard.wrapping_add(1);
    }
    (s, r as u64)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests may fail")]
mod tests {
    use super::*;

    const EDGES: [u64; 10] =
        [0, 1, LOW - 1, LOW, LOW + 1, LOW << 32, (1 << 63) - 1, 1 << 63, u64::MAX - 1, u64::MAX];

    /// Words that look random, among them many with long runs of equal bits.
    fn words() -> impl Iterator<Item = u64> {
        let mut state = 1u64;
        std::iter::repeat_with(move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let word = state ^ (state >> 29);
            match state >> 62 {
                0 => word >> (state >> 40 & 63),
                1 => !(word >> (state >> 40 & 63)),
                _ => word,
            }
        })
    }

    #[test]
    fn halves_make_the_same_product() {
        let edges = EDGES.iter().flat_map(|a| EDGES.map(|b| (*a, b)));
        for (a, b) in edges.chain(words().zip(words().skip(1)).take(100_000)) {
            assert_eq!(multiply_halves(a, b), multiply(a, b), "{a} * {b}");
        }
    }

    #[test]
    fn halves_make_the_same_quotient() {
        let edges = EDGES.iter().flat_map(|a| EDGES.iter().flat_map(|b| EDGES.map(|d| (*a, *b, d))));
        let random = words().zip(words().skip(1)).zip(words().skip(2)).map(|((a, b), d)| (a, b, d));
        for (high, low, d) in edges.chain(random.take(200_000)) {
            let d = d | 1 << 63;
            for high in [high % d, d - 1] {
                assert_eq!(divide_halves(high, low, d), divide(high, low, d), "{high} {low} / {d}");
            }
        }
    }
}
