//! `conformance FOLDER`: prints how far the protocol agrees with the figures in a folder; exit code 1 when
//! one of them fails, 2 when the folder cannot be read.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: conformance FOLDER (a folder of reference numbers)");
        return ExitCode::from(2);
    };
    match conformance::check(&PathBuf::from(folder)) {
        Ok(report) => {
            println!("{report}");
            ExitCode::from(u8::from(report.failed() > 0))
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}
