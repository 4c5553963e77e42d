//! Scores: what the losses of an epoch say about each participant, and what follows from them.
//!
//! * [`worker`]: what the network would have lost without an inferer or a forecaster.
//! * [`mod@consensus`]: how near each reputer is to the others, and how much they listen to him.
//! * [`merit`]: the running average of a worker's scores.
//! * [`seats`]: who takes part in an epoch, by merit.

pub mod consensus;
mod error;
pub mod merit;
pub mod seats;
pub mod worker;

pub use consensus::{Consensus, ConsensusParams, Descent, Reporter, consensus};
pub use error::ScoreError;
pub use merit::{Merit, MeritParams, Missed, Standard};
pub use seats::{Admission, Candidate, Draw, Seats, Ticket};
pub use worker::{forecaster_scores, inferer_scores, task_score};
