//! Numbers from raw parts, and a seeded source of hostile ones.
#![allow(dead_code, reason = "each test file uses some of it")]

use cw_number::{Number, NumberError};

/// The exponents reach from `-EXPONENT_MAX` to `EXPONENT_MAX`.
pub const EXPONENT_MAX: i32 = 16_383;

/// `± m 2^(e-63)`, through the packed form.
pub fn raw(negative: bool, m: u64, e: i32) -> Number {
    let (head, tail) = (0x8000 | (e + EXPONENT_MAX + 1) as u16, m);
    let (head, tail) = if negative { (!head, !tail) } else { (head, tail) };
    let mut bytes = [0; Number::PACKED_LEN];
    bytes[..2].copy_from_slice(&head.to_be_bytes());
    bytes[2..].copy_from_slice(&tail.to_be_bytes());
    Number::unpack(&bytes).unwrap()
}

/// Sign, significand and exponent of a number; zero has significand 0.
pub fn parts(number: Number) -> (bool, u64, i32) {
    let bytes = number.abs().pack();
    let head = u16::from_be_bytes([bytes[0], bytes[1]]);
    let m = u64::from_be_bytes(bytes[2..].try_into().unwrap());
    (number.is_negative(), m, i32::from(head & 0x7fff) - EXPONENT_MAX - 1)
}

/// The next greater positive number.
pub fn next(number: Number) -> Number {
    match parts(number) {
        (negative, u64::MAX, e) => raw(negative, 1 << 63, e + 1),
        (negative, m, e) => raw(negative, m + 1, e),
    }
}

/// What the text reads as.
pub fn n(text: &str) -> Number {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

/// What `± (m 2^64 + below) 2^(e-127)` becomes when it leaves the range or not.
pub fn in_range(negative: bool, m: u64, e: i32) -> Result<Number, NumberError> {
    match e {
        _ if m == 0 || e < -EXPONENT_MAX => Ok(Number::ZERO),
        _ if e > EXPONENT_MAX => Err(NumberError::Overflow),
        _ => Ok(raw(negative, m, e)),
    }
}

/// splitmix64.
pub struct Random(pub u64);

impl Random {
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.word() % bound
    }

    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1) as u64) as i32
    }

    pub fn coin(&mut self) -> bool {
        self.word() & 1 == 1
    }

    /// A significand: one in four special, one in four with trailing zeros (ties), one in eight with
    /// trailing ones.
    pub fn significand(&mut self) -> u64 {
        const SPECIAL: [u64; 12] = [
            1 << 63,
            (1 << 63) + 1,
            u64::MAX,
            u64::MAX - 1,
            0xc000_0000_0000_0000,
            0xb504_f333_f9de_6484, // sqrt 2
            0xb504_f333_f9de_6485,
            0xffff_ffff_0000_0000,
            0xffff_ffff_0000_0001,
            0x8000_0000_ffff_ffff,
            0xaaaa_aaaa_aaaa_aaab,
            0xffff_ffff_ffff_0000,
        ];
        let m = self.word() | 1 << 63;
        let cut = (1u64 << self.below(63)) - 1;
        match self.below(8) {
            0 | 1 => SPECIAL[self.below(12) as usize],
            2 | 3 => m & !cut,
            4 => m | cut,
            _ => m,
        }
    }

    /// A number with an exponent in this range.
    pub fn number(&mut self, low: i32, high: i32) -> Number {
        let (negative, m) = (self.coin(), self.significand());
        raw(negative, m, self.between(low, high))
    }

    /// A number near another: its significand differs by little and its exponent by one at most.
    pub fn near(&mut self, other: Number) -> Number {
        let (_, m, e) = parts(other);
        let m = m.wrapping_add(self.below(7)).wrapping_sub(3) | 1 << 63;
        raw(self.coin(), m, (e + self.between(-1, 1)).clamp(-EXPONENT_MAX, EXPONENT_MAX))
    }
}
