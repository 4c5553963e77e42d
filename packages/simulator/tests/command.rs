//! The command as a stranger meets it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn simulate(folder: &PathBuf, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_allora-simulator"));
    command.current_dir(folder).arg("run").args(arguments).output().unwrap()
}

fn error(folder: &PathBuf, arguments: &[&str]) -> String {
    let output = simulate(folder, arguments);
    assert!(!output.status.success() && output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_run_prints_its_tables_and_writes_picture_and_json() {
    let folder = folder("run");
    let output = simulate(&folder, &["--epochs", "30", "--json", "run.json"]);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    for wanted in
        ["network", "naive", "mean", "median", "climatology", "crowd", "rumour", "By RMSE the network is"]
    {
        assert!(printed.contains(wanted), "{wanted} is missing in\n{printed}");
    }
    assert!(output.stderr.is_empty(), "no bar where nobody looks");
    let picture = std::fs::read_to_string(folder.join("simulation.svg")).unwrap();
    assert!(picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>"));
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("run.json")).unwrap()).unwrap();
    assert_eq!(json["summary"]["epochs"], 30);
}

#[test]
fn a_bad_file_ends_with_its_line_and_column() {
    let folder = folder("bad");
    std::fs::write(folder.join("bad.csv"), "epoch,truth,ann\n0,1,1\n1,2,two\n").unwrap();
    let error = error(&folder, &["--series", "bad.csv"]);
    assert!(error.starts_with("error: bad.csv, line 3, column 3 (ann): `two` is not a number"), "{error}");
}

#[test]
fn options_that_make_no_sense_are_refused_with_what_would() {
    let folder = folder("options");
    for (arguments, wanted) in [
        (["--loss", "huber"], "`huber` needs a number: `huber:1`"),
        (["--loss", "pinball:2"], "quantile"),
        (["--loss", "cubed"], "`squared`, `absolute`, `huber:DELTA` or `pinball:QUANTILE`"),
        (["--lag", "0"], "0 is not in 1..=31"),
        (["--series", "nowhere.csv"], "cannot open nowhere.csv"),
        (["--json", "no/such/folder.json"], "writing no/such/folder.json"),
    ] {
        let arguments = [&arguments[..], &["--epochs", "3", "--no-plot"]].concat();
        let output = simulate(&folder, &arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && error.contains(wanted), "{arguments:?}: {error}");
    }
}
