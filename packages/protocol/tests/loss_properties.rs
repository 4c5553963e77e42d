//! What holds for every loss and every epoch that is judged.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use allora_protocol::loss::{Answer, Bounds, Format, LossFunction, accept_log_loss, judge};
use allora_protocol::network_loss::network_losses;
use allora_protocol::truth::Truth;
use allora_protocol::{Bundle, ById, Losses, Number, WorkerId};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 500,
        rng_seed: RngSeed::Fixed(9),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Any size that a message can carry, and then some that it cannot.
fn any_number() -> BoxedStrategy<Number> {
    let float = (any::<i64>(), prop_oneof![-60..40i32, -4800..0i32])
        .prop_map(|(digits, places)| Number::integer(digits).mul(Number::TEN.powi(places).unwrap()).unwrap());
    prop_oneof![
        8 => float,
        1 => prop::sample::select(vec![Number::MAX, Number::MIN, Number::MIN_POSITIVE, Number::ZERO, Number::ONE]),
    ]
    .boxed()
}

/// What a topic accepts.
fn wire_number() -> BoxedStrategy<Number> {
    any_number().prop_map(|number| number.clamp(Number::WIRE_MAX.neg(), Number::WIRE_MAX)).boxed()
}

fn value_loss() -> impl Strategy<Value = LossFunction> {
    prop_oneof![
        Just(LossFunction::Squared),
        Just(LossFunction::Absolute),
        (1..1000i64).prop_map(|delta| LossFunction::Huber { delta: Number::decimal(delta, 2) }),
        (1..100i64).prop_map(|quantile| LossFunction::Pinball { quantile: Number::decimal(quantile, 2) }),
    ]
}

fn label_loss() -> impl Strategy<Value = LossFunction> {
    prop_oneof![Just(LossFunction::LogLoss), Just(LossFunction::Brier)]
}

/// Probabilities of so many labels, adding up to one as nearly as numbers do.
fn probabilities(labels: usize) -> impl Strategy<Value = Vec<Number>> {
    prop::collection::vec(0..100i64, labels).prop_map(|mut parts| {
        parts[0] += 1;
        let whole = Number::integer(parts.iter().sum());
        parts.into_iter().map(|part| Number::integer(part).div(whole).unwrap()).collect()
    })
}

/// An epoch: combined, naive, inferers, one-outs and implied inferences, all with values of `value`.
fn epoch<T: std::fmt::Debug + Clone + 'static>(
    value: impl Strategy<Value = T> + 'static,
    inferers: usize,
    forecasters: usize,
) -> impl Strategy<Value = Bundle<T>> {
    let count = 2 + inferers * (2 + forecasters) + 3 * forecasters;
    prop::collection::vec(value, count).prop_map(move |values| {
        let mut values = values.into_iter();
        let mut row = |from: usize, len: usize| -> ById<WorkerId, T> {
            (from..from + len).map(|id| (WorkerId(id as u32), values.next().unwrap())).collect()
        };
        let (inferers_row, forecasters_row) = (row(0, inferers), row(100, forecasters));
        let bundle = Bundle {
            one_out_inferers: row(0, inferers),
            one_out_forecasters: row(100, forecasters),
            one_in_forecasters: row(100, forecasters),
            one_out_inferer_forecasters: (100..100 + forecasters)
                .map(|forecaster| (WorkerId(forecaster as u32), row(0, inferers)))
                .collect(),
            inferers: inferers_row,
            forecasters: forecasters_row,
            combined: values.next().unwrap(),
            naive: values.next().unwrap(),
        };
        assert_eq!(bundle.values().count(), count);
        bundle
    })
}

fn any_epoch<T: std::fmt::Debug + Clone + 'static>(
    value: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Bundle<T>> {
    let value = value.boxed();
    (1..6usize, 0..3usize)
        .prop_flat_map(move |(inferers, forecasters)| epoch(value.clone(), inferers, forecasters))
}

/// Reports of one shape with their stakes.
fn any_reports() -> impl Strategy<Value = Vec<(Number, Losses)>> {
    let loss = prop::option::weighted(0.8, (-1000..1000i64).prop_map(|loss| Number::decimal(loss, 2)));
    (1..4usize, 0..3usize, 1..5usize).prop_flat_map(move |(inferers, forecasters, reporters)| {
        let report = epoch(loss.clone(), inferers, forecasters).prop_map(|mut losses| {
            losses.combined = losses.combined.or(Some(Number::ONE));
            losses.naive = losses.naive.or(Some(Number::ONE));
            losses
        });
        prop::collection::vec(((1..1000i64).prop_map(Number::integer), report), reporters)
    })
}

fn network_of(reports: &[(Number, Losses)]) -> Losses {
    let borrowed: Vec<_> = reports.iter().map(|(stake, losses)| (*stake, losses)).collect();
    network_losses(&reports[0].1, &borrowed).unwrap()
}

fn is_close(a: Option<Number>, b: Option<Number>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.sub(b).unwrap().abs() <= Number::decimal(1, 15),
        (a, b) => a == b,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_numbers_make_it_panic(
        function in prop_oneof![value_loss(), label_loss()],
        inferences in any_epoch(prop::collection::vec(any_number(), 0..3)),
        truth in prop_oneof![
            prop::collection::vec(any_number(), 0..3).prop_map(Truth::Value),
            (0..4u32).prop_map(Truth::Label),
        ],
        (lower, upper, tolerance) in (any_number(), any_number(), any_number()),
    ) {
        let _ = judge(&function, &inferences, &truth);
        for answer in [Answer::Value { arity: 2 }, Answer::Label { labels: 2 }] {
            let format = Format { answer, bounds: Some(Bounds { lower, upper }), require_unity: Some(tolerance) };
            let _ = (format.validate(), function.validate(&format), format.accept(&inferences.combined));
        }
        let _ = accept_log_loss(lower);
    }

    #[test]
    fn whatever_a_topic_accepts_has_a_finite_loss_that_could_have_been_forecast(
        function in value_loss(),
        inferences in any_epoch(prop::collection::vec(wire_number(), 1)),
        truth in wire_number(),
    ) {
        let losses = judge(&function, &inferences, &Truth::Value(vec![truth])).unwrap();
        for loss in losses.values() {
            prop_assert_eq!(accept_log_loss(loss.unwrap()), Ok(()));
        }
    }

    #[test]
    fn a_loss_is_never_negative_and_nothing_where_the_prediction_is_the_truth(
        function in value_loss(),
        prediction in prop::collection::vec(wire_number(), 3),
        truth in prop::collection::vec(wire_number(), 3),
    ) {
        let loss = function.loss(&prediction, &Truth::Value(truth)).unwrap();
        prop_assert!(!loss.is_negative());
        prop_assert_eq!(function.loss(&prediction, &Truth::Value(prediction.clone())), Ok(Number::ZERO));
    }

    #[test]
    fn farther_from_the_truth_is_never_less_of_a_loss(function in value_loss(), truth in -100..100i64, near in 0..100i64, more in 0..100i64, side in prop::sample::select(vec![-1, 1i64])) {
        let loss = |distance: i64| {
            let prediction = Number::integer(truth + side * distance);
            function.loss(&[prediction], &Truth::Value(vec![Number::integer(truth)])).unwrap()
        };
        prop_assert!(loss(near) <= loss(near + more));
    }

    #[test]
    fn more_probability_for_the_true_label_is_never_more_of_a_loss(function in label_loss(), low in 0..100i64, more in 0..100i64) {
        let loss = |percent: i64| {
            let (p, q) = (Number::decimal(percent, 2), Number::decimal(100 - percent, 2));
            function.loss(&[p, q], &Truth::Label(0)).unwrap()
        };
        let high = (low + more).min(100);
        prop_assert!(loss(high) <= loss(low));
        prop_assert!(!loss(high).is_negative());
        prop_assert_eq!(loss(100), Number::ZERO);
    }

    /// Proper scores: whoever believes p loses least in expectation by saying p.
    #[test]
    fn honest_probabilities_lose_least(function in label_loss(), belief in probabilities(3), said in probabilities(3)) {
        let expected = |prediction: &[Number]| {
            (0..3u32).zip(&belief).fold(Number::ZERO, |sum, (label, p)| {
                let loss = function.loss(prediction, &Truth::Label(label)).unwrap();
                sum.add(p.mul(loss).unwrap()).unwrap()
            })
        };
        prop_assert!(expected(&belief) <= expected(&said).add(Number::decimal(1, 5)).unwrap());
    }

    #[test]
    fn probabilities_are_accepted_and_so_are_their_mixtures(pair in (2..6usize).prop_flat_map(|n| (probabilities(n), probabilities(n)))) {
        let (a, b) = pair;
        let answer = Answer::Label { labels: a.len() as u32 };
        let format = Format { answer, bounds: None, require_unity: Some(Number::decimal(1, 9)) };
        let mixture: Vec<_> = a.iter().zip(&b).map(|(a, b)| a.add(*b).unwrap().mul(Number::HALF).unwrap()).collect();
        for vector in [&a, &b, &mixture] {
            prop_assert_eq!(format.accept(vector), Ok(()));
        }
    }

    #[test]
    fn losses_of_an_epoch_keep_the_order_of_the_errors_and_share_one_floor(
        inferences in any_epoch((-1000..1000i64).prop_map(|value| vec![Number::integer(value)])),
        truth in -1000..1000i64,
    ) {
        let truth = Number::integer(truth);
        let losses = judge(&LossFunction::Absolute, &inferences, &Truth::Value(vec![truth])).unwrap();
        let error = |inference: &Vec<Number>| inference[0].sub(truth).unwrap().abs();
        let pairs: Vec<_> = inferences.values().map(error).zip(losses.values().map(|loss| loss.unwrap())).collect();
        let perfect = inferences.inferers.values().all(|inference| error(inference).is_zero());
        for (a, loss_a) in &pairs {
            for (b, loss_b) in &pairs {
                prop_assert!(perfect || a.cmp(b) == loss_a.cmp(loss_b), "{} {} {} {}", a, loss_a, b, loss_b);
            }
        }
        prop_assert!(!perfect || pairs.iter().all(|(_, loss)| *loss == Number::integer(-18)));
    }

    #[test]
    fn the_unit_of_the_value_shifts_all_losses_alike(
        inferences in any_epoch((-1000..1000i64).prop_map(|value| vec![Number::integer(value)])),
        truth in -1000..1000i64,
        decades in 1..30i32,
    ) {
        let unit = Number::TEN.powi(decades).unwrap();
        let rescaled = inferences.try_map(|value| Ok::<_, ()>(vec![value[0].mul(unit).unwrap()])).unwrap();
        let truth = Number::integer(truth);
        let before = judge(&LossFunction::Squared, &inferences, &Truth::Value(vec![truth])).unwrap();
        let after = judge(&LossFunction::Squared, &rescaled, &Truth::Value(vec![truth.mul(unit).unwrap()])).unwrap();
        let shift = Number::integer(2 * i64::from(decades));
        let perfect = inferences.inferers.values().all(|value| value[0] == truth);
        for (a, b) in before.values().zip(after.values()) {
            prop_assert!(perfect || is_close(Some(a.unwrap().add(shift).unwrap()), *b));
        }
    }

    #[test]
    fn a_network_loss_lies_within_the_reports(reports in any_reports()) {
        let network = network_of(&reports);
        let mut columns: Vec<_> = reports.iter().map(|(_, losses)| losses.values()).collect();
        for loss in network.values() {
            let column: Vec<_> = columns.iter_mut().filter_map(|column| *column.next().unwrap()).collect();
            let slack = Number::decimal(1, 15);
            match loss {
                Some(loss) => {
                    prop_assert!(*loss >= column.iter().min().unwrap().sub(slack).unwrap());
                    prop_assert!(*loss <= column.iter().max().unwrap().add(slack).unwrap());
                }
                None => prop_assert!(column.is_empty()),
            }
        }
    }

    #[test]
    fn neither_the_order_of_reports_nor_the_unit_of_stake_changes_a_network_loss(
        (reports, shuffled) in any_reports().prop_flat_map(|reports| (Just(reports.clone()), Just(reports).prop_shuffle())),
        unit in 1..1000i64,
    ) {
        let network = network_of(&reports);
        let rescaled: Vec<_> = shuffled.into_iter()
            .map(|(stake, losses)| (stake.mul(Number::integer(unit)).unwrap(), losses))
            .collect();
        for (a, b) in network.values().zip(network_of(&rescaled).values()) {
            prop_assert!(is_close(*a, *b));
        }
    }

    #[test]
    fn a_reputer_without_stake_changes_no_network_loss(reports in any_reports()) {
        let network = network_of(&reports);
        let mut with_idle = reports.clone();
        with_idle.push((Number::ZERO, reports[0].1.try_map(|_| Ok::<_, ()>(Some(Number::integer(99)))).unwrap()));
        prop_assert_eq!(network_of(&with_idle), network);
    }
}
