//! [`Natural`]: an integer of any size, with the few operations that exact reading and printing need.

use super::decimal::{POW5_64, power_of_five};
use crate::kernel::{divide, multiply};

/// A natural number: words of 64 bits, the least significant first, the last one not zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Natural(Vec<u64>);

impl Natural {
    pub fn new(value: u64) -> Self {
        let mut natural = Self(vec![value]);
        natural.trim();
        natural
    }

    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of bits, 0 for zero.
    pub fn bits(&self) -> u32 {
        let Some(last) = self.0.last() else { return 0 };
        (self.0.len() as u32).wrapping_mul(64).wrapping_sub(last.leading_zeros())
    }

    /// `self * factor + addend`.
    ///
    /// A word's product and the carry are below 2^128: `(2^64-1)^2 + 2^64-1`.
    pub fn multiply_add(&mut self, factor: u64, addend: u64) {
        let mut carry = addend;
        for word in &mut self.0 {
            let (high, low) = multiply(*word, factor);
            *word = low.wrapping_add(carry);
            carry = high.wrapping_add(u64::from(*word < low));
        }
        if carry != 0 {
            self.0.push(carry);
        }
        self.trim();
    }

    /// `self * 5^n`.
    pub fn multiply_power_of_five(&mut self, n: u32) {
        let mut left = n;
        while left > 0 {
            let step = left.min(POW5_64);
            self.multiply_add(power_of_five(step) as u64, 0);
            left = left.wrapping_sub(step);
        }
    }

    /// `self * 2^n`.
    pub fn shift_left(&mut self, n: u32) {
        if self.is_zero() {
            return;
        }
        self.multiply_add(1u64.wrapping_shl(n & 63), 0);
        self.0.splice(0..0, std::iter::repeat_n(0, (n >> 6) as usize));
    }

    /// `self + times * other`.
    pub fn add_multiple(&mut self, other: &Self, times: u64) {
        self.extend_to(other.0.len());
        let mut carry = 0;
        let mut addends = other.0.iter();
        for word in &mut self.0 {
            let (high, low) = multiply(addends.next().copied().unwrap_or(0), times);
            let (sum, over) = word.overflowing_add(low);
            let (sum, again) = sum.overflowing_add(carry);
            *word = sum;
            carry = high.wrapping_add(u64::from(over)).wrapping_add(u64::from(again));
        }
        if carry != 0 {
            self.0.push(carry);
        }
    }

    /// `self - times * other`, which must not be negative.
    pub fn subtract_multiple(&mut self, other: &Self, times: u64) {
        subtract(&mut self.0, &other.0, times);
        self.trim();
    }

    /// Divides: returns `floor(self / divisor)` and leaves the remainder.
    ///
    /// The quotient must be below 2^128 and the divisor not zero. Knuth's algorithm D with two digits: both
    /// sides are shifted until the divisor's top bit is set.
    pub fn divide(&mut self, divisor: &Self) -> u128 {
        let Some(last) = divisor.0.last() else { return 0 };
        let shift = last.leading_zeros();
        let mut scaled = divisor.clone();
        scaled.shift_left(shift);
        self.shift_left(shift);
        let upper = self.divide_digit(&scaled.0, 1);
        let lower = self.divide_digit(&scaled.0, 0);
        self.trim();
        // The remainder stays shifted: whether it is zero, and how it compares with the shifted divisor, is
        // all that matters to the callers.
        (u128::from(upper) << 64) | u128::from(lower)
    }

    /// `floor(self / (divisor 2^(64 offset)))`, one word; leaves the remainder.
    ///
    /// The guess from the divisor's top word is at most two too large (its top bit is set).
    fn divide_digit(&mut self, divisor: &[u64], offset: usize) -> u64 {
        let length = divisor.len().wrapping_add(offset);
        self.extend_to(length.wrapping_add(1));
        let Some(window) = self.0.get_mut(offset..=length) else { return 0 };
        let (Some(&top), [.., next, first]) = (divisor.last(), &*window) else { return 0 };
        let mut digit = if *first >= top { u64::MAX } else { divide(*first, *next, top).0 };
        let mut negative = subtract(window, divisor, digit);
        while negative {
            digit = digit.wrapping_sub(1);
            negative = !add(window, divisor);
        }
        digit
    }

    fn extend_to(&mut self, length: usize) {
        if self.0.len() < length {
            self.0.resize(length, 0);
        }
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

/// `words -= times * other`, and whether that is below zero.
fn subtract(words: &mut [u64], other: &[u64], times: u64) -> bool {
    let mut carry = 0;
    let mut others = other.iter();
    for word in words {
        let (high, low) = multiply(others.next().copied().unwrap_or(0), times);
        let low = low.wrapping_add(carry);
        let high = high.wrapping_add(u64::from(low < carry));
        carry = high.wrapping_add(u64::from(*word < low));
        *word = word.wrapping_sub(low);
    }
    carry != 0
}

/// `words += other`, and whether a carry is left over.
fn add(words: &mut [u64], other: &[u64]) -> bool {
    let mut carry = false;
    let mut others = other.iter();
    for word in words {
        let (sum, over) = word.overflowing_add(others.next().copied().unwrap_or(0));
        let (sum, again) = sum.overflowing_add(u64::from(carry));
        *word = sum;
        carry = over | again;
    }
    carry
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(natural: &Natural) -> Vec<u64> {
        natural.0.clone()
    }

    #[test]
    fn five_to_the_thirty_is_right() {
        let mut five = Natural::new(1);
        five.multiply_power_of_five(30);
        assert_eq!(words(&five), [(5u128.pow(30)) as u64, (5u128.pow(30) >> 64) as u64]);
        assert_eq!(five.bits(), 70);
    }

    #[test]
    fn a_quotient_and_its_remainder_make_the_dividend() {
        // (2^128 - 1) 3^50 + 7 over 3^50, where the first guess of both digits is too large.
        let mut divisor = Natural::new(1);
        for _ in 0..50 {
            divisor.multiply_add(3, 0);
        }
        let mut dividend = Natural::new(7);
        dividend.add_multiple(&divisor, u64::MAX);
        let mut upper = divisor.clone();
        upper.shift_left(64);
        dividend.add_multiple(&upper, u64::MAX);
        assert_eq!(dividend.divide(&divisor), u128::MAX);
        assert_eq!(dividend.bits(), 3 + 80u32.next_multiple_of(64) - 80);
    }

    #[test]
    fn zero_stays_zero() {
        let mut zero = Natural::new(0);
        zero.shift_left(100);
        zero.multiply_power_of_five(100);
        assert!(zero.is_zero());
        assert_eq!(zero.bits(), 0);
        assert_eq!(zero.divide(&Natural::new(3)), 0);
    }
}
