//! Numbers written as text, and how near is near.

use allora_protocol::{ById, Number, WorkerId};
use proptest::test_runner::{Config as ProptestConfig, RngSeed};

pub fn n(text: &str) -> Number {
    text.parse().unwrap()
}

pub fn all(text: &str) -> Vec<Number> {
    text.split_whitespace().map(n).collect()
}

/// Workers 0, 1, 2.. have these numbers.
pub fn row(text: &str) -> ById<WorkerId, Number> {
    (0..).map(WorkerId).zip(all(text)).collect()
}

/// `|got - expected| <= 1e-13 + 1e-11 |expected|`
#[track_caller]
pub fn near(got: Number, expected: Number) {
    let allowed = expected.abs().mul(n("1e-11")).unwrap().add(n("1e-13")).unwrap();
    assert!(got.sub(expected).unwrap().abs() <= allowed, "got {got}, expected {expected}");
}

#[track_caller]
pub fn row_near(got: &ById<WorkerId, Number>, expected: &str) {
    let expected = row(expected);
    assert_eq!(got.ids().collect::<Vec<_>>(), expected.ids().collect::<Vec<_>>());
    for (got, expected) in got.values().zip(expected.values()) {
        near(*got, *expected);
    }
}

pub fn sum<'a>(values: impl IntoIterator<Item = &'a Number>) -> Number {
    values.into_iter().fold(Number::ZERO, |sum, value| sum.add(*value).unwrap())
}

/// The same cases in every run.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
