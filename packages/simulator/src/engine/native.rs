//! The protocol alone, in this process: what the contracts compute, without contracts.

use super::topic::{FORFEIT, TopicPlan};
use super::{Closed, Engine, Scores, Seats, Settled, Submissions, earned};
use crate::cast::Cast;
use crate::run::Plan;
use allora_protocol::epoch::{self, Judgement, Rules, SettlementOutcome, TopicState};
use allora_protocol::reward::{Distribution, parts};
use allora_protocol::synthesis::{self, Prediction};
use allora_protocol::truth::{Report, Reports, StakedReport};
use allora_protocol::{ById, EpochId, Number, ReputerId};
use anyhow::{Context, Result};
use cosmwasm_std::Uint128;

/// A topic without a chain. Everybody has a seat.
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
        let rules = TopicPlan::new(plan, cast)?.rules();
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
    fn name(&self) -> &'static str {
        "native"
    }

    fn close(&mut self, epoch: EpochId, submissions: &Submissions) -> Result<Closed> {
        let prediction = epoch::close(&self.rules, &self.state, &vectors(submissions))?;
        let seats = Seats {
            inferers: submissions.inferences.len(),
            forecasters: submissions.forecasts.len(),
            reputers: 0,
        };
        let forfeits = submissions.silent.iter().map(|id| (*id, FORFEIT)).collect();
        let closed = Closed::of(&prediction, seats, forfeits)?;
        self.open.insert(epoch, prediction);
        Ok(closed)
    }

    fn settle(&mut self, epoch: EpochId, reports: &ById<ReputerId, Number>) -> Result<Settled> {
        let prediction = self.open.remove(epoch).context("the epoch was not closed, or is settled")?;
        let settlement = match epoch::settle(&self.rules, &self.state, &prediction, &self.staked(reports)) {
            Ok(settlement) => settlement,
            // Such an epoch fails, and disturbs no other.
            Err(error) => return Ok(Settled::Unscored(code(&error.to_string()))),
        };
        self.state = settlement.state;
        Ok(match settlement.outcome {
            SettlementOutcome::Scored { judgement, distribution, .. } => {
                Settled::Scored(scores(*judgement, distribution.as_deref())?)
            }
            SettlementOutcome::Void => Settled::Unscored("void".into()),
            _ => Settled::Unscored("no_quorum".into()),
        })
    }
}

/// The code of an error: its text up to the colon.
fn code(text: &str) -> String {
    text.split(':').next().unwrap_or_default().into()
}

fn vectors(submissions: &Submissions) -> synthesis::Submissions {
    let revealed = |id, losses: &ById<_, Number>| (!submissions.silent.contains(&id)).then(|| losses.clone());
    synthesis::Submissions {
        inferences: submissions.revealed().map(|_, inference| vec![*inference]),
        forecasts: submissions.forecasts.filter_map(revealed),
    }
}

fn scores(judgement: Judgement, distribution: Option<&Distribution>) -> Result<Scores> {
    let mut scores = Scores {
        losses: judgement.losses.inferers.filter_map(|_, loss| *loss),
        workers: judgement.inferers.into_iter().chain(judgement.forecasters).collect(),
        reputers: judgement.reputers.map(|_, judged| judged.score),
        ..Scores::default()
    };
    if let Some(Distribution { shares, fractions, .. }) = distribution {
        let [to_inferers, to_forecasters, to_reputers] = shares.parts()?;
        let inferers = earned(to_inferers, parts(&fractions.inferers)?);
        let forecasters = earned(to_forecasters, parts(&fractions.forecasters)?);
        scores.worker_rewards = inferers.into_iter().chain(forecasters).collect();
        scores.reputer_rewards = earned(to_reputers, parts(&fractions.reputers)?);
    }
    Ok(scores)
}
