//! Some are good in calm times, some in rough ones.

use super::{Forecaster, View};
use crate::Known;
use allora_protocol::{ById, WorkerId};

/// Expects of each worker his usual log10 loss in moments like this one: the quarter of the season, or
/// whether the series moved more than usual of late when it has none.
pub struct Regime {
    alpha: f64,
    seen: usize,
    means: Vec<ById<WorkerId, Mean>>,
}

/// A mean that starts at what it first sees and slows down to a weight of `alpha` for the newest.
#[derive(Clone, Copy, Default)]
struct Mean {
    count: f64,
    mean: f64,
}

/// Regimes told apart, and after them all times together.
const REGIMES: usize = 4;
/// So many losses in a regime count as much as the worker's mean over all times.
const PRIOR: f64 = 5.0;
/// Changes of the series that are "of late".
const LATE: usize = 3;

impl Regime {
    /// `alpha`: least weight of the newest loss.
    pub fn new(alpha: f64) -> Self {
        Self { alpha, seen: 0, means: vec![ById::new(); REGIMES + 1] }
    }

    fn learn(&mut self, regime: usize, worker: WorkerId, loss: f64) {
        let mean = self.means[regime].get_or_insert_with(worker, Mean::default);
        mean.count += 1.0;
        mean.mean += (loss - mean.mean) * self.alpha.max(1.0 / mean.count);
    }
}

impl Forecaster for Regime {
    fn forecast(&mut self, view: &View<'_>) -> ById<WorkerId, f64> {
        for lesson in &view.lessons[self.seen..] {
            let then = Known { truths: &view.known.truths[..lesson.known], ..view.known };
            for (worker, loss) in lesson.losses.iter() {
                self.learn(regime(&then), worker, *loss);
                self.learn(REGIMES, worker, *loss);
            }
        }
        self.seen = view.lessons.len();
        let now = &self.means[regime(&view.known)];
        self.means[REGIMES].map(|worker, always| {
            let here = now.get(worker).copied().unwrap_or_default();
            (here.count * here.mean + PRIOR * always.mean) / (here.count + PRIOR)
        })
    }
}

fn regime(known: &Known<'_>) -> usize {
    if let Some(season) = known.season {
        return known.target() % season * REGIMES / season;
    }
    let changes: Vec<f64> = known.truths.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let mean = |changes: &[f64]| changes.iter().sum::<f64>() / changes.len().max(1) as f64;
    usize::from(mean(&changes[changes.len().saturating_sub(LATE)..]) > mean(&changes))
}
