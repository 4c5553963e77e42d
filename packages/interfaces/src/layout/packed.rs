//! [`Packed`]: a whole record.

use super::{Field, Reader, Writer};
use crate::LayoutError;

/// A record with a versioned layout. Its bytes are the version, then its fields.
pub trait Packed: Field {
    /// Version of the layout, the first byte.
    const VERSION: u8;

    /// Its bytes.
    fn pack(&self) -> Vec<u8> {
        let mut to = Writer::default();
        to.byte(Self::VERSION);
        self.put(&mut to);
        to.into_bytes()
    }

    /// The record of these bytes, all of them. Errors: [`LayoutError`].
    fn unpack(bytes: &[u8]) -> Result<Self, LayoutError> {
        unpack_record(bytes)
    }
}

/// The version, the fields, and nothing after them.
pub(crate) fn unpack_record<T: Packed>(bytes: &[u8]) -> Result<T, LayoutError> {
    let mut from = Reader::new(bytes);
    let version = from.byte()?;
    if version != T::VERSION {
        return Err(LayoutError::Version { found: version, known: T::VERSION });
    }
    let record = T::take(&mut from)?;
    match from.left() {
        0 => Ok(record),
        bytes => Err(LayoutError::Long { bytes }),
    }
}
