//! Statistics: worked examples, and what may not change them.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail"
)]

mod common;

use common::n;
use cosmwasm_std::Uint128;
use cw_number::stats::{
    ema, mean, median, median_absolute_deviation, quantile, standard_deviation, sum, weighted_mean,
    weighted_median, weighted_percentiles,
};
use cw_number::{Function, Number, NumberError};
use proptest::prelude::*;

fn list(text: &str) -> Vec<Number> {
    text.split_whitespace().map(n).collect()
}

fn amounts(values: &[u128]) -> Vec<Uint128> {
    values.iter().copied().map(Uint128::new).collect()
}

#[test]
fn worked_examples_of_means_and_deviations() {
    let values = list("2 4 4 4 5 5 7 9");
    assert_eq!(sum(&values), Ok(n("40")));
    assert_eq!(mean(&values), Ok(n("5")));
    assert_eq!(standard_deviation(&values), n("32").div(n("7")).unwrap().sqrt());
    assert_eq!(median(&values), Ok(n("4.5")));
    assert_eq!(median_absolute_deviation(&values), Ok(Number::HALF));
    assert_eq!(median(&list("3 1 2")), Ok(n("2")));
    assert_eq!(median_absolute_deviation(&list("1 1 2 2 4 6 9")), Ok(Number::ONE));
}

#[test]
fn a_quantile_counts_from_the_greatest() {
    let values = list("10 40 30 20");
    for (q, value) in [("1", "40"), ("0", "10"), ("0.5", "25"), ("0.75", "32.5")] {
        assert_eq!(quantile(&values, n(q)), Ok(n(value)), "{q}");
    }
    assert_eq!(quantile(&list("5"), n("0.3")), Ok(n("5")));
}

#[test]
fn an_average_moves_by_its_share_and_stays_when_nothing_changes() {
    assert_eq!(ema(n("0.25"), n("8"), n("4")), Ok(n("5")));
    assert_eq!(ema(Number::ONE, n("8"), n("4")), Ok(n("8")));
    assert_eq!(ema(Number::ZERO, n("8"), n("4")), Ok(n("4")));
    for text in ["0.1", "0.3", "1e-30", "123.456"] {
        assert_eq!(ema(n("0.1"), n(text), n(text)), Ok(n(text)));
    }
}

#[test]
fn a_weighted_mean_weighs() {
    assert_eq!(weighted_mean(&list("1 2 3"), &list("1 1 2")), Ok(n("2.25")));
    assert_eq!(weighted_mean(&list("1 2"), &list("0 0")), Err(NumberError::DivisionByZero));
    assert_eq!(weighted_mean(&[], &[]), Err(NumberError::DivisionByZero));
    assert_eq!(weighted_mean(&list("1 2"), &list("1")), Err(NumberError::Lengths { left: 2, right: 1 }));
}

#[test]
fn a_weighted_median_exceeds_half_or_is_the_middle_of_two() {
    let values = list("30 10 20");
    assert_eq!(weighted_median(&values, &amounts(&[1, 1, 1])), Ok(n("20")));
    assert_eq!(weighted_median(&values, &amounts(&[2, 1, 1])), Ok(n("25")), "half is below 30");
    assert_eq!(weighted_median(&values, &amounts(&[3, 1, 1])), Ok(n("30")));
    assert_eq!(
        weighted_median(&values, &amounts(&[1, 1, 0])),
        Ok(n("20")),
        "20 has no weight: the middle of 10 and 30"
    );
    assert_eq!(weighted_median(&values, &amounts(&[u128::MAX; 3])), Ok(n("20")), "sums exceed 128 bits");
    assert_eq!(weighted_median(&values, &list("0.5 0.25 0.25")), Ok(n("25")));
    assert_eq!(weighted_median(&list("7"), &amounts(&[5])), Ok(n("7")));
}

#[test]
fn a_weighted_median_needs_weight() {
    let values = list("1 2");
    assert_eq!(weighted_median(&values, &amounts(&[0, 0])), Err(NumberError::DivisionByZero));
    assert_eq!(weighted_median(&values, &amounts(&[1])), Err(NumberError::Lengths { left: 2, right: 1 }));
    assert_eq!(weighted_median::<Uint128>(&[], &[]), Err(NumberError::Empty { what: "the weighted median" }));
    let negative = Err(NumberError::domain(Function::Weight, n("-1")));
    assert_eq!(weighted_median(&values, &list("2 -1")), negative);
}

#[test]
fn a_quantile_beyond_the_ends_is_an_error() {
    for q in ["-0.1", "1.1"].map(n) {
        let refused = NumberError::domain(Function::Quantile, q);
        assert_eq!(quantile(&list("1 2 3"), q), Err(refused));
        let percentile = q.mul(Number::integer(100)).unwrap();
        let refused = NumberError::domain(Function::WeightedPercentiles, percentile);
        assert_eq!(weighted_percentiles(&list("1 2"), &list("1 1"), &[percentile]), Err(refused));
    }
}

#[test]
fn weighted_percentiles_interpolate_between_the_middles_of_the_weights() {
    // Middles at 1/8, 3/8, 5/8, 7/8.
    let (values, weights) = (list("40 10 20 30"), list("1 1 1 1"));
    let percentiles = list("0 12.5 25 50 87.5 100");
    assert_eq!(weighted_percentiles(&values, &weights, &percentiles), Ok(list("10 10 15 25 40 40")));
    // Middles at 1/8 and 5/8.
    let result = weighted_percentiles(&list("0 8"), &list("1 3"), &list("12.5 25 37.5 62.5 90"));
    assert_eq!(result, Ok(list("0 2 4 8 8")));
    assert_eq!(weighted_percentiles(&list("5"), &list("2"), &list("3")), Ok(list("5")));
    assert_eq!(weighted_percentiles(&list("5"), &list("0"), &list("3")), Err(NumberError::DivisionByZero));
    assert_eq!(
        weighted_percentiles(&[], &[], &[]),
        Err(NumberError::Empty { what: "a weighted percentile" })
    );
}

#[test]
fn statistics_of_no_values_are_errors_that_name_them() {
    assert_eq!(sum(&[]), Ok(Number::ZERO));
    assert_eq!(mean(&[]), Err(NumberError::Empty { what: "the mean" }));
    assert_eq!(median(&[]), Err(NumberError::Empty { what: "the median" }));
    assert_eq!(quantile(&[], Number::HALF), Err(NumberError::Empty { what: "a quantile" }));
    assert_eq!(standard_deviation(&[]), Ok(Number::ZERO));
    assert_eq!(standard_deviation(&list("3")), Ok(Number::ZERO));
    assert_eq!(standard_deviation(&[n("0.1"); 7]), Ok(Number::ZERO));
    assert_eq!(mean(&[]).unwrap_err().to_string(), "empty: the mean of no values is not defined");
}

fn number() -> impl Strategy<Value = Number> {
    (-1_000_000i64..1_000_000, 0u8..4).prop_map(|(digits, places)| Number::decimal(digits, places))
}

fn list_of(least: usize) -> impl Strategy<Value = Vec<Number>> {
    prop::collection::vec(number(), least..30)
}

fn near(a: Number, b: Number) -> bool {
    a.sub(b).unwrap().abs() <= a.abs().max(b.abs()).max(Number::ONE).mul(n("1e-12")).unwrap()
}

proptest! {
    #[test]
    fn order_does_not_matter_to_medians_and_quantiles(values in list_of(1), q in 0i64..=100) {
        let mut reversed = values.clone();
        reversed.reverse();
        let q = Number::decimal(q, 2);
        prop_assert_eq!(median(&values), median(&reversed));
        prop_assert_eq!(quantile(&values, q), quantile(&reversed, q));
        prop_assert_eq!(median_absolute_deviation(&values), median_absolute_deviation(&reversed));
        let (least, greatest) = (values.iter().min().unwrap(), values.iter().max().unwrap());
        prop_assert!((*least..=*greatest).contains(&median(&values).unwrap()));
        prop_assert!((*least..=*greatest).contains(&quantile(&values, q).unwrap()));
    }

    #[test]
    fn shifting_and_scaling_do_what_they_should(values in list_of(2), shift in number()) {
        let shifted: Vec<_> = values.iter().map(|value| value.add(shift).unwrap()).collect();
        let doubled: Vec<_> = values.iter().map(|value| value.mul(n("-2")).unwrap()).collect();
        prop_assert!(near(standard_deviation(&shifted).unwrap(), standard_deviation(&values).unwrap()));
        prop_assert!(near(mean(&shifted).unwrap(), mean(&values).unwrap().add(shift).unwrap()));
        let twice = standard_deviation(&values).unwrap().mul(Number::TWO).unwrap();
        prop_assert_eq!(standard_deviation(&doubled).unwrap(), twice);
        prop_assert_eq!(median(&doubled).unwrap(), median(&values).unwrap().mul(n("-2")).unwrap());
    }

    #[test]
    fn equal_weights_are_no_weights(values in list_of(1), weight in 1u128..) {
        let weights = vec![Uint128::new(weight); values.len()];
        prop_assert_eq!(weighted_median(&values, &weights), median(&values));
        let ones = vec![Number::ONE; values.len()];
        prop_assert_eq!(weighted_mean(&values, &ones), mean(&values));
        prop_assert_eq!(weighted_median(&values, &ones), median(&values));
    }

    #[test]
    fn a_weighted_median_halves_the_weight(pairs in prop::collection::vec((number(), 1u64..1000), 1..30)) {
        let (values, weights): (Vec<_>, Vec<_>) = pairs.iter().map(|(v, w)| (*v, Uint128::from(*w))).unzip();
        let middle = weighted_median(&values, &weights).unwrap();
        let total: u64 = pairs.iter().map(|(_, w)| w).sum();
        let below: u64 = pairs.iter().filter(|(v, _)| *v < middle).map(|(_, w)| w).sum();
        let above: u64 = pairs.iter().filter(|(v, _)| *v > middle).map(|(_, w)| w).sum();
        prop_assert!(2 * below <= total && 2 * above <= total);
    }

    #[test]
    fn percentiles_ascend_within_the_values(pairs in prop::collection::vec((number(), 1i64..1000), 1..20)) {
        let weighed = pairs.iter().map(|(value, weight)| (*value, Number::integer(*weight)));
        let (values, weights): (Vec<_>, Vec<_>) = weighed.unzip();
        let percentiles: Vec<_> = (0..=20).map(|i| Number::integer(5 * i)).collect();
        let result = weighted_percentiles(&values, &weights, &percentiles).unwrap();
        prop_assert!(result.windows(2).all(|pair| pair[0] <= pair[1] || near(pair[0], pair[1])));
        prop_assert_eq!(&result[0], values.iter().min().unwrap());
        prop_assert_eq!(&result[20], values.iter().max().unwrap());
    }
}
