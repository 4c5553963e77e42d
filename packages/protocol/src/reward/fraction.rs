//! What part of its role's reward each participant gets.

use super::{Curve, RewardError, RewardParams};
use crate::{ById, Number};
use cw_number::stats;

/// Fractions of the inferers, or of the forecasters: `M_i / sum(M)` with `M_i = ln(1 + e^(p (T_i/(sd + epsilon) - c)))`.
///
/// `scores`: of this epoch. `older`: the role's earlier scores, newest epoch first, by id within one. sd is the
/// sample standard deviation over this epoch's scores and then the older ones, `max_samples` in all.
/// sd below epsilon, or all M too small to tell apart from 0: all fractions are equal. Equal scores earn equal
/// fractions; the sum is 1; nobody with a score: nobody has a fraction.
/// Errors: [`RewardError::Number`] on overflow. Source: reference 13.5.
pub fn worker_fractions<K: Copy + Ord>(
    scores: &ById<K, Number>,
    older: impl IntoIterator<Item = Number>,
    curve: &Curve,
    params: &RewardParams,
) -> Result<ById<K, Number>, RewardError> {
    let samples = usize::try_from(params.max_samples).unwrap_or(usize::MAX);
    let pool: Vec<Number> = scores.values().copied().chain(older).take(samples).collect();
    let deviation = stats::standard_deviation(&pool)?;
    if deviation < params.epsilon {
        return shares(&scores.map(|_, _| Number::ONE));
    }
    let scale = deviation.add(params.epsilon)?;
    let merits = scores.try_map(|_, score| curve.p.mul(score.div(scale)?.sub(curve.c)?)?.softplus())?;
    if merits.values().all(|own| own.is_zero()) {
        return shares(&scores.map(|_, _| Number::ONE));
    }
    shares(&merits)
}

/// Fractions of the reputers: `(S T)^p / sum((S T)^p)`.
///
/// `reputers`: stake S (0 or more, any unit that is the same for all) and score T. Stake 0 earns the fraction 0.
/// All of them 0: all fractions are 0. Errors: [`RewardError::Number`] on overflow. Source: reference 13.5.
pub fn reputer_fractions<K: Copy + Ord>(
    reputers: &ById<K, (Number, Number)>,
    p: Number,
) -> Result<ById<K, Number>, RewardError> {
    let weights = reputers.try_map(|_, (stake, score)| {
        let product = stake.mul(*score)?;
        if product.is_zero() || p == Number::ONE { Ok(product) } else { product.pow(p) }
    })?;
    if weights.values().all(|own| own.is_zero()) {
        return Ok(weights);
    }
    shares(&weights)
}

/// Smoothed fractions of this epoch's participants: `alpha * fraction + (1 - alpha) * previous`, or the fraction
/// itself where there is none. They are what is remembered, are not renormalised, and need not sum to 1; who
/// did not take part keeps his own. Source: reference 13.6, 20.8.
pub fn smoothed<K: Copy + Ord>(
    fractions: &ById<K, Number>,
    previous: &ById<K, Number>,
    alpha: Number,
) -> Result<ById<K, Number>, RewardError> {
    Ok(fractions.try_map(|id, fraction| match previous.get(id) {
        Some(previous) => stats::ema(alpha, *fraction, *previous),
        None => Ok(*fraction),
    })?)
}

/// Weights as parts of their sum.
fn shares<K: Copy + Ord>(weights: &ById<K, Number>) -> Result<ById<K, Number>, RewardError> {
    let total = weights.values().try_fold(Number::ZERO, |sum, weight| sum.add(*weight))?;
    Ok(weights.try_map(|_, weight| weight.div(total))?)
}
