//! [`Received`]: a message that a contract takes, read from JSON in less code.
//!
//! What reads a message is code for every field of every variant; reading it from the text costs a contract some two
//! kilobytes a variant. Here the text is first read as JSON of any kind, once for all types, and the message from
//! that. It takes what `cosmwasm_std::from_json` takes, but for integers beyond 64 bits and maps, which no message has.
//!
//! Names are looked up here, for all types: an object becomes the list of the type's fields in the type's order, a
//! variant the number that it has in its enum. So a type brings neither the code that tells its names apart nor the code
//! that fills its fields in any order.

mod access;
mod json;
mod malformed;
mod reader;
#[cfg(test)]
mod tests;

use allora_protocol::apart;
use json::AnyJson;
use malformed::Malformed;
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error};

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
