//! Scores of a set of listening coefficients, and the ascent to better ones.

use super::centre::{Anchor, Centre, Distances, Shift};
use super::{Consensus, ConsensusParams, Descent, Reporter, panel::Panel, rows::dot};
use crate::{Number, NumberError, score::ScoreError};
use cw_number::stats;

/// Consensus of the reputers: scores, adjusted stakes, and the listening coefficients after the epoch.
///
/// With coefficients a, stakes S, n reporters:
/// * adjusted stake `s_m = min(n a_m S_m / sum(a S), 1)`;
/// * consensus of an entry = mean of those who reported it, weighted with s. Who did not report it counts with the
///   most distant report (by absolute distance). Entries that nobody with stake reported take no part;
/// * score `T_m = 1 / (|l_m - consensus| / |consensus| + epsilon_reputer)`, Euclidean lengths;
/// * ascent, from a clamped to [floor, 1]: `a_l += learning_rate g_l` with `g_l = (1 - sum(S T) / sum(S T')) / step`,
///   T' the scores with a_l moved by `step` (down where a_l is exactly 1), clamped to [floor, 1]. Where the stake
///   listened to, `f = sum(a S) / sum(S)`, would fall below the minimum, the step is scaled to end at it (no step
///   where f does not change). It ends when nothing moves any more, or after `max_passes`.
///
/// Scores and adjusted stakes are of the coefficients that entered the last pass. A reputer without stake is
/// scored and moves nothing.
///
/// Errors: [`ScoreError::NoReports`], [`ScoreError::NoStake`], [`ScoreError::NegativeStake`],
/// [`ScoreError::RowsDiffer`]; [`ScoreError::Number`] for losses that no report may hold (more than
/// [`LOG_LOSS_LIMIT`](crate::loss::LOG_LOSS_LIMIT)). Source: reference 12.1, 20.5 (floor), without the signed distance.
pub fn consensus(reporters: &[Reporter], params: &ConsensusParams) -> Result<Consensus, ScoreError> {
    check(reporters)?;
    let ascent = Ascent {
        panel: Panel::new(reporters)?,
        stakes: reporters.iter().map(|reporter| reporter.stake).collect(),
        params,
    };
    let start = reporters.iter().map(|reporter| reporter.coefficient.clamp(params.floor, Number::ONE));
    Ok(ascent.climb(start.collect())?)
}

fn check(reporters: &[Reporter]) -> Result<(), ScoreError> {
    let Some(first) = reporters.first() else { return Err(ScoreError::NoReports) };
    let expected = first.losses.len();
    for (position, reporter) in reporters.iter().enumerate() {
        if reporter.stake.is_negative() {
            return Err(ScoreError::NegativeStake { position, stake: reporter.stake.to_string() });
        }
        let found = reporter.losses.len();
        if found != expected {
            return Err(ScoreError::RowsDiffer { position, found, expected });
        }
    }
    if reporters.iter().all(|reporter| reporter.stake.is_zero()) {
        return Err(ScoreError::NoStake { reporters: reporters.len() });
    }
    Ok(())
}

struct Ascent<'a> {
    panel: Panel,
    stakes: Vec<Number>,
    params: &'a ConsensusParams,
}

/// Weights of the reporters, by some coefficients.
struct Weights {
    /// n a S, whose cap is the total.
    counted: Vec<Number>,
    /// The sum of a S.
    total: Number,
    /// Counted over total, at most 1.
    adjusted: Vec<Number>,
}

impl Ascent<'_> {
    fn climb(&self, mut coefficients: Vec<Number>) -> Result<Consensus, NumberError> {
        let mut descent = Descent::default();
        let mut anchor = Anchor::new(&self.panel, &self.weights(&coefficients)?.adjusted)?;
        loop {
            let weights = self.weights(&coefficients)?;
            let mut centre = anchor.centre(&weights.adjusted)?;
            if !centre.told {
                anchor = Anchor::new(&self.panel, &weights.adjusted)?;
                centre = anchor.centre(&weights.adjusted)?;
            }
            let stepped = self.step(&coefficients, &weights, &centre, &mut descent)?;
            let next = self.keep_stake_heard(&coefficients, stepped, &mut descent)?;
            descent.passes = descent.passes.saturating_add(1);
            let moved = self.largest_gradient(&coefficients, &next)?;
            coefficients = next;
            if moved < self.params.gradient_threshold || descent.passes >= self.params.max_passes {
                let scores = self.scores(&centre.shifted(&Shift::default())?)?;
                return Ok(Consensus { scores, adjusted_stakes: weights.adjusted, coefficients, descent });
            }
        }
    }

    fn weights(&self, coefficients: &[Number]) -> Result<Weights, NumberError> {
        let heard = self.stakes.iter().zip(coefficients).map(|(stake, coefficient)| stake.mul(*coefficient));
        let heard = heard.collect::<Result<Vec<_>, _>>()?;
        let total = stats::sum(&heard)?;
        let counted = heard.iter().map(|own| own.mul(self.count())).collect::<Result<Vec<_>, _>>()?;
        let adjusted = counted.iter().map(|own| Ok(own.div(total)?.min(Number::ONE)));
        Ok(Weights { adjusted: adjusted.collect::<Result<_, NumberError>>()?, total, counted })
    }

    fn count(&self) -> Number {
        Number::from(self.stakes.len() as u64)
    }

    fn scores(&self, distances: &Distances) -> Result<Vec<Number>, NumberError> {
        let length = self.length(distances)?;
        let relative = |square: &Number| square.sqrt()?.div(length)?.add(self.params.epsilon_reputer);
        distances.squares.iter().map(|square| Number::ONE.div(relative(square)?)).collect()
    }

    /// What the ascent raises: the sum of stake x score, with the length of the consensus factored out.
    fn objective(&self, distances: &Distances) -> Result<Number, NumberError> {
        let length = self.length(distances)?;
        let epsilon = length.mul(self.params.epsilon_reputer)?;
        let mut sum = Number::ZERO;
        for (stake, square) in self.stakes.iter().zip(&distances.squares) {
            if stake.is_positive() {
                sum = sum.add(stake.div(square.sqrt()?.add(epsilon)?)?)?;
            }
        }
        sum.mul(length)
    }

    /// Length of the consensus, by which distances are measured.
    fn length(&self, distances: &Distances) -> Result<Number, NumberError> {
        if distances.consensus.is_zero() {
            return Ok(self.params.epsilon_safe_div);
        }
        distances.consensus.sqrt()
    }

    /// Every coefficient moved along its gradient, within [floor, 1].
    fn step(
        &self,
        coefficients: &[Number],
        weights: &Weights,
        centre: &Centre,
        descent: &mut Descent,
    ) -> Result<Vec<Number>, NumberError> {
        let here = self.objective(&centre.shifted(&Shift::default())?)?;
        let mut stepped = Vec::with_capacity(coefficients.len());
        for (position, (coefficient, stake)) in coefficients.iter().zip(&self.stakes).enumerate() {
            let at_one = *coefficient == Number::ONE;
            if at_one {
                descent.exactly_one = descent.exactly_one.saturating_add(1);
            }
            // Without stake his coefficient enters nothing: the gradient is 0.
            if stake.is_zero() {
                stepped.push(*coefficient);
                continue;
            }
            let step = if at_one { self.params.step.neg() } else { self.params.step };
            let mut distances = centre.shifted(&self.shift(weights, position, stake.mul(step)?)?)?;
            if !distances.told {
                distances = self.distances_afresh(coefficients, position, step)?;
            }
            let there = self.objective(&distances)?;
            let gradient = Number::ONE.sub(here.div(there)?)?.div(step)?;
            let target = coefficient.add(self.params.learning_rate.mul(gradient)?)?;
            let within = target.clamp(self.params.floor, Number::ONE);
            if within != target {
                descent.clamped = descent.clamped.saturating_add(1);
            }
            stepped.push(within);
        }
        Ok(stepped)
    }

    /// How the weights change when what is heard of one reporter changes by `by`.
    fn shift(&self, weights: &Weights, position: usize, by: Number) -> Result<Shift, NumberError> {
        let total = weights.total.add(by)?;
        let lost = by.div(total)?;
        let mut extra = Vec::with_capacity(2);
        for (reporter, (counted, adjusted)) in weights.counted.iter().zip(&weights.adjusted).enumerate() {
            let own = reporter == position;
            let counted = if own { counted.add(by.mul(self.count())?)? } else { *counted };
            let (was_at_cap, is_at_cap) = (*adjusted == Number::ONE, counted >= total);
            extra.extend(match (was_at_cap, is_at_cap) {
                (false, false) if own => Some((reporter, lost.mul(self.count())?)),
                (false, false) | (true, true) => None,
                (true, false) => Some((reporter, counted.div(total)?.sub(Number::ONE)?)),
                (false, true) => Some((reporter, Number::ONE.sub(*adjusted)?.add(lost.mul(*adjusted)?)?)),
            });
        }
        Ok(Shift { lost, extra })
    }

    /// The distances with one coefficient moved, where digits cancel in a shift.
    fn distances_afresh(
        &self,
        coefficients: &[Number],
        position: usize,
        step: Number,
    ) -> Result<Distances, NumberError> {
        let mut moved = coefficients.to_vec();
        if let Some(coefficient) = moved.get_mut(position) {
            *coefficient = coefficient.add(step)?;
        }
        let weights = self.weights(&moved)?.adjusted;
        Anchor::new(&self.panel, &weights)?.centre(&weights)?.shifted(&Shift::default())
    }

    /// A step that would leave less than the minimum of the stake listened to, scaled to end at it.
    fn keep_stake_heard(
        &self,
        before: &[Number],
        stepped: Vec<Number>,
        descent: &mut Descent,
    ) -> Result<Vec<Number>, NumberError> {
        let minimum = self.params.min_stake_fraction;
        let after = self.stake_heard(&stepped)?;
        if after >= minimum {
            return Ok(stepped);
        }
        descent.below_min_stake = descent.below_min_stake.saturating_add(1);
        let heard = self.stake_heard(before)?;
        if after == heard {
            return Ok(before.to_vec());
        }
        let part = minimum.sub(heard)?.div(after.sub(heard)?)?;
        let scale = |(old, new): (&Number, &Number)| {
            Ok(old.add(new.sub(*old)?.mul(part)?)?.clamp(self.params.floor, Number::ONE))
        };
        before.iter().zip(&stepped).map(scale).collect()
    }

    /// The part of the stake that is listened to.
    fn stake_heard(&self, coefficients: &[Number]) -> Result<Number, NumberError> {
        dot(&self.stakes, coefficients)?.div(stats::sum(&self.stakes)?)
    }

    fn largest_gradient(&self, before: &[Number], after: &[Number]) -> Result<Number, NumberError> {
        let mut largest = Number::ZERO;
        for (old, new) in before.iter().zip(after) {
            largest = largest.max(new.sub(*old)?.abs());
        }
        largest.div(self.params.learning_rate)
    }
}
