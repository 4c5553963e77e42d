//! Fractions, entropies, utility, shares, amounts.
#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise"
)]

mod epoch_303;
mod properties;
mod rules;
mod support;
