//! Settling: from the reports of an epoch to everything that follows from them.

use super::{EpochError, Judgement, Rules, TopicState, divide, judge, learn};
use crate::apart;
use crate::reward::Distribution;
use crate::synthesis::Prediction;
use crate::truth::{Reports, Shortfall, Truth, UsualStake, Verdict, reported_stake, verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a settlement comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Settlement {
    /// What became of the epoch.
    pub outcome: SettlementOutcome,
    /// What the topic knows from now on; without a truth only the usual stake is another.
    pub state: TopicState,
}

/// What became of an epoch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SettlementOutcome {
    /// It has a truth.
    Scored {
        /// What happened.
        truth: Truth,
        /// What it says about everybody.
        judgement: Box<Judgement>,
        /// Who gets what part of the reward; `None` in an epoch that pays nobody, because no inferer has a score.
        distribution: Option<Box<Distribution>>,
    },
    /// The question had no answer.
    Void,
    /// Those who reported do not speak for the topic.
    Failed(Shortfall),
}

/// Settles an epoch: verdict, judgement, learning, division, in this order, each from the one before.
///
/// `prediction`: of the epoch's close. `reports`: of the reputers seated, with the stake frozen into each.
/// `state`: after all earlier events of the timeline. Errors: any of [`EpochError`]; the epoch then fails with it as
/// its reason.
pub fn settle(
    rules: &Rules,
    state: &TopicState,
    prediction: &Prediction,
    reports: &Reports,
) -> Result<Settlement, EpochError> {
    let verdict = verdict(reports, &rules.quorum, state.usual_stake)?;
    let usual_stake = state.usual_stake.after(reported_stake(reports)?, rules.quorum.min_topic_stake);
    let truth = match verdict {
        Verdict::Truth(truth) => truth,
        Verdict::Void => return Ok(without_truth(SettlementOutcome::Void, state, usual_stake)),
        Verdict::NoQuorum(shortfall) => {
            return Ok(without_truth(SettlementOutcome::Failed(shortfall), state, usual_stake));
        }
    };
    let judgement = apart!(judge; rules, state, &prediction.inferences, &truth, reports)?;
    let mut state = apart!(learn; rules, state, prediction, &judgement)?;
    let mut distribution = None;
    if let Some((divided, remembered)) = apart!(divide; rules, &state, &judgement)? {
        distribution = Some(Box::new(divided));
        state = remembered;
    }
    state.usual_stake = usual_stake;
    let outcome = SettlementOutcome::Scored { truth, judgement: Box::new(judgement), distribution };
    Ok(Settlement { outcome, state })
}

fn without_truth(outcome: SettlementOutcome, state: &TopicState, usual_stake: UsualStake) -> Settlement {
    Settlement { outcome, state: TopicState { usual_stake, ..state.clone() } }
}
