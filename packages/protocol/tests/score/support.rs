//! Numbers written as text, and how near is near.

use allora_protocol::{ById, Losses, Number, WorkerId};
use proptest::test_runner::{Config as ProptestConfig, RngSeed};

pub fn n(text: &str) -> Number {
    text.parse().unwrap()
}

pub fn all(text: &str) -> Vec<Number> {
    text.split_whitespace().map(n).collect()
}

/// `|got - expected| <= 1e-13 + 1e-11 |expected|`
#[track_caller]
pub fn near(got: Number, expected: Number) {
    let allowed = expected.abs().mul(n("1e-11")).unwrap().add(n("1e-13")).unwrap();
    assert!(got.sub(expected).unwrap().abs() <= allowed, "got {got}, expected {expected}");
}

#[track_caller]
pub fn all_near(got: &[Number], expected: &[Number]) {
    assert_eq!(got.len(), expected.len());
    for (got, expected) in got.iter().zip(expected) {
        near(*got, *expected);
    }
}

/// Workers from `first` on have these numbers.
pub fn from<T: Copy>(first: u32, values: &[T]) -> ById<WorkerId, T> {
    (first..).map(WorkerId).zip(values.iter().copied()).collect()
}

pub fn some(text: &str) -> Vec<Option<Number>> {
    all(text).into_iter().map(Some).collect()
}

/// Network losses of epoch 303 of the reference's simulator: inferers 0..4, forecasters 5..7 (reference 22.3).
pub fn epoch_303() -> Losses {
    let one_out = some(
        "-3.6425006166651914 -3.7781774423518204 -3.676482860591498 -4.052830926934573 -3.0245380004827647
         -3.61580923704328 -3.7639920352568383 -3.909789217307866",
    );
    Losses {
        combined: Some(n("-3.775052681905373")),
        naive: Some(n("-1.9306694292551756")),
        inferers: from(
            0,
            &some(
                "-1.8684599201396948 -1.5263104748279517 -1.9763644691654305 -2.161140022447525 -3.820680922611702",
            ),
        ),
        forecasters: from(5, &some("-3.9015619533346726 -3.5875118547810945 -3.4417845880516165")),
        one_out_inferers: from(0, &one_out[..5]),
        one_out_forecasters: from(5, &one_out[5..]),
        one_in_forecasters: from(5, &some("-4.048718995738731 -3.773983542404223 -3.6449866178968637")),
        one_out_inferer_forecasters: ById::new(),
    }
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
