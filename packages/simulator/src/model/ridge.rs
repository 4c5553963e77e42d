//! Ridge regression (smartcore).

use super::{Examples, Fitted, Learner};
use smartcore::linear::ridge_regression::{RidgeRegression, RidgeRegressionParameters};

/// Linear, with small coefficients.
pub struct Ridge {
    /// Weight of the penalty on large coefficients.
    pub penalty: f64,
}

impl Learner for Ridge {
    fn fit(&self, examples: &Examples) -> Option<Fitted> {
        let parameters = RidgeRegressionParameters::default().with_alpha(self.penalty).with_normalize(true);
        let ridge = RidgeRegression::fit(&examples.rows, &examples.targets, parameters).ok()?;
        Some(Box::new(move |row| ridge.predict(row).ok()?.first().copied()))
    }
}
