//! The README says what the code does.

use crate::refused::provoked;
use allora_interfaces::event::CATALOGUE;
use std::collections::BTreeSet;

const README: &str = include_str!("../../README.md");

/// The first cells of the table under a heading, without their backticks.
fn first_cells(heading: &str) -> Vec<&str> {
    let (_, section) = README.split_once(&format!("## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.split('`').nth(1).unwrap()).collect()
}

#[test]
fn every_documented_error_is_provoked_and_every_provoked_one_documented() {
    let documented: BTreeSet<&str> = first_cells("Errors").into_iter().collect();
    assert_eq!(documented, provoked().into_iter().collect());
}

#[test]
fn the_events_are_documented_with_their_attributes() {
    let own = CATALOGUE.iter().filter(|(contract, ..)| *contract == "rewards");
    let own: Vec<_> = own.collect();
    let names: Vec<String> = own.iter().map(|(_, name, _)| format!("allora_{name}")).collect();
    assert_eq!(first_cells("Attributes and events"), names);
    for (_, name, attributes) in own {
        let row = format!("| `allora_{name}` | `{}` |", attributes.join("`, `"));
        assert!(README.contains(&row), "{row}");
    }
}
