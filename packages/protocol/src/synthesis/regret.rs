//! [`RegretRule`]: the rule of the reference.

use super::{
    Caps, Outcome, Prediction, RegretParams, RegretState, Submissions, SynthesisError, SynthesisRule,
};
use super::{learn, panel};

/// Synthesis by regret (reference 9, 11): an expert weighs by how much better than the network he has been,
/// as an exponential average over scored epochs, in each of the networks that there are: with all, without
/// one worker, with one forecaster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegretRule {
    /// How it learns and weighs.
    pub params: RegretParams,
    /// The seats of the topic; a row of pairs keeps twice as many.
    pub caps: Caps,
    /// Whether inferences are probabilities of classes, which sum to one.
    pub unity: bool,
}

impl SynthesisRule for RegretRule {
    type State = RegretState;

    fn predict(&self, state: &RegretState, submissions: &Submissions) -> Result<Prediction, SynthesisError> {
        panel::predict(self, state, submissions)
    }

    fn feedback(&self, state: &RegretState, outcome: &Outcome<'_>) -> Result<RegretState, SynthesisError> {
        learn::feedback(self, state, outcome)
    }
}
