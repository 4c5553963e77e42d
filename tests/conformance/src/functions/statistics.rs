//! Statistics.

use super::{Answer, Inputs};
use crate::tree::Tree;
use cw_number::stats;

/// Sum of `x`.
pub fn sum(inputs: Inputs<'_>) -> Answer {
    Ok(stats::sum(&inputs.numbers("x")?)?.into())
}

/// Median of `x`.
pub fn median(inputs: Inputs<'_>) -> Answer {
    Ok(stats::median(&inputs.numbers("x")?)?.into())
}

/// Sample standard deviation of `x`.
pub fn std_dev(inputs: Inputs<'_>) -> Answer {
    Ok(stats::standard_deviation(&inputs.numbers("x")?)?.into())
}

/// Quantile `q` of `x`.
pub fn quantile(inputs: Inputs<'_>) -> Answer {
    Ok(stats::quantile(&inputs.numbers("x")?, inputs.number("q")?)?.into())
}

/// Moving average; without a record the new value.
pub fn ema(inputs: Inputs<'_>) -> Answer {
    let (new, old) = (inputs.number("current")?, inputs.number("previous")?);
    let average =
        if inputs.flag("first_time") { new } else { stats::ema(inputs.number("alpha")?, new, old)? };
    Ok(average.into())
}

/// Weighted percentiles.
pub fn weighted_percentile(inputs: Inputs<'_>) -> Answer {
    let (data, weights) = (inputs.numbers("data")?, inputs.numbers("weights")?);
    Ok(Tree::list(stats::weighted_percentiles(&data, &weights, &inputs.numbers("percentiles")?)?))
}
