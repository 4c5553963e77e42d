//! The seasonal naive model: what was true a season ago.

use super::Model;
use crate::Known;

/// Answers the truth of the latest known season at the same place in it.
pub struct Seasonal;

impl Model for Seasonal {
    fn infer(&mut self, known: &Known<'_>) -> Option<f64> {
        known.seasons_ago(known.target())
    }
}
