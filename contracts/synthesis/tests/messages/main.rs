//! Every message but `Advance`, with the registry and staking as raw keys of a mocked chain.
//!
//! The suite of [`suite`] checks after every message: one that fails changed nothing, and after one that succeeds the money
//! is in the ledgers and the seats are counted.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop"
)]

mod administration;
mod entries;
mod readme;
mod refusals;
mod refusals_in_an_epoch;
mod reports;
mod say;
mod seats;
mod suite;
mod workers;
