//! The topic registry: topics and their versions, entry policies, owner, guardian, parameters; it deploys the suite.
//!
//! `contract` lists the messages; each has its file under `execute`, each query under `query`. `deploy` and `reply`
//! bring the suite about. Layouts and messages are in `allora_interfaces::registry`, ranges of parameters in
//! `allora_protocol::topic`.

mod access;
pub mod contract;
mod deploy;
pub mod entry;
pub mod error;
mod execute;
mod migrate;
mod query;
mod reply;
mod state;

pub use error::ContractError;
