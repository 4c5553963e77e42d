//! Queries, one file each. None fails on valid input.

mod config;
mod delegations;
mod members;
mod ownership;
mod pool;
mod positions;
mod solvency;
mod topic_stakes;
mod unbondings;

pub use config::config;
pub use delegations::delegations;
pub use members::{admin, hooks, list_members, member, total_weight};
pub use ownership::ownership;
pub use pool::pool;
pub use positions::positions;
pub use solvency::solvency;
pub use topic_stakes::topic_stakes;
pub use unbondings::unbondings;
