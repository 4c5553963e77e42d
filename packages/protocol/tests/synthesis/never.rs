//! What went wrong in the reference, or could in ours, and must not.

use crate::support::{
    Dice, Topic, assert_close, experienced, forecast, infer, judge, known, learn, live, n, numbers, of, wild,
};
use allora_protocol::synthesis::{
    Basis, PairRow, RegretParams, RegretRule, RegretState, Submissions, SynthesisError, SynthesisRule,
};
use allora_protocol::{ById, Losses, Number, WorkerId};

fn rule() -> RegretRule {
    RegretRule::default()
}

#[test]
fn an_epoch_without_inferences_never_has_an_answer() {
    let nobody = forecast(infer([]), 7, [(1, "-2")]);
    assert_eq!(rule().predict(&experienced("-2", "0"), &nobody), Err(SynthesisError::NoInferences));
}

#[test]
fn inferences_of_different_lengths_never_mix() {
    let mixed = infer([(1, "0.5 0.5"), (2, "0.5 0.5"), (3, "1")]);
    let error = rule().predict(&experienced("-2", "0"), &mixed).unwrap_err();
    assert_eq!(
        error.to_string(),
        "arity: the inference of worker 3 has 1 components; each of this epoch must have 2"
    );
    let error = rule().predict(&experienced("-2", "0"), &infer([(1, "")])).unwrap_err();
    assert_eq!(error, SynthesisError::Arity { worker: WorkerId(1), got: 0, expected: 1 });
}

#[test]
fn the_naive_inference_is_never_zero_before_the_first_loss() {
    let epoch = forecast(infer([(1, "10"), (2, "11"), (3, "99")]), 7, [(1, "-2"), (2, "-3")]);
    let first = rule().predict(&RegretState::default(), &epoch).unwrap();
    assert_eq!(first.basis, Basis::NoLoss);
    assert_eq!((&first.inferences.combined, &first.inferences.naive), (&numbers("11"), &numbers("11")));
    assert!(first.inferences.forecasters.is_empty() && first.inferences.one_out_inferers.is_empty());
    assert!(first.weights.inferers.is_empty() && first.interval.is_none());
}

#[test]
fn an_epoch_without_forecasts_never_fails() {
    let epoch = infer([(1, "10"), (2, "12"), (3, "13")]);
    let inferences = rule().predict(&experienced("-2", "0"), &epoch).unwrap().inferences;
    assert_eq!(inferences.combined, inferences.naive);
    assert_eq!(inferences.one_out_inferers.len(), 3);
    assert!(inferences.forecasters.is_empty() && inferences.one_in_forecasters.is_empty());
}

#[test]
fn one_inference_is_never_weighed() {
    let epoch = forecast(infer([(4, "7")]), 4, [(4, "-2")]);
    let single = rule().predict(&experienced("-2", "0"), &epoch).unwrap();
    assert_eq!((single.basis, single.inferences.combined), (Basis::Single, numbers("7")));
    assert!(single.inferences.forecasters.is_empty());
}

#[test]
fn an_element_about_a_stranger_never_drops_the_forecast() {
    let with = |elements: [(u32, &str); 3]| forecast(infer([(1, "10"), (2, "12"), (3, "13")]), 7, elements);
    let state = experienced("-2", "0");
    let known = rule().predict(&state, &with([(1, "-3"), (2, "-2"), (2, "-2")])).unwrap();
    let stranger = rule().predict(&state, &with([(1, "-3"), (2, "-2"), (99, "-9")])).unwrap();
    assert_eq!(stranger, known);
    let nobody = rule().predict(&state, &with([(97, "-9"), (98, "-9"), (99, "-9")])).unwrap();
    assert_eq!(nobody.inferences.forecasters, ById::new());
}

#[test]
fn a_forecast_about_oneself_is_never_special() {
    let inferences = || infer([(1, "10"), (2, "12"), (3, "13")]);
    let elements = [(1, "-3"), (2, "-2"), (3, "-2.5")];
    let state = experienced("-2", "-1");
    let own = rule().predict(&state, &forecast(inferences(), 2, elements)).unwrap().inferences;
    let other = rule().predict(&state, &forecast(inferences(), 9, elements)).unwrap().inferences;
    assert_eq!(of(&own.forecasters, 2), of(&other.forecasters, 9));
    assert_eq!(own.combined, other.combined);
}

#[test]
fn a_withheld_inferer_never_speaks_through_a_forecaster() {
    let without = |value: &str| {
        let epoch = forecast(infer([(1, value), (2, "12"), (3, "13")]), 7, [(1, "-9"), (2, "-2")]);
        rule().predict(&experienced("-2", "-1"), &forecast(epoch, 8, [(1, "-9")])).unwrap().inferences
    };
    let (near, far) = (without("11"), without("1000000"));
    assert_eq!(of(&near.one_out_inferers, 1), of(&far.one_out_inferers, 1));
    assert_eq!(of(&near.one_out_inferer_forecasters, 7).get(WorkerId(1)), Some(&numbers("12")));
    // forecaster 8 had nothing to say about anybody else
    assert_eq!(of(&near.one_out_inferer_forecasters, 8).get(WorkerId(1)), None);
    assert_eq!(of(&of(&near.one_out_inferer_forecasters, 8), 2), numbers("11"));
}

#[test]
fn a_missing_loss_is_never_read_as_zero() {
    let epoch = forecast(infer([(1, "10"), (2, "12"), (3, "13")]), 7, [(1, "-9"), (2, "-2")]);
    let mut state = experienced("-2", "-1");
    let inferences = rule().predict(&state, &epoch).unwrap().inferences;
    let mut losses = judge(&inferences, n("11.1"));
    for id in [1, 2] {
        let row = PairRow::from_entries(vec![(WorkerId(7), n("-0.5"))]);
        state.inferers.get_or_insert_with(WorkerId(id), Default::default).one_out.forecasters = row;
    }
    *losses.one_out_inferer_forecasters.get_mut(WorkerId(7)).unwrap().get_mut(WorkerId(1)).unwrap() = None;
    *losses.inferers.get_mut(WorkerId(3)).unwrap() = None;
    let next = learn(&rule(), &state, &losses).unwrap();
    let pair = |id| of(&next.inferers, id).one_out.forecasters.get(WorkerId(7)).unwrap();
    assert_eq!(pair(1), n("-0.5"));
    assert_ne!(pair(2), n("-0.5"));
    let unknown = of(&next.inferers, 3);
    assert_eq!((unknown.regret, unknown.naive), (None, None));
    assert_eq!(of(&next.inferers, 1).one_out.inferers.get(WorkerId(3)), None);
}

#[test]
fn an_epoch_that_was_not_scored_never_teaches() {
    let mut losses = Losses { combined: Some(n("-1")), ..Losses::default() };
    assert_eq!(
        learn(&rule(), &RegretState::default(), &losses),
        Err(SynthesisError::NotScored { missing: "naive" })
    );
    losses = Losses { naive: Some(n("-1")), ..Losses::default() };
    let error = learn(&rule(), &RegretState::default(), &losses).unwrap_err();
    assert_eq!(
        error.to_string(),
        "not_scored: the losses lack that of the combined inference; learn only from a scored epoch"
    );
}

#[test]
fn a_new_topic_never_waits_for_payments_only_for_ten_scored_epochs() {
    let mut topic = Topic::default();
    for epoch in 0..10 {
        assert!(topic.state.head.all_inferers_are_new, "{epoch}");
        topic.live(&rule(), &infer([(1, "10"), (2, "12")]), n("10.5"));
    }
    assert!(topic.state.head.all_inferers_are_new);
    assert_eq!(topic.state.head.initial_regret, Number::ZERO);
    assert_eq!(rule().predict(&topic.state, &infer([(1, "10"), (2, "12")])).unwrap().basis, Basis::AllNew);
    topic.live(&rule(), &infer([(1, "10"), (2, "12")]), n("10.5"));
    assert!(!topic.state.head.all_inferers_are_new);
    assert!(topic.state.head.initial_regret.is_negative());
    assert_eq!(rule().predict(&topic.state, &infer([(1, "10"), (2, "12")])).unwrap().basis, Basis::Weighted);
}

#[test]
fn an_initial_regret_of_zero_never_makes_everybody_new_again() {
    let epoch = infer([(1, "10"), (2, "12")]);
    let prediction = rule().predict(&experienced("-2", "0"), &epoch).unwrap();
    assert_eq!(prediction.basis, Basis::Weighted);
    assert_eq!(prediction.weights.inferers.values().copied().collect::<Vec<_>>(), numbers("0.5 0.5"));
}

#[test]
fn a_worker_with_both_roles_never_shares_a_regret_with_himself() {
    let epoch = forecast(infer([(1, "10"), (2, "12"), (3, "13")]), 2, [(1, "-3"), (3, "-2")]);
    let epoch = forecast(epoch, 3, [(1, "-2"), (2, "-3")]);
    let state = experienced("-2", "-1");
    let losses = judge(&rule().predict(&state, &epoch).unwrap().inferences, n("11.1"));
    let next = learn(&rule(), &state, &losses).unwrap();
    let expected = |loss: Option<Number>| {
        let new = of(&losses.one_in_forecasters, 2).unwrap().sub(loss.unwrap()).unwrap();
        new.mul(n("0.1")).unwrap().add(n("-0.9")).unwrap()
    };
    let forecaster = of(&next.forecasters, 2);
    assert_close(forecaster.one_in_self.unwrap(), expected(of(&losses.forecasters, 2)), "1e-17", "self");
    let as_inferer = forecaster.one_in.get(WorkerId(2)).unwrap();
    assert_close(as_inferer, expected(of(&losses.inferers, 2)), "1e-17", "as inferer");
    assert_ne!(forecaster.regret, of(&next.inferers, 2).regret);
}

#[test]
fn newcomers_never_drive_the_initial_regret_away() {
    let mut topic = Topic::default();
    let mut dice = Dice(615);
    for epoch in 0..1500_u32 {
        // two veterans, and six identities that are renewed every third epoch and are ten times worse
        let mut submissions = infer([(0, "0"), (1, "0")]);
        for id in 0..8 {
            let id = if id < 2 { WorkerId(id) } else { WorkerId(10 + 6 * (epoch / 3) + id) };
            let error = dice.number(if id.0 < 2 { 1 } else { 10 });
            submissions.inferences.insert(id, vec![error.add(n("100")).unwrap()]);
        }
        topic.live(&rule(), &submissions, n("100"));
        assert!(
            topic.state.head.initial_regret > n("-20"),
            "epoch {epoch}: {}",
            topic.state.head.initial_regret
        );
    }
    let veteran = of(&topic.state.inferers, 0).regret.unwrap();
    assert!(veteran.abs() < n("5"), "{veteran}");
}

#[test]
fn workers_replaced_as_soon_as_they_are_experienced_never_drive_it_out_of_range() {
    // p = 1 and c = 0: a newcomer starts 8.25 deviations under the experienced, far enough to feed on itself
    let params = RegretParams { p_norm: n("1"), c_norm: n("0"), ..RegretParams::default() };
    let rule = RegretRule { params, ..rule() };
    let mut topic = Topic::default();
    for epoch in 0..4000_u32 {
        let mut losses = Losses { combined: Some(n("-2")), naive: Some(n("-2")), ..Losses::default() };
        for slot in 0..3 {
            losses.inferers.insert(WorkerId(slot * 10_000 + (epoch + 4 * slot) / 11), Some(n("-2")));
        }
        topic.learn(&rule, &losses);
    }
    assert!(topic.state.head.initial_regret.abs() <= n("1000000"));
}

#[test]
fn losses_of_any_size_never_leave_a_state_that_cannot_go_on() {
    let mut dice = Dice(596);
    let mut topic = Topic::default();
    let epoch = forecast(infer([(1, "10"), (2, "12"), (3, "13")]), 2, [(1, "-3"), (3, "-2")]);
    let epoch = forecast(epoch, 3, [(1, "-2"), (2, "-3")]);
    for _ in 0..300 {
        let inferences = rule().predict(&topic.state, &epoch).unwrap().inferences;
        topic.learn(&rule(), &dice.losses(&inferences, wild));
    }
    // and what is learnt from sane losses afterwards takes over again
    for _ in 0..1500 {
        topic.live(&rule(), &epoch, n("10.1"));
    }
    let weights = rule().predict(&topic.state, &epoch).unwrap().weights.inferers;
    assert!(of(&weights, 1) > of(&weights, 3), "{weights:?}");
}

#[test]
fn probabilities_never_stop_summing_to_one() {
    let rule = RegretRule { unity: true, ..rule() };
    let votes = infer([(1, "0.6 0.2 0.2"), (2, "0.2 0.6 0.2"), (3, "0.2 0.2 0.6")]);
    let sums_to_one = |value: &[Number]| {
        let sum = value.iter().fold(Number::ZERO, |sum, part| sum.add(*part).unwrap());
        assert_close(sum, Number::ONE, "1e-17", "sum");
    };
    let first = rule.predict(&RegretState::default(), &votes).unwrap();
    first.inferences.values().for_each(|value| sums_to_one(value));
    let mut new = experienced("-2", "0");
    new.head.all_inferers_are_new = true;
    let epoch = forecast(votes, 7, [(1, "-3"), (2, "-2"), (3, "-1")]);
    rule.predict(&new, &epoch).unwrap().inferences.values().for_each(|value| sums_to_one(value));
    new.head.all_inferers_are_new = false;
    rule.predict(&new, &epoch).unwrap().inferences.values().for_each(|value| sums_to_one(value));
}

#[test]
fn a_row_of_pairs_never_outgrows_twice_the_seats() {
    let mut dice = Dice(64);
    let mut topic = Topic::default();
    let rule =
        RegretRule { caps: allora_protocol::synthesis::Caps { inferers: 4, forecasters: 2 }, ..rule() };
    for epoch in 0..3000 {
        let mut losses = Losses { combined: Some(n("-2")), naive: Some(n("-2")), ..Losses::default() };
        for _ in 0..4 {
            let id = WorkerId(u32::try_from(dice.below(30)).unwrap());
            losses.inferers.insert(id, Some(dice.number(3)));
            losses.one_out_inferers.insert(id, Some(dice.number(3)));
        }
        for _ in 0..2 {
            let id = WorkerId(u32::try_from(dice.below(30)).unwrap());
            losses.forecasters.insert(id, Some(dice.number(3)));
            losses.one_out_forecasters.insert(id, Some(dice.number(3)));
            losses.one_in_forecasters.insert(id, Some(dice.number(3)));
            losses.one_out_inferer_forecasters.insert(id, known(&losses.inferers.map(|_, _| Number::ONE)));
        }
        topic.learn(&rule, &losses);
        let rows = topic.state.inferers.values().map(|record| &record.one_out);
        let rows = rows.chain(topic.state.forecasters.values().map(|record| &record.one_out));
        for row in rows {
            assert!(
                row.inferers.entries().len() <= 8 && row.forecasters.entries().len() <= 4,
                "epoch {epoch}"
            );
        }
        assert!(
            topic.state.forecasters.values().all(|record| record.one_in.entries().len() <= 8),
            "epoch {epoch}"
        );
    }
    assert!(of(&topic.state.inferers, 0).one_out.inferers.entries().len() == 8);
}

#[test]
fn somebody_who_was_absent_is_never_touched() {
    let state = live(&rule(), &experienced("-2", "-1"), &infer([(1, "10"), (2, "12"), (3, "13")]), n("11"));
    let next = live(&rule(), &state, &infer([(1, "10"), (2, "12")]), n("11"));
    assert_eq!(of(&next.inferers, 3), of(&state.inferers, 3));
    assert_ne!(of(&next.inferers, 1), of(&state.inferers, 1));
    let own = of(&next.inferers, 1).one_out.inferers;
    assert_eq!(own.get(WorkerId(3)), of(&state.inferers, 1).one_out.inferers.get(WorkerId(3)));
    assert_eq!(own.entries().last().unwrap().0, WorkerId(3));
}

#[test]
fn submissions_read_back_as_they_were_written() {
    let epoch = forecast(infer([(1, "0.5 0.5"), (2, "1 0")]), 2, [(1, "-3")]);
    let text = serde_json::to_string(&epoch).unwrap();
    assert_eq!(text, r#"{"inferences":[[1,["0.5","0.5"]],[2,["1","0"]]],"forecasts":[[2,[[1,"-3"]]]]}"#);
    assert_eq!(serde_json::from_str::<Submissions>(&text).unwrap(), epoch);
}
