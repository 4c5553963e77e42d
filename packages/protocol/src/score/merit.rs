//! [`Merit`]: the running average of a worker's scores, which decides about seats.

use super::ScoreError;
use crate::parameter::require;
use crate::{Number, ParameterOutOfRange};
use cw_number::stats;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// From this many scored epochs on a worker is experienced; with fewer he is a newcomer.
pub const EXPERIENCED_AFTER: u32 = 10;

/// How scores are averaged, one per role. Ranges: [`MeritParams::validate`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MeritParams {
    /// Weight of the newest score in the average.
    pub alpha: Number,
    /// Which quantile of an epoch's scores a worker without a seat drifts to.
    pub quantile: Number,
    /// How many standard deviations below the lowest average a newcomer starts and an absentee ends.
    pub lambda: Number,
}

impl Default for MeritParams {
    fn default() -> Self {
        Self { alpha: Number::decimal(1, 1), quantile: Number::decimal(25, 2), lambda: Number::TWO }
    }
}

impl MeritParams {
    /// `alpha` in (0, 1], `quantile` in [0, 1], `lambda` in [0, 10].
    pub fn validate(&self) -> Result<(), ParameterOutOfRange> {
        let unit = Number::ZERO..=Number::ONE;
        require(
            "merit_alpha",
            self.alpha,
            self.alpha.is_positive() && unit.contains(&self.alpha),
            "above 0, at most 1",
        )?;
        require("quantile", self.quantile, unit.contains(&self.quantile), "from 0 to 1")?;
        require("lambda", self.lambda, (Number::ZERO..=Number::TEN).contains(&self.lambda), "from 0 to 10")
    }
}

/// The initial score stays within ± a million decades, as the initial regret does: with a small alpha and a large
/// lambda averages that start from it could lower it for ever.
const BOUND: Number = Number::integer(1_000_000);

/// What the last scored epoch holds against those who were not in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Standard {
    /// Where a newcomer starts and an absentee drifts to: `min(averages) - lambda * sd(averages)`, see [`Standard::of`].
    pub initial: Number,
    /// Where somebody who came and found no seat drifts to: a quantile of the epoch's scores.
    pub quantile: Number,
}

impl Standard {
    /// The standard set by an epoch: `averages` after it and `scores` in it, of those who were scored; any order.
    /// `None` when nobody was: the older standard stays.
    ///
    /// `averages` should leave newcomers out where there are others: theirs start from the initial score, so one made
    /// of them feeds on itself, and a newcomer in every epoch would drive it, and with it everybody who is
    /// absent once, down by a quarter or more each time. Whatever they are, it stays within ± a million.
    ///
    /// The two differ on purpose. Were absence rewarded with the quantile, a bad worker would come back
    /// better than he left; were a lack of seats punished with the initial score, nobody who lost his seat
    /// could ever win it back. Source: reference 12.4 (quantile), 20.6 (initial, of the averages).
    pub fn of(
        averages: &[Number],
        scores: &[Number],
        params: &MeritParams,
    ) -> Result<Option<Self>, ScoreError> {
        let Some(lowest) = averages.iter().min() else { return Ok(None) };
        if scores.is_empty() {
            return Ok(None);
        }
        let below = params.lambda.mul(stats::standard_deviation(averages)?)?;
        let initial = lowest.sub(below)?.clamp(BOUND.neg(), BOUND);
        Ok(Some(Self { initial, quantile: stats::quantile(scores, params.quantile)? }))
    }
}

/// Epochs of the topic that existed and did not score this worker since his record was last brought up to date.
/// The calendar does not count: where no epoch was, nobody was absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missed {
    /// He submitted and found no seat, or lost it; the earlier of the two in time.
    pub passed_over: u32,
    /// He did not submit.
    pub absent: u32,
}

impl Missed {
    /// What a worker missed whose record is from when `before` epochs of the topic were scored, of the `now` scored
    /// since: he was passed over in `passed_over` of them, and absent in the others.
    pub fn since(before: u64, now: u64, passed_over: u32) -> Self {
        let missed = u32::try_from(now.saturating_sub(before)).unwrap_or(u32::MAX);
        let passed_over = passed_over.min(missed);
        Self { passed_over, absent: missed.saturating_sub(passed_over) }
    }
}

/// What a topic knows of a worker in one role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Merit {
    /// Average of his scores; `None` before the first.
    pub average: Option<Number>,
    /// His experience: how many epochs were scored with him, paid or not.
    pub scored_epochs: u32,
}

impl Merit {
    /// Fewer than [`EXPERIENCED_AFTER`] scored epochs.
    pub fn is_newcomer(&self) -> bool {
        self.scored_epochs < EXPERIENCED_AFTER
    }

    /// After an epoch that was scored with him: one epoch more of experience, and, if he has a score,
    /// `alpha * score + (1 - alpha) * average`. The first score is averaged with the topic's initial one, so that one
    /// lucky epoch does not outrank a good year; without that it is the score itself.
    ///
    /// `score`: `None` in an epoch that gives his role none (the first of a topic). `standard`: the topic's before
    /// this epoch. Source: reference 12.4, 20.6.
    pub fn after_epoch(
        &self,
        score: Option<Number>,
        standard: Option<&Standard>,
        params: &MeritParams,
    ) -> Result<Self, ScoreError> {
        let old = self.average.or(standard.map(|standard| standard.initial));
        let average = match (score, old) {
            (Some(score), Some(old)) => Some(stats::ema(params.alpha, score, old)?),
            (Some(score), None) => Some(score),
            (None, _) => self.average,
        };
        Ok(Self { average, scored_epochs: self.scored_epochs.saturating_add(1) })
    }

    /// After epochs that did not score him: steps to the quantile, then to the initial score. Who has no average
    /// has none to lose, and a topic without standard moves nobody. Experience stays.
    pub fn after_missing(
        &self,
        missed: Missed,
        standard: Option<&Standard>,
        params: &MeritParams,
    ) -> Result<Self, ScoreError> {
        let (Some(average), Some(standard)) = (self.average, standard) else { return Ok(self.clone()) };
        let average = drift(average, standard.quantile, params.alpha, missed.passed_over)?;
        let average = drift(average, standard.initial, params.alpha, missed.absent)?;
        Ok(Self { average: Some(average), ..self.clone() })
    }
}

/// `steps` steps of the average towards `target` at once: `(1-alpha)^n average + (1 - (1-alpha)^n) target`.
///
/// One step is the EMA with `target` as the score. Source: reference 1.2 (NCalcEma).
pub fn drift(average: Number, target: Number, alpha: Number, steps: u32) -> Result<Number, ScoreError> {
    if steps == 0 || average == target {
        return Ok(average);
    }
    let kept = Number::ONE.sub(alpha)?.powi(i32::try_from(steps).unwrap_or(i32::MAX))?;
    Ok(stats::ema(kept, average, target)?)
}
