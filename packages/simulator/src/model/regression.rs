//! A regression on features of the past, fitted anew every so often.

use super::{Model, features::Past};
use crate::Known;
use smartcore::linalg::basic::matrix::DenseMatrix;

/// A fitted regression: from one row of features to the answer.
pub type Fitted = Box<dyn Fn(&DenseMatrix<f64>) -> Option<f64>>;

/// What a regression learns from.
pub struct Examples {
    /// A row of features per example.
    pub rows: DenseMatrix<f64>,
    /// What came of each.
    pub targets: Vec<f64>,
}

/// What kind of regression it is.
pub trait Learner {
    /// Fits features to targets; `None` when it cannot.
    fn fit(&self, examples: &Examples) -> Option<Fitted>;
}

/// A [`Model`] that learns the truth some steps ahead from features of the past.
pub struct Regression<L> {
    learner: L,
    window: usize,
    every: usize,
    state: Option<State>,
}

struct State {
    learnt_at: usize,
    scale: Vec<(f64, f64)>,
    fitted: Fitted,
}

/// Fewer examples teach nothing.
const FEWEST: usize = 20;

impl<L: Learner> Regression<L> {
    /// Learns from the newest `window` truths, again after every `every` further ones.
    pub fn new(learner: L, window: usize, every: usize) -> Self {
        Self { learner, window, every, state: None }
    }

    fn learn(&self, past: &Past<'_>, learnt_at: usize) -> Option<State> {
        let from = past.first().max(learnt_at.saturating_sub(self.window));
        if learnt_at < from + FEWEST {
            return None;
        }
        let mut rows: Vec<_> = (from..learnt_at).map(|position| past.features(position)).collect();
        let scale = scale(&rows);
        for row in &mut rows {
            standardise(row, &scale);
        }
        let rows = DenseMatrix::from_2d_vec(&rows).ok()?;
        let targets = (from..learnt_at).map(|position| past.change(position)).collect();
        Some(State { learnt_at, scale, fitted: self.learner.fit(&Examples { rows, targets })? })
    }
}

impl<L: Learner> Model for Regression<L> {
    fn infer(&mut self, known: &Known<'_>) -> Option<f64> {
        let past = Past::new(known);
        if self.state.as_ref().is_none_or(|state| known.truths.len() >= state.learnt_at + self.every) {
            self.state = self.learn(&past, known.truths.len());
        }
        let state = self.state.as_ref()?;
        let mut row = past.features(known.target());
        standardise(&mut row, &state.scale);
        past.truth((state.fitted)(&DenseMatrix::from_2d_vec(&vec![row]).ok()?)?)
    }
}

/// Mean and deviation of each column.
fn scale(rows: &[Vec<f64>]) -> Vec<(f64, f64)> {
    let count = rows.len() as f64;
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns)
        .map(|column| {
            let mean = rows.iter().map(|row| row[column]).sum::<f64>() / count;
            let variance = rows.iter().map(|row| (row[column] - mean).powi(2)).sum::<f64>() / count;
            (mean, variance.sqrt())
        })
        .collect()
}

/// A column that never varied says nothing and becomes 0.
fn standardise(row: &mut [f64], scale: &[(f64, f64)]) {
    for (value, (mean, deviation)) in row.iter_mut().zip(scale) {
        *value = if *deviation > 0.0 { (*value - mean) / deviation } else { 0.0 };
    }
}
