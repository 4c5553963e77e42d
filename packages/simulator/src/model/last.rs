//! The naive model: what was true last.

use super::Model;
use crate::Known;

/// Answers the last known truth.
pub struct Last;

impl Model for Last {
    fn infer(&mut self, known: &Known<'_>) -> Option<f64> {
        known.truths.last().copied()
    }
}
