//! Nearest neighbours (smartcore): what followed when the past looked like this.

use super::{Examples, Fitted, Learner};
use smartcore::neighbors::knn_regressor::{KNNRegressor, KNNRegressorParameters};

/// The mean of what followed the most similar situations.
pub struct Neighbours {
    /// How many situations.
    pub count: usize,
}

impl Learner for Neighbours {
    fn fit(&self, examples: &Examples) -> Option<Fitted> {
        let parameters = KNNRegressorParameters::default().with_k(self.count.min(examples.targets.len()));
        let neighbours = KNNRegressor::fit(&examples.rows, &examples.targets, parameters).ok()?;
        Some(Box::new(move |row| neighbours.predict(row).ok()?.first().copied()))
    }
}
