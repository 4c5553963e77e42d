#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use super::*;
use crate::truth::Report;
use crate::{Bundle, ById, Losses, WorkerId};

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn vector(texts: &[&str]) -> Vec<Number> {
    texts.iter().map(|text| n(text)).collect()
}

fn value(texts: &[&str]) -> Truth {
    Truth::Value(vector(texts))
}

fn one_loss(function: LossFunction, prediction: &str, truth: &str) -> Number {
    function.loss(&[n(prediction)], &value(&[truth])).unwrap()
}

/// Within a unit of the 18th significant digit.
fn assert_close(got: Number, expected: &str) {
    let expected = n(expected);
    let tolerance = expected.abs().max(Number::ONE).mul(Number::decimal(1, 18)).unwrap();
    assert!(got.sub(expected).unwrap().abs() <= tolerance, "{got} is not {expected}");
}

fn probabilities(labels: u32) -> Format {
    Format { answer: Answer::Label { labels }, bounds: None, require_unity: Some(Number::decimal(1, 6)) }
}

/// A bundle with these inferers, numbered from 0; combined and naive are the first of them.
fn bundle(inferers: &[&str]) -> Bundle<Vec<Number>> {
    let inferers: ById<WorkerId, _> =
        (0..).map(WorkerId).zip(inferers.iter().map(|text| vector(&[text]))).collect();
    let first = inferers.values().next().cloned().unwrap_or_default();
    Bundle { combined: first.clone(), naive: first, inferers, ..Bundle::default() }
}

fn log_losses(losses: &Losses) -> Vec<Number> {
    losses.inferers.values().map(|loss| loss.unwrap()).collect()
}

// Loss functions

#[test]
fn losses_of_values() {
    assert_eq!(one_loss(LossFunction::Squared, "7", "10"), n("9"));
    assert_eq!(one_loss(LossFunction::Absolute, "7", "10"), n("3"));
    let huber = LossFunction::Huber { delta: n("2") };
    assert_eq!(one_loss(huber, "9", "10"), n("0.5"));
    assert_eq!(one_loss(huber, "12", "10"), n("2"));
    assert_eq!(one_loss(huber, "7", "10"), n("4"));
    let ninth_decile = LossFunction::Pinball { quantile: n("0.75") };
    assert_eq!(one_loss(ninth_decile, "7", "10"), n("2.25"));
    assert_eq!(one_loss(ninth_decile, "13", "10"), n("0.75"));
}

#[test]
fn the_loss_of_a_vector_is_the_mean_over_its_components() {
    let loss = LossFunction::Squared.loss(&vector(&["1", "2", "3"]), &value(&["1", "0", "8"])).unwrap();
    assert_close(loss, "9.6666666666666666667");
}

#[test]
fn losses_of_labels() {
    let prediction = vector(&["0.5", "0.25", "0.25"]);
    assert_eq!(LossFunction::Brier.loss(&prediction, &Truth::Label(0)), Ok(n("0.375")));
    assert_eq!(LossFunction::Brier.loss(&prediction, &Truth::Label(2)), Ok(n("0.875")));
    assert_close(
        LossFunction::LogLoss.loss(&prediction, &Truth::Label(0)).unwrap(),
        "0.693147180559945309417",
    );
}

#[test]
fn a_probability_of_zero_costs_as_much_as_a_millionth_and_is_no_infinity() {
    let loss = |p: &str| LossFunction::LogLoss.loss(&vector(&[p, "0"]), &Truth::Label(0)).unwrap();
    assert_eq!(loss("0"), loss("0.000001"));
    assert_close(loss("0"), "13.8155105579642741041");
    assert_eq!(loss("1.000001"), Number::ZERO);
}

#[test]
fn a_truth_of_another_kind_or_shape_is_an_error() {
    let two = vector(&["0.5", "0.5"]);
    assert_eq!(
        LossFunction::Squared.loss(&two, &Truth::Label(0)),
        Err(LossError::WrongKind { expected: "value" })
    );
    assert_eq!(
        LossFunction::Brier.loss(&two, &value(&["1", "1"])),
        Err(LossError::WrongKind { expected: "label" })
    );
    assert_eq!(
        LossFunction::Squared.loss(&two, &value(&["1"])),
        Err(LossError::Arity { got: 2, expected: 1 })
    );
    assert_eq!(
        LossFunction::Brier.loss(&two, &Truth::Label(2)),
        Err(LossError::NoSuchLabel { label: 2, last: 1 })
    );
    assert!(LossFunction::Squared.loss(&[], &value(&[])).is_err());
    assert!(LossFunction::Brier.loss(&[], &Truth::Label(0)).is_err());
}

#[test]
fn a_loss_function_must_fit_the_answers_it_judges() {
    let (values, labels) = (Format::default(), probabilities(3));
    for function in [LossFunction::Squared, LossFunction::Huber { delta: n("1") }] {
        assert_eq!(function.validate(&values), Ok(()));
        assert!(matches!(function.validate(&labels), Err(LossError::LossDoesNotFit { of: "values", .. })));
    }
    for function in [LossFunction::LogLoss, LossFunction::Brier] {
        assert_eq!(function.validate(&labels), Ok(()));
        assert!(matches!(function.validate(&values), Err(LossError::LossDoesNotFit { of: "labels", .. })));
    }
    let scores = Format { require_unity: None, ..labels };
    assert_eq!(LossFunction::Brier.validate(&scores), Ok(()));
    assert_eq!(
        LossFunction::LogLoss.validate(&scores).unwrap_err().to_string(),
        "loss_does_not_fit: log_loss is a loss for probabilities (require_unity); choose another or change the format"
    );
}

#[test]
fn parameters_of_loss_functions_have_ranges() {
    let valid = |function: LossFunction| function.validate(&Format::default());
    assert_eq!(valid(LossFunction::Pinball { quantile: n("0.1") }), Ok(()));
    for quantile in ["0", "1", "-0.5", "2"] {
        assert!(valid(LossFunction::Pinball { quantile: n(quantile) }).is_err());
    }
    for delta in ["0", "-1"] {
        assert_eq!(
            valid(LossFunction::Huber { delta: n(delta) }).unwrap_err().to_string(),
            format!("parameter_out_of_range: delta is {delta}; it must be above 0")
        );
    }
}

#[test]
fn a_loss_function_is_a_word_or_a_word_with_its_parameter() {
    for (text, function) in [
        (r#""squared""#, LossFunction::Squared),
        (r#""log_loss""#, LossFunction::LogLoss),
        (r#"{"huber":{"delta":"0.5"}}"#, LossFunction::Huber { delta: n("0.5") }),
    ] {
        assert_eq!(serde_json::from_str::<LossFunction>(text).unwrap(), function);
        assert_eq!(serde_json::to_string(&function).unwrap(), text);
    }
}

// Losses of an epoch

#[test]
fn losses_of_an_epoch_are_log10() {
    let losses = judge(&LossFunction::Squared, &bundle(&["11", "20", "110"]), &value(&["10"])).unwrap();
    assert_eq!(log_losses(&losses), [n("0"), n("2"), n("4")]);
    assert_eq!((losses.combined, losses.naive), (Some(n("0")), Some(n("0"))));
}

#[test]
fn a_perfect_prediction_has_a_finite_loss() {
    // positive losses 1, 100, 10000: their median is 100, the floor 1e-7
    let losses = judge(&LossFunction::Squared, &bundle(&["10", "11", "20", "110"]), &value(&["10"])).unwrap();
    assert_close(log_losses(&losses)[0], "-7");
    assert_close(losses.combined.unwrap(), "-7");
    assert_close(log_losses(&losses)[2], "2");
}

#[test]
fn the_floor_holds_for_near_hits_and_for_every_value() {
    let mut inferences = bundle(&["10.00001", "11", "20", "110"]);
    inferences.one_out_inferers.insert(WorkerId(1), vector(&["10"]));
    let losses = judge(&LossFunction::Squared, &inferences, &value(&["10"])).unwrap();
    // positive losses 1e-10, 1, 100, 10000: their median is 50.5, the floor 5.05e-8
    assert_close(log_losses(&losses)[0], "-7.29670862188133862094");
    assert_eq!(losses.one_out_inferers.get(WorkerId(1)), Some(&Some(log_losses(&losses)[0])));
}

#[test]
fn when_everybody_is_right_rounding_separates_nobody() {
    let mut inferences = bundle(&["10", "10", "10"]);
    inferences.combined = vector(&["10.000000000000000001"]);
    let losses = judge(&LossFunction::Absolute, &inferences, &value(&["10"])).unwrap();
    assert!(losses.values().all(|loss| *loss == Some(n("-18"))));
}

#[test]
fn the_largest_values_of_the_wire_have_losses() {
    let losses = judge(&LossFunction::Squared, &bundle(&["1e40", "1", "0"]), &value(&["-1e40"])).unwrap();
    assert_close(log_losses(&losses)[0], "80.602059991327962390");
    for loss in log_losses(&losses) {
        assert_eq!(accept_log_loss(loss), Ok(()));
    }
}

#[test]
fn values_too_small_to_be_squared_do_not_fail_the_epoch() {
    for decades in [-60, -2000, -2463, -2465, -4900] {
        let tiny = vec![Number::TEN.powi(decades).unwrap()];
        let mut inferences = bundle(&["0", "0"]);
        inferences.inferers.insert(WorkerId(2), tiny);
        let losses = judge(&LossFunction::Squared, &inferences, &value(&["0"])).unwrap();
        for loss in losses.values() {
            assert_eq!(accept_log_loss(loss.unwrap()), Ok(()));
        }
    }
}

#[test]
fn an_epoch_without_inferers_has_no_losses() {
    assert_eq!(judge(&LossFunction::Squared, &bundle(&[]), &value(&["10"])), Err(LossError::NoInferers));
}

// Formats

#[test]
fn an_inference_has_the_arity_of_the_topic_and_keeps_its_bounds() {
    let bounds = Bounds { lower: n("-1"), upper: n("1") };
    let format = Format { answer: Answer::Value { arity: 2 }, bounds: Some(bounds), require_unity: None };
    assert_eq!(format.validate(), Ok(()));
    assert_eq!(format.accept(&vector(&["-1", "1"])), Ok(()));
    assert_eq!(format.accept(&vector(&["0"])), Err(LossError::Arity { got: 1, expected: 2 }));
    assert_eq!(
        format.accept(&vector(&["0", "1.5"])).unwrap_err().to_string(),
        "out_of_bounds: component 1 is 1.5, this topic takes -1 to 1"
    );
    // but the truth is what it is
    assert_eq!(format.accept_report(&Report::Value(vector(&["0", "1.5"]))), Ok(()));
}

#[test]
fn probabilities_add_up_to_one_within_the_tolerance() {
    let format = probabilities(3);
    assert_eq!(format.accept(&vector(&["0.2", "0.3", "0.5"])), Ok(()));
    assert_eq!(format.accept(&vector(&["0.333333", "0.333333", "0.333333"])), Ok(()));
    assert!(matches!(format.accept(&vector(&["0.2", "0.3", "0.4"])), Err(LossError::NoUnity { .. })));
    assert!(matches!(
        format.accept(&vector(&["1.5", "-0.5", "0"])),
        Err(LossError::NotAProbability { component: 0, .. })
    ));
    assert!(matches!(
        format.accept(&vector(&["0.75", "-0.25", "0.5"])),
        Err(LossError::NotAProbability { component: 1, .. })
    ));
}

#[test]
fn no_value_is_accepted_whose_square_could_fail_the_epoch() {
    let huge = Number::TEN.powi(41).unwrap();
    for value in [huge, huge.neg(), Number::MAX] {
        assert!(matches!(Format::default().accept(&[value]), Err(LossError::TooLarge { component: 0, .. })));
        let report = Report::Value(vec![value]);
        assert!(matches!(Format::default().accept_report(&report), Err(LossError::TooLarge { .. })));
    }
    assert_eq!(Format::default().accept(&[n("1e40")]), Ok(()));
}

#[test]
fn a_report_is_of_the_kind_of_the_topic_or_void() {
    let (values, labels) = (Format::default(), probabilities(3));
    for format in [values, labels] {
        assert_eq!(format.accept_report(&Report::Void), Ok(()));
    }
    assert_eq!(values.accept_report(&Report::Label(0)), Err(LossError::WrongKind { expected: "value" }));
    assert_eq!(labels.accept_report(&Report::Value(vec![])), Err(LossError::WrongKind { expected: "label" }));
    assert_eq!(labels.accept_report(&Report::Label(2)), Ok(()));
    assert_eq!(
        labels.accept_report(&Report::Label(3)).unwrap_err().to_string(),
        "no_such_label: label 3 was given, this topic has labels 0 to 2"
    );
    assert_eq!(
        values.accept_report(&Report::Value(vector(&["1", "2"]))),
        Err(LossError::Arity { got: 2, expected: 1 })
    );
}

#[test]
fn formats_have_ranges() {
    for (answer, valid) in [
        (Answer::Value { arity: 0 }, false),
        (Answer::Value { arity: 8 }, true),
        (Answer::Value { arity: 9 }, false),
        (Answer::Label { labels: 1 }, false),
        (Answer::Label { labels: 32 }, true),
        (Answer::Label { labels: 33 }, false),
    ] {
        assert_eq!(Format { answer, ..Format::default() }.validate().is_ok(), valid, "{answer:?}");
    }
    let bounded = |lower, upper| Format {
        bounds: Some(Bounds { lower: n(lower), upper: n(upper) }),
        ..Format::default()
    };
    assert_eq!(bounded("0", "1").validate(), Ok(()));
    assert!(matches!(bounded("1", "1").validate(), Err(LossError::EmptyBounds { .. })));
    for (tolerance, valid) in [("0", true), ("0.01", true), ("0.011", false), ("-0.001", false)] {
        let format = Format { require_unity: Some(n(tolerance)), ..probabilities(2) };
        assert_eq!(format.validate().is_ok(), valid, "{tolerance}");
    }
}

#[test]
fn a_forecast_is_the_log10_of_a_possible_loss() {
    assert_eq!(accept_log_loss(n("-100")), Ok(()));
    assert_eq!(accept_log_loss(n("100")), Ok(()));
    assert_eq!(
        accept_log_loss(n("100.5")).unwrap_err().to_string(),
        "log_loss_out_of_range: 100.5 is no log10 of a loss; it must be from -100 to 100"
    );
}
