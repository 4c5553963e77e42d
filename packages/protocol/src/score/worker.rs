//! Scores of inferers and forecasters, the task score of forecasting.

use super::ScoreError;
use crate::{ById, Losses, Number, WorkerId};

/// Scores of the inferers: `T_j = L(without j) - L(combined)`, in decades of loss; positive for whom the network
/// would miss.
///
/// A lone inferer has 0. Who has no one-out loss has no score; before the first network loss nobody has one.
/// Errors: [`ScoreError::Number`] when a difference overflows. Source: reference 12.2.
pub fn inferer_scores(losses: &Losses) -> Result<ById<WorkerId, Number>, ScoreError> {
    if losses.inferers.len() == 1 {
        return Ok(losses.inferers.map(|_, _| Number::ZERO));
    }
    pick(&losses.inferers, |id| difference(get(&losses.one_out_inferers, id), losses.combined))
}

/// Scores of the forecasters: `T_k = f (L(naive) - L(only k)) + (1 - f) (L(without k) - L(combined))` with
/// `f = 2^-(N-1)`, N the number of forecasters who take part; in decades of loss.
///
/// A lone forecaster has 0. One-in and one-out losses are paired by id: who lacks either has no score, and
/// still counts in N. Errors: [`ScoreError::Number`] when a difference overflows. Source: reference 12.3, without
/// its pairing by position.
pub fn forecaster_scores(losses: &Losses) -> Result<ById<WorkerId, Number>, ScoreError> {
    let others = losses.forecasters.len().saturating_sub(1);
    if others == 0 {
        return Ok(losses.forecasters.map(|_, _| Number::ZERO));
    }
    let alone = Number::HALF.powi(i32::try_from(others).unwrap_or(i32::MAX))?;
    let together = Number::ONE.sub(alone)?;
    pick(&losses.forecasters, |id| {
        let added = difference(losses.naive, get(&losses.one_in_forecasters, id))?;
        let missed = difference(get(&losses.one_out_forecasters, id), losses.combined)?;
        match (added, missed) {
            (Some(added), Some(missed)) => Ok(Some(alone.mul(added)?.add(together.mul(missed)?)?)),
            _ => Ok(None),
        }
    })
}

/// What forecasting as a whole brought: `T_f = L(naive) - L(combined)`, in decades of loss; `None` when one of them
/// is missing.
///
/// Errors: [`ScoreError::Number`] when the difference overflows. Source: reference 13.7.
pub fn task_score(losses: &Losses) -> Result<Option<Number>, ScoreError> {
    difference(losses.naive, losses.combined)
}

fn get(losses: &ById<WorkerId, Option<Number>>, id: WorkerId) -> Option<Number> {
    losses.get(id).copied().flatten()
}

fn difference(of: Option<Number>, from: Option<Number>) -> Result<Option<Number>, ScoreError> {
    match (of, from) {
        (Some(of), Some(from)) => Ok(Some(of.sub(from)?)),
        _ => Ok(None),
    }
}

/// The scores of those who have one.
fn pick<T>(
    participants: &ById<WorkerId, T>,
    score: impl Fn(WorkerId) -> Result<Option<Number>, ScoreError>,
) -> Result<ById<WorkerId, Number>, ScoreError> {
    Ok(participants.try_map(|id, _| score(id))?.filter_map(|_, score| *score))
}
