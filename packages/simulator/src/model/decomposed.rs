//! Exponential smoothing of the series without its season (augurs: MSTL and AutoETS).

use super::Model;
use crate::Known;
use augurs_core::{Fit, Predict};
use augurs_ets::AutoETS;
use augurs_mstl::MSTLModel;

/// Errors add up, the best of the trends, no season.
const ADDITIVE: &str = "AZN";

/// Takes the season out with STL, smooths the rest with the best such ETS model, puts the season
/// back; without a season it is the ETS model alone. Fitted anew for every answer.
pub struct Decomposed {
    /// Truths that it looks back on.
    pub window: usize,
}

impl Model for Decomposed {
    fn infer(&mut self, known: &Known<'_>) -> Option<f64> {
        let truths = &known.truths[known.truths.len().saturating_sub(self.window)..];
        if truths.len() < 2 * known.season.unwrap_or(5) + 1 {
            return None;
        }
        let smoothing = AutoETS::new(1, ADDITIVE).ok()?;
        let forecast = match known.season {
            Some(season) => {
                let model = MSTLModel::new(vec![season], smoothing.into_trend_model());
                model.fit(truths).ok()?.predict(known.ahead, None).ok()?
            }
            None => smoothing.fit(truths).ok()?.predict(known.ahead, None).ok()?,
        };
        forecast.point.last().copied()
    }
}
