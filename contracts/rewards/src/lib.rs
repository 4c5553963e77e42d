//! Rewards: the treasury, the funding of topics, their weight, emission, the payment of epochs, and balances.
//!
//! `contract` lists the messages; each has its file under `execute`, each query under `query`. What a period, a topic or
//! an epoch is worth is in `allora_protocol::emission`, layouts and messages are in `allora_interfaces::rewards`.

pub mod contract;
pub mod entry;
pub mod error;
mod execute;
mod instantiate;
mod lookup;
mod migrate;
mod query;

pub use error::ContractError;
