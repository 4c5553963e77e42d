//! The seam: what a run asks of the network. [`Contracts`] is the whole suite on an embedded chain, [`Native`] the
//! protocol alone; both give the same numbers.

mod contracts;
mod market;
mod native;
mod purse;
mod record;
mod topic;

pub use contracts::Contracts;
pub use market::Market;
pub use native::Native;
pub use topic::{TOKEN, TopicPlan};

use allora_protocol::synthesis::Prediction;
use allora_protocol::{ById, EpochId, Number, ReputerId, WorkerId};
use allora_testing::{Attempt, Receipt};
use anyhow::{Context, Result, anyhow};
use std::collections::BTreeSet;

/// A network with one topic. Epochs are closed in ascending order, each is settled once, after its closing
/// and in the same order; [`Engine::close`] and [`Engine::settle`] come in the order of the topic's timeline.
pub trait Engine {
    /// What it is called.
    fn name(&self) -> &'static str;

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
    /// Those among them who commit and do not reveal.
    pub silent: BTreeSet<WorkerId>,
}

impl Submissions {
    /// The inferences that are revealed.
    pub fn revealed(&self) -> ById<WorkerId, Number> {
        self.inferences.filter_map(|id, inference| (!self.silent.contains(&id)).then_some(*inference))
    }
}

/// What the network says when an epoch closes.
#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    /// The network inference.
    pub network: Number,
    /// The network inference without forecasters.
    pub naive: Number,
    /// The levels of its interval, in percent, with the value at each; none while the network knows none.
    pub interval: Vec<(Number, Number)>,
    /// The forecast-implied inference of each forecaster who has one.
    pub implied: ById<WorkerId, Number>,
    /// What the network would have said without a worker; of those whom it could be without.
    pub without: ById<WorkerId, Number>,
    /// Weight of each worker in the network inference, inferers and forecasters; they sum to 1.
    pub weights: ById<WorkerId, Number>,
    /// Seats taken.
    pub seats: Seats,
    /// What those lost who did not reveal, in base units.
    pub forfeits: ById<WorkerId, u128>,
}

/// Seats of an epoch, taken or there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Seats {
    /// Of inferers.
    pub inferers: usize,
    /// Of forecasters.
    pub forecasters: usize,
    /// Of reputers.
    pub reputers: usize,
}

/// What comes of an epoch when its truth is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Settled {
    /// It was scored.
    Scored(Scores),
    /// It was not, for this reason.
    Unscored(String),
}

/// Losses and scores of an epoch. Rewards are parts of 10^36 of the epoch's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// log10 loss of each inferer.
    pub losses: ById<WorkerId, Number>,
    /// Score of each worker: how much worse the network would have been without him (log10).
    pub workers: ById<WorkerId, Number>,
    /// Score of each reputer.
    pub reputers: ById<ReputerId, Number>,
    /// What each worker earned.
    pub worker_rewards: ById<WorkerId, u128>,
    /// What each reputer earned.
    pub reputer_rewards: ById<ReputerId, u128>,
}

impl Closed {
    fn of(prediction: &Prediction, seats: Seats, forfeits: ById<WorkerId, u128>) -> Result<Self> {
        let Prediction { inferences, interval, .. } = prediction;
        let values = interval.iter().flat_map(|interval| interval.components.first()).flatten();
        let levels = interval.iter().flat_map(|interval| &interval.percentiles);
        Ok(Self {
            network: scalar(&inferences.combined)?,
            naive: scalar(&inferences.naive)?,
            interval: levels.copied().zip(values.copied()).collect(),
            implied: inferences.forecasters.try_map(|_, inference| scalar(inference))?,
            without: without(prediction)?,
            weights: weights(prediction)?,
            seats,
            forfeits,
        })
    }
}

fn scalar(inference: &[Number]) -> Result<Number> {
    inference.first().copied().context("an inference without a value")
}

fn without(prediction: &Prediction) -> Result<ById<WorkerId, Number>> {
    let inferences = &prediction.inferences;
    let all = inferences.one_out_inferers.iter().chain(inferences.one_out_forecasters.iter());
    all.map(|(id, inference)| Ok((id, scalar(inference)?))).collect()
}

/// The weights; while the rule knows none, each inferer's is the same.
fn weights(prediction: &Prediction) -> Result<ById<WorkerId, Number>> {
    let weights = &prediction.weights;
    if weights.inferers.is_empty() && weights.forecasters.is_empty() {
        let inferers = &prediction.inferences.inferers;
        let even = Number::ONE.div(Number::from(inferers.len() as u64))?;
        return Ok(inferers.map(|_, _| even));
    }
    let all = weights.inferers.iter().chain(weights.forecasters.iter());
    Ok(all.map(|(id, weight)| (id, *weight)).collect())
}

/// Part of a task in an epoch's reward and of a participant in the task's, both of 10^18: of 10^36.
fn earned<Id: Copy + Ord>(share: u64, fractions: ById<Id, u64>) -> ById<Id, u128> {
    fractions.map(|_, fraction| u128::from(share) * u128::from(*fraction))
}

/// What was carried out; a refusal is an error.
fn done(attempt: Attempt) -> Result<Receipt> {
    attempt.result().map_err(|refusal| anyhow!("the contract refused: {}", refusal.text))
}
