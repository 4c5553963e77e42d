//! The series that is played: the truth of each epoch and, maybe, the workers' inferences.

mod csv;
mod shipped;

pub use self::csv::{SeriesError, parse, read};
pub use shipped::shipped;

use allora_protocol::Number;

/// A series of truths, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it shows, for titles.
    pub title: String,
    /// What one epoch is.
    pub step: String,
    /// What the numbers of epochs count, for axes.
    pub axis: String,
    /// Unit of the truth, for axes; empty when unknown.
    pub unit: String,
    /// Steps in a season, when it has one.
    pub season: Option<usize>,
    /// Names of the workers whose inferences come with the series; none: the built-in models work.
    pub workers: Vec<String>,
    /// One row per epoch.
    pub rows: Vec<Row>,
}

/// One epoch of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number.
    pub epoch: u64,
    /// What really happened.
    pub truth: Number,
    /// The inference of each worker of [`Series::workers`]; `None` where a worker was absent.
    pub inferences: Vec<Option<Number>>,
}
