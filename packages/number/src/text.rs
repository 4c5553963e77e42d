//! Decimal text.

use crate::error::ParseReason;
use crate::tables::POW5;
use crate::{Number, NumberError};
use std::fmt;
use std::str::FromStr;

impl Number {
    /// Greatest length of a text.
    pub const TEXT_MAX: usize = 64;

    /// Greatest magnitude that a message may carry: 1e40.
    pub const WIRE_MAX: Self = {
        let (significand, _, _) = crate::kernel::normalise(0x1D, 0x6329F1C35CA4BFAB);
        Self { negative: false, exponent: 132, significand }
    };

    /// Reads a number from a message: as `parse`, and at most [`Number::WIRE_MAX`] in magnitude.
    ///
    /// Errors: [`NumberError::Parse`], [`NumberError::BeyondWire`].
    pub fn parse_wire(text: &str) -> Result<Self, NumberError> {
        match text.parse::<Self>() {
            Ok(number) if number.abs() <= Self::WIRE_MAX => Ok(number),
            Ok(_) | Err(NumberError::Overflow) => Err(NumberError::BeyondWire),
            Err(error) => Err(error),
        }
    }

    /// `digits / 10^places`.
    #[must_use]
    pub const fn decimal(digits: i64, places: u8) -> Self {
        let mut number = Self::integer(digits);
        let mut left = places as i32;
        while left > 0 && number.significand != 0 {
            let step = if left > 27 { 27 } else { left };
            number = number.divided_by_power(step);
            left = left.wrapping_sub(step);
        }
        number
    }

    const fn divided_by_power(self, step: i32) -> Self {
        #[allow(clippy::indexing_slicing, reason = "masked; steps are at most 27")]
        let power = POW5[if step > 27 { 27 } else { step as usize }];
        let shift = power.leading_zeros();
        let b = power.wrapping_shl(shift);
        let a = self.significand;
        let halved = (a >= b) as u32;
        let (quotient, remainder) =
            crate::kernel::divide(a.wrapping_shr(halved), (a << 63) & (halved as u64).wrapping_neg(), b);
        let up = ((remainder >> 63 != 0) | (remainder << 1 >= b)) as u64;
        let exponent = self
            .exponent
            .wrapping_sub(63i32.wrapping_sub(shift as i32).wrapping_add(step))
            .wrapping_sub(1)
            .wrapping_add(halved as i32);
        Self::rounded_in_range(self.negative, quotient, (up << 63) | up, exponent)
    }

    fn scaled(self, mut k: i32) -> Result<Self, NumberError> {
        let mut f = self;
        while k != 0 {
            let s = k.clamp(-27, 27);
            k = k.wrapping_sub(s);
            let power = Self::from(POW5.get(s.unsigned_abs() as usize).copied().unwrap_or(1));
            let g = Self { exponent: power.exponent.wrapping_add(s.wrapping_abs()), ..power };
            f = if s > 0 { f.mul(g)? } else { f.div(g)? };
        }
        Ok(f)
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let fail = |left: &[u8], reason| NumberError::Parse {
            position: text.len().wrapping_sub(left.len()),
            reason,
        };
        if text.len() > Self::TEXT_MAX {
            return Err(NumberError::Parse { position: Self::TEXT_MAX, reason: ParseReason::TooLong });
        }
        if text.is_empty() {
            return Err(NumberError::Parse { position: 0, reason: ParseReason::Empty });
        }
        let (negative, mut b) = match text.as_bytes() {
            [b'-', t @ ..] => (true, t),
            t => (false, t),
        };
        let (mut d, mut k, mut any) = (0u64, 0i32, false);
        const FULL: u64 = 1_000_000_000_000_000_000;
        let mut point = false;
        while let [c, t @ ..] = b {
            if *c == b'.' && !point {
                point = true;
                b = t;
                continue;
            }
            let v = c.wrapping_sub(b'0');
            if v > 9 {
                break;
            }
            if d < FULL {
                d = d.wrapping_mul(10).wrapping_add(u64::from(v));
                k = k.wrapping_sub(i32::from(point));
            } else {
                k = k.wrapping_add(i32::from(!point));
            }
            any = true;
            b = t;
        }
        if !any {
            return Err(fail(b, ParseReason::NoDigits));
        }
        if let [b'e' | b'E', t @ ..] = b {
            let (en, t) = match t {
                [b'-', t @ ..] => (true, t),
                [b'+', t @ ..] => (false, t),
                t => (false, t),
            };
            if t.is_empty() {
                return Err(fail(t, ParseReason::NoExponentDigits));
            }
            let mut x = 0i32;
            let mut rest = t;
            while let [c, t @ ..] = rest {
                let v = c.wrapping_sub(b'0');
                if v > 9 {
                    return Err(fail(rest, ParseReason::UnexpectedCharacter));
                }
                x = x.wrapping_mul(10).wrapping_add(i32::from(v)).min(100_000);
                rest = t;
            }
            k = k.wrapping_add(if en { x.wrapping_neg() } else { x });
            b = rest;
        }
        if !b.is_empty() {
            return Err(fail(b, ParseReason::UnexpectedCharacter));
        }
        let magnitude = Self::from(d).scaled(k)?;
        Ok(if negative { magnitude.neg() } else { magnitude })
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.significand == 0 {
            return f.write_str("0");
        }
        let mut k = (i64::from(self.exponent).wrapping_mul(1_292_913_986) >> 32) as i32;
        let mut d;
        loop {
            let Ok(x) = self.abs().scaled(17i32.wrapping_sub(k)) else { return f.write_str("0") };
            let sh = 63i32.wrapping_sub(x.exponent).clamp(0, 63) as u32;
            d = x.significand.wrapping_shr(sh);
            if sh > 0 && x.significand.wrapping_shr(sh.wrapping_sub(1)) & 1 == 1 {
                d = d.wrapping_add(1);
            }
            if d >= 1_000_000_000_000_000_000 {
                k = k.wrapping_add(1);
                continue;
            }
            if d < 100_000_000_000_000_000 {
                k = k.wrapping_sub(1);
                continue;
            }
            break;
        }
        let digits = d.to_string();
        let digits = digits.trim_end_matches('0');
        let mut o = String::new();
        if self.negative {
            o.push('-');
        }
        if (-9..=20).contains(&k) {
            if k < 0 {
                o.push_str("0.");
                for _ in 1..k.unsigned_abs() {
                    o.push('0');
                }
                o.push_str(digits);
            } else {
                let ip = (k as usize).wrapping_add(1);
                if digits.len() <= ip {
                    o.push_str(digits);
                    for _ in digits.len()..ip {
                        o.push('0');
                    }
                } else {
                    let (a, b) = digits.split_at(ip);
                    o.push_str(a);
                    o.push('.');
                    o.push_str(b);
                }
            }
        } else {
            let (a, b) = digits.split_at(1);
            o.push_str(a);
            if !b.is_empty() {
                o.push('.');
                o.push_str(b);
            }
            o.push('e');
            o.push_str(&k.to_string());
        }
        f.write_str(&o)
    }
}
