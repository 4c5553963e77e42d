//! Dividing: who gets what part of an epoch's reward, as mathematics; amounts come later.

use super::{EpochError, Judgement, Rules, TopicState};
use crate::reward::{ByRole, Distribution, Memory, Performance, distribute};
use crate::score::task_score;
use crate::{ById, Number};

/// Divides an epoch's reward, and says what is remembered of it: smoothed fractions, recent scores, the ratio of
/// the forecasters' score. All else in the state stays as it is.
///
/// `None` when no inferer has a score: the epoch pays nobody, and nothing is remembered.
/// Errors: [`EpochError::Reward`] when a number leaves its range. Source: reference 13.4 to 13.7.
pub fn divide(
    rules: &Rules,
    state: &TopicState,
    judgement: &Judgement,
) -> Result<Option<(Distribution, TopicState)>, EpochError> {
    let Some(task_score) = task_score(&judgement.losses)? else { return Ok(None) };
    let performance = Performance {
        scores: ByRole {
            inferers: judgement.inferers.clone(),
            forecasters: judgement.forecasters.clone(),
            reputers: judgement.reputers.map(|_, judged| judged.score),
        },
        stakes: judgement.reputers.map(|_, judged| judged.stake),
        task_score,
    };
    let memory = Memory {
        inferer_scores: &state.inferers.recent_scores,
        forecaster_scores: &state.forecasters.recent_scores,
        smoothed: &state.smoothed_fractions,
        ratio: state.forecaster_score_ratio,
    };
    let Some(distribution) = distribute(&performance, &memory, &rules.reward)? else { return Ok(None) };

    let mut next = state.clone();
    let samples = usize::try_from(rules.reward.max_samples).unwrap_or(usize::MAX);
    let newest_first = |scores: &ById<_, Number>, older: &[Number]| {
        scores.values().chain(older).copied().take(samples).collect::<Vec<_>>()
    };
    next.inferers.recent_scores = newest_first(&judgement.inferers, &state.inferers.recent_scores);
    next.forecasters.recent_scores = newest_first(&judgement.forecasters, &state.forecasters.recent_scores);
    next.smoothed_fractions.inferers.extend(distribution.smoothed.inferers.clone());
    next.smoothed_fractions.forecasters.extend(distribution.smoothed.forecasters.clone());
    next.smoothed_fractions.reputers.extend(distribution.smoothed.reputers.clone());
    next.forecaster_score_ratio = distribution.utility.ratio;
    Ok(Some((distribution, next)))
}
