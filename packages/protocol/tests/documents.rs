//! What docs/protocol.md says of tests is so.
#![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

use std::fs;
use std::path::Path;

/// The text of every Rust file below a folder.
fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let text = |path: std::path::PathBuf| match path.is_dir() {
        true => sources(&path),
        false if path.extension().is_some_and(|extension| extension == "rs") => {
            fs::read_to_string(path).unwrap()
        }
        false => String::new(),
    };
    entries.map(text).collect()
}

#[test]
fn every_test_that_would_catch_a_defect_of_the_reference_exists() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read_to_string(package.join("../../docs/protocol.md")).unwrap();
    let (_, table) = document.split_once("## Defects of the reference").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let last_cells =
        table.lines().filter_map(|line| line.strip_suffix("` |")?.rsplit_once("| ").map(|(_, cell)| cell));
    let named: Vec<&str> =
        last_cells.flat_map(|cell| cell.split("`, `")).map(|name| name.trim_matches('`')).collect();
    assert!(named.len() > 15, "{named:?}");
    // What is about withdrawals can only be seen in the contract.
    let folders = ["tests", "src", "../../contracts/staking/tests"];
    let tests = folders.map(|folder| sources(&package.join(folder)));
    for name in named {
        let function = format!("fn {name}(");
        assert!(tests.iter().any(|text| text.contains(&function)), "{name}");
    }
}
