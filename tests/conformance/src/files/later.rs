//! Figures of rules that the protocol does not have yet. They are counted, so that nobody takes silence for agreement.

use super::File;
use crate::report::{Record, Report};
use serde_json::Value;

/// Lists that hold such figures, and what they are about.
const LISTS: [(&str, &str, &str); 2] = [
    ("scenarios", "config", "scenarios of other rules of synthesis"),
    ("epochs", "predict", "series of other rules of synthesis"),
];

/// Whether a file has such figures.
pub fn is_known(content: &Value) -> bool {
    quantity(content).is_some()
}

/// Counts the records of a file.
pub fn check(file: &File, report: &mut Report) {
    if let Some((quantity, records)) = quantity(&file.content) {
        Record { report, file: &file.name, name: String::new() }.not_yet(quantity, records.len());
    }
}

fn quantity(content: &Value) -> Option<(&'static str, &Vec<Value>)> {
    LISTS.iter().find_map(|(list, mark, quantity)| {
        let records = content.get(list)?.as_array()?;
        records.first()?.get(mark).map(|_| (*quantity, records))
    })
}
