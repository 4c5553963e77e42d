//! Every query on a mocked chain: records are written by their layouts, the registry and staking are raw keys.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop"
)]

mod admission;
mod due;
mod epoch;
mod explain;
mod inference;
mod leaderboard;
mod never_fails;
mod now;
mod pages;
mod suite;
mod unpaid;
mod workers;
mod world;
