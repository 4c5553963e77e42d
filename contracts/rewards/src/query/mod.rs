//! Queries, one file each. None fails on valid input.

mod config;
mod ownership;
mod solvency;

pub use config::config;
pub use ownership::ownership;
pub use solvency::solvency;
