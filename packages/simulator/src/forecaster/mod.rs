//! Forecasters: they say how wrong each worker will be this time.

mod crowd;
mod memory;
mod regime;

pub use crowd::Crowd;
pub use memory::Memory;
pub use regime::Regime;

use crate::Known;
use allora_protocol::{ById, WorkerId};

/// What a forecaster looks at when an epoch opens.
pub struct View<'a> {
    /// The truths known.
    pub known: Known<'a>,
    /// The inferences of the epoch before, the newest that are revealed: nobody sees another's before he commits.
    pub before: &'a ById<WorkerId, f64>,
    /// The epochs scored so far, oldest first.
    pub lessons: &'a [Lesson],
}

/// An epoch that was scored.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// Truths that were known when it opened.
    pub known: usize,
    /// The inferences of the epoch before it, as they were known then.
    pub before: ById<WorkerId, f64>,
    /// The log10 losses of its inferences.
    pub losses: ById<WorkerId, f64>,
}

/// Someone who forecasts losses.
pub trait Forecaster {
    /// The log10 loss expected of each worker whom it knows.
    fn forecast(&mut self, view: &View<'_>) -> ById<WorkerId, f64>;
}
