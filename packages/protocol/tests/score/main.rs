//! Scores, consensus, merit, seats.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise"
)]

mod consensus;
mod definition;
mod merit;
mod seats;
mod support;
mod worker;
