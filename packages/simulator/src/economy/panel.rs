//! Who takes part in a topic's epochs, and how an epoch's reward is split between them.

use super::treasury::Division;
use crate::noise::Noise;
use allora_protocol::reward::{ByRole, Memory, Performance, RewardParams, distribute, parts};
use allora_protocol::{ById, Number, ReputerId, WorkerId};
use anyhow::{Context, Result};
use cosmwasm_std::Uint128;

/// Scores are drawn in thousandths.
const THOUSAND: i64 = 1_000;
/// Forecasters come after the inferers, with these ids.
const FIRST_FORECASTER: u32 = 100;

/// The participants of a topic, and what the topic remembers of them.
pub struct Panel {
    inferers: Vec<(WorkerId, i64)>,
    forecasters: Vec<(WorkerId, i64)>,
    reputers: Vec<(ReputerId, i64)>,
    params: RewardParams,
    inferer_scores: Vec<Number>,
    forecaster_scores: Vec<Number>,
    smoothed: ByRole,
    ratio: Number,
    noise: Noise,
}

impl Panel {
    /// People of different skill: four to twelve inferers, two or three forecasters, so many reputers.
    pub fn new(mut noise: Noise, reputers: u32) -> Self {
        let (inferers, forecasters) = (4 + noise.below(9), 2 + noise.below(2));
        let workers = |noise: &mut Noise, from: u32, count: u64, least: i64, span: u64| -> Vec<_> {
            (from..).zip(0..count).map(|(id, _)| (WorkerId(id), least + noise.below(span) as i64)).collect()
        };
        // By how much log10 of the network's loss would grow without him, in thousandths.
        let inferers = workers(&mut noise, 0, inferers, -20, 70);
        let forecasters = workers(&mut noise, FIRST_FORECASTER, forecasters, -5, 20);
        // How near he is to the other reputers, in thousandths: around 80.
        let reputers = (0..reputers).map(|id| (ReputerId(id), 70_000 + noise.below(20_000) as i64)).collect();
        Self {
            inferers,
            forecasters,
            reputers,
            params: RewardParams::default(),
            inferer_scores: Vec::new(),
            forecaster_scores: Vec::new(),
            smoothed: ByRole::default(),
            ratio: Number::ZERO,
            noise,
        }
    }

    /// Plays an epoch: everybody is scored, and the network says how a reward is split. `stakes` are the reputers'.
    pub fn epoch(&mut self, stakes: &ById<ReputerId, Uint128>) -> Result<Division> {
        let noise = &mut self.noise;
        let mut around = |skill: i64, spread: i64| thousandths(skill + bell(noise, spread));
        let scores = ByRole {
            inferers: self.inferers.iter().map(|(id, skill)| (*id, around(*skill, 30))).collect(),
            forecasters: self.forecasters.iter().map(|(id, skill)| (*id, around(*skill, 10))).collect(),
            reputers: self.reputers.iter().map(|(id, skill)| (*id, around(*skill, 5_000))).collect(),
        };
        let task_score = around(10, 20);
        let stakes = stakes.map(|_, stake| Number::from(*stake));
        let performance = Performance { scores, stakes, task_score };
        let memory = Memory {
            inferer_scores: &self.inferer_scores,
            forecaster_scores: &self.forecaster_scores,
            smoothed: &self.smoothed,
            ratio: self.ratio,
        };
        let distribution =
            distribute(&performance, &memory, &self.params)?.context("an epoch without inferers")?;

        let kept = self.params.max_samples as usize;
        remember(&mut self.inferer_scores, performance.scores.inferers.values(), kept);
        remember(&mut self.forecaster_scores, performance.scores.forecasters.values(), kept);
        self.ratio = distribution.utility.ratio;
        let fractions = &distribution.fractions;
        let division = Division {
            shares: distribution.shares.parts()?,
            inferers: parts(&fractions.inferers)?,
            forecasters: parts(&fractions.forecasters)?,
            reputers: parts(&fractions.reputers)?,
        };
        self.smoothed = distribution.smoothed;
        Ok(division)
    }
}

/// A sum of four even draws, about normal, within twice the spread.
fn bell(noise: &mut Noise, spread: i64) -> i64 {
    let draw = |noise: &mut Noise| noise.below(spread.unsigned_abs() + 1) as i64;
    (0..4).map(|_| draw(noise)).sum::<i64>() - 2 * spread
}

fn thousandths(value: i64) -> Number {
    let size = Number::ratio(value.unsigned_abs().into(), THOUSAND.unsigned_abs().into()).unwrap_or_default();
    if value < 0 { size.neg() } else { size }
}

/// The newest first, at most `kept`.
fn remember<'a>(older: &mut Vec<Number>, newer: impl Iterator<Item = &'a Number>, kept: usize) {
    older.splice(0..0, newer.copied());
    older.truncate(kept);
}
