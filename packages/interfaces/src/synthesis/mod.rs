//! Synthesis: workers, submissions, epochs, network inferences, losses, scores, reward fractions.

mod answer;
mod entry;
mod handle;
mod layout;
mod msg;
mod query;
mod result;
mod seated;
mod unpaid;

pub use answer::*;
pub use entry::{
    Commitment, Entry, ForecastElement, Parts, SALT_LEN, canonical_text, hash_entries, hash_reports,
};
pub use handle::Synthesis;
pub use layout::*;
pub use msg::*;
pub use query::*;
pub use result::*;
pub use seated::*;
pub use unpaid::{Paying, Payments, Standing, UnpaidRecord};
