//! Statistics of slices. None of them sorts or changes the caller's slice; sums run in the order of the slice.

mod moments;
mod order;
mod weighted;

pub use moments::{ema, mean, standard_deviation, sum};
pub use order::{median, median_absolute_deviation, quantile};
pub use weighted::{Weight, weighted_mean, weighted_median, weighted_percentiles};
