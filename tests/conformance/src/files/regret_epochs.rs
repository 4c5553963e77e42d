//! Epochs of the whole regret rule; nothing deviates by design here.

use super::File;
use crate::compare::{Extra, leaves};
use crate::epoch::names::Names;
use crate::epoch::record::{Inputs, Named, Params};
use crate::epoch::{Epoch, Given, Quantities};
use crate::report::{Record, Report};
use crate::tolerance::Tolerance;
use crate::{Error, tree::Tree};
use allora_protocol::reward::amount;
use cosmwasm_std::Uint128;
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Clone, Debug, Deserialize)]
struct RegretEpoch {
    id: Value,
    inputs: Inputs,
    expected: Map<String, Value>,
}

/// Integer amounts, and the 10^18ths that they are made of.
#[derive(Clone, Debug, Deserialize)]
struct Amounts {
    reward: String,
    task_shares: Named<String>,
    fractions: Named<Named<String>>,
    amounts: Named<Named<String>>,
}

fn tolerance() -> Tolerance {
    Tolerance::scaled(11)
}

/// Holds each record against its figures.
pub fn check(file: &File, report: &mut Report) -> Result<(), Error> {
    let params: Params = file.part("params")?;
    for epoch in file.part::<Vec<RegretEpoch>>("records")? {
        let mut record = Record { report, file: &file.name, name: format!("record {}", epoch.id) };
        let names = Names::of(&epoch.inputs);
        let run = Epoch { inputs: &epoch.inputs, params: &params, given: Given::default(), names }.run();
        match run {
            Ok(found) => check_epoch(file, &mut record, &epoch, &found)?,
            Err(error) => record.failed("epoch", "a result".to_owned(), error.to_string()),
        }
    }
    Ok(())
}

fn check_epoch(
    file: &File,
    record: &mut Record<'_>,
    epoch: &RegretEpoch,
    found: &Quantities,
) -> Result<(), Error> {
    for (quantity, figures) in &epoch.expected {
        if quantity == "reward_amounts" {
            check_amounts(record, &file.parse(figures.clone())?, figures, found);
            continue;
        }
        let got = found.get(quantity.as_str()).unwrap_or(&Tree::Nothing);
        record.compared(quantity, leaves(got, figures, &tolerance(), Extra::Refused), None);
    }
    // What a record leaves out does not exist: no interval without weights, no rewards without scores.
    for (quantity, tree) in found.iter().filter(|(name, _)| !epoch.expected.contains_key(**name)) {
        if !UNPRINTED.contains(quantity) {
            record.compared(
                quantity,
                leaves(tree, &Value::Object(Map::new()), &tolerance(), Extra::Refused),
                None,
            );
        }
    }
    Ok(())
}

/// Results that this format never prints, or prints in `reward_amounts`.
const UNPRINTED: [&str; 4] = ["forecasted_regrets", "next_reputer_stakes", "share_parts", "fraction_parts"];

/// Figures in 10^18ths as parts of 1.
fn of_the_whole(figures: &Value) -> Value {
    match figures {
        Value::Object(map) => {
            Value::Object(map.iter().map(|(name, figures)| (name.clone(), of_the_whole(figures))).collect())
        }
        Value::String(parts) => Value::String(format!("{parts}e-18")),
        other => other.clone(),
    }
}

/// 10^18ths within the tolerance, and amounts equal to the unit when they are made of the printed 10^18ths.
fn check_amounts(record: &mut Record<'_>, figures: &Amounts, printed: &Value, found: &Quantities) {
    let nothing = (&Tree::Nothing, &Value::Null);
    for (name, ours) in [("task_shares", "share_parts"), ("fractions", "fraction_parts")] {
        let got = found.get(ours).unwrap_or(nothing.0);
        let figures = of_the_whole(printed.get(name).unwrap_or(nothing.1));
        record.compared(
            &format!("reward_amounts/{name}"),
            leaves(got, &figures, &tolerance(), Extra::Refused),
            None,
        );
    }
    let paid = |role: &String, fraction: &String| -> Option<Tree> {
        let (share, fraction) = (figures.task_shares.get(role)?.parse().ok()?, fraction.parse().ok()?);
        let reward: u128 = figures.reward.parse().ok()?;
        Some(Tree::Text(amount(Uint128::new(reward), share, fraction).ok()?.to_string()))
    };
    for (role, amounts) in &figures.amounts {
        let fractions = figures.fractions.get(role).cloned().unwrap_or_default();
        let got = fractions.iter().filter_map(|(name, fraction)| Some((name.clone(), paid(role, fraction)?)));
        let (got, expected) = (Tree::map(got), serde_json::json!(amounts));
        record.compared(
            "reward_amounts/amounts",
            leaves(&got, &expected, &Tolerance::Exact, Extra::Refused),
            None,
        );
    }
}
