//! [`Field`]: a value within a record.

use crate::LayoutError;

/// Bytes being written.
#[derive(Debug, Default)]
pub struct Writer(Vec<u8>);

/// Bytes being read.
#[derive(Debug)]
pub struct Reader<'a>(&'a [u8]);

/// A value within a record: how it is written, and read back.
pub trait Field: Sized {
    /// Appends its bytes.
    fn put(&self, to: &mut Writer);

    /// Reads what [`Field::put`] wrote. Errors: [`LayoutError`], for any other bytes.
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError>;
}

impl Writer {
    /// Appends bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Appends one byte.
    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// Appends an integer in LEB128.
    pub fn integer(&mut self, mut value: u128) {
        while value >= 0x80 {
            self.0.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// What was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl<'a> Reader<'a> {
    /// Reads from the beginning of these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next `length` bytes. Error: [`LayoutError::Short`].
    pub fn bytes(&mut self, length: usize) -> Result<&'a [u8], LayoutError> {
        let (head, tail) = self.0.split_at_checked(length).ok_or(LayoutError::Short)?;
        self.0 = tail;
        Ok(head)
    }

    /// The next byte. Error: [`LayoutError::Short`].
    pub fn byte(&mut self) -> Result<u8, LayoutError> {
        let (byte, tail) = self.0.split_first().ok_or(LayoutError::Short)?;
        self.0 = tail;
        Ok(*byte)
    }

    /// The next integer, in its shortest form only, so that a value has one encoding.
    /// Errors: [`LayoutError::Short`], [`LayoutError::Integer`].
    pub fn integer(&mut self) -> Result<u128, LayoutError> {
        let mut value = 0u128;
        for shift in (0..128u32).step_by(7) {
            let byte = self.byte()?;
            let bits = u128::from(byte & 0x7f);
            let placed = bits.checked_shl(shift).filter(|placed| placed >> shift == bits);
            value |= placed.ok_or(LayoutError::Integer)?;
            if byte & 0x80 == 0 {
                return if byte == 0 && shift > 0 { Err(LayoutError::Integer) } else { Ok(value) };
            }
        }
        Err(LayoutError::Integer)
    }

    /// The number of elements of a list, each of at least one byte: no more than there are bytes left, so that no
    /// length can ask for more memory than was stored. Errors: [`LayoutError::Short`], [`LayoutError::Integer`].
    pub fn length(&mut self) -> Result<usize, LayoutError> {
        let length = usize::try_from(self.integer()?).map_err(|_| LayoutError::Short)?;
        if length <= self.0.len() { Ok(length) } else { Err(LayoutError::Short) }
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.0.len()
    }
}
