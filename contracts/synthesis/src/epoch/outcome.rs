//! What becomes of an epoch: the mathematics carried out, its failure recorded as a reason. Pure.

use super::table::{judged, network_inference, table};
use allora_interfaces::synthesis::{EpochTable, Failure, NetworkInference, Outcome, Scored};
use allora_protocol::apart;
use allora_protocol::epoch::{EpochError, Rules, Settlement, SettlementOutcome, TopicState, close, settle};
use allora_protocol::synthesis::{Prediction, Submissions};
use allora_protocol::truth::{Reports, UsualStake, Verdict, verdict};
use cosmwasm_std::Uint128;

/// The network's prediction and what is shown of it, or why there is none.
pub fn predict(
    rules: &Rules,
    state: &TopicState,
    submissions: &Submissions,
) -> Result<(Prediction, NetworkInference), Failure> {
    if submissions.inferences.is_empty() {
        return Err(Failure::NoInferences);
    }
    let prediction = apart!(close; rules, state, submissions).map_err(|error| refused(&error))?;
    let shown = network_inference(&prediction).map_err(|error| refused(&error.into()))?;
    Ok((prediction, shown))
}

/// What a settlement comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Conclusion {
    /// What became of the epoch.
    pub outcome: Outcome,
    /// Everybody's numbers.
    pub table: EpochTable,
    /// The stake that usually reports, from now on.
    pub usual_stake: UsualStake,
    /// What the topic knows from now on; `None`: what it knew before.
    pub learned: Option<TopicState>,
}

/// Whether a settlement comes to a truth: only then it matters what is known of the participants.
pub fn has_truth(rules: &Rules, usual: UsualStake, reports: &Reports) -> bool {
    matches!(verdict(reports, &rules.quorum, usual), Ok(Verdict::Truth(_)))
}

/// Settles an epoch. `state`: after all earlier events of the timeline, or why it cannot be computed; without a
/// [truth](has_truth) it does not matter. An epoch with which the mathematics fails is a failed one, and moves the usual stake as any
/// other.
pub fn conclude(
    rules: &Rules,
    state: Result<&TopicState, EpochError>,
    usual: UsualStake,
    prediction: &Prediction,
    reports: &Reports,
) -> Conclusion {
    let unknown = TopicState { usual_stake: usual, ..TopicState::default() };
    let state = if has_truth(rules, usual, reports) { state } else { Ok(&unknown) };
    let settled = state.and_then(|state| {
        let settlement = apart!(settle; rules, state, prediction, reports)?;
        arrange(settlement, prediction, reports)
    });
    settled.unwrap_or_else(|error| Conclusion {
        outcome: Outcome::Failed(refused(&error)),
        table: table(prediction, reports),
        usual_stake: usual.after(stake(reports), rules.quorum.min_topic_stake),
        learned: None,
    })
}

fn arrange(
    settlement: Settlement,
    prediction: &Prediction,
    reports: &Reports,
) -> Result<Conclusion, EpochError> {
    let Settlement { outcome, state } = settlement;
    let (usual_stake, table) = (state.usual_stake, table(prediction, reports));
    let (truth, judgement, distribution) = match outcome {
        SettlementOutcome::Scored { truth, judgement, distribution } => (truth, judgement, distribution),
        SettlementOutcome::Void => {
            return Ok(Conclusion { outcome: Outcome::Void, table, usual_stake, learned: None });
        }
        SettlementOutcome::Failed(shortfall) => {
            let outcome = Outcome::Failed(Failure::NoQuorum(shortfall));
            return Ok(Conclusion { outcome, table, usual_stake, learned: None });
        }
        _ => {
            let outcome = Outcome::Failed(Failure::Refused("unknown_outcome".into()));
            return Ok(Conclusion { outcome, table, usual_stake, learned: None });
        }
    };
    let table = judged(table, &judgement, &state, distribution.as_deref())?;
    let scored = Scored {
        truth,
        network_loss: judgement.losses.combined,
        naive_loss: judgement.losses.naive,
        shares: distribution.map(|distribution| distribution.shares.parts()).transpose()?,
    };
    Ok(Conclusion { outcome: Outcome::Scored(scored), table, usual_stake, learned: Some(state) })
}

/// The stake behind all reports, in base units; at most what an amount can hold.
pub fn stake(reports: &Reports) -> Uint128 {
    reports.values().fold(Uint128::zero(), |sum, staked| sum.saturating_add(staked.stake))
}

/// The failure with the code of an error: its text up to the colon.
pub fn refused(error: &EpochError) -> Failure {
    let text = error.to_string();
    Failure::Refused(text.split(':').next().unwrap_or_default().into())
}

/// The code of a failure.
pub fn cause(failure: &Failure) -> &str {
    match failure {
        Failure::NoReveals => "no_reveals",
        Failure::NoInferences => "no_inferences",
        Failure::NoQuorum(_) => "no_quorum",
        Failure::Refused(code) => code,
    }
}
