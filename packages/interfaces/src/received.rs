//! [`Received`]: a message that a contract takes, read from JSON in less code.
//!
//! What reads a message is code for every field of every variant; reading it from the text costs a contract some two
//! kilobytes a variant. Here the text is first read as JSON of any kind, once for all types, and the message from
//! that. It takes what `cosmwasm_std::from_json` takes, but for integers beyond 64 bits, which no message has.

use std::fmt;
use std::vec::IntoIter;

use allora_protocol::apart;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

/// A message that was read as JSON of any kind first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received<T>(pub T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Received<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = deserializer.deserialize_any(AnyJson)?;
        let read: Result<T, Malformed> = apart!(T::deserialize; json);
        read.map(Self).map_err(|malformed| D::Error::custom(malformed.0))
    }
}

/// JSON of any kind.
enum Json {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

struct AnyJson;

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

/// Why JSON is not the message.
#[derive(Debug)]
#[allow(
    clippy::box_collection,
    reason = "an error is moved at every `?`, and a pointer is less code than a string"
)]
struct Malformed(Box<String>);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Malformed {}

impl Error for Malformed {
    #[inline(never)]
    fn custom<T: fmt::Display>(text: T) -> Self {
        Self(Box::new(text.to_string()))
    }
    // Of the others one text each, not with every name that would have been right.
    #[inline(never)]
    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::custom(format_args!("unknown field `{field}`"))
    }
    #[inline(never)]
    fn unknown_variant(variant: &str, _: &'static [&'static str]) -> Self {
        Self::custom(format_args!("unknown variant `{variant}`"))
    }
    #[inline(never)]
    fn missing_field(field: &'static str) -> Self {
        Self::custom(format_args!("missing field `{field}`"))
    }
    #[inline(never)]
    fn duplicate_field(field: &'static str) -> Self {
        Self::custom(format_args!("duplicate field `{field}`"))
    }
    #[inline(never)]
    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("expected {expected}"))
    }
    // Serde's own texts name what was found, which may be a float, and so carry the code that prints floats.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("expected {expected}"))
    }
    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("expected {expected}"))
    }
}

impl Json {
    /// That it is of another kind than the message has here.
    #[inline(never)]
    fn mismatch(self, expected: &str) -> Malformed {
        let found = match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Unsigned(_) | Self::Signed(_) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        };
        Malformed(Box::new(format!("expected {expected}, found {found}")))
    }

    #[inline(never)]
    fn object(self) -> Result<Fields, Malformed> {
        match self {
            Self::Object(fields) => Ok(Fields { fields: fields.into_iter(), value: Self::Null }),
            other => Err(other.mismatch("an object")),
        }
    }

    #[inline(never)]
    fn list(self) -> Result<IntoIter<Json>, Malformed> {
        match self {
            Self::List(elements) => Ok(elements.into_iter()),
            other => Err(other.mismatch("a list")),
        }
    }

    #[inline(never)]
    fn text(self) -> Result<String, Malformed> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(other.mismatch("text")),
        }
    }

    /// The variant's name and what it holds.
    #[inline(never)]
    fn variant(self) -> Result<(String, Json), Malformed> {
        match self {
            Self::Text(name) => Ok((name, Self::Null)),
            Self::Object(mut fields) => match (fields.pop(), fields.is_empty()) {
                (Some(field), true) => Ok(field),
                _ => Err(Malformed(Box::new("expected an object with one field, the variant".into()))),
            },
            other => Err(other.mismatch("a variant")),
        }
    }
}

impl<'de> Deserializer<'de> for Json {
    type Error = Malformed;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Unsigned(value) => visitor.visit_u64(value),
            Self::Signed(value) => visitor.visit_i64(value),
            Self::Text(value) => visitor.visit_string(value),
            Self::List(_) => self.deserialize_seq(visitor),
            Self::Object(_) => visitor.visit_map(self.object()?),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        match self {
            Self::Bool(value) => visitor.visit_bool(value),
            other => Err(other.mismatch("a boolean")),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        match self {
            Self::Unsigned(value) => visitor.visit_u64(value),
            other => Err(other.mismatch("a number without sign")),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        match self {
            Self::Unsigned(value) => visitor.visit_u64(value),
            Self::Signed(value) => visitor.visit_i64(value),
            other => Err(other.mismatch("a number")),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_u64(visitor)
    }
    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_u64(visitor)
    }
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_u64(visitor)
    }
    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_str(&self.text()?)
    }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        match self {
            Self::Null => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        let mut elements = self.list()?;
        let read = visitor.visit_seq(Elements(&mut elements))?;
        if elements.next().is_some() {
            Err(Malformed(Box::new("the list is too long".into())))
        } else {
            Ok(read)
        }
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_map(self.object()?)
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        let (name, held) = self.variant()?;
        visitor.visit_enum(Variant { name, held })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Malformed> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct identifier
    }
}

/// What is left of an object, and the value whose key was read.
struct Fields {
    fields: IntoIter<(String, Json)>,
    value: Json,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Malformed;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Malformed> {
        let Some((key, value)) = self.fields.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(StrDeserializer::new(&key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Malformed> {
        seed.deserialize(std::mem::replace(&mut self.value, Json::Null))
    }
}

/// What is left of a list.
struct Elements<'a>(&'a mut IntoIter<Json>);

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Malformed;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Malformed> {
        self.0.next().map(|element| seed.deserialize(element)).transpose()
    }
}

/// A variant's name and what it holds.
struct Variant {
    name: String,
    held: Json,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Malformed;
    type Variant = Json;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Json), Malformed> {
        Ok((seed.deserialize(StrDeserializer::new(&self.name))?, self.held))
    }
}

impl<'de> VariantAccess<'de> for Json {
    type Error = Malformed;

    fn unit_variant(self) -> Result<(), Malformed> {
        match self {
            Self::Null => Ok(()),
            other => Err(other.mismatch("nothing beside the variant")),
        }
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Malformed> {
        seed.deserialize(self)
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_seq(visitor)
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        self.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::Received;
    use crate::registry::ExecuteMsg as RegistryMsg;
    use crate::synthesis::{ExecuteMsg, QueryMsg};
    use cosmwasm_std::from_json;
    use serde::de::DeserializeOwned;
    use serde_json::json;
    use std::fmt::Debug;

    /// It is taken or refused as cosmwasm takes or refuses it, and read as the same.
    #[track_caller]
    fn assert_same<T: DeserializeOwned + PartialEq + Debug>(json: serde_json::Value) -> bool {
        let text = json.to_string();
        let theirs = from_json::<T>(&text).ok();
        assert_eq!(from_json::<Received<T>>(&text).ok().map(|read| read.0), theirs, "{text}");
        theirs.is_some()
    }

    #[test]
    fn messages_are_read_as_cosmwasm_reads_them() {
        assert!(assert_same::<QueryMsg>(json!({"config": {}})));
        assert!(assert_same::<QueryMsg>(json!({"now": {"topic_id": 7, "address": null}})));
        assert!(assert_same::<QueryMsg>(json!({"now": {"address": "a\"b", "topic_id": u64::MAX}})));
        assert!(assert_same::<QueryMsg>(json!({"now": {"topic_id": 7}})));
        let after = json!({"workers_by_owner": {"owner": "o", "start_after": [1, 2], "limit": 3}});
        assert!(assert_same::<QueryMsg>(after));
        assert!(assert_same::<ExecuteMsg>(json!({"sweep_forfeits": {}})));
        let received = json!({"receive": {"sender": "s", "amount": "12", "msg": "e30="}});
        assert!(assert_same::<ExecuteMsg>(received));
        assert!(assert_same::<RegistryMsg>(json!({"update_ownership": "accept_ownership"})));
        let transfer =
            json!({"update_ownership": {"transfer_ownership": {"new_owner": "n", "expiry": null}}});
        assert!(assert_same::<RegistryMsg>(transfer));
        assert!(assert_same::<Vec<(i8, bool, Option<String>)>>(json!([[-5, true, null], [5, false, "a"]])));
    }

    #[test]
    fn what_is_no_message_is_refused() {
        for json in [
            json!(null),
            json!(5),
            json!([]),
            json!("config"),
            json!({}),
            json!({"config": {}, "solvency": {}}),
            json!({"unknown": {}}),
            json!({"now": {}}),
            json!({"config": {"surplus": 1}}),
            json!({"now": {"topic_id": 7, "surplus": [{"a": 1}]}}),
            json!({"now": {"topic_id": "7"}}),
            json!({"now": {"topic_id": -7}}),
            json!({"now": []}),
            json!({"workers_by_owner": {"owner": "o", "start_after": [1, 2, 3]}}),
            json!({"workers_by_owner": {"owner": "o", "start_after": [1]}}),
            json!({"workers_by_owner": {"owner": "o", "limit": 4294967296u64}}),
            json!({"workers_by_owner": {"owner": true}}),
        ] {
            let text = json.to_string();
            assert!(!assert_same::<QueryMsg>(json), "{text}");
        }
        let twice = r#"{"now":{"topic_id":1,"topic_id":2}}"#;
        assert!(from_json::<Received<QueryMsg>>(twice).unwrap_err().to_string().contains("duplicate field"));
        let missing = from_json::<Received<QueryMsg>>(r#"{"now":{}}"#).unwrap_err().to_string();
        assert!(missing.contains("missing field `topic_id`"), "{missing}");
        let number = from_json::<Received<QueryMsg>>(r#"{"now":{"topic_id":"7"}}"#).unwrap_err().to_string();
        assert!(number.contains("expected a number without sign, found text"), "{number}");
    }
}
