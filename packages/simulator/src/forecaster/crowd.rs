//! Who stands far from the crowd is probably wrong; how probably is learnt.

use super::{Forecaster, Lesson, View};
use crate::model::{Examples, Fitted, Learner, Ridge};
use crate::stats;
use allora_protocol::{ById, WorkerId};
use smartcore::linalg::basic::matrix::DenseMatrix;

/// Expects a log10 loss by ridge regression, one for all workers, on: the worker's usual loss, how far his
/// inference of the epoch before is from the median one, and how far those are apart.
pub struct Crowd {
    alpha: f64,
    every: usize,
    window: usize,
    seen: usize,
    means: ById<WorkerId, f64>,
    examples: Vec<(Vec<f64>, f64)>,
    fitted: Option<(usize, Fitted)>,
}

/// Fewer examples teach nothing.
const FEWEST: usize = 100;

impl Crowd {
    /// `alpha`: weight of the newest loss in a usual loss; learns from the newest `window` examples (one per
    /// worker and epoch), again after every `every` further ones.
    pub fn new(alpha: f64, window: usize, every: usize) -> Self {
        let (means, examples) = (ById::new(), Vec::new());
        Self { alpha, every, window, seen: 0, means, examples, fitted: None }
    }

    fn study(&mut self, lesson: &Lesson) {
        let crowd = Spread::of(&lesson.before);
        for (worker, loss) in lesson.losses.iter() {
            let usual = *self.means.get_or_insert_with(worker, || *loss);
            if let Some(inference) = lesson.before.get(worker) {
                self.examples.push((crowd.features(usual, *inference), *loss));
            }
            self.means.insert(worker, usual + self.alpha * (loss - usual));
        }
    }

    fn fit(&mut self) {
        let count = self.examples.len();
        let due = self.fitted.as_ref().is_none_or(|(at, _)| count >= at + self.every);
        if count < FEWEST || !due {
            return;
        }
        let (rows, targets): (Vec<_>, _) =
            self.examples[count.saturating_sub(self.window)..].iter().cloned().unzip();
        let examples = DenseMatrix::from_2d_vec(&rows).ok().map(|rows| Examples { rows, targets });
        let fitted = examples.and_then(|examples| Ridge { penalty: 1.0 }.fit(&examples));
        self.fitted = fitted.map(|fitted| (count, fitted));
    }
}

impl Forecaster for Crowd {
    fn forecast(&mut self, view: &View<'_>) -> ById<WorkerId, f64> {
        for lesson in &view.lessons[self.seen..] {
            self.study(lesson);
        }
        self.seen = view.lessons.len();
        self.fit();
        let Some((_, fitted)) = &self.fitted else { return ById::new() };
        let crowd = Spread::of(view.before);
        view.before.filter_map(|worker, inference| {
            let row = vec![crowd.features(*self.means.get(worker)?, *inference)];
            fitted(&DenseMatrix::from_2d_vec(&row).ok()?)
        })
    }
}

/// Where the inferences of an epoch stand: their median, and how far they are from it.
struct Spread {
    centre: f64,
    width: f64,
}

impl Spread {
    fn of(inferences: &ById<WorkerId, f64>) -> Self {
        let centre = stats::median(inferences.values().copied()).unwrap_or_default();
        let distances = inferences.values().map(|inference| (inference - centre).abs());
        Self { centre, width: stats::median(distances).unwrap_or_default().max(f64::MIN_POSITIVE.sqrt()) }
    }

    fn features(&self, usual: f64, inference: f64) -> Vec<f64> {
        let distance = (inference - self.centre).abs() / self.width;
        vec![usual, (1.0 + distance * distance).log10(), self.width.log10()]
    }
}
