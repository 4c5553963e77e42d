//! Everything that the contracts of the suite show to each other and to the world: messages, responses, events,
//! storage layouts, and typed handles over them. No logic: a contract that depends on this crate to read a
//! network inference carries none of the mathematics in its wasm.
//!
//! One module per contract, each with `msg` (what it takes and answers), `layout` (what it stores, byte by byte,
//! for raw reads) and `handle` (a typed address: messages to send, queries, raw reads):
//!
//! * [`registry`]: topics, owner, parameters, addresses of the suite.
//! * [`staking`]: reputers and their stake.
//! * [`synthesis`]: workers, submissions, network inferences, scores.
//! * [`rewards`]: treasury, funding, emission, payments, balances.
//!
//! What most readers want is [`feed::Feed`]: the network inference of a topic, with guards, for the price of one
//! storage read.

pub mod error;
pub mod event;
pub mod feed;
mod json;
pub mod layout;
pub mod page;
pub mod received;
pub mod registry;
pub mod replied;
pub mod rewards;
pub mod staking;
pub mod synthesis;
pub mod token;
pub mod version;
pub mod wire;

pub use error::{LayoutError, ReadError, TokenError};

// Types of these crates stand in messages, answers and records: who depends on this crate needs neither.
pub use allora_protocol::{self, EpochId, TopicId};
pub use cw_number::{self, Number, NumberError};

/// Version of this interface: messages, responses, events and layouts. It grows with every change that a reader of
/// the one before would not understand. `Suite {}` answers it.
pub const INTERFACE_VERSION: u32 = 1;

/// The examples of the README are compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
