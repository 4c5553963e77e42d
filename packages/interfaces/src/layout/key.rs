//! [`Key`]: what records are found by.
//!
//! A key is the byte of its map and its parts, one after another:
//!
//! | part | bytes |
//! |---|---|
//! | integer below 248 | itself, one byte |
//! | larger integer | 247 and the number of bytes that follow, as one byte; then the integer, big-endian, without leading zeros |
//! | address at the end | its text |
//! | address before other parts | its length as an integer of this table, its text |
//!
//! Integers sort in keys as they are, of any width, so keys may be ranged over; a small id takes one byte of a key,
//! where a byte costs thirty gas whenever its record is written.

use cosmwasm_std::Addr;

/// What records are found by: an integer, an address, or several of them.
pub trait Key {
    /// The same without references, as it is read from a key.
    type Owned: Key<Owned = Self::Owned>;

    /// Appends its bytes. `last`: nothing follows.
    fn put(&self, to: &mut Vec<u8>, last: bool);

    /// Reads what [`Key::put`] wrote; `None` for other bytes.
    fn take(from: &mut &[u8], last: bool) -> Option<Self::Owned>;
}

/// From here on an integer has a byte that says how many follow.
const LONG: u8 = 248;

/// Appends an integer.
fn put_integer(value: u64, to: &mut Vec<u8>) {
    let bytes = value.to_be_bytes();
    let zeros = value.leading_zeros() / 8;
    let significant = bytes.get(zeros as usize..).unwrap_or_default();
    match significant {
        [] => to.push(0),
        [byte] if *byte < LONG => to.push(*byte),
        bytes => {
            to.push((LONG - 1).wrapping_add(bytes.len() as u8));
            to.extend_from_slice(bytes);
        }
    }
}

/// The next integer, in its only form.
fn take_integer(from: &mut &[u8]) -> Option<u64> {
    let (first, rest) = from.split_first()?;
    *from = rest;
    let Some(length) = first.checked_sub(LONG - 1).filter(|length| *length > 0) else {
        return Some(u64::from(*first));
    };
    let (bytes, rest) = from.split_at_checked(length.into())?;
    *from = rest;
    let value = bytes.iter().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
    let mut again = Vec::with_capacity(9);
    put_integer(value, &mut again);
    (again.get(1..) == Some(bytes)).then_some(value)
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl Key for $integer {
            type Owned = Self;
            fn put(&self, to: &mut Vec<u8>, _last: bool) {
                put_integer(u64::from(*self), to);
            }
            fn take(from: &mut &[u8], _last: bool) -> Option<Self> {
                take_integer(from)?.try_into().ok()
            }
        }
    )*};
}
integers!(u8, u32, u64);

impl Key for Addr {
    type Owned = Self;
    fn put(&self, to: &mut Vec<u8>, last: bool) {
        if !last {
            put_integer(self.as_str().len() as u64, to);
        }
        to.extend_from_slice(self.as_bytes());
    }
    fn take(from: &mut &[u8], last: bool) -> Option<Self> {
        let length = if last { from.len() } else { take_integer(from)?.try_into().ok()? };
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(Self::unchecked(std::str::from_utf8(text).ok()?))
    }
}

impl Key for &Addr {
    type Owned = Addr;
    fn put(&self, to: &mut Vec<u8>, last: bool) {
        (*self).put(to, last);
    }
    fn take(from: &mut &[u8], last: bool) -> Option<Addr> {
        Addr::take(from, last)
    }
}

/// No part.
impl Key for () {
    type Owned = ();
    fn put(&self, _to: &mut Vec<u8>, _last: bool) {}
    fn take(_from: &mut &[u8], _last: bool) -> Option<()> {
        Some(())
    }
}

impl<A: Key, B: Key> Key for (A, B) {
    type Owned = (A::Owned, B::Owned);
    fn put(&self, to: &mut Vec<u8>, last: bool) {
        self.0.put(to, false);
        self.1.put(to, last);
    }
    fn take(from: &mut &[u8], last: bool) -> Option<Self::Owned> {
        Some((A::take(from, false)?, B::take(from, last)?))
    }
}

impl<A: Key, B: Key, C: Key> Key for (A, B, C) {
    type Owned = (A::Owned, B::Owned, C::Owned);
    fn put(&self, to: &mut Vec<u8>, last: bool) {
        self.0.put(to, false);
        self.1.put(to, false);
        self.2.put(to, last);
    }
    fn take(from: &mut &[u8], last: bool) -> Option<Self::Owned> {
        Some((A::take(from, false)?, B::take(from, false)?, C::take(from, last)?))
    }
}

/// The first parts of a key: what a range may be over. Anything else, say an integer in the place of another part, would
/// find nothing and not say so.
pub trait PrefixOf<K>: Key {
    /// The parts that follow.
    type Rest: Key<Owned = Self::Rest>;
}

/// All records.
impl<K: Key> PrefixOf<K> for () {
    type Rest = K::Owned;
}
impl<B: Key> PrefixOf<(u64, B)> for u64 {
    type Rest = B::Owned;
}
impl<B: Key, C: Key> PrefixOf<(u64, B, C)> for u64 {
    type Rest = (B::Owned, C::Owned);
}
impl<C: Key> PrefixOf<(u64, u64, C)> for (u64, u64) {
    type Rest = C::Owned;
}
impl<C: Key> PrefixOf<(u64, u8, C)> for (u64, u8) {
    type Rest = C::Owned;
}
impl<C: Key> PrefixOf<(u64, u32, C)> for (u64, u32) {
    type Rest = C::Owned;
}
impl<B: Key> PrefixOf<(&Addr, B)> for &Addr {
    type Rest = B::Owned;
}
impl<B: Key, C: Key> PrefixOf<(&Addr, B, C)> for &Addr {
    type Rest = (B::Owned, C::Owned);
}
