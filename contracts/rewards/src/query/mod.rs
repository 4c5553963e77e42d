//! Queries, one file each. None fails on valid input.

mod balances;
mod config;
mod explain_payment;
mod forecast;
mod overview;
mod ownership;
mod settlements;
mod solvency;
mod topic_fundings;

pub use balances::{balances, worker_balance};
pub use config::config;
pub use explain_payment::explain_payment;
pub use forecast::forecast;
pub use overview::overview;
pub use ownership::ownership;
pub use settlements::{settlement, settlements};
pub use solvency::solvency;
pub use topic_fundings::topic_fundings;
