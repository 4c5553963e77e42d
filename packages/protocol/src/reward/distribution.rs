//! The whole split of an epoch's reward, from scores to shares.

use super::{
    RewardError, RewardParams, TaskShares, Utility, entropy, forecasting_utility, reputer_fractions,
    smoothed, task_shares, worker_fractions,
};
use crate::{ById, Number, ReputerId, WorkerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number for each participant of an epoch, by role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ByRole {
    /// Of the inferers.
    pub inferers: ById<WorkerId, Number>,
    /// Of the forecasters.
    pub forecasters: ById<WorkerId, Number>,
    /// Of the reputers.
    pub reputers: ById<ReputerId, Number>,
}

/// What an epoch scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Performance {
    /// Scores of this epoch.
    pub scores: ByRole,
    /// Stake of each reputer with a score, in any unit that is the same for all.
    pub stakes: ById<ReputerId, Number>,
    /// The task score of forecasting.
    pub task_score: Number,
}

/// What a topic remembers of the epochs before.
#[derive(Clone, Copy, Debug)]
pub struct Memory<'a> {
    /// Scores of inferers, newest epoch first, by id within one.
    pub inferer_scores: &'a [Number],
    /// Scores of forecasters, in the same order.
    pub forecaster_scores: &'a [Number],
    /// Smoothed fractions.
    pub smoothed: &'a ByRole,
    /// Smoothed score ratio of forecasting; 0 at first.
    pub ratio: Number,
}

/// How an epoch's reward is split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Distribution {
    /// Part of each participant in his role's reward; of each role with a score the sum is 1.
    pub fractions: ByRole,
    /// Smoothed fractions of this epoch's participants, to be remembered.
    pub smoothed: ByRole,
    /// Entropy of inferers, forecasters and reputers: F, G, H.
    pub entropies: [Number; 3],
    /// What forecasting is worth; its ratio is to be remembered.
    pub utility: Utility,
    /// What each task gets.
    pub shares: TaskShares,
}

/// Splits the reward of an epoch: fractions, smoothed fractions and entropies by role, then the shares of the tasks.
///
/// `None` when no inferer has a score (the epoch before the first network loss): it pays nobody, and nothing
/// that is remembered changes. Errors: [`RewardError::Number`] on overflow. Source: reference 13.4.
pub fn distribute(
    epoch: &Performance,
    memory: &Memory<'_>,
    params: &RewardParams,
) -> Result<Option<Distribution>, RewardError> {
    let scores = &epoch.scores;
    let Some(best) = scores.inferers.values().max() else { return Ok(None) };
    let utility = forecasting_utility(epoch.task_score, *best, memory.ratio, params.task_alpha)?;
    let fractions = fractions(epoch, memory, params)?;
    let smooth = smoothed_by_role(&fractions, memory.smoothed, params.task_alpha)?;
    let beta = params.beta_entropy;
    let entropies = [
        entropy(&smooth.inferers, beta)?,
        entropy(&smooth.forecasters, beta)?,
        entropy(&smooth.reputers, beta)?,
    ];
    let [f, g, h] = entropies;
    let shares = task_shares(f, g, h, utility.chi)?;
    Ok(Some(Distribution { fractions, smoothed: smooth, entropies, utility, shares }))
}

fn fractions(epoch: &Performance, memory: &Memory<'_>, params: &RewardParams) -> Result<ByRole, RewardError> {
    let scores = &epoch.scores;
    let (older_inferers, older_forecasters) = (memory.inferer_scores, memory.forecaster_scores);
    let inferers =
        worker_fractions(&scores.inferers, older_inferers.iter().copied(), &params.inferer, params)?;
    let forecasters =
        worker_fractions(&scores.forecasters, older_forecasters.iter().copied(), &params.forecaster, params)?;
    let reputers =
        scores.reputers.map(|id, score| (epoch.stakes.get(id).copied().unwrap_or_default(), *score));
    Ok(ByRole { inferers, forecasters, reputers: reputer_fractions(&reputers, params.reputer_p)? })
}

fn smoothed_by_role(fractions: &ByRole, previous: &ByRole, alpha: Number) -> Result<ByRole, RewardError> {
    Ok(ByRole {
        inferers: smoothed(&fractions.inferers, &previous.inferers, alpha)?,
        forecasters: smoothed(&fractions.forecasters, &previous.forecasters, alpha)?,
        reputers: smoothed(&fractions.reputers, &previous.reputers, alpha)?,
    })
}
