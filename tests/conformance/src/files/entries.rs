//! Entries of single functions: operations of a decimal library, and tables of unit tests.

use super::File;
use crate::Error;
use crate::compare::{Extra, Leaf, leaves};
use crate::decimal;
use crate::functions::{self, Inputs, Trouble};
use crate::report::{Record, Report};
use crate::tolerance::Tolerance;
use serde::Deserialize;
use serde_json::Value;

#[derive(Clone, Debug, Deserialize)]
struct Entry {
    id: String,
    function: String,
    inputs: Value,
    /// Of a decimal library: the outcome, `error`, or an infinity.
    result: Option<Value>,
    /// Of a unit test: the figure it expects.
    #[serde(default)]
    expected: Value,
    /// Of a unit test: what error it expects, in words.
    expected_error: Option<String>,
    /// Of a unit test: what it expects otherwise, in words.
    expected_property: Option<String>,
    /// The figure recomputed where the test has none, or an old one.
    #[serde(default)]
    recomputed: Value,
    tolerance: Option<Bound>,
    status: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Bound {
    #[serde(rename = "type")]
    kind: String,
    value: String,
}

/// Figures that something of ours stands against.
fn comparable<'a>(function: &str, figures: &'a Value, record: &mut Record<'_>) -> &'a Value {
    match figures.get("consensus") {
        Some(consensus) if function == "consensus_vector" => {
            let why = "stands in for a report inside the consensus; shows in the reputers' scores";
            record.not_applicable("consensus_vector/stand_in_for_missing", why);
            consensus
        }
        _ => figures,
    }
}

/// An outcome as a whole: on one side, or on both, there are no numbers.
fn said(got: impl ToString, expected: impl ToString, agrees: bool) -> Leaf {
    Leaf { path: String::new(), got: got.to_string(), expected: expected.to_string(), agrees, error: None }
}

/// What an entry wants.
enum Wanted<'a> {
    Figures(&'a Value),
    Error(&'a str),
    Words,
}

/// Holds each entry against what our function gives for its inputs.
pub fn check(file: &File, report: &mut Report) -> Result<(), Error> {
    for entry in file.part::<Vec<Entry>>("entries")? {
        let mut record = Record { report, file: &file.name, name: entry.id.clone() };
        entry.check(&mut record);
    }
    Ok(())
}

impl Entry {
    fn check(&self, record: &mut Record<'_>) {
        let (function, inputs) = (self.function.as_str(), Inputs(&self.inputs));
        let wanted = match self.wanted() {
            Wanted::Figures(figures) => Wanted::Figures(comparable(function, figures, record)),
            other => other,
        };
        let answer = functions::evaluate(function, inputs);
        let compared = match (&answer, &wanted) {
            (_, Wanted::Words) => {
                return record.not_applicable(function, "a statement in words; its numbers stand elsewhere");
            }
            (Err(Trouble::NotApplicable(why)), _) => return record.not_applicable(function, why),
            (Ok(got), Wanted::Figures(figures)) => leaves(got, figures, &self.tolerance(), Extra::Ignored),
            (Ok(got), Wanted::Error(words)) => vec![said(format!("{got:?}"), words, false)],
            (Err(trouble), Wanted::Figures(figures)) => vec![said(trouble, figures, false)],
            (Err(trouble), Wanted::Error(words)) => vec![said(trouble, words, trouble.is(words))],
        };
        let error = Value::from("error");
        let figure = if let Wanted::Figures(figures) = wanted { figures } else { &error };
        let agrees = compared.iter().all(|leaf| leaf.agrees);
        let excuse = if agrees { None } else { functions::excuse(function, inputs, &answer, figure) };
        record.compared(function, compared, excuse);
    }

    fn wanted(&self) -> Wanted<'_> {
        match (&self.result, &self.expected_error, &self.expected_property) {
            (Some(Value::String(text)), ..) if text == "error" => Wanted::Error(text),
            (Some(result), ..) => Wanted::Figures(result),
            (None, Some(words), _) => Wanted::Error(words),
            (None, None, Some(_)) => Wanted::Words,
            _ if self.expected.is_null() && self.recomputed.is_null() => Wanted::Words,
            // A stale figure belongs to an older formula.
            _ if self.expected.is_null() || self.status.as_deref() == Some("stale") => {
                Wanted::Figures(&self.recomputed)
            }
            _ => Wanted::Figures(&self.expected),
        }
    }

    fn tolerance(&self) -> Tolerance {
        let Some(bound) = &self.tolerance else {
            return if functions::is_exact_operation(&self.function) {
                Tolerance::relative(16)
            } else {
                Tolerance::relative(14)
            };
        };
        let value = decimal::exact(&bound.value).unwrap_or_default();
        match bound.kind.as_str() {
            "abs" => Tolerance::Absolute(value),
            "rel" => Tolerance::Relative(value),
            _ => Tolerance::Exact,
        }
    }
}
