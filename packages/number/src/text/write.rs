//! Printing: the shortest decimal that reads back as the same number.

use super::natural::Natural;
use crate::Number;
use crate::number::TOP;
use std::fmt;
use std::ops::RangeInclusive;

/// Powers of ten of the first digit that are printed without an exponent.
const PLAIN: RangeInclusive<i32> = -9..=20;

/// log10 2 in Q32, cut off.
const LOG10_2: i64 = 1_292_913_986;

/// Digits that are told apart one by one; the ones above them are a word.
const TAIL: u128 = 10_000;

/// The shortest decimal, of at most 21 digits, that reads back as the same number.
///
/// Of several as short it is the nearest, of two as near the greater one. Plain from 1e-9 up to below 1e21,
/// else with an exponent (`1.5e-12`). Width, fill and `+` of the format apply, precision does not.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return f.pad_integral(true, "", "0");
        }
        let (digits, power) = shortest(self.exponent, self.significand);
        let text = if PLAIN.contains(&power) { plain(&digits, power) } else { scientific(&digits, power) };
        f.pad_integral(!self.negative, "", &text)
    }
}

/// The shortest digits (without trailing zeros) that stand for `m 2^(e-63)`, and the power of ten of the
/// first one.
///
/// All texts in the interval halfway to the two neighbours read back as the number, its ends included when
/// `m` is even. Scaled by a power of ten to 21 or 22 digits before the point, the interval is wider than 1,
/// so it holds integers, and the shortest text is the multiple of the greatest power of ten in it. It is
/// narrower than 10^4, so only the last four digits need to be searched.
fn shortest(e: i32, m: u64) -> (String, i32) {
    // log10 of the value is at least this (log2(1 + x) >= x), and less than 1.03 more.
    let log2 = (i64::from(e) << 16).wrapping_add((m << 1 >> 48) as i64);
    let scale = 20i32.wrapping_sub((log2.wrapping_mul(LOG10_2) >> 48) as i32);
    let interval = Interval::scaled(e, m, scale);
    let head = interval.greatest / TAIL;
    let base = head.wrapping_mul(TAIL);
    let mut digits = (head as u64).to_string();
    let mut power = 4i32;
    if interval.least > base {
        let mut least = interval.least.wrapping_sub(base) as u64;
        let mut greatest = interval.greatest.wrapping_sub(base) as u64;
        let twice_middle = interval.twice_middle.wrapping_sub(base.wrapping_mul(2)) as u64;
        let mut width = 4usize;
        let mut unit = 1u64;
        while least.div_ceil(10) <= greatest / 10 {
            (least, greatest) = (least.div_ceil(10), greatest / 10);
            width = width.wrapping_sub(1);
            unit = unit.wrapping_mul(10);
        }
        let mut nearest = twice_middle.wrapping_add(unit) / 2;
        for _ in width..4 {
            nearest /= 10;
        }
        digits.push_str(&format!("{:0width$}", nearest.clamp(least, greatest)));
        power = 4i32.wrapping_sub(width as i32);
    }
    let first = (digits.len() as i32).wrapping_sub(1).wrapping_add(power).wrapping_sub(scale);
    digits.truncate(digits.trim_end_matches('0').len());
    (digits, first)
}

/// What reads back as `m 2^(e-63)`, times `10^scale`: the least and the greatest integer in the halfway
/// interval, and twice the number, cut off.
struct Interval {
    least: u128,
    greatest: u128,
    twice_middle: u128,
}

impl Interval {
    fn scaled(e: i32, m: u64, scale: i32) -> Self {
        // The number is 4 m unit / divisor.
        let (mut unit, mut divisor) = (Natural::new(1), Natural::new(1));
        let places = scale.unsigned_abs();
        if scale >= 0 {
            unit.multiply_power_of_five(places)
        } else {
            divisor.multiply_power_of_five(places)
        }
        let shift = e.wrapping_sub(65).wrapping_add(scale);
        let bits = shift.unsigned_abs();
        if shift >= 0 {
            unit.shift_left(bits)
        } else {
            divisor.shift_left(bits)
        }
        let mut middle = unit.clone();
        middle.shift_left(2);
        middle.multiply_add(m, 0);
        // Half way to the neighbours; below a power of two they are closer.
        let (mut least, mut greatest) = (middle.clone(), middle.clone());
        least.subtract_multiple(&unit, if m == TOP { 1 } else { 2 });
        greatest.add_multiple(&unit, 2);
        middle.shift_left(1);
        let open = u128::from(m & 1 == 1);
        let (lower, upper) = (least.divide(&divisor), greatest.divide(&divisor));
        Self {
            least: lower.wrapping_add(if least.is_zero() { open } else { 1 }),
            greatest: upper.wrapping_sub(if greatest.is_zero() { open } else { 0 }),
            twice_middle: middle.divide(&divisor),
        }
    }
}

/// `0.00123`, `123`, `1.23`, `12300`.
fn plain(digits: &str, power: i32) -> String {
    let whole = power.wrapping_add(1);
    if whole <= 0 {
        let zeros = "0".repeat(whole.unsigned_abs() as usize);
        return format!("0.{zeros}{digits}");
    }
    match digits.split_at_checked(whole as usize) {
        Some((integer, "")) => integer.to_owned(),
        Some((integer, fraction)) => format!("{integer}.{fraction}"),
        None => format!("{digits:0<width$}", width = whole as usize),
    }
}

/// `1.23e-12`, `1e40`.
fn scientific(digits: &str, power: i32) -> String {
    match digits.split_at_checked(1) {
        Some((first, rest)) if !rest.is_empty() => format!("{first}.{rest}e{power}"),
        _ => format!("{digits}e{power}"),
    }
}
