//! Identifiers. Rows of state hold these, never addresses.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }
    };
}

id! {
    /// A topic: a question that the network answers once per epoch.
    TopicId(u64)
}
id! {
    /// The number of an epoch within its topic, counted from 0 at the topic's opening.
    EpochId(u64)
}
id! {
    /// A worker within a topic; dense, given at registration, never given to another. Inferers and
    /// forecasters are workers: who submits both has one id.
    WorkerId(u32)
}
id! {
    /// A reputer within a topic; dense, given at registration, never given to another.
    ReputerId(u32)
}
