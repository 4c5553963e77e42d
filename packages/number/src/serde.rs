//! As JSON: a decimal string.

use crate::{Number, NumberError};
use schemars::JsonSchema;
use schemars::r#gen::SchemaGenerator;
use schemars::schema::{InstanceType, Metadata, Schema, SchemaObject, StringValidation};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// The shortest decimal text that reads back as the same number.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From a string by [`Number::parse_wire`]; a JSON number is refused, since it would pass through binary
/// floats.
impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl de::Visitor<'_> for TextVisitor {
    type Value = Number;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a decimal number as a string, such as \"0.5\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Number, E> {
        Number::parse_wire(text).map_err(|error: NumberError| E::custom(error))
    }
}

impl JsonSchema for Number {
    fn schema_name() -> String {
        "Number".to_owned()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        SchemaObject {
            instance_type: Some(InstanceType::String.into()),
            metadata: Some(Box::new(Metadata {
                description: Some(
                    "A decimal number as a string of at most 64 characters, at most 1e40 in magnitude; \
                     for example \"-0.25\" or \"1.5e-12\"."
                        .to_owned(),
                ),
                ..Metadata::default()
            })),
            string: Some(Box::new(StringValidation {
                max_length: Some(64),
                min_length: Some(1),
                pattern: Some(r"^-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$".to_owned()),
            })),
            ..SchemaObject::default()
        }
        .into()
    }
}
