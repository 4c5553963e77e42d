//! `allora-simulator`: see `allora-simulator run --help`.

use allora_simulator::cast::Cast;
use allora_simulator::cli::{Cli, Command, Rule, Run};
use allora_simulator::engine::Native;
use allora_simulator::history::History;
use allora_simulator::run::{Plan, play};
use allora_simulator::series::{Series, read, shipped};
use allora_simulator::summary::Summary;
use allora_simulator::{plot, report, table};
use anyhow::{Context, Result};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Command::Run(options) = Cli::parse().command;
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Run) -> Result<()> {
    let plan = Plan {
        series: series(options)?,
        lag: options.lag,
        epochs: options.epochs.map(|epochs| epochs as usize),
        loss: options.loss,
        seed: options.seed,
    };
    let history = play_with_bar(&plan, options.rule)?;
    let summary = Summary::of(&history).context("nothing was played")?;
    print(&table::render(&history, &summary))?;
    if !options.no_plot {
        write(&options.plot, plot::svg(&history, &summary)?)?;
        print(&format!("\npicture: {}\n", options.plot.display()))?;
    }
    if let Some(file) = &options.json {
        write(file, format!("{}\n", report::json(&history, &summary)))?;
        print(&format!("json: {}\n", file.display()))?;
    }
    Ok(())
}

fn series(options: &Run) -> Result<Series> {
    let mut series = match &options.series {
        Some(file) => read(file)?,
        None => shipped()?,
    };
    if let Some(season) = options.season {
        series.season = Some(season.into());
    }
    Ok(series)
}

fn play_with_bar(plan: &Plan, rule: Rule) -> Result<History> {
    let epochs = plan.played().len();
    let mut cast = Cast::new(&plan.series, epochs, plan.seed);
    let mut engine = match rule {
        Rule::Regret => Native::new(plan, &cast)?,
    };
    // Drawn on standard error, and only where that is a terminal.
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} epochs, {elapsed}")?;
    let bar = ProgressBar::new(epochs as u64).with_style(style);
    let history = play(plan, &mut cast, &mut engine, || bar.inc(1));
    bar.finish_and_clear();
    history
}

/// Prints; who reads no further (`| head`) is not an error.
fn print(text: &str) -> Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("writing to standard output"),
    }
}

fn write(file: &Path, text: String) -> Result<()> {
    std::fs::write(file, text).with_context(|| format!("writing {}", file.display()))
}
