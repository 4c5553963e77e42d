//! Staking: reputers, their stake and what is delegated to them in each topic, its rewards and its unbonding.
//!
//! `contract` lists the messages; each has its file under `execute`, each query under `query`. `account` loads and
//! stores what the messages about stake share, `sums` keeps what it all adds up to, `voting` counts it for its owners'
//! votes. What shares are worth is in `allora_protocol::pool`, what votes are in `allora_protocol::votes`, layouts and
//! messages are in `allora_interfaces::staking`.

mod account;
pub mod contract;
pub mod entry;
pub mod error;
mod execute;
mod instantiate;
mod lookup;
mod migrate;
mod query;
mod reply;
mod sums;
mod voting;

pub use error::ContractError;
