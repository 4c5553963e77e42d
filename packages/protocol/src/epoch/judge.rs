//! Judging: what a truth says about everybody who took part.

use super::{EpochError, Rules, TopicState};
use crate::apart;
use crate::loss;
use crate::score::{Reporter, consensus, forecaster_scores, inferer_scores};
use crate::truth::{Report, Reports, Truth, reported_stake};
use crate::{Bundle, ById, Losses, Number, ReputerId, WorkerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a truth says about everybody who took part in an epoch. Nothing in it depends on what is learnt or
/// paid for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Judgement {
    /// log10 losses of all values of the epoch.
    pub losses: Losses,
    /// Scores of the inferers who have one, in decades of loss.
    pub inferers: ById<WorkerId, Number>,
    /// Scores of the forecasters who have one, in decades of loss.
    pub forecasters: ById<WorkerId, Number>,
    /// What is found of each reputer who reported.
    pub reputers: ById<ReputerId, ReputerJudgement>,
}

/// What the consensus says of a reputer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReputerJudgement {
    /// His stake as a fraction of all that reported.
    pub stake: Number,
    /// How near he is to the consensus: up to 1 / epsilon; 0 for who says `Void` where there is a truth.
    pub score: Number,
    /// His share of the mean weight, at most 1, with which that was computed.
    pub adjusted_stake: Number,
    /// His listening coefficient from now on.
    pub coefficient: Number,
}

/// Judges an epoch by a truth.
///
/// Every loss is computed once, from the truth. A reputer is judged by the losses that **his** report would have
/// given, against those of the others who name an answer. Who says `Void` where there is a truth has no losses: his
/// score is 0, his coefficient stays, and the consensus is sought without him. (The most distant report would be
/// no measure for him: where the others agree to the digit it is no distance at all, and `Void` would earn what
/// the truth earns.)
///
/// Errors: [`EpochError::Loss`], [`EpochError::Score`] (nobody with stake names an answer).
pub fn judge(
    rules: &Rules,
    state: &TopicState,
    inferences: &Bundle<Vec<Number>>,
    truth: &Truth,
    reports: &Reports,
) -> Result<Judgement, EpochError> {
    let losses = loss::judge(&rules.loss, inferences, truth)?;
    Ok(Judgement {
        inferers: inferer_scores(&losses)?,
        forecasters: forecaster_scores(&losses)?,
        reputers: apart!(reputers; rules, state, inferences, reports)?,
        losses,
    })
}

fn reputers(
    rules: &Rules,
    state: &TopicState,
    inferences: &Bundle<Vec<Number>>,
    reports: &Reports,
) -> Result<ById<ReputerId, ReputerJudgement>, EpochError> {
    let total = reported_stake(reports)?;
    let coefficient = |id| state.listening.get(id).copied().unwrap_or(Number::ONE);
    let mut judged = ById::new();
    let mut named = Vec::with_capacity(reports.len());
    let mut reporters = Vec::with_capacity(reports.len());
    for (id, staked) in reports.iter() {
        let (stake, coefficient) = (Number::ratio(staked.stake, total)?, coefficient(id));
        let own = match &staked.report {
            Report::Value(value) => Truth::Value(value.clone()),
            Report::Label(label) => Truth::Label(*label),
            Report::Void => {
                let coefficient = coefficient.clamp(rules.consensus.floor, Number::ONE);
                let (score, adjusted_stake) = (Number::ZERO, Number::ZERO);
                judged.insert(id, ReputerJudgement { stake, score, adjusted_stake, coefficient });
                continue;
            }
        };
        let losses = loss::judge(&rules.loss, inferences, &own)?.values().copied().collect();
        named.push((id, stake));
        reporters.push(Reporter { stake, coefficient, losses });
    }
    let found = apart!(consensus; &reporters, &rules.consensus)?;
    let of_each = found.scores.into_iter().zip(found.adjusted_stakes).zip(found.coefficients);
    judged.extend(named.into_iter().zip(of_each).map(
        |((id, stake), ((score, adjusted_stake), coefficient))| {
            (id, ReputerJudgement { stake, score, adjusted_stake, coefficient })
        },
    ));
    Ok(judged)
}
