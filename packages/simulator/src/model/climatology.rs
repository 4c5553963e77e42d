//! Climatology with a fading anomaly: the season's usual course, and how far today is off it.

use super::Model;
use crate::Known;

/// Answers the mean of the same place in all known seasons, plus a part of how far the last known truth
/// stood from the mean of its own place.
pub struct Climatology {
    /// The part of an anomaly that is left one step later, in 0 .. 1; 0 for the usual course alone.
    pub persistence: f64,
}

impl Model for Climatology {
    fn infer(&mut self, known: &Known<'_>) -> Option<f64> {
        let season = known.season?;
        let usual = |position: usize| {
            let same = known.truths.iter().skip(position % season).step_by(season);
            let (sum, count) = same.fold((0.0, 0), |(sum, count), truth| (sum + truth, count + 1));
            (count > 0).then(|| sum / f64::from(count))
        };
        let last = known.truths.len().checked_sub(1)?;
        let anomaly = known.truths[last] - usual(last)?;
        let steps = i32::try_from(known.ahead).ok()?;
        Some(usual(known.target())? + self.persistence.powi(steps) * anomaly)
    }
}
