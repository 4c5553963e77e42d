//! The two steps of an epoch, composed from the rooms of this crate.
//!
//! [`close`]: submissions become the network inference. [`settle`]: reports become a truth, and the truth
//! becomes everything that follows from it. Both compute the whole outcome from what they are given and
//! change nothing: who calls them stores the result, or does not.
//!
//! `settle` is itself four steps, each usable alone: the verdict ([`crate::truth`]), [`judge`] (losses, scores,
//! consensus), [`learn`] (regrets, averages, coefficients) and [`divide`] (fractions and task shares).

mod divide;
mod error;
mod judge;
mod learn;
mod rules;
mod settle;
mod state;

pub use divide::divide;
pub use error::EpochError;
pub use judge::{Judgement, ReputerJudgement, judge};
pub use learn::learn;
pub use rules::{MeritRules, Rules};
pub use settle::{Settlement, SettlementOutcome, settle};
pub use state::{RoleState, TopicState};

use crate::synthesis::{Prediction, Submissions, SynthesisRule};

/// What the network makes of an epoch's submissions, from what it learned in the epochs settled before.
///
/// `state`: the topic's head and the records of the epoch's participants at least. Errors:
/// [`EpochError::Synthesis`] without an inference, or when a number leaves its range; the epoch then fails.
pub fn close(rules: &Rules, state: &TopicState, submissions: &Submissions) -> Result<Prediction, EpochError> {
    Ok(rules.synthesis.predict(&state.synthesis, submissions)?)
}

#[cfg(test)]
mod tests;
