//! What the regret rule knows: regrets are log10 of a ratio of losses, positive for who did better.

use super::PairRow;
use crate::{ById, Number, WorkerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The state of the regret rule; of the workers, all or only the participants of an epoch.
///
/// The two roles of a worker have records of their own, so who both infers and forecasts has no regret in
/// common with himself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegretState {
    /// What concerns the topic.
    pub head: RegretHead,
    /// What concerns its inferers.
    pub inferers: ById<WorkerId, InfererRecord>,
    /// What concerns its forecasters.
    pub forecasters: ById<WorkerId, ForecasterRecord>,
}

/// The part of the state that belongs to the topic. The default is a topic without a scored epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegretHead {
    /// The log10 loss of the combined inference of the epoch scored last; `None`: none was scored yet.
    pub network_loss: Option<Number>,
    /// The regret that a missing record reads as. 0 is a regret like any other.
    pub initial_regret: Number,
    /// Whether inferences are averaged plainly, because nobody has a record worth a weight. True until the
    /// first scored epoch in which an experienced worker took part, which sets the initial regret; then
    /// false forever. So it depends on scored epochs only, never on a value.
    pub all_inferers_are_new: bool,
}

impl Default for RegretHead {
    fn default() -> Self {
        Self { network_loss: None, initial_regret: Number::ZERO, all_inferers_are_new: true }
    }
}

/// What the network knows about an inferer (reference 11).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InfererRecord {
    /// Against the combined inference.
    pub regret: Option<Number>,
    /// Against the naive inference.
    pub naive: Option<Number>,
    /// Regrets in the network without him.
    pub one_out: OneOut,
}

/// What the network knows about a forecaster (reference 11).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ForecasterRecord {
    /// Against the combined inference.
    pub regret: Option<Number>,
    /// His own, against the inferers and him alone.
    pub one_in_self: Option<Number>,
    /// Those of inferers, against the inferers and him alone.
    pub one_in: PairRow,
    /// Regrets in the network without him.
    pub one_out: OneOut,
}

/// Regrets in the network without one worker. His own entry is kept, though no weight uses it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OneOut {
    /// Of inferers.
    pub inferers: PairRow,
    /// Of forecasters.
    pub forecasters: PairRow,
}
