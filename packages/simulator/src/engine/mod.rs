//! The seam: what a run asks of the network. One engine is the protocol alone ([`Native`]); the contracts
//! can stand behind the same trait.

mod native;

pub use native::Native;

use allora_protocol::{ById, EpochId, Number, ReputerId, WorkerId};
use anyhow::Result;

/// A network with one topic. Epochs are closed in ascending order, each is settled once, after its closing
/// and in the same order; [`Engine::close`] and [`Engine::settle`] come in the order of the topic's timeline.
pub trait Engine {
    /// Takes the submissions of an epoch and makes the network inference.
    fn close(&mut self, epoch: EpochId, submissions: &Submissions) -> Result<Closed>;

    /// Takes the reports of an epoch; scores and learns from them.
    fn settle(&mut self, epoch: EpochId, reports: &ById<ReputerId, Number>) -> Result<Settled>;
}

/// What the workers send in an epoch.
#[derive(Clone, Debug, Default)]
pub struct Submissions {
    /// The inference of each inferer who takes part.
    pub inferences: ById<WorkerId, Number>,
    /// By forecaster: the log10 loss that he expects of each inferer.
    pub forecasts: ById<WorkerId, ById<WorkerId, Number>>,
}

/// What the network says when an epoch closes.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The network inference.
    pub network: Number,
    /// The network inference without forecasters.
    pub naive: Number,
    /// The forecast-implied inference of each forecaster who has one.
    pub implied: ById<WorkerId, Number>,
    /// Weight of each worker in the network inference, inferers and forecasters; they sum to 1.
    pub weights: ById<WorkerId, Number>,
}

/// What comes of an epoch when its truth is known.
#[derive(Clone, Debug)]
pub enum Settled {
    /// It was scored.
    Scored(Scores),
    /// It was not, for this reason.
    Unscored(String),
}

/// Losses and scores of an epoch.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// log10 loss of each inferer.
    pub losses: ById<WorkerId, Number>,
    /// Score of each worker: how much worse the network would have been without him (log10).
    pub workers: ById<WorkerId, Number>,
    /// Score of each reputer.
    pub reputers: ById<ReputerId, Number>,
    /// Part of the epoch's reward that each worker earned.
    pub worker_rewards: ById<WorkerId, Number>,
    /// Part of the epoch's reward that each reputer earned.
    pub reputer_rewards: ById<ReputerId, Number>,
}
