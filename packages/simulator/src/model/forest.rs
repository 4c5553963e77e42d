//! Random forest (smartcore).

use super::{Examples, Fitted, Learner};
use smartcore::ensemble::random_forest_regressor::{RandomForestRegressor, RandomForestRegressorParameters};

/// The mean of trees grown on random parts of the examples.
pub struct Forest {
    /// How many trees.
    pub trees: usize,
    /// Decides which parts.
    pub seed: u64,
}

impl Learner for Forest {
    fn fit(&self, examples: &Examples) -> Option<Fitted> {
        let parameters = RandomForestRegressorParameters::default()
            .with_n_trees(self.trees)
            .with_min_samples_leaf(3)
            .with_seed(self.seed);
        let forest = RandomForestRegressor::fit(&examples.rows, &examples.targets, parameters).ok()?;
        Some(Box::new(move |row| forest.predict(row).ok()?.first().copied()))
    }
}
