//! [`Malformed`]: why JSON is not the message.

use serde::de::{Error, Expected, Unexpected};
use std::fmt;

/// Why JSON is not the message.
#[derive(Debug)]
#[allow(
    clippy::box_collection,
    reason = "an error is moved at every `?`, and a pointer is less code than a string"
)]
pub(super) struct Malformed(pub(super) Box<String>);

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
    pub(super) fn of(text: &str) -> Self {
        Self(Box::new(text.into()))
    }

    /// What is wrong with a name.
    #[inline(never)]
    pub(super) fn named(what: &str, name: &str) -> Self {
        Self(Box::new(format!("{what} `{name}`")))
    }
}
