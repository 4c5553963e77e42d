//! JSON of any kind, and what a message takes of it.

use super::access::{Fields, Held, Variant};
use super::malformed::Malformed;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::vec::IntoIter;

/// JSON of any kind.
pub(super) enum Json {
    /// A field that is not there.
    Absent,
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

pub(super) struct AnyJson;

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyJson)
    }
}

impl<'de> Visitor<'de> for AnyJson {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Unsigned(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Signed(value))
    }
    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.into()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = from.next_element()? {
            list.push(element);
        }
        Ok(Json::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = from.next_entry()? {
            fields.push(field);
        }
        Ok(Json::Object(fields))
    }
}

impl Json {
    /// That it is of another kind than the message has here.
    #[inline(never)]
    pub(super) fn mismatch(self, expected: &str) -> Malformed {
        let found = match self {
            Self::Absent => "nothing",
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Unsigned(_) | Self::Signed(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        };
        Malformed(Box::new(format!("expected {expected}, found {found}")))
    }

    /// The values of an object in the order of the fields' names.
    #[inline(never)]
    pub(super) fn object(self, fields: &'static [&'static str], lenient: bool) -> Result<Fields, Malformed> {
        let Self::Object(entries) = self else { return Err(self.mismatch("an object")) };
        let mut values: Vec<Self> = fields.iter().map(|_| Self::Absent).collect();
        for (key, value) in entries {
            match fields.iter().zip(&mut values).find(|(name, _)| **name == key) {
                Some((_, place @ Self::Absent)) => *place = value,
                Some(_) => return Err(Malformed::named("duplicate field", &key)),
                None if lenient => {}
                None => return Err(Malformed::named("unknown field", &key)),
            }
        }
        Ok(Fields { names: fields.iter(), values: values.into_iter(), absent: None })
    }

    #[inline(never)]
    pub(super) fn list(self) -> Result<IntoIter<Json>, Malformed> {
        match self {
            Self::List(elements) => Ok(elements.into_iter()),
            other => Err(other.mismatch("a list")),
        }
    }

    #[inline(never)]
    pub(super) fn text(self) -> Result<String, Malformed> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(other.mismatch("text")),
        }
    }

    /// The variant's number and what it holds.
    #[inline(never)]
    pub(super) fn variant(
        self,
        variants: &'static [&'static str],
        lenient: bool,
    ) -> Result<Variant, Malformed> {
        let (name, held) = match self {
            Self::Text(name) => (name, Self::Null),
            Self::Object(mut fields) => match (fields.pop(), fields.is_empty()) {
                (Some(field), true) => field,
                _ => return Err(Malformed::of("expected an object with one field, the variant")),
            },
            other => return Err(other.mismatch("a variant")),
        };
        match (0..).zip(variants).find(|(_, variant)| **variant == name) {
            Some((index, _)) => Ok(Variant { index, held: Held { json: held, lenient } }),
            None => Err(Malformed::named("unknown variant", &name)),
        }
    }
}
