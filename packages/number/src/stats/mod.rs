//! Statistics of slices. None of them sorts or changes the caller's slice; sums run in the order of the
//! slice.
//!
//! ```
//! use cw_number::{Number, stats};
//!
//! let values = [3, 1, 2, 10].map(Number::integer);
//! assert_eq!(stats::median(&values)?, Number::decimal(25, 1));
//! assert_eq!(stats::quantile(&values, Number::ONE)?, Number::TEN);
//! # Ok::<(), cw_number::NumberError>(())
//! ```

mod moments;
mod order;
mod weighted;

pub use moments::{ema, mean, standard_deviation, sum};
pub use order::{median, median_absolute_deviation, quantile};
pub use weighted::{Weight, weighted_mean, weighted_median, weighted_percentiles};
