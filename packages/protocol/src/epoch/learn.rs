//! Learning: what a topic takes from a judgement into its next epochs.

use super::{EpochError, Judgement, RoleState, Rules, TopicState};
use crate::score::{MeritParams, Standard};
use crate::synthesis::{Outcome, Prediction, SynthesisRule};
use crate::{ById, Number};

/// The state after an epoch was judged: regrets, averages, experience, coefficients. What belongs to the
/// division of the reward and to the quorum is as it was.
///
/// Errors: [`EpochError::Synthesis`], [`EpochError::Score`], when a number leaves its range.
pub fn learn(
    rules: &Rules,
    state: &TopicState,
    prediction: &Prediction,
    judgement: &Judgement,
) -> Result<TopicState, EpochError> {
    let experience = state.experience();
    let outcome =
        Outcome { inferences: &prediction.inferences, losses: &judgement.losses, experience: &experience };
    let mut next = state.clone();
    next.synthesis = rules.synthesis.feedback(&state.synthesis, &outcome)?;

    let inferers = judgement.losses.inferers.map(|id, _| judgement.inferers.get(id).copied());
    average(&mut next.inferers, &inferers, &rules.merit.inferers)?;
    let forecasters = judgement.losses.forecasters.map(|id, _| judgement.forecasters.get(id).copied());
    average(&mut next.forecasters, &forecasters, &rules.merit.forecasters)?;
    let reputers = judgement.reputers.map(|_, judged| Some(judged.score));
    average(&mut next.reputers, &reputers, &rules.merit.reputers)?;

    for (id, judged) in judgement.reputers.iter() {
        next.listening.insert(id, judged.coefficient);
    }
    Ok(next)
}

/// Takes the scores of an epoch's participants into their averages, and sets the standard for the others, by the
/// averages of those who were no newcomers before it; all were: by those of all.
fn average<Id: Copy + Ord>(
    role: &mut RoleState<Id>,
    participants: &ById<Id, Option<Number>>,
    params: &MeritParams,
) -> Result<(), EpochError> {
    let mut averages = Vec::with_capacity(participants.len());
    let mut experienced = Vec::with_capacity(participants.len());
    for (id, score) in participants.iter() {
        let before = role.merits.get(id).cloned().unwrap_or_default();
        let merit = before.after_epoch(*score, role.standard.as_ref(), params)?;
        let average = score.and(merit.average);
        averages.extend(average);
        experienced.extend(average.filter(|_| !before.is_newcomer()));
        role.merits.insert(id, merit);
    }
    let averages = if experienced.is_empty() { averages } else { experienced };
    let scores: Vec<Number> = participants.values().copied().flatten().collect();
    if let Some(standard) = Standard::of(&averages, &scores, params)? {
        role.standard = Some(standard);
    }
    Ok(())
}
