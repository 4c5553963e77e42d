//! `allora-wasm-scan [--max-bytes N] FILE...`

use std::process::ExitCode;

use allora_wasm_scan::{MAX_BYTES, scan};

const USAGE: &str = "usage: allora-wasm-scan [--max-bytes N] FILE...";

fn main() -> ExitCode {
    let (max_bytes, files) = match arguments(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("allora-wasm-scan: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut status = ExitCode::SUCCESS;
    for file in files {
        if !report(&file, max_bytes) {
            status = ExitCode::FAILURE;
        }
    }
    status
}

/// Limit in bytes and files.
fn arguments(mut given: impl Iterator<Item = String>) -> Result<(usize, Vec<String>), String> {
    let (mut max_bytes, mut files) = (MAX_BYTES, Vec::new());
    while let Some(argument) = given.next() {
        if argument == "--max-bytes" {
            let value = given.next().unwrap_or_default();
            max_bytes = value.parse().map_err(|_| format!("--max-bytes takes a number, not {value:?}"))?;
        } else if argument.starts_with('-') {
            return Err(format!("unknown option {argument}"));
        } else {
            files.push(argument);
        }
    }
    if files.is_empty() { Err("no file named".into()) } else { Ok((max_bytes, files)) }
}

/// Says what a file is like, and whether it passed.
fn report(file: &str, max_bytes: usize) -> bool {
    let wasm = match std::fs::read(file) {
        Ok(wasm) => wasm,
        Err(error) => {
            eprintln!("{file}: cannot be read: {error}");
            return false;
        }
    };
    match scan(&wasm, max_bytes) {
        Ok(summary) => {
            let required = match summary.capabilities.as_slice() {
                [] => "nothing".into(),
                capabilities => capabilities.join(", "),
            };
            println!(
                "{file}: ok: {} bytes, {} functions, at most {} locals; requires {required}",
                summary.bytes, summary.functions, summary.locals
            );
            true
        }
        Err(refusals) => {
            for refusal in refusals {
                eprintln!("{file}: refused: {refusal}");
            }
            false
        }
    }
}
