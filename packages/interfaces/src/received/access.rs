//! What is left of an object, of a list, of a variant while its parts are read.

use super::json::Json;
use super::malformed::Malformed;
use serde::de::value::U32Deserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, SeqAccess, VariantAccess, Visitor};
use std::vec::IntoIter;

impl Json {
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

/// The value of an object's fields.
pub(super) fn read_fields<'de, V: Visitor<'de>>(
    fields: Result<Fields, Malformed>,
    visitor: V,
) -> Result<V::Value, Malformed> {
    let mut fields = fields?;
    let read = visitor.visit_seq(&mut fields);
    // What the type says where nothing came that it cannot do without is the last that was asked for.
    match (read, fields.absent) {
        (Err(_), Some(name)) => Err(Malformed::named("missing field", name)),
        (read, _) => read,
    }
}

/// What is left of an object's fields.
pub(super) struct Fields {
    pub(super) names: std::slice::Iter<'static, &'static str>,
    pub(super) values: IntoIter<Json>,
    /// The field that was asked for last, if it is not there and its type is not an option.
    pub(super) absent: Option<&'static str>,
}

impl Fields {
    #[inline(never)]
    fn next(&mut self) -> Option<(&'static str, Json)> {
        self.absent = None;
        self.names.next().copied().zip(self.values.next())
    }
}

impl<'de> SeqAccess<'de> for &mut Fields {
    type Error = Malformed;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Malformed> {
        let Some((name, value)) = self.next() else { return Ok(None) };
        let absent = matches!(value, Json::Absent);
        match seed.deserialize(value) {
            Err(_) if absent => {
                self.absent = Some(name);
                Ok(None)
            }
            read => read.map(Some),
        }
    }
}

/// What is left of a list.
pub(super) struct Elements<'a>(pub(super) &'a mut IntoIter<Json>);

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Malformed;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Malformed> {
        self.0.next().map(|element| seed.deserialize(element)).transpose()
    }
}

/// A variant's number in its enum and what it holds.
pub(super) struct Variant {
    pub(super) index: u32,
    pub(super) held: Held,
}

/// What a variant holds.
pub(super) struct Held {
    pub(super) json: Json,
    pub(super) lenient: bool,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Malformed;
    type Variant = Held;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Held), Malformed> {
        Ok((seed.deserialize(U32Deserializer::new(self.index))?, self.held))
    }
}

impl<'de> VariantAccess<'de> for Held {
    type Error = Malformed;

    fn unit_variant(self) -> Result<(), Malformed> {
        match self.json {
            Json::Null => Ok(()),
            other => Err(other.mismatch("nothing beside the variant")),
        }
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Malformed> {
        seed.deserialize(self.json)
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Malformed> {
        self.json.deserialize_seq(visitor)
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        read_fields(self.json.object(fields, self.lenient), visitor)
    }
}
