//! The packed form: ten bytes, lossless, in the order of the numbers.

use crate::error::PackedReason;
use crate::number::EXPONENT_MAX;
use crate::{Number, NumberError};

/// The top bit of the first two bytes: set for zero and above.
const NOT_NEGATIVE: u16 = 1 << 15;

impl Number {
    /// Length of the packed form in bytes.
    pub const PACKED_LEN: usize = 10;

    /// Ten bytes that compare as the numbers do, and from which [`Number::unpack`] restores it exactly.
    ///
    /// A positive number is `0x8000 + e + 16384` and its significand, both big-endian; zero is `0x8000` and
    /// a zero significand; a negative number is the complement of all bits of its magnitude.
    /// ```
    /// # use cw_number::Number;
    /// let number = Number::decimal(-25, 2);
    /// assert_eq!(Number::unpack(&number.pack())?, number);
    /// assert!(number.pack() < Number::ZERO.pack());
    /// # Ok::<(), cw_number::NumberError>(())
    /// ```
    #[must_use]
    pub fn pack(self) -> [u8; Self::PACKED_LEN] {
        let biased = match self.significand {
            0 => 0,
            _ => self.exponent.wrapping_add(EXPONENT_MAX).wrapping_add(1) as u16,
        };
        let head = NOT_NEGATIVE | biased;
        let (head, tail) = if self.negative { (!head, !self.significand) } else { (head, self.significand) };
        let ([h0, h1], [t0, t1, t2, t3, t4, t5, t6, t7]) = (head.to_be_bytes(), tail.to_be_bytes());
        [h0, h1, t0, t1, t2, t3, t4, t5, t6, t7]
    }

    /// The number of a packed form.
    ///
    /// Errors: [`NumberError::Packed`] for ten bytes that [`Number::pack`] does not make.
    pub fn unpack(bytes: &[u8; Self::PACKED_LEN]) -> Result<Self, NumberError> {
        let [h0, h1, tail @ ..] = *bytes;
        let (head, tail) = (u16::from_be_bytes([h0, h1]), u64::from_be_bytes(tail));
        let negative = head & NOT_NEGATIVE == 0;
        let (head, significand) = if negative { (!head, !tail) } else { (head, tail) };
        let biased = head & !NOT_NEGATIVE;
        if biased == 0 {
            return match (negative, significand) {
                (false, 0) => Ok(Self::ZERO),
                _ => Err(NumberError::Packed { reason: PackedReason::Zero }),
            };
        }
        if significand >> 63 == 0 {
            return Err(NumberError::Packed { reason: PackedReason::NotNormalised });
        }
        let exponent = i32::from(biased).wrapping_sub(1).wrapping_sub(EXPONENT_MAX);
        Ok(Self { negative, exponent, significand })
    }
}

/// The packed form of a stored slice: as [`Number::unpack`], for bytes of unknown length.
///
/// Errors: [`NumberError::Packed`].
impl TryFrom<&[u8]> for Number {
    type Error = NumberError;

    fn try_from(bytes: &[u8]) -> Result<Self, NumberError> {
        match bytes.try_into() {
            Ok(bytes) => Self::unpack(bytes),
            Err(_) => Err(NumberError::Packed { reason: PackedReason::Length }),
        }
    }
}
