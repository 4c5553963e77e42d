//! The interface of all rules of synthesis.

use super::SynthesisError;
use crate::{Bundle, ById, Losses, Number, WorkerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A rule of synthesis: pure, total, state in and state out. What it must remember from a prediction to
/// its feedback it finds in the [`Outcome`], or keeps in its state.
pub trait SynthesisRule {
    /// What the rule knows about the topic and its workers. It may be partial: the records of an epoch's
    /// participants are enough for that epoch.
    type State;

    /// The inferences of the network for an epoch, at its close.
    ///
    /// Errors: [`SynthesisError::NoInferences`], [`SynthesisError::Arity`], and
    /// [`SynthesisError::Number`] when a number leaves its range.
    fn predict(&self, state: &Self::State, submissions: &Submissions) -> Result<Prediction, SynthesisError>;

    /// The state after an epoch was scored. Records of workers who took no part are as they were, so of a
    /// partial state the result is what has to be stored.
    ///
    /// Errors: [`SynthesisError::NotScored`], and [`SynthesisError::Number`] when a number leaves its range.
    fn feedback(&self, state: &Self::State, outcome: &Outcome<'_>) -> Result<Self::State, SynthesisError>;
}

/// Which rule a topic uses; fixed at its creation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// [`super::RegretRule`], the rule of the reference.
    Regret,
    /// Exponentiated regrets with a bound. Not there yet.
    MlPoly,
    /// Several rules, weighed against one another. Not there yet.
    Meta,
}

/// What the seated workers of an epoch submitted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Submissions {
    /// Inferences. All of one length: 1 for a number, one component per label for a class.
    pub inferences: ById<WorkerId, Vec<Number>>,
    /// By forecaster: the log10 losses that he expects of inferers. Elements about workers without an
    /// inference drop out; one about the forecaster's own inference counts like any other.
    pub forecasts: ById<WorkerId, ById<WorkerId, Number>>,
}

/// Which case of the definition an epoch fell under (reference 9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// One inference: it is the network's.
    Single,
    /// No epoch of the topic was scored yet: the median of the inferences.
    NoLoss,
    /// All inferers are new: the mean of the inferences.
    AllNew,
    /// The weighted mean of inferences and forecast-implied inferences.
    Weighted,
}

/// The weight of each expert in the combined inference; together 1. Empty where the basis knows no weights.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Weights {
    /// Of inferers, for their inference.
    pub inferers: ById<WorkerId, Number>,
    /// Of forecasters, for their forecast-implied inference.
    pub forecasters: ById<WorkerId, Number>,
}

/// Where an [`Interval`] comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IntervalMethod {
    /// Weighted percentiles of the experts' values: how far the experts differ, not how often they were right.
    ExpertSpread,
}

/// The uncertainty of the combined inference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// How it was made.
    pub method: IntervalMethod,
    /// The levels, in percent, ascending.
    pub percentiles: Vec<Number>,
    /// By component of the inference: its value at each level.
    pub components: Vec<Vec<Number>>,
}

/// What the network makes of the submissions of an epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Prediction {
    /// Which case it was.
    pub basis: Basis,
    /// The inference of the network, and all those that serve to score its members.
    pub inferences: Bundle<Vec<Number>>,
    /// The experts' weights in the combined inference.
    pub weights: Weights,
    /// The uncertainty of the combined inference, when the basis knows one.
    pub interval: Option<Interval>,
}

/// What became of an epoch.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// What was predicted at the close.
    pub inferences: &'a Bundle<Vec<Number>>,
    /// The losses of it.
    pub losses: &'a Losses,
    /// How often its participants were scored before.
    pub experience: &'a Experience,
}

/// In how many epochs workers were scored before this one, paid or not, by role. Who is missing: in none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Experience {
    /// Of inferers.
    pub inferers: ById<WorkerId, u32>,
    /// Of forecasters.
    pub forecasters: ById<WorkerId, u32>,
}
