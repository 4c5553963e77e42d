//! The largest records that topics allow stay below what a chain lets one record hold.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use allora_interfaces::layout::Packed;
use allora_protocol::epoch::{Rules, TopicState, close};
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::schedule::Schedule;
use allora_protocol::synthesis::{
    Basis, Interval, IntervalMethod, Prediction, RuleKind, Submissions, Weights,
};
use allora_protocol::topic::{MAX_EPOCH_NUMBERS, Terms, Topic, TopicParams, TruthMode, Tuning};
use allora_protocol::{Bundle, ById, WorkerId};
use cosmwasm_std::Uint128;
use cw_number::Number;

fn topic(components: u32) -> Topic {
    let (answer, loss) = match components {
        1..=8 => (Answer::Value { arity: components }, LossFunction::Squared),
        labels => (Answer::Label { labels }, LossFunction::Brier),
    };
    Topic { answer, loss, truth_mode: TruthMode::Truth, rule: RuleKind::Regret }
}

fn terms(inferers: u16, forecasters: u16) -> Terms {
    let schedule = Schedule {
        epoch_length: 3_600,
        worker_submission_window: 60,
        reveal_window: 0,
        ground_truth_lag: 3_600,
        report_window: 60,
        report_reveal_window: 0,
        dispute_window: 0,
    };
    Terms { max_inferers: inferers, max_forecasters: forecasters, ..Terms::new(schedule) }
}

fn allowed(components: u32, inferers: u16, forecasters: u16) -> bool {
    let params = TopicParams { terms: terms(inferers, forecasters), tuning: Tuning::default() };
    topic(components).validate(&params, 30, 86_400).is_ok()
}

/// The highest ids there are, which take most bytes.
fn workers<T>(count: u16, value: impl Fn() -> T) -> ById<WorkerId, T> {
    (0..u32::from(count)).map(|id| (WorkerId(u32::MAX.wrapping_sub(id)), value())).collect()
}

fn full(components: u32, inferers: u16, forecasters: u16) -> Prediction {
    let value = || vec![Number::MAX; components as usize];
    Prediction {
        basis: Basis::Weighted,
        inferences: Bundle {
            combined: value(),
            naive: value(),
            inferers: workers(inferers, value),
            forecasters: workers(forecasters, value),
            one_out_inferers: workers(inferers, value),
            one_out_forecasters: workers(forecasters, value),
            one_in_forecasters: workers(forecasters, value),
            one_out_inferer_forecasters: workers(forecasters, || workers(inferers, value)),
        },
        weights: Weights {
            inferers: workers(inferers, || Number::MAX),
            forecasters: workers(forecasters, || Number::MAX),
        },
        interval: Some(Interval {
            method: IntervalMethod::ExpertSpread,
            percentiles: vec![Number::MAX; 5],
            components: vec![vec![Number::MAX; 5]; components as usize],
        }),
    }
}

#[test]
fn the_largest_prediction_that_a_topic_allows_is_below_100_kilobytes() {
    let mut largest = 0;
    for components in 1..=32 {
        for forecasters in 1..=16 {
            let most = (1..=64).rev().find(|inferers| allowed(components, *inferers, forecasters));
            let Some(inferers) = most else { continue };
            largest = largest.max(full(components, inferers, forecasters).pack().len());
        }
    }
    assert!((60_000..100_000).contains(&largest), "{largest} bytes");
}

/// What the limit counts is what a full epoch makes: 64 inferers, 9 forecasters of 32 elements, 8 components.
#[test]
fn the_numbers_that_a_topic_is_refused_for_are_those_of_a_full_epoch() {
    let (inferers, forecasters, components) = (64, 9, 8);
    assert!(allowed(components, inferers, forecasters) && !allowed(components, inferers, forecasters + 1));
    let number = |worker: u32, component: u32| Number::from(worker.wrapping_mul(31) % 17 + component);
    let inference =
        |worker: u32| (0..components).map(|component| number(worker, component)).collect::<Vec<_>>();
    let forecast = |_| (0..32).map(|id| (WorkerId(id), Number::integer(-1))).collect::<ById<_, _>>();
    let submissions = Submissions {
        inferences: (0..inferers.into()).map(|id| (WorkerId(id), inference(id))).collect(),
        forecasts: (0..forecasters.into()).map(|id| (WorkerId(id), forecast(id))).collect(),
    };
    let rules: Rules =
        topic(components).rules(&terms(inferers, forecasters), &Tuning::default(), Uint128::one());
    let mut state = TopicState::default();
    state.synthesis.head.network_loss = Some(Number::ZERO);
    state.synthesis.head.all_inferers_are_new = false;
    let prediction = close(&rules, &state, &submissions).unwrap();
    let numbers: usize = prediction.inferences.values().map(Vec::len).sum();
    assert_eq!(numbers, 5_864);
    assert!(numbers as u64 <= MAX_EPOCH_NUMBERS);
    let reference = full(components, inferers, forecasters).inferences;
    assert_eq!(reference.values().map(Vec::len).sum::<usize>(), numbers);
}
