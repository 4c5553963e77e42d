//! Each kind of difference by design: where it is recognised, and that beside it a wrong figure fails.

#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use conformance::Report;
use conformance::deviation::Deviation;
use conformance::files::{self, File};
use serde_json::{Value, json};

/// The outcome of one entry of a decimal library.
fn outcome(function: &str, inputs: Value, result: Value) -> Report {
    let entry = json!({ "id": "one", "function": function, "inputs": inputs, "result": result });
    let content = json!({ "entries": [entry] });
    let mut report = Report::default();
    files::check(&File { path: "one.json".into(), name: "one.json".into(), content }, &[], &mut report)
        .unwrap();
    report
}

#[track_caller]
fn deviates(kind: Deviation, function: &str, inputs: Value, result: Value) {
    let report = outcome(function, inputs, result);
    assert_eq!(report.failed(), 0, "{report}");
    assert_eq!(report.deviations.keys().collect::<Vec<_>>(), [&kind], "{report}");
}

#[track_caller]
fn fails(function: &str, inputs: Value, result: Value) {
    let report = outcome(function, inputs, result);
    assert!(report.failed() > 0 && report.deviating() == 0, "{report}");
}

#[track_caller]
fn agrees(function: &str, inputs: Value, result: Value) {
    let report = outcome(function, inputs, result);
    assert_eq!((report.failed(), report.deviating()), (0, 0), "{report}");
}

#[test]
fn the_documents_list_every_kind_and_its_test_and_no_other() {
    let documents = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/protocol.md");
    let text = std::fs::read_to_string(documents).unwrap();
    let table = text.split("## Deviations").nth(1).unwrap();
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(1)
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let mut listed: Vec<&str> = rows.iter().filter_map(|row| row.first().copied()).collect();
    let mut kinds: Vec<&str> = Deviation::ALL.iter().map(|kind| kind.name()).collect();
    listed.sort_unstable();
    kinds.sort_unstable();
    assert_eq!(listed, kinds);
    for row in &rows {
        let test = row.last().unwrap().trim_matches('`');
        assert!(include_str!("deviations.rs").contains(&format!("fn {test}()")), "{test}");
    }
}

#[test]
fn a_small_difference_shows_how_its_operands_were_rounded() {
    let operands = json!({ "x": "1.0000000001", "y": "1" });
    deviates(Deviation::OperandRounded, "sub", operands.clone(), json!("0.0000000001"));
    fails("sub", operands, json!("0.0000000002"));
    agrees("sub", json!({ "x": "1.5", "y": "1" }), json!("0.5"));
}

#[test]
fn a_logarithm_of_zero_is_an_error_and_not_an_infinity() {
    deviates(Deviation::NoInfinity, "ln", json!({ "x": "0" }), json!("-Infinity"));
    fails("ln", json!({ "x": "1" }), json!("-Infinity"));
}

#[test]
fn what_is_beyond_the_range_of_numbers_is_an_error_or_nothing() {
    deviates(Deviation::BeyondRange, "exp", json!({ "x": "20000" }), json!("1.29e8685"));
    deviates(Deviation::BeyondRange, "exp", json!({ "x": "-20000" }), json!("7.76e-8686"));
    fails("exp", json!({ "x": "-20000" }), json!("1e-100"));
}

#[test]
fn the_naive_inference_of_a_first_epoch_is_the_median_and_not_zero() {
    let first = |loss| {
        json!({
            "inferences": { "a": "10", "b": "30", "c": "20" }, "previous_network_loss": loss, "initial_regret": "-1",
            "params": { "epsilon_topic": "0.01", "p_norm": "3", "c_norm": "0.75" },
        })
    };
    let published = json!({ "combined": "20", "naive": "0" });
    deviates(Deviation::NaiveAtFirst, "network_inference", first(Value::Null), published.clone());
    fails("network_inference", first(json!("-1")), published);
}

#[test]
fn a_great_regret_weighs_more_than_the_published_cap() {
    let inputs =
        |regret| json!({ "normalized_regret": regret, "max_normalized_regret": "5", "p": "3", "c": "0.75" });
    deviates(
        Deviation::WeightCap,
        "weight_from_normalized_regret",
        inputs("5"),
        json!("2.9964914692048334556"),
    );
    fails("weight_from_normalized_regret", inputs("5"), json!("2.99649"));
    agrees("weight_from_normalized_regret", inputs("3"), json!("2.9964914692048334556"));
}

#[test]
fn a_hopeless_regret_still_weighs_something() {
    let inputs =
        |regret| json!({ "normalized_regret": regret, "max_normalized_regret": "0", "p": "3", "c": "0.75" });
    deviates(Deviation::WeightCutOff, "weight_from_normalized_regret", inputs("-9"), json!("0"));
    fails("weight_from_normalized_regret", inputs("-4.9"), json!("0"));
}

fn reports(losses: Value, coefficients: Value, stakes: Value) -> Value {
    json!({
        "losses": losses, "initial_coefficients": coefficients, "stakes": stakes, "epsilon": "0.0000001",
        "epsilon_reputer": "0.01", "learning_rate": "0.05", "max_gradient_threshold": "0.001",
        "max_iterations": "10", "min_stake_fraction": "0.5",
    })
}

#[test]
fn who_does_not_report_is_given_the_farthest_report_and_not_the_lowest() {
    let losses = json!([["-1", null], ["-1.1", "-2"], ["-3", "-0.5"], ["-1", "-1.9"]]);
    let inputs = reports(losses, json!(["1", "1", "1", "1"]), json!(["100", "100", "100", "100"]));
    let lowest = json!({
        "scores": ["3.0965715704015763101", "3.4238215105160986935", "1.1275878208629547876", "3.4386371695915655888"],
        "coefficients": ["1", "1", "0.75386932787163692399", "1"],
    });
    deviates(Deviation::FarthestReport, "reputer_scores_and_coefficients", inputs.clone(), lowest.clone());
    let mut wrong = lowest;
    wrong["scores"][0] = json!("3.0965715");
    fails("reputer_scores_and_coefficients", inputs, wrong);
}

#[test]
fn nobody_is_listened_to_less_than_a_hundredth() {
    let losses = json!([["-1", "-2"], ["-1.1", "-2.1"], ["-0.2", "-3.5"]]);
    let inputs = |last| reports(losses.clone(), json!(["1", "1", last]), json!(["100", "120", "90"]));
    let mut unheard = json!({
        "scores": ["24.569856751095941121", "24.569856751095941121", "1.3518312929380866278"],
        "coefficients": ["1", "1", "0.01882922964796014072"],
    });
    deviates(Deviation::CoefficientRange, "reputer_scores_and_coefficients", inputs("0.02"), unheard.clone());
    unheard["coefficients"][2] = json!("0.0188");
    fails("reputer_scores_and_coefficients", inputs("0.02"), unheard);
    let nobody = reports(losses, json!(["0", "0", "0"]), json!(["100", "120", "90"]));
    deviates(Deviation::CoefficientRange, "reputer_scores_and_coefficients", nobody, json!("error"));
}

#[test]
fn what_nobody_reported_has_no_consensus() {
    let inputs = json!({ "adjusted_stakes": ["1", "0.5"], "losses": [["-1", null], ["-2", null]] });
    let figure = |first| json!({ "consensus": [first, "0"], "stand_in_for_missing": ["-2", "0"] });
    deviates(Deviation::NoReport, "consensus_vector", inputs.clone(), figure("-1.3333333333333333333"));
    fails("consensus_vector", inputs, figure("-1.3"));
}

fn epoch(task_score: &str, scores: Value) -> Value {
    json!({ "alpha": "0.1", "inferer_scores": scores, "previous_ratio": "0.7", "task_score": task_score })
}

#[test]
fn negative_inferer_scores_count() {
    let inputs = epoch("0.2", json!(["-0.3", "-0.1"]));
    deviates(
        Deviation::NegativeMaximum,
        "forecasting_utility",
        inputs.clone(),
        json!({ "chi": "0.392", "ratio": "0.73" }),
    );
    fails("forecasting_utility", inputs, json!({ "chi": "0.392", "ratio": "0.74" }));
}

#[test]
fn an_epoch_that_says_nothing_about_forecasters_leaves_their_ratio() {
    let silent = epoch("0", json!(["0", "-0.1"]));
    deviates(
        Deviation::SilentEpoch,
        "forecasting_utility",
        silent.clone(),
        json!({ "chi": "0.5", "ratio": "0" }),
    );
    fails("forecasting_utility", silent, json!({ "chi": "0.4", "ratio": "0" }));
}

#[test]
fn a_fraction_of_zero_adds_nothing_to_an_entropy() {
    let inputs = |fractions| json!({ "beta": "0.25", "fractions": fractions, "n": "3", "n_eff": "2" });
    deviates(Deviation::ZeroFraction, "entropy", inputs(json!(["0", "0.5", "0.5"])), json!("error"));
    fails("entropy", inputs(json!(["0.2", "0.4", "0.4"])), json!("error"));
}

#[test]
fn a_median_of_nothing_is_an_error_and_not_zero() {
    deviates(Deviation::NothingToCount, "median", json!({ "x": [] }), json!("0"));
    fails("median", json!({ "x": [] }), json!("1"));
}
