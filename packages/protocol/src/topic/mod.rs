//! What a topic is, and what its epochs go by: the parameters and their ranges.
//!
//! * [`Topic`]: what is fixed at its creation.
//! * [`Terms`]: who may send what, when and how much of it. Read by every message.
//! * [`Tuning`]: how the network learns and divides. Read when an epoch closes and when it settles.
//! * [`TopicParams`]: both; a version of them holds from one epoch on.

mod error;
mod params;
mod suite;

pub use error::TopicError;
pub use params::{MAX_EPOCH_NUMBERS, Terms, Topic, TopicParams, TruthMode, Tuning};
pub use suite::{SuiteParams, SuiteParamsUpdate};

#[cfg(test)]
mod tests;
