//! Forecasting models: what a worker runs at home. They learn online, from past truths alone.

mod climatology;
mod decomposed;
mod features;
mod forest;
mod last;
mod neighbours;
mod regression;
mod ridge;
mod seasonal;
mod smooth;

pub use climatology::Climatology;
pub use decomposed::Decomposed;
pub use forest::Forest;
pub use last::Last;
pub use neighbours::Neighbours;
pub use regression::{Examples, Fitted, Learner, Regression};
pub use ridge::Ridge;
pub use seasonal::Seasonal;
pub use smooth::Smooth;

use crate::Known;

/// A forecasting model.
pub trait Model {
    /// Its inference of the truth asked for; `None` when it has seen too little to say.
    fn infer(&mut self, known: &Known<'_>) -> Option<f64>;
}
