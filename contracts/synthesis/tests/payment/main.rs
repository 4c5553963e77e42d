//! Payments on an embedded chain: synthesis as it runs there, and a rewards contract that does as it is told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop"
)]

mod fake;
mod stories;
mod world;
