//! Rewards: the treasury, the funding of topics, their weight, emission, the payment of epochs, and balances.
//!
//! `contract` lists the messages; each has its file under `execute`, each query under `query`. What a period, a topic or
//! an epoch is worth is in `allora_protocol::emission`, layouts and messages are in `allora_interfaces::rewards`.
//!
//! `accrual` is what messages work on: the ledgers, with the periods begun that are due. `weights` and `pages` load and
//! store the records of topics and workers, `supply` asks the token, `payment` splits an epoch's reward.

mod accrual;
pub mod contract;
pub mod entry;
pub mod error;
mod execute;
mod instantiate;
mod lookup;
mod migrate;
mod pages;
mod payment;
mod query;
mod supply;
mod weights;

pub use error::ContractError;
