//! Synthesis: workers, submissions, epochs, network inferences, losses, scores, reward fractions.
//!
//! Messages are in `execute`, one file each; queries in `query`; `epoch` closes, settles and pays; `reply` notes what came of a payment; `seats` gives seats;
//! `store` loads what they share. All mathematics is in `allora-protocol`, all layouts in `allora-interfaces`.

pub mod contract;
pub mod entry;
pub mod epoch;
pub mod error;
mod execute;
mod query;
mod reply;
mod seats;
mod store;

pub use error::ContractError;
use error::Refusal;
