//! Simple exponential smoothing: the level of the series.

use super::Model;
use crate::Known;

/// Answers the exponentially weighted mean of the known truths.
pub struct Smooth {
    /// Weight of the newest truth.
    pub alpha: f64,
}

impl Model for Smooth {
    fn infer(&mut self, known: &Known<'_>) -> Option<f64> {
        known.truths.iter().copied().reduce(|level, truth| level + self.alpha * (truth - level))
    }
}
