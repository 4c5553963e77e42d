//! [`Received`]: a message that a contract takes, read from JSON in less code.
//!
//! What reads a message is code for every field of every variant; reading it from the text costs a contract some two
//! kilobytes a variant. Here the text is first read as JSON of any kind, once for all types, and the message from
//! that. It takes what `cosmwasm_std::from_json` takes, but for integers beyond 64 bits and maps, which no message has.
//!
//! Names are looked up here, for all types: an object becomes the list of the type's fields in the type's order, a
//! variant the number that it has in its enum. So a type brings neither the code that tells its names apart nor the code
//! that fills its fields in any order.

use std::fmt;
use std::vec::IntoIter;

use allora_protocol::apart;
use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

/// A message that was read as JSON of any kind first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received<T>(pub T);

/// Reads a field that has many of its own through a call of its own, for `#[serde(deserialize_with)]`: what reads a whole
/// message is one function otherwise, and the VM refuses one with more than 100 locals.
pub(crate) fn apart<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    apart!(T::deserialize; from)
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Received<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = deserializer.deserialize_any(AnyJson)?;
        let read: Result<T, Malformed> = apart!(T::deserialize; json);
        read.map(Self).map_err(|malformed| D::Error::custom(malformed.0))
    }
}

/// Types of others, whose objects may have more fields than they know; all of ours name every field they take.
const LENIENT: [&str; 5] = ["Cw20ReceiveMsg", "Cw20Coin", "Coin", "Action", "Expiration"];

/// JSON of any kind.
enum Json {
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
    // Of the others one text each, and none that comes with each type. Unknown and missing names are found here.
    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::of("the list is too short")
    }
    // Serde's own texts name what was found, which may be a float, and so carry the code that prints floats.
    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("expected {expected}"))
    }
    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("expected {expected}"))
    }
}

impl Malformed {
    #[inline(never)]
    fn of(text: &str) -> Self {
        Self(Box::new(text.into()))
    }

    /// What is wrong with a name.
    #[inline(never)]
    fn named(what: &str, name: &str) -> Self {
        Self(Box::new(format!("{what} `{name}`")))
    }
}

impl Json {
    /// That it is of another kind than the message has here.
    #[inline(never)]
    fn mismatch(self, expected: &str) -> Malformed {
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
    fn object(self, fields: &'static [&'static str], lenient: bool) -> Result<Fields, Malformed> {
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

    /// The variant's number and what it holds.
    #[inline(never)]
    fn variant(self, variants: &'static [&'static str], lenient: bool) -> Result<Variant, Malformed> {
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

/// Whether objects of the type may have fields that it does not know.
#[inline(never)]
fn lenient(name: &str) -> bool {
    LENIENT.contains(&name)
}

/// The value of an object's fields.
fn read_fields<'de, V: Visitor<'de>>(
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
            Self::Absent | Self::Object(_) => Err(self.mismatch("a plain value")),
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
            Self::Absent | Self::Null => visitor.visit_none(),
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
        if elements.next().is_some() { Err(Malformed::of("the list is too long")) } else { Ok(read) }
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Malformed> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        read_fields(self.object(fields, lenient(name)), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Malformed> {
        visitor.visit_enum(self.variant(variants, lenient(name))?)
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct map identifier ignored_any
    }
}

/// What is left of an object's fields.
struct Fields {
    names: std::slice::Iter<'static, &'static str>,
    values: IntoIter<Json>,
    /// The field that was asked for last, if it is not there and its type is not an option.
    absent: Option<&'static str>,
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
struct Elements<'a>(&'a mut IntoIter<Json>);

impl<'de> SeqAccess<'de> for Elements<'_> {
    type Error = Malformed;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Malformed> {
        self.0.next().map(|element| seed.deserialize(element)).transpose()
    }
}

/// A variant's number in its enum and what it holds.
struct Variant {
    index: u32,
    held: Held,
}

/// What a variant holds.
struct Held {
    json: Json,
    lenient: bool,
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

#[cfg(test)]
mod tests {
    use super::Received;
    use crate::registry::{ExecuteMsg as RegistryMsg, NewToken};
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

    /// The value with one thing changed, in every way: fields and elements left out, doubled or of another kind, and fields
    /// that nobody knows.
    fn changes(value: &serde_json::Value) -> Vec<serde_json::Value> {
        let others = [json!(null), json!(true), json!(5), json!(-5), json!("a"), json!([]), json!({})];
        let mut changed = others.to_vec();
        match value {
            serde_json::Value::Object(fields) => {
                let with = |key: &str, value| {
                    let mut fields = fields.clone();
                    fields.insert(key.into(), value);
                    json!(fields)
                };
                changed.push(with("surplus", json!({"a": [1]})));
                for (key, value) in fields {
                    let mut without = fields.clone();
                    without.remove(key);
                    changed.push(json!(without));
                    changed.extend(changes(value).into_iter().map(|value| with(key, value)));
                }
            }
            serde_json::Value::Array(elements) => {
                for (at, element) in elements.iter().enumerate() {
                    let with = |new: Vec<serde_json::Value>| {
                        let mut elements = elements.clone();
                        elements.splice(at..=at, new);
                        json!(elements)
                    };
                    changed.extend([with(vec![]), with(vec![element.clone(), element.clone()])]);
                    changed.extend(changes(element).into_iter().map(|new| with(vec![new])));
                }
            }
            _ => {}
        }
        changed
    }

    /// The message and all that is one change away from it are read as cosmwasm reads them.
    #[track_caller]
    fn assert_same_around<T: DeserializeOwned + PartialEq + Debug>(message: &serde_json::Value) {
        assert!(assert_same::<T>(message.clone()), "{message}");
        let taken = changes(message).into_iter().filter(|changed| assert_same::<T>(changed.clone())).count();
        assert!(taken < changes(message).len(), "{message}");
    }

    #[test]
    fn what_is_one_change_away_from_a_message_is_read_as_cosmwasm_reads_it() {
        let forecast = json!([{"inferer": 1, "log_loss": "-1.5"}, {"inferer": 2, "log_loss": "0"}]);
        let entry = json!({"plain": {"inference": ["1", "2"], "forecast": forecast}});
        for message in [
            json!({"submit": {"topic_id": 1, "epoch_id": 2, "worker": 3, "entry": entry}}),
            json!({"reveal": {"topic_id": 1, "epoch_id": 2, "entry": entry, "salt": "00"}}),
            json!({"commit": {"topic_id": 1, "epoch_id": 2, "commitment": "00",
                "parts": {"inference": true, "forecast": false}}}),
            json!({"receive": {"sender": "s", "amount": "12", "msg": "e30="}}),
            json!({"set_pause": {"what": "submissions", "until": 5}}),
            json!({"register_worker": {"topic_id": 1, "owner": "o"}}),
            json!({"sweep_forfeits": {}}),
        ] {
            assert_same_around::<ExecuteMsg>(&message);
        }
        let guards = json!({"max_age": 5, "min_inferers": 2, "max_concentration": "0.5"});
        for message in [
            json!({"network_inference": {"topic_id": 1, "epoch_id": 2, "guards": guards}}),
            json!({"explain": {"topic_id": 1, "epoch_id": 2, "actor": {"worker": 3}}}),
            json!({"leaderboard": {"topic_id": 1, "seat": "inferer", "start_after": null, "limit": 3}}),
            json!({"workers_by_owner": {"owner": "o", "start_after": [1, 2], "limit": 3}}),
        ] {
            assert_same_around::<QueryMsg>(&message);
        }
        let transfer = json!({"transfer_ownership": {"new_owner": "n", "expiry": {"at_height": 5}}});
        assert_same_around::<RegistryMsg>(&json!({"update_ownership": transfer}));
        assert_same_around::<RegistryMsg>(&json!({"update_ownership": "accept_ownership"}));
        let schedule = json!({"epoch_length": 8, "worker_submission_window": 1, "reveal_window": 2,
            "ground_truth_lag": 3, "report_window": 4, "report_reveal_window": 0, "dispute_window": 0});
        let terms = json!({"schedule": schedule, "max_inferers": 5, "bounds": {"lower": "0", "upper": "1"}});
        assert_same_around::<RegistryMsg>(&json!({"create_topic": {
            "metadata": {"question": "q", "unit": "u", "source": "s", "resolution": "r", "labels": ["a"]},
            "topic": {"answer": {"value": {"arity": 1}}, "rule": "regret"},
            "params": {"terms": terms, "tuning": {"regret": {"p_norm": "3"}, "reward": {}}},
            "worker_policy": "list",
        }}));
        assert_same_around::<NewToken>(&json!({"new_cw20": {"code_id": 1, "name": "n", "symbol": "s",
            "decimals": 6, "initial_balances": [{"address": "a", "amount": "1"}]}}));
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
