//! Packed storage: binary records under short keys (see [`Key`]).
//!
//! JSON is for messages; state that is read and written together is one packed record, because a stored byte costs
//! as much as thirty thousand instructions. Every record begins with the version of its layout, decoding is
//! total (any bytes give a value or a [`LayoutError`](crate::LayoutError), never a panic), and golden tests pin key
//! and value bytes, since siblings and strangers read them raw.
//!
//! | field | bytes |
//! |---|---|
//! | integers | LEB128: seven bits a byte, least significant first; the top bit says that more follow |
//! | [`Number`](cw_number::Number) | its 10-byte packed form |
//! | `bool`, tag of an enum | 1 |
//! | `Option` | 0, or 1 and the value |
//! | text, bytes, list | length as an integer, then the elements |
//! | struct, tuple, pair | its fields in order |

#[cfg(test)]
pub(crate) mod dice;
mod field;
mod key;
mod map;
mod packed;
mod plain;
mod protocol;

pub use field::{Field, Reader, Writer};
pub use key::{Key, PrefixOf};
pub use map::{PackedItem, PackedMap, Records};
pub use packed::Packed;
pub(crate) use packed::unpack_record;
pub(crate) use plain::fields;

#[cfg(test)]
mod tests;
