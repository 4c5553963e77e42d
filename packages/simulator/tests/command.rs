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
    command(folder, &[&["run"], arguments].concat())
}

fn command(folder: &PathBuf, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_allora-simulator"));
    command.current_dir(folder).args(arguments).output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn error(folder: &PathBuf, arguments: &[&str]) -> String {
    let output = simulate(folder, arguments);
    assert!(!output.status.success() && output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_run_prints_its_tables_and_writes_picture_and_json() {
    let folder = folder("run");
    let output = simulate(&folder, &["--epochs", "30", "--json", "run.json", "--export", "record.json"]);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    for wanted in [
        "30 epochs through the contracts, one month ahead",
        "network",
        "naive",
        "median",
        "inferers (8 of 32 seats)",
        "gets stuck in epoch 135",
        "crowd",
        "rumour",
        "By RMSE the network errs",
        "A lending market",
        "every token",
        "the patron",
        "both sides",
        "Every unit is accounted for",
    ] {
        assert!(printed.contains(wanted), "{wanted} is missing in\n{printed}");
    }
    assert!(output.stderr.is_empty(), "no bar where nobody looks");
    let picture = std::fs::read_to_string(folder.join("simulation.svg")).unwrap();
    assert!(picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>"));
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("run.json")).unwrap()).unwrap();
    assert_eq!(json["summary"]["epochs"], 30);
    assert_eq!(
        (&json["money"]["flows"]["patron"], &json["money"]["plan"]["every"]),
        (&"60000000".into(), &30.into())
    );
    assert_eq!(json["money"]["epochs"].as_array().map(Vec::len), Some(29));
    assert!(json["summary"]["workers"]["ridge"]["earned"].as_f64() > Some(1.0));
    assert!(json["summary"]["reputers"]["rhea"]["delegators_yield"].as_f64() > Some(0.01));
}

#[test]
fn an_export_is_audited_and_what_was_changed_in_it_is_named() {
    let folder = folder("replay");
    let output = simulate(&folder, &["--epochs", "12", "--no-plot", "--export", "record.json"]);
    assert!(output.status.success() && printed(&output).ends_with("export: record.json\n"));
    let output = command(&folder, &["replay", "record.json"]);
    assert_eq!((output.status.code(), printed(&output).as_str()), (Some(0), "replay: 12 epochs, 0 differ\n"));

    let record = std::fs::read_to_string(folder.join("record.json")).unwrap();
    let mut record: serde_json::Value = serde_json::from_str(&record).unwrap();
    record["results"][5][1]["forfeited"] = "77".into();
    std::fs::write(folder.join("bent.json"), record.to_string()).unwrap();
    let output = command(&folder, &["replay", "bent.json"]);
    let wanted =
        "epoch 125: result.forfeited: claimed \"77\", recomputed \"0\"\nreplay: 12 epochs, 1 differ\n";
    assert_eq!((output.status.code(), printed(&output).as_str()), (Some(1), wanted));

    std::fs::write(folder.join("none.json"), "{}").unwrap();
    for (file, wanted) in
        [("none.json", "none.json is no export"), ("nowhere.json", "cannot open nowhere.json")]
    {
        let output = command(&folder, &["replay", file]);
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && error.contains(wanted), "{error}");
    }
}

#[test]
fn where_nobody_pays_both_engines_print_the_same_tables() {
    let folder = folder("engines");
    let [one, other] = [["--payment", "0"], ["--engine", "native"]].map(|option| {
        let output = simulate(&folder, &[&["--epochs", "25", "--no-plot"], &option[..]].concat());
        printed(&output)
            .lines()
            .skip(1)
            .filter(|line| !line.starts_with("A lending"))
            .collect::<Vec<_>>()
            .join("\n")
    });
    assert_eq!(one, other);
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
        (["--loss", "huber:-1"], "delta"),
        (["--plot", "out.png"], "ends in .svg"),
        (["--loss", "cubed"], "`squared`, `absolute`, `huber:DELTA` or `pinball:QUANTILE`"),
        (["--lag", "0"], "0 is not in 1..=31"),
        (["--series", "nowhere.csv"], "cannot open nowhere.csv"),
        (["--delegated", "2"], "it is at most 1"),
        (["--payment", "1000000001"], "is not in 0..=1000000000"),
        (["--payment-every", "0"], "0 is not in 1.."),
        (["--json", "no/such/folder.json"], "writing no/such/folder.json"),
    ] {
        let arguments = [&arguments[..], &["--epochs", "3", "--no-plot"]].concat();
        let output = simulate(&folder, &arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && error.contains(wanted), "{arguments:?}: {error}");
    }
}

#[test]
fn money_is_refused_where_there_are_no_contracts() {
    let folder = folder("moneyless");
    let error = error(&folder, &["--engine", "native", "--commission", "0.2", "--epochs", "3", "--no-plot"]);
    assert!(error.contains("money is paid through the contracts: leave --engine native out"), "{error}");
}

#[test]
fn a_year_prints_its_tables_and_writes_picture_and_json() {
    let folder = folder("economy");
    let output = command(&folder, &["economy", "--days", "65", "--topics", "7", "--json", "year.json"]);
    let printed = printed(&output);
    assert!(output.status.success());
    for wanted in [
        "7 topics through 65 days, a token with a cap (seed 1)",
        "loses its funder on day 32",
        "opens on day 21",
        "never eligible",
        "topic 7",
        "delegators",
        "rewards, workers",
        "none burned",
        "Every unit is accounted for",
        "picture: economy.svg",
    ] {
        assert!(printed.contains(wanted), "{wanted} is missing in\n{printed}");
    }
    assert!(output.stderr.is_empty(), "no bar where nobody looks");
    let picture = std::fs::read_to_string(folder.join("economy.svg")).unwrap();
    assert!(picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>"));
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("year.json")).unwrap()).unwrap();
    assert_eq!((json["days"].as_u64(), json["daily"].as_array().map(Vec::len)), (Some(65), Some(65)));

    for (arguments, wanted) in [
        (["--topics", "0"], "0 is not in 1..=64"),
        (["--direct-share", "1.5"], "it is at most 1"),
        (["--max-topic-share", "much"], "it is a decimal number from 0 to 1"),
        (["--token", "gold"], "possible values: capped, native"),
    ] {
        let output = command(&folder, &[&["economy"], &arguments[..]].concat());
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && error.contains(wanted), "{arguments:?}: {error}");
    }
}
