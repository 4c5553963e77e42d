//! Who was good lately is good now.

use super::{Forecaster, View};
use allora_protocol::{ById, WorkerId};

/// Expects of each worker the exponentially weighted mean of his log10 losses.
pub struct Memory {
    alpha: f64,
    seen: usize,
    means: ById<WorkerId, f64>,
}

impl Memory {
    /// `alpha`: weight of the newest loss.
    pub fn new(alpha: f64) -> Self {
        Self { alpha, seen: 0, means: ById::new() }
    }
}

impl Forecaster for Memory {
    fn forecast(&mut self, view: &View<'_>) -> ById<WorkerId, f64> {
        for lesson in &view.lessons[self.seen..] {
            for (worker, loss) in lesson.losses.iter() {
                let mean = self.means.get_or_insert_with(worker, || *loss);
                *mean += self.alpha * (loss - *mean);
            }
        }
        self.seen = view.lessons.len();
        self.means.clone()
    }
}
