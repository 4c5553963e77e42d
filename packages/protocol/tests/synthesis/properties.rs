//! What holds for any epoch.

use crate::support::{Dice, Scene, assert_close, assert_same, learn, n, of, tame, wild};
use allora_protocol::synthesis::{
    Basis, Caps, OneOut, PairRow, Prediction, RegretParams, RegretRule, RegretScale, RegretState,
    Submissions, SynthesisRule, weights::weights,
};
use allora_protocol::{ById, Number, WorkerId};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn config() -> ProptestConfig {
    ProptestConfig {
        rng_seed: RngSeed::Fixed(303),
        failure_persistence: None,
        ..ProptestConfig::with_cases(300)
    }
}

fn rule(scale: bool) -> RegretRule {
    let scale = if scale { RegretScale::MedianAbsoluteDeviation } else { RegretScale::StandardDeviation };
    RegretRule { params: RegretParams { scale, ..RegretParams::default() }, ..RegretRule::default() }
}

fn predict(rule: &RegretRule, scene: &Scene) -> Prediction {
    rule.predict(&scene.state, &scene.submissions).unwrap()
}

fn total<'a>(numbers: impl Iterator<Item = &'a Number>) -> Number {
    numbers.fold(Number::ZERO, |sum, number| sum.add(*number).unwrap())
}

/// The same epoch under other ids: they come in the opposite order.
fn renamed(id: WorkerId) -> WorkerId {
    WorkerId(1000 - id.0)
}

fn rename<T: Clone>(map: &ById<WorkerId, T>) -> ById<WorkerId, T> {
    map.iter().map(|(id, value)| (renamed(id), value.clone())).collect()
}

fn rename_row(row: &PairRow) -> PairRow {
    PairRow::from_entries(row.entries().iter().map(|(id, regret)| (renamed(*id), *regret)).collect())
}

fn rename_one_out(one_out: &OneOut) -> OneOut {
    OneOut { inferers: rename_row(&one_out.inferers), forecasters: rename_row(&one_out.forecasters) }
}

fn rename_scene(Scene { state, submissions }: &Scene) -> Scene {
    let mut inferers = rename(&state.inferers);
    for id in inferers.ids().collect::<Vec<_>>() {
        let record = inferers.get_mut(id).unwrap();
        record.one_out = rename_one_out(&record.one_out);
    }
    let mut forecasters = rename(&state.forecasters);
    for id in forecasters.ids().collect::<Vec<_>>() {
        let record = forecasters.get_mut(id).unwrap();
        record.one_out = rename_one_out(&record.one_out);
        record.one_in = rename_row(&record.one_in);
    }
    let forecasts = rename(&submissions.forecasts).map(|_, elements| rename(elements));
    Scene {
        state: RegretState { head: state.head, inferers, forecasters },
        submissions: Submissions { inferences: rename(&submissions.inferences), forecasts },
    }
}

fn rename_prediction(prediction: &Prediction) -> Prediction {
    let mut renamed = prediction.clone();
    let inferences = &mut renamed.inferences;
    for map in [
        &mut inferences.inferers,
        &mut inferences.forecasters,
        &mut inferences.one_out_inferers,
        &mut inferences.one_out_forecasters,
        &mut inferences.one_in_forecasters,
    ] {
        *map = rename(map);
    }
    let by_forecaster = inferences.one_out_inferer_forecasters.map(|_, by_inferer| rename(by_inferer));
    inferences.one_out_inferer_forecasters = rename(&by_forecaster);
    renamed
}

fn some_experts_agree(prediction: &Prediction) -> bool {
    let experts = prediction.inferences.inferers.values().chain(prediction.inferences.forecasters.values());
    let mut values: Vec<_> = experts.map(|value| value[0]).collect();
    values.sort();
    values.windows(2).any(|pair| pair[0] == pair[1])
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn weights_sum_to_one_and_a_higher_regret_never_weighs_less(seed: u64, scale: bool) {
        let mut dice = Dice(seed);
        let count = 1 + dice.below(20);
        let regrets: Vec<_> = (0..count).map(|_| dice.number(5)).collect();
        let weights = weights(&regrets, &rule(scale).params).unwrap();
        let mut order: Vec<_> = regrets.iter().zip(&weights).collect();
        order.sort();
        prop_assert!(order.is_sorted_by_key(|(_, weight)| **weight));
        prop_assert_eq!(*order.last().unwrap().1, Number::ONE);
        prop_assert!(weights.iter().all(|weight| !weight.is_negative()));

        let Prediction { basis, weights, .. } = predict(&rule(scale), &dice.scene(tame, tame));
        if basis == Basis::Weighted {
            let sum = total(weights.inferers.values().chain(weights.forecasters.values()));
            assert_close(sum, Number::ONE, "1e-17", "sum of weights");
        }
    }

    #[test]
    fn names_of_workers_do_not_matter(seed: u64, scale: bool) {
        let scene = Dice(seed).scene(tame, tame);
        let (rule, other) = (rule(scale), rename_scene(&scene));
        let (mut renamed, mut prediction) = (predict(&rule, &other), predict(&rule, &scene));
        if some_experts_agree(&prediction) {
            // percentiles take equal values in the order of ids
            (renamed.interval, prediction.interval) = (None, None);
        }
        assert_same(&renamed, &rename_prediction(&prediction), "1e-14");
    }

    #[test]
    fn values_in_another_unit_give_the_same_inference_in_that_unit(seed: u64, a in 1_i64..1000, b in -1000_i64..1000) {
        let scene = Dice(seed).scene(tame, tame);
        let moved = |value: &Vec<Number>| -> Vec<Number> {
            let moved = |x: &Number| x.mul(Number::decimal(a, 1)).unwrap().add(Number::integer(b)).unwrap();
            value.iter().map(moved).collect()
        };
        let inferences = scene.submissions.inferences.map(|_, value| moved(value));
        let other = Scene {
            state: scene.state.clone(),
            submissions: Submissions { inferences, forecasts: scene.submissions.forecasts.clone() },
        };
        let mut expected = predict(&rule(false), &scene);
        expected.inferences = expected.inferences.try_map::<_, ()>(|value| Ok(moved(value))).unwrap();
        if let Some(interval) = &mut expected.interval {
            interval.components = interval.components.iter().map(moved).collect();
        }
        assert_same(&predict(&rule(false), &other), &expected, "1e-13");
    }

    #[test]
    fn every_network_lies_between_the_least_and_the_largest_inference(seed: u64, scale: bool, all_new: bool) {
        let mut scene = Dice(seed).scene(wild, tame);
        scene.state.head.all_inferers_are_new = all_new;
        let prediction = predict(&rule(scale), &scene);
        let inferences: Vec<_> = scene.submissions.inferences.values().collect();
        for value in prediction.inferences.values() {
            for (at, component) in value.iter().enumerate() {
                let least = inferences.iter().map(|inference| inference[at]).min().unwrap();
                let most = inferences.iter().map(|inference| inference[at]).max().unwrap();
                prop_assert!((least..=most).contains(component), "{component} outside {least} .. {most}");
            }
        }
    }

    #[test]
    fn copies_weigh_what_the_original_weighs_and_never_outweigh_a_better_worker(seed: u64, copies in 1_u32..5) {
        let mut scene = Dice(seed).scene(tame, tame);
        let original = scene.submissions.inferences.ids().next().unwrap();
        let value = scene.submissions.inferences.get(original).unwrap().clone();
        let record = scene.state.inferers.get(original).unwrap().clone();
        for copy in (100..100 + copies).map(WorkerId) {
            scene.submissions.inferences.insert(copy, value.clone());
            scene.state.inferers.insert(copy, record.clone());
        }
        let weights = predict(&rule(false), &scene).weights.inferers;
        let share = of(&weights, original.0);
        for copy in 100..100 + copies {
            prop_assert_eq!(of(&weights, copy), share);
        }
        let regret = |id: WorkerId| {
            scene.state.inferers.get(id).and_then(|record| record.regret).unwrap_or(scene.state.head.initial_regret)
        };
        for (id, weight) in weights.iter() {
            prop_assert!(regret(id) < regret(original) || *weight >= share, "{}", id);
        }
    }

    #[test]
    fn no_submission_and_no_loss_within_the_limits_of_the_wire_fails(seed: u64, scale: bool, single: bool) {
        let mut dice = Dice(seed);
        let scene = dice.scene(wild, wild);
        let ends = |ends: [&'static str; 2]| n(ends[usize::from(single)]);
        let params = RegretParams {
            alpha_regret: ends(["0.000001", "1"]),
            epsilon: ends(["1e-18", "1000"]),
            p_norm: ends(["1", "10"]),
            c_norm: ends(["0", "2"]),
            ..rule(scale).params
        };
        for params in [rule(scale).params, params] {
            let rule = RegretRule { params, ..RegretRule::default() };
            let prediction = predict(&rule, &scene);
            let losses = dice.losses(&prediction.inferences, wild);
            let next = learn(&rule, &scene.state, &losses).unwrap();
            predict(&rule, &Scene { state: next, submissions: scene.submissions.clone() });
        }
    }

    #[test]
    fn the_records_of_the_participants_are_all_that_an_epoch_needs(seed: u64) {
        let mut dice = Dice(seed);
        let (scene, rule) = (dice.scene(tame, tame), rule(false));
        let (absent, everybody) = (dice.scene(tame, tame).state, scene.state.clone());
        let mut whole = everybody;
        for (id, record) in absent.inferers.iter() {
            whole.inferers.insert(WorkerId(id.0 + 500), record.clone());
        }
        for (id, record) in absent.forecasters.iter() {
            whole.forecasters.insert(WorkerId(id.0 + 500), record.clone());
        }
        let prediction = predict(&rule, &scene);
        prop_assert_eq!(&rule.predict(&whole, &scene.submissions).unwrap(), &prediction);
        let losses = dice.losses(&prediction.inferences, tame);
        let (next, next_whole) = (learn(&rule, &scene.state, &losses).unwrap(), learn(&rule, &whole, &losses).unwrap());
        prop_assert_eq!(next.head, next_whole.head);
        for (id, record) in next_whole.inferers.iter() {
            prop_assert_eq!(Some(record), next.inferers.get(id).or(whole.inferers.get(id)));
        }
        for (id, record) in next_whole.forecasters.iter() {
            prop_assert_eq!(Some(record), next.forecasters.get(id).or(whole.forecasters.get(id)));
        }
    }

    #[test]
    fn a_state_reads_back_as_it_was_written(seed: u64) {
        let state = Dice(seed).scene(wild, wild).state;
        let text = serde_json::to_string(&state).unwrap();
        prop_assert_eq!(serde_json::from_str::<RegretState>(&text).unwrap(), state);
    }
}

#[test]
fn the_largest_epoch_needs_no_more_than_the_seats_it_has() {
    let caps = Caps { inferers: 64, forecasters: 16 };
    caps.validate().unwrap();
    let mut dice = Dice(64);
    let inferences = (0..64).map(|id| (WorkerId(id), vec![dice.number(5)])).collect();
    let forecasts = (0..16)
        .map(|id| (WorkerId(id), (0..64).map(|id| (WorkerId(id), dice.number(5))).collect()))
        .collect();
    let scene = Scene {
        state: crate::support::experienced("-2", "-1"),
        submissions: Submissions { inferences, forecasts },
    };
    let rule = RegretRule { caps, ..RegretRule::default() };
    let prediction = predict(&rule, &scene);
    let next = learn(&rule, &scene.state, &dice.losses(&prediction.inferences, tame)).unwrap();
    assert_eq!((next.inferers.len(), next.forecasters.len()), (64, 16));
    assert_eq!(prediction.inferences.values().count(), 2 + 64 + 16 + 64 * 16 + 64 + 16 + 16);
}
