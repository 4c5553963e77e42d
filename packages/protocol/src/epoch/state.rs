//! [`TopicState`]: what a topic learned from its settled epochs.

use crate::reward::ByRole;
use crate::score::{Merit, Standard};
use crate::synthesis::{Experience, RegretState};
use crate::truth::UsualStake;
use crate::{ById, Number, ReputerId, WorkerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a topic learned from its settled epochs. The default is a topic at its opening.
///
/// It may be partial: for an epoch the head and the records of its participants are enough, and what comes
/// out of [`super::settle`] is then what has to be stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TopicState {
    /// Regrets.
    pub synthesis: RegretState,
    /// Inferers' scores.
    pub inferers: RoleState<WorkerId>,
    /// Forecasters' scores.
    pub forecasters: RoleState<WorkerId>,
    /// Reputers' scores.
    pub reputers: RoleState<ReputerId>,
    /// Reputers' listening coefficients; who has none is listened to fully.
    pub listening: ById<ReputerId, Number>,
    /// Smoothed reward fractions.
    pub smoothed_fractions: ByRole,
    /// Smoothed ratio of the forecasters' task score to the best inferer's.
    pub forecaster_score_ratio: Number,
    /// The stake that usually reports.
    pub usual_stake: UsualStake,
}

/// What a topic knows of the participants of one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleState<Id: Copy + Ord> {
    /// What the epoch scored last holds against those who were not in it.
    pub standard: Option<Standard>,
    /// Averages of scores, and experience.
    pub merits: ById<Id, Merit>,
    /// Scores of earlier epochs, the newest epoch first, by id within one: what their spread is taken of.
    pub recent_scores: Vec<Number>,
}

impl<Id: Copy + Ord> Default for RoleState<Id> {
    fn default() -> Self {
        Self { standard: None, merits: ById::new(), recent_scores: Vec::new() }
    }
}

impl TopicState {
    /// In how many epochs each worker was scored so far, by role.
    pub fn experience(&self) -> Experience {
        Experience {
            inferers: self.inferers.merits.map(|_, merit| merit.scored_epochs),
            forecasters: self.forecasters.merits.map(|_, merit| merit.scored_epochs),
        }
    }
}
