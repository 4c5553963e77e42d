//! Synthesis: the submissions of an epoch become the network inference; its losses become what the
//! network knows about its workers.
//!
//! [`rule`] is the interface of all rules, [`regret`] the rule of the reference. A rule is a pair of pure
//! functions, `predict` at the close of an epoch and `feedback` at its settlement, with the state as an
//! argument and as a result.
//!
//! The regret rule, from the bottom up: [`weights`] of a list of regrets, the [`mean`] under them, the
//! inference that a forecast implies (`forecast_implied`), the [`row`] of regrets without a worker, the
//! [`state`], and [`regret`] itself, whose two halves are in `panel` (close) and `learn` (settlement).

pub mod error;
mod forecast_implied;
pub mod initial_regret;
mod learn;
pub mod mean;
mod member;
mod panel;
pub mod params;
pub mod regret;
pub mod row;
pub mod rule;
pub mod state;
pub mod weights;

pub use error::SynthesisError;
pub use params::{Caps, RegretParams, RegretScale};
pub use regret::RegretRule;
pub use row::PairRow;
pub use rule::{
    Basis, Experience, Interval, IntervalMethod, Outcome, Prediction, RuleKind, Submissions, SynthesisRule,
    Weights,
};
pub use state::{ForecasterRecord, InfererRecord, OneOut, RegretHead, RegretState};
