//! [`Field`] for plain values, and for the plain types of the protocol.

use super::{Field, Reader, Writer};
use crate::LayoutError;
use allora_protocol::{ById, EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_std::{Addr, Decimal, Int128, Uint64, Uint128, Uint256};
use cw_number::Number;

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl Field for $integer {
            fn put(&self, to: &mut Writer) {
                to.integer(u128::from(*self));
            }
            fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
                Self::try_from(from.integer()?).map_err(|_| LayoutError::Integer)
            }
        }
    )*};
}
integers!(u8, u16, u32, u64, u128);

macro_rules! newtypes {
    ($($name:ident),*) => {$(
        impl Field for $name {
            fn put(&self, to: &mut Writer) {
                self.0.put(to);
            }
            fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
                Field::take(from).map($name)
            }
        }
    )*};
}
newtypes!(TopicId, EpochId, WorkerId, ReputerId);

impl Field for Uint128 {
    fn put(&self, to: &mut Writer) {
        to.integer(self.u128());
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        from.integer().map(Self::new)
    }
}

impl Field for Uint64 {
    fn put(&self, to: &mut Writer) {
        self.u64().put(to);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Field::take(from).map(Self::new)
    }
}

/// In units of 10^-18.
impl Field for Decimal {
    fn put(&self, to: &mut Writer) {
        self.atomics().put(to);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Field::take(from).map(Self::new)
    }
}

/// Its high half, then its low half.
impl Field for Uint256 {
    fn put(&self, to: &mut Writer) {
        let bytes: [u8; 32] = self.to_be_bytes();
        let half = |bytes: &[u8]| bytes.iter().fold(0u128, |value, byte| value << 8 | u128::from(*byte));
        let (high, low) = bytes.split_at(16);
        to.integer(half(high));
        to.integer(half(low));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        let (high, low) = (from.integer()?, from.integer()?);
        let mut bytes = [0u8; 32];
        for (to, byte) in bytes.iter_mut().zip(high.to_be_bytes().into_iter().chain(low.to_be_bytes())) {
            *to = byte;
        }
        Ok(Self::from_be_bytes(bytes))
    }
}

/// The sign in the lowest bit: 0, -1, 1, -2, 2, .. are 0, 1, 2, 3, 4, ..
impl Field for Int128 {
    fn put(&self, to: &mut Writer) {
        let value = self.i128();
        to.integer((value << 1 ^ value >> 127) as u128);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        let integer = from.integer()?;
        let sign = if integer & 1 == 0 { 0 } else { u128::MAX };
        Ok(Self::new((integer >> 1 ^ sign) as i128))
    }
}

impl Field for bool {
    fn put(&self, to: &mut Writer) {
        to.byte(u8::from(*self));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        match from.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            tag => Err(LayoutError::Tag { tag }),
        }
    }
}

impl Field for Number {
    fn put(&self, to: &mut Writer) {
        to.bytes(&self.pack());
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Self::try_from(from.bytes(Self::PACKED_LEN)?).map_err(|_| LayoutError::Number)
    }
}

impl Field for String {
    fn put(&self, to: &mut Writer) {
        to.integer(self.len() as u128);
        to.bytes(self.as_bytes());
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        let length = from.length()?;
        let text = std::str::from_utf8(from.bytes(length)?).map_err(|_| LayoutError::Text)?;
        Ok(text.into())
    }
}

/// An address as its text. Who stores it has validated it.
impl Field for Addr {
    fn put(&self, to: &mut Writer) {
        to.integer(self.as_str().len() as u128);
        to.bytes(self.as_bytes());
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        String::take(from).map(Self::unchecked)
    }
}

/// Three integers: shares of the three tasks.
impl Field for [u64; 3] {
    fn put(&self, to: &mut Writer) {
        self.iter().for_each(|integer| integer.put(to));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Ok([Field::take(from)?, Field::take(from)?, Field::take(from)?])
    }
}

impl<const N: usize> Field for [u8; N] {
    fn put(&self, to: &mut Writer) {
        to.bytes(self);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        from.bytes(N)?.try_into().map_err(|_| LayoutError::Short)
    }
}

impl<T: Field> Field for Option<T> {
    fn put(&self, to: &mut Writer) {
        match self {
            None => to.byte(0),
            Some(value) => {
                to.byte(1);
                value.put(to);
            }
        }
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        if bool::take(from)? { T::take(from).map(Some) } else { Ok(None) }
    }
}

impl<T: Field> Field for Vec<T> {
    fn put(&self, to: &mut Writer) {
        to.integer(self.len() as u128);
        self.iter().for_each(|element| element.put(to));
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        let length = from.length()?;
        let mut list = Vec::new();
        while list.len() < length {
            list.push(T::take(from)?);
        }
        Ok(list)
    }
}

impl<A: Field, B: Field> Field for (A, B) {
    fn put(&self, to: &mut Writer) {
        self.0.put(to);
        self.1.put(to);
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Ok((A::take(from)?, B::take(from)?))
    }
}

/// Ascending by id, which is checked.
impl<K: Field + Copy + Ord, T: Field> Field for ById<K, T> {
    fn put(&self, to: &mut Writer) {
        to.integer(self.len() as u128);
        for (id, value) in self.iter() {
            id.put(to);
            value.put(to);
        }
    }
    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        Self::from_ascending(Vec::take(from)?).ok_or(LayoutError::Order)
    }
}

/// [`Field`] for structs whose fields are all fields, and for enums with a tag: `fields! { Name { a, b } }`,
/// `fields! { enum Name { 0 => Unit, 1 => Tuple(a), 2 => Struct { a, b } } }`.
macro_rules! fields {
    (enum $name:ident { $($tag:literal => $variant:ident $(($inner:ident))? $({ $($field:ident),* })?),* $(,)? }) => {
        impl $crate::layout::Field for $name {
            fn put(&self, to: &mut $crate::layout::Writer) {
                match self {
                    $(Self::$variant $(($inner))? $({ $($field),* })? => {
                        to.byte($tag);
                        $($crate::layout::Field::put($inner, to);)?
                        $($($crate::layout::Field::put($field, to);)*)?
                    })*
                }
            }
            fn take(from: &mut $crate::layout::Reader<'_>) -> Result<Self, $crate::LayoutError> {
                Ok(match from.byte()? {
                    $($tag => {
                        $(let $inner = $crate::layout::Field::take(from)?;)?
                        $($(let $field = $crate::layout::Field::take(from)?;)*)?
                        Self::$variant $(($inner))? $({ $($field),* })?
                    })*
                    tag => return Err($crate::LayoutError::Tag { tag }),
                })
            }
        }
        #[cfg(test)]
        impl $crate::layout::dice::Roll for $name {
            fn roll(dice: &mut $crate::layout::dice::Dice) -> Self {
                let tags = [$($tag as u8),*];
                match tags[dice.below(tags.len() as u64) as usize] {
                    $($tag => {
                        $(let $inner = $crate::layout::dice::Roll::roll(dice);)?
                        $($(let $field = $crate::layout::dice::Roll::roll(dice);)*)?
                        Self::$variant $(($inner))? $({ $($field),* })?
                    })*
                    tag => unreachable!("{tag} is none of {tags:?}"),
                }
            }
        }
    };
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::layout::Field for $name {
            fn put(&self, to: &mut $crate::layout::Writer) {
                $($crate::layout::Field::put(&self.$field, to);)*
            }
            fn take(from: &mut $crate::layout::Reader<'_>) -> Result<Self, $crate::LayoutError> {
                $(let $field = $crate::layout::Field::take(from)?;)*
                Ok(Self { $($field),* })
            }
        }
        #[cfg(test)]
        impl $crate::layout::dice::Roll for $name {
            fn roll(dice: &mut $crate::layout::dice::Dice) -> Self {
                Self { $($field: $crate::layout::dice::Roll::roll(dice)),* }
            }
        }
    };
}
pub(crate) use fields;
