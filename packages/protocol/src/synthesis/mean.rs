//! Means of inferences, component by component.

use crate::{Number, NumberError};
use cw_number::stats;

/// The weighted mean `Σ w v / Σ w` of vectors of one length, component by component, held between the
/// smallest and the largest value (rounding may leave them by a last digit).
///
/// `weights`: one per value, not negative. Errors: [`NumberError::DivisionByZero`] when they sum to 0,
/// [`NumberError::Overflow`]. Source: reference 9.3.
pub fn weighted(values: &[&[Number]], weights: &[Number]) -> Result<Vec<Number>, NumberError> {
    let total = stats::sum(weights)?;
    let mean = |at| {
        let (mut sum, mut least, mut most) = (Number::ZERO, Number::MAX, Number::MIN);
        for (value, weight) in component(values, at).zip(weights) {
            sum = sum.add(value.mul(*weight)?)?;
            least = least.min(value);
            most = most.max(value);
        }
        Ok(sum.div(total)?.max(least).min(most))
    };
    (0..arity(values)).map(mean).collect()
}

/// The plain mean. Errors as [`weighted`].
pub fn plain(values: &[&[Number]]) -> Result<Vec<Number>, NumberError> {
    weighted(values, &vec![Number::ONE; values.len()])
}

/// The median of each component. With `unity` (probabilities of classes) it is divided by its sum, since
/// medians of probabilities do not sum to one; all medians 0: uniform.
///
/// Errors: [`NumberError::Overflow`]. Source: reference 1.2, 9.1.
pub fn median(values: &[&[Number]], unity: bool) -> Result<Vec<Number>, NumberError> {
    let median = |at| stats::median(&component(values, at).collect::<Vec<_>>());
    let medians = (0..arity(values)).map(median).collect::<Result<Vec<_>, _>>()?;
    if !unity {
        return Ok(medians);
    }
    let sum = stats::sum(&medians)?;
    if sum.is_zero() {
        let share = Number::ONE.div(Number::from(medians.len() as u64))?;
        return Ok(vec![share; medians.len()]);
    }
    medians.iter().map(|median| median.div(sum)).collect()
}

/// Components of each value.
fn arity(values: &[&[Number]]) -> usize {
    values.first().map_or(0, |value| value.len())
}

/// One component of all values.
pub(super) fn component<'a>(values: &'a [&'a [Number]], at: usize) -> impl Iterator<Item = Number> + 'a {
    values.iter().filter_map(move |value| value.get(at).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(texts: &[&str]) -> Vec<Number> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn each_component_has_its_own_mean_under_common_weights() {
        let (a, b) = (numbers(&["1", "10"]), numbers(&["3", "20"]));
        assert_eq!(weighted(&[&a, &b], &numbers(&["3", "1"])).unwrap(), numbers(&["1.5", "12.5"]));
        assert_eq!(plain(&[&a, &b]).unwrap(), numbers(&["2", "15"]));
    }

    #[test]
    fn a_mean_of_equal_values_is_that_value_to_the_last_digit() {
        let third = numbers(&["0.333333333333333333333"]);
        let values = vec![third.as_slice(); 7];
        let weights = numbers(&["0.1", "0.7", "1e-9", "0.123456789", "1", "0.3", "0.9"]);
        assert_eq!(weighted(&values, &weights).unwrap(), third);
    }

    #[test]
    fn weights_that_sum_to_nothing_are_an_error() {
        let value = numbers(&["1"]);
        assert_eq!(weighted(&[&value], &[Number::ZERO]), Err(NumberError::DivisionByZero));
        assert_eq!(plain(&[]).unwrap(), []);
    }

    #[test]
    fn medians_of_probabilities_are_divided_by_their_sum() {
        let votes = ["0.5 0.25 0.25", "0.25 0.5 0.25", "0.25 0.25 0.5"]
            .map(|vote| numbers(&vote.split(' ').collect::<Vec<_>>()));
        let values: Vec<&[Number]> = votes.iter().map(Vec::as_slice).collect();
        assert_eq!(median(&values, false).unwrap(), numbers(&["0.25"; 3]));
        let shares = median(&values, true).unwrap();
        assert_eq!(shares, vec![Number::ONE.div(Number::integer(3)).unwrap(); 3]);
    }

    #[test]
    fn probabilities_whose_medians_are_all_nothing_become_uniform() {
        let votes =
            [numbers(&["1", "0", "0", "0"]), numbers(&["0", "1", "0", "0"]), numbers(&["0", "0", "1", "0"])];
        let values: Vec<&[Number]> = votes.iter().map(Vec::as_slice).collect();
        assert_eq!(median(&values, true).unwrap(), numbers(&["0.25"; 4]));
    }
}
