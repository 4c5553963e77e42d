use super::*;
use crate::Number;
use crate::emission::MoneyParams;
use crate::loss::{Answer, Bounds, LossFunction};
use crate::schedule::Schedule;
use crate::synthesis::RuleKind;
use cosmwasm_std::{Decimal, Uint128};

const SCHEDULE: Schedule = Schedule {
    epoch_length: 28_800,
    worker_submission_window: 3_600,
    reveal_window: 600,
    ground_truth_lag: 28_800,
    report_window: 7_200,
    report_reveal_window: 0,
    dispute_window: 0,
};
const DAY: u64 = 86_400;

fn topic(answer: Answer, loss: LossFunction) -> Topic {
    Topic { answer, loss, truth_mode: TruthMode::Truth, rule: RuleKind::Regret }
}

fn one_number() -> Topic {
    topic(Answer::Value { arity: 1 }, LossFunction::Squared)
}

/// What a change of good parameters comes to, for a topic of one number.
fn validated(change: impl FnOnce(&mut TopicParams)) -> Result<(), TopicError> {
    let mut params = TopicParams { terms: Terms::new(SCHEDULE), tuning: Tuning::default() };
    change(&mut params);
    one_number().validate(&params, 30, DAY)
}

fn refused(change: impl FnOnce(&mut TopicParams)) -> String {
    validated(change).unwrap_err().to_string()
}

#[test]
fn the_least_that_a_creator_writes_is_a_topic_with_the_documented_defaults() {
    let topic: Topic =
        serde_json::from_str(r#"{ "answer": { "value": { "arity": 1 } }, "rule": "regret" }"#).unwrap();
    assert_eq!(topic, one_number());
    let params: TopicParams = serde_json::from_str(
        r#"{ "terms": { "schedule": {
            "epoch_length": 28800, "worker_submission_window": 3600, "reveal_window": 600,
            "ground_truth_lag": 28800, "report_window": 7200
        } } }"#,
    )
    .unwrap();
    assert_eq!(params, TopicParams { terms: Terms::new(SCHEDULE), tuning: Tuning::default() });
    topic.validate(&params, 30, DAY).unwrap();

    let Terms { max_inferers, max_forecasters, max_reputers, max_forecast_elements, min_reporters, .. } =
        params.terms;
    assert_eq!((max_inferers, max_forecasters, max_reputers), (32, 6, 12));
    assert_eq!((max_forecast_elements, min_reporters), (12, 1));
    assert_eq!((params.terms.bounds, params.terms.require_unity), (None, None));
    let n = |text: &str| text.parse::<Number>().unwrap();
    let Tuning { regret, merit, reward } = params.tuning;
    assert_eq!(
        [regret.alpha_regret, regret.epsilon, regret.p_norm, regret.c_norm],
        ["0.1", "0.01", "3", "0.75"].map(n)
    );
    for role in [merit.inferers, merit.forecasters, merit.reputers] {
        assert_eq!([role.alpha, role.quantile, role.lambda], ["0.1", "0.25", "2"].map(n));
    }
    assert_eq!(
        [reward.inferer.p, reward.inferer.c, reward.forecaster.p, reward.forecaster.c],
        ["3", "0.75", "3", "0.75"].map(n)
    );
    assert_eq!(
        [reward.reputer_p, reward.task_alpha, reward.beta_entropy, reward.epsilon],
        ["1", "0.1", "0.25", "0.01"].map(n)
    );
    assert_eq!(reward.max_samples, 1_000);
}

#[test]
fn a_tuning_may_state_one_parameter_and_no_unknown_one() {
    let tuning: Tuning = serde_json::from_str(r#"{ "regret": { "p_norm": "4" } }"#).unwrap();
    assert_eq!(tuning.regret.p_norm, Number::integer(4));
    assert_eq!(tuning.regret.c_norm, Tuning::default().regret.c_norm);
    assert_eq!(tuning.merit, Tuning::default().merit);
    for misspelt in [r#"{ "regrets": {} }"#, r#"{ "regret": { "p": "4" } }"#] {
        assert!(serde_json::from_str::<Tuning>(misspelt).unwrap_err().to_string().contains("unknown field"));
    }
    let terms = r#"{ "schedule": null, "max_inferer": 3 }"#;
    assert!(serde_json::from_str::<Terms>(terms).is_err());
}

#[test]
fn every_range_ends_where_the_documents_say() {
    type Change = fn(&mut TopicParams, u16);
    let ranges: [(&str, Change, std::ops::RangeInclusive<u16>); 5] = [
        ("max_inferers", |params, value| params.terms.max_inferers = value, 1..=64),
        ("max_forecasters", |params, value| params.terms.max_forecasters = value, 1..=16),
        ("max_reputers", |params, value| params.terms.max_reputers = value, 1..=16),
        ("max_forecast_elements", |params, value| params.terms.max_forecast_elements = value, 1..=32),
        ("min_reporters", |params, value| params.terms.min_reporters = value, 1..=12),
    ];
    for (name, change, range) in ranges {
        for good in [*range.start(), *range.end()] {
            validated(|params| change(params, good)).unwrap();
        }
        for bad in [range.start() - 1, range.end() + 1, u16::MAX] {
            let text = refused(|params| change(params, bad));
            assert!(
                text.starts_with(&format!("parameter_out_of_range: {name} is {bad}; it must be ")),
                "{text}"
            );
        }
    }
    let text = refused(|params| (params.terms.max_reputers, params.terms.min_reporters) = (3, 4));
    assert_eq!(text, "parameter_out_of_range: min_reporters is 4; it must be from 1 to max_reputers");
}

#[test]
fn schedule_format_and_tuning_are_checked_as_well() {
    let text = refused(|params| params.terms.schedule.report_window = 29);
    assert_eq!(text, "window_too_short: report_window is 29 s, the shortest allowed is 30 s");
    let bounds = Bounds { lower: Number::ONE, upper: Number::ONE };
    assert!(refused(|params| params.terms.bounds = Some(bounds)).starts_with("empty_bounds: "));
    let tolerance = Some(Number::decimal(2, 2));
    let text = refused(|params| params.terms.require_unity = tolerance);
    assert!(text.starts_with("parameter_out_of_range: the tolerance of require_unity is 0.02"), "{text}");
    assert!(refused(|params| params.tuning.regret.p_norm = Number::ZERO).contains("p_norm is 0"));
    assert!(
        refused(|params| params.tuning.merit.forecasters.alpha = Number::ZERO).contains("merit_alpha is 0")
    );
    assert!(refused(|params| params.tuning.reward.max_samples = 1).contains("max_samples is 1"));
    // The suite's emission period bounds how long an epoch lives: 36,000 s + 2 x 28,800 s > 120 x 60 s.
    let params = TopicParams { terms: Terms::new(SCHEDULE), tuning: Tuning::default() };
    let text = one_number().validate(&params, 30, 60).unwrap_err().to_string();
    assert!(text.starts_with("outlives_emission: "), "{text}");
}

#[test]
fn a_loss_has_to_fit_the_answer() {
    let params = TopicParams { terms: Terms::new(SCHEDULE), tuning: Tuning::default() };
    let validated = |answer, loss| topic(answer, loss).validate(&params, 30, DAY);
    let (value, label) = (Answer::Value { arity: 8 }, Answer::Label { labels: 3 });
    validated(value, LossFunction::Pinball { quantile: Number::HALF }).unwrap();
    validated(label, LossFunction::Brier).unwrap();
    for (answer, loss) in
        [(value, LossFunction::Brier), (label, LossFunction::Squared), (label, LossFunction::LogLoss)]
    {
        let text = validated(answer, loss).unwrap_err().to_string();
        assert!(text.starts_with("loss_does_not_fit: "), "{text}");
    }
    for answer in [Answer::Value { arity: 9 }, Answer::Value { arity: 0 }, Answer::Label { labels: 1 }] {
        assert!(validated(answer, LossFunction::Squared).is_err());
    }
}

#[test]
fn what_is_not_there_yet_is_refused_by_name() {
    let params = TopicParams { terms: Terms::new(SCHEDULE), tuning: Tuning::default() };
    let losses = Topic { truth_mode: TruthMode::Losses, ..one_number() };
    assert_eq!(
        losses.validate(&params, 30, DAY).unwrap_err().to_string(),
        "not_supported: truth_mode `losses` is not there yet; use `truth`"
    );
    for rule in [RuleKind::MlPoly, RuleKind::Meta] {
        let text = Topic { rule, ..one_number() }.validate(&params, 30, DAY).unwrap_err().to_string();
        assert_eq!(text, "not_supported: this rule is not there yet; use `regret`");
    }
}

#[test]
fn an_epoch_has_at_most_so_many_numbers() {
    // (2 + 2 * 64 + 3 * 9 + 64 * 9) * 8 = 5,864, and with a tenth forecaster 6,400.
    let with = |inferers, forecasters, answer, loss| {
        let terms = Terms { max_inferers: inferers, max_forecasters: forecasters, ..Terms::new(SCHEDULE) };
        topic(answer, loss).validate(&TopicParams { terms, tuning: Tuning::default() }, 30, DAY)
    };
    let values = |inferers, forecasters| {
        with(inferers, forecasters, Answer::Value { arity: 8 }, LossFunction::Squared)
    };
    values(64, 9).unwrap();
    let error = values(64, 10).unwrap_err();
    assert_eq!(error, TopicError::EpochTooLarge { numbers: 6_400, max: MAX_EPOCH_NUMBERS });
    assert!(error.to_string().starts_with("epoch_too_large: 6400 numbers per epoch"), "{error}");
    let labels = |inferers, forecasters| {
        with(inferers, forecasters, Answer::Label { labels: 32 }, LossFunction::Brier)
    };
    labels(20, 6).unwrap();
    assert_eq!(labels(21, 6), Err(TopicError::EpochTooLarge { numbers: 6_016, max: MAX_EPOCH_NUMBERS }));
    assert_eq!(labels(64, 16), Err(TopicError::EpochTooLarge { numbers: 38_464, max: MAX_EPOCH_NUMBERS }));
    with(64, 16, Answer::Value { arity: 4 }, LossFunction::Squared).unwrap();
}

fn suite() -> SuiteParams {
    let least = r#"{
        "creation_fee": "0", "registration_deposit": "1", "min_stake": "1000000", "min_topic_stake": "1",
        "reveal_forfeit": "1"
    }"#;
    serde_json::from_str(least).unwrap()
}

#[test]
fn a_suite_states_its_amounts_and_has_defaults_for_the_rest() {
    suite().validate().unwrap();
    let SuiteParams { min_window, deposit_delay, unbonding_time, keep_tables, .. } = suite();
    assert_eq!((suite().tokens_per_weight, suite().money), (Uint128::new(1_000_000), MoneyParams::default()));
    assert_eq!((min_window, deposit_delay, unbonding_time, keep_tables), (30, 21 * DAY, 21 * DAY, 365));
    assert!(serde_json::from_str::<SuiteParams>(r#"{ "creation_fee": "0" }"#).is_err());
}

#[test]
fn a_change_of_the_suite_leaves_the_rest_and_keeps_every_range() {
    let mut whole = serde_json::to_value(suite()).unwrap();
    let fixed = whole.as_object_mut().unwrap().remove("tokens_per_weight");
    assert_eq!(fixed.unwrap(), "1000000");
    let whole: SuiteParamsUpdate = serde_json::from_value(whole).unwrap();
    assert_eq!(suite().updated(whole).unwrap(), suite(), "every other parameter can be changed");
    assert!(serde_json::from_str::<SuiteParamsUpdate>(r#"{ "tokens_per_weight": "7" }"#).is_err());
    assert_eq!(suite().updated(SuiteParamsUpdate::default()).unwrap(), suite());
    let change = |json: &str| suite().updated(serde_json::from_str(json).unwrap());
    let changed = change(r#"{ "min_stake": "2000000", "keep_tables": 10000 }"#).unwrap();
    assert_eq!(changed, SuiteParams { min_stake: Uint128::new(2_000_000), keep_tables: 10_000, ..suite() });
    let money = change(r#"{ "money": { "smoothing": "0.5" } }"#).unwrap().money;
    assert_eq!(money, MoneyParams { smoothing: Decimal::percent(50), ..MoneyParams::default() });
    let votes_for_nothing = SuiteParams { tokens_per_weight: Uint128::zero(), ..suite() };
    let text = votes_for_nothing.validate().unwrap_err().to_string();
    assert!(text.contains("tokens_per_weight is 0; it must be at least 1"), "{text}");
    for good in [
        r#"{ "min_window": 1 }"#,
        r#"{ "min_window": 3600 }"#,
        r#"{ "deposit_delay": 0, "unbonding_time": 7776000, "keep_tables": 1 }"#,
        r#"{ "creation_fee": "340282366920938463463374607431768211455" }"#,
        r#"{ "money": { "advance_fee": "0.05", "direct_share": "0", "validators": "somebody" } }"#,
    ] {
        change(good).unwrap();
    }
    for (bad, text) in [
        (r#"{ "min_window": 0 }"#, "min_window is 0; it must be from 1 to 3600 s"),
        (r#"{ "min_window": 3601 }"#, "min_window is 3601; it must be from 1 to 3600 s"),
        (r#"{ "registration_deposit": "0" }"#, "registration_deposit is 0; it must be at least 1"),
        (r#"{ "min_stake": "999999" }"#, "min_stake is 999999; it must be at least 1000000"),
        (r#"{ "min_topic_stake": "0" }"#, "min_topic_stake is 0; it must be at least 1"),
        (r#"{ "reveal_forfeit": "0" }"#, "reveal_forfeit is 0; it must be at least 1"),
        (
            r#"{ "deposit_delay": 7776001 }"#,
            "deposit_delay is 7776001; it must be at most 7776000 s (90 days)",
        ),
        (
            r#"{ "unbonding_time": 7776001 }"#,
            "unbonding_time is 7776001; it must be at most 7776000 s (90 days)",
        ),
        (r#"{ "money": { "advance_fee": "0.06" } }"#, "advance_fee is 0.06; it must be from 0 to 0.05"),
        (r#"{ "keep_tables": 0 }"#, "keep_tables is 0; it must be from 1 to 10000"),
        (r#"{ "keep_tables": 10001 }"#, "keep_tables is 10001; it must be from 1 to 10000"),
    ] {
        assert_eq!(change(bad).unwrap_err().to_string(), format!("parameter_out_of_range: {text}"));
    }
    assert!(serde_json::from_str::<SuiteParamsUpdate>(r#"{ "min_stakes": "1" }"#).is_err());
}
