//! Synthesis by regret: worked numbers, what must never happen, and what holds for any epoch.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop"
)]

mod epoch_303;
mod never;
mod properties;
mod support;
