//! Published epochs.

use super::File;
use crate::compare::{Extra, Leaf, leaves};
use crate::decimal::{self, Decimal};
use crate::epoch::names::Names;
use crate::epoch::record::{Inputs, Params};
use crate::epoch::{Epoch, Given, Quantities};
use crate::report::{Record, Report};
use crate::tolerance::Tolerance;
use crate::{Error, tree::Tree};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// A published epoch.
#[derive(Clone, Debug, Deserialize)]
pub struct Published {
    dataset: String,
    epoch: u64,
    /// What it starts from.
    pub inputs: Inputs,
    /// Parameters that reproduce it.
    pub params: Params,
    /// Printed figures.
    #[serde(default)]
    expected: Map<String, Value>,
    /// The same recomputed from the inputs, 34 digits.
    recomputed: Recomputed,
    /// Whether the inputs have everything that a quantity is made of.
    #[serde(default)]
    computable_from_record: Map<String, Value>,
}

#[derive(Clone, Debug, Deserialize)]
struct Recomputed {
    values: Map<String, Value>,
}

/// An epoch by another arithmetic; its inputs stand in another file.
#[derive(Clone, Debug, Deserialize)]
struct Values {
    dataset: String,
    epoch: u64,
    values: Map<String, Value>,
}

fn tolerance() -> Tolerance {
    Tolerance::mixed(14, 12)
}

/// The published epochs of a file.
pub fn published(file: &File) -> Result<Vec<Published>, Error> {
    file.part("records")
}

/// Holds each record against `recomputed`, and against `expected` where that has more.
pub fn check(file: &File, report: &mut Report) -> Result<(), Error> {
    for epoch in published(file)? {
        let mut record = Record { report, file: &file.name, name: epoch.name() };
        let given = epoch.given(file)?;
        let found = epoch.run(given);
        for (quantity, figures) in &epoch.recomputed.values {
            hold(&mut record, quantity, figures, &found);
        }
        for (quantity, figures) in
            epoch.expected.iter().filter(|(name, _)| !epoch.recomputed.values.contains_key(*name))
        {
            if epoch.computable(quantity) {
                hold(&mut record, quantity, figures, &found);
            } else {
                record.not_applicable(quantity, "an input: the record lacks what it is made of");
            }
        }
    }
    Ok(())
}

/// Holds the results for the epochs of the other files against other figures for them.
pub fn check_values(file: &File, all: &[File], report: &mut Report) -> Result<(), Error> {
    let mut inputs_of = Vec::new();
    for other in all.iter().filter(|other| super::Format::of(&other.content) == Some(super::Format::Epochs)) {
        for epoch in published(other)? {
            let given = epoch.given(other)?;
            inputs_of.push((epoch, given));
        }
    }
    for values in file.part::<Vec<Values>>("records")? {
        let name = format!("{} {}", values.dataset, values.epoch);
        let mut record = Record { report, file: &file.name, name };
        let inputs = inputs_of
            .iter()
            .find(|(epoch, _)| epoch.dataset == values.dataset && epoch.epoch == values.epoch);
        let Some((epoch, given)) = inputs else {
            record.not_applicable("all", "the folder has no inputs for the epoch");
            continue;
        };
        let found = epoch.run(given.clone());
        for (quantity, figures) in &values.values {
            hold(&mut record, quantity, figures, &found);
        }
    }
    Ok(())
}

impl Published {
    /// A recomputed quantity against what was found for it, leaf by leaf; what nobody recomputed has none.
    pub fn compare(&self, quantity: &str, found: &Quantities) -> Vec<Leaf> {
        let Some(figures) = self.recomputed.values.get(quantity) else { return Vec::new() };
        let (name, figures) = named_as_ours(quantity, figures);
        leaves(found.get(name).unwrap_or(&Tree::Nothing), &figures, &tolerance(), Extra::Ignored)
    }

    fn name(&self) -> String {
        format!("{} {}", self.dataset, self.epoch)
    }

    fn computable(&self, what: &str) -> bool {
        self.computable_from_record.get(what).and_then(Value::as_bool).unwrap_or(true)
    }

    /// What the record cannot give is taken from the printed figures.
    fn given(&self, file: &File) -> Result<Given, Error> {
        let expected = |name: &str| self.expected.get(name).cloned().unwrap_or_else(|| json!({}));
        let mut given = Given::default();
        if !self.computable("network_losses") {
            given.network_losses = Some(file.parse(expected("network_losses"))?);
        }
        let mut fractions = expected("reward_fractions");
        if let Some(roles) = fractions.as_object_mut() {
            roles.retain(|role, _| !self.computable(&format!("{role}_reward_fractions")));
        }
        given.fractions = file.parse(fractions)?;
        Ok(given)
    }

    fn run(&self, given: Given) -> Result<Quantities, String> {
        let names = Names::of(&self.inputs);
        let epoch = Epoch { inputs: &self.inputs, params: &self.params, given, names };
        epoch.run().map_err(|error| error.to_string())
    }
}

fn hold(record: &mut Record<'_>, quantity: &str, figures: &Value, found: &Result<Quantities, String>) {
    let (name, figures) = named_as_ours(quantity, figures);
    match found {
        Ok(found) => {
            let got = found.get(name).unwrap_or(&Tree::Nothing);
            record.compared(quantity, leaves(got, &figures, &tolerance(), Extra::Ignored), None);
        }
        Err(error) => record.failed(quantity, "a result".to_owned(), error.clone()),
    }
}

/// Quantities whose shape differs between the formats, in the shape of our results.
fn named_as_ours<'a>(quantity: &'a str, figures: &Value) -> (&'a str, Value) {
    let figures = match figures {
        Value::Object(map) if quantity == "confidence_interval" => {
            map.get("values").cloned().unwrap_or_default()
        }
        Value::Object(map) if quantity == "weights" => shares(map),
        Value::Object(map) if quantity == "entropy" || quantity == "task_reward_fractions" => {
            let singular = |name: &String| name.strip_suffix('s').unwrap_or(name).to_owned();
            Value::Object(map.iter().map(|(name, figure)| (singular(name), figure.clone())).collect())
        }
        other => other.clone(),
    };
    (if quantity == "weights" { "weights_normalised" } else { quantity }, figures)
}

/// Published weights are absolute, ours are shares: only proportions mean something.
fn shares(by_role: &Map<String, Value>) -> Value {
    let all = by_role.values().filter_map(Value::as_object).flatten();
    let weights: Vec<(&String, Decimal)> =
        all.filter_map(|(name, weight)| Some((name, decimal::exact(weight.as_str()?)?))).collect();
    let total: Decimal = weights.iter().map(|(_, weight)| weight).sum();
    let share = |weight: &Decimal| (weight / &total).with_prec(40).to_string();
    Value::Object(weights.iter().map(|(name, weight)| ((*name).clone(), share(weight).into())).collect())
}
