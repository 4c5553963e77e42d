//! The protocol alone, in this process: what the contracts compute, without contracts.

use super::{Closed, Engine, Scores, Settled, Submissions};
use crate::cast::Cast;
use crate::run::Plan;
use allora_protocol::epoch::{self, Judgement, Rules, SettlementOutcome, TopicState};
use allora_protocol::reward::Distribution;
use allora_protocol::synthesis::{self, Prediction};
use allora_protocol::truth::{Report, Reports, StakedReport};
use allora_protocol::{ById, EpochId, Number, ReputerId, WorkerId};
use anyhow::{Context, Result, anyhow};
use cosmwasm_std::Uint128;

/// A topic with the protocol's default parameters, and seats for everybody.
pub struct Native {
    rules: Rules,
    state: TopicState,
    stakes: ById<ReputerId, Uint128>,
    /// Predictions of the epochs closed and not settled.
    open: ById<EpochId, Prediction>,
}

impl Native {
    /// A new topic for a plan and its cast.
    pub fn new(plan: &Plan, cast: &Cast) -> Result<Self> {
        let mut rules = Rules { loss: plan.loss, ..Rules::default() };
        rules.synthesis.caps.inferers = u16::try_from(cast.inferers.len()).unwrap_or(u16::MAX);
        rules.validate()?;
        let stakes = cast.reputers.iter().map(|reputer| Uint128::new(reputer.stake));
        let stakes = cast.reputer_ids().zip(stakes).collect();
        Ok(Self { rules, state: TopicState::default(), stakes, open: ById::new() })
    }

    fn staked(&self, reports: &ById<ReputerId, Number>) -> Reports {
        reports.filter_map(|id, value| {
            Some(StakedReport { stake: *self.stakes.get(id)?, report: Report::Value(vec![*value]) })
        })
    }
}

impl Engine for Native {
    fn close(&mut self, epoch: EpochId, submissions: &Submissions) -> Result<Closed> {
        let prediction = epoch::close(&self.rules, &self.state, &vectors(submissions))?;
        let inferences = &prediction.inferences;
        let closed = Closed {
            network: scalar(&inferences.combined)?,
            naive: scalar(&inferences.naive)?,
            implied: inferences.forecasters.try_map(|_, inference| scalar(inference))?,
            weights: weights(&prediction)?,
        };
        self.open.insert(epoch, prediction);
        Ok(closed)
    }

    fn settle(&mut self, epoch: EpochId, reports: &ById<ReputerId, Number>) -> Result<Settled> {
        let prediction = self.open.remove(epoch).context("the epoch was not closed, or is settled")?;
        let settlement = match epoch::settle(&self.rules, &self.state, &prediction, &self.staked(reports)) {
            Ok(settlement) => settlement,
            // Such an epoch fails, and disturbs no other.
            Err(error) => return Ok(Settled::Unscored(error.to_string())),
        };
        self.state = settlement.state;
        Ok(match settlement.outcome {
            SettlementOutcome::Scored { judgement, distribution, .. } => {
                Settled::Scored(scores(*judgement, distribution.as_deref())?)
            }
            other => Settled::Unscored(format!("{other:?}")),
        })
    }
}

fn vectors(submissions: &Submissions) -> synthesis::Submissions {
    synthesis::Submissions {
        inferences: submissions.inferences.map(|_, inference| vec![*inference]),
        forecasts: submissions.forecasts.clone(),
    }
}

fn scalar(inference: &[Number]) -> Result<Number> {
    inference.first().copied().ok_or_else(|| anyhow!("an inference without a value"))
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

fn scores(judgement: Judgement, distribution: Option<&Distribution>) -> Result<Scores> {
    let mut scores = Scores {
        losses: judgement.losses.inferers.filter_map(|_, loss| *loss),
        workers: judgement.inferers.into_iter().chain(judgement.forecasters).collect(),
        reputers: judgement.reputers.map(|_, judged| judged.score),
        ..Scores::default()
    };
    if let Some(Distribution { shares, fractions, .. }) = distribution {
        let inferers = fractions.inferers.try_map(|_, fraction| shares.inferers.mul(*fraction))?;
        let forecasters = fractions.forecasters.try_map(|_, fraction| shares.forecasters.mul(*fraction))?;
        scores.worker_rewards = inferers.into_iter().chain(forecasters).collect();
        scores.reputer_rewards = fractions.reputers.try_map(|_, fraction| shares.reputers.mul(*fraction))?;
    }
    Ok(scores)
}
