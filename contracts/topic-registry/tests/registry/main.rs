//! The registry by itself: every message, every error, every query, the deployment with its siblings mocked.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test may stop"
)]

mod deploy;
mod documents;
mod eligible;
mod errors;
mod money;
mod pauses;
mod queries;
mod suite;
mod topics;
mod versions;
mod world;
