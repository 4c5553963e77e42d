//! `allora-simulator`: see `--help`.

use allora_replay::{Audit, Export, replay};
use allora_simulator::cast::Cast;
use allora_simulator::cli::{Cli, Command, Economy, EngineKind, Replay, Rule, Run};
use allora_simulator::engine::{Contracts, Engine, Native};
use allora_simulator::history::History;
use allora_simulator::run::{Plan, play};
use allora_simulator::series::{Series, read, shipped};
use allora_simulator::summary::Summary;
use allora_simulator::{economy, plot, report, table};
use anyhow::{Context, Result, ensure};
use clap::Parser;
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Run(options) => run(&options).map(|()| ExitCode::SUCCESS),
        Command::Economy(options) => year(&options).map(|()| ExitCode::SUCCESS),
        Command::Replay(options) => audit(&options),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(options: &Run) -> Result<()> {
    let native = options.engine == EngineKind::Native;
    ensure!(
        !native || options.export.is_none(),
        "--export is the record of contracts: leave --engine native out"
    );
    ensure!(
        !native || !options.money.is_asked_for(),
        "money is paid through the contracts: leave --engine native out"
    );
    let plot = (!options.no_plot).then_some(&options.plot);
    // Before an hour's work, not after it.
    plot.into_iter()
        .chain(&options.json)
        .chain(&options.export)
        .try_for_each(|file| require_writable(file))?;
    let plan = Plan {
        series: series(options)?,
        lag: options.lag,
        epochs: options.epochs.map(|epochs| epochs as usize),
        loss: options.loss,
        seed: options.seed,
        money: options.money.plan().filter(|_| !native),
    };
    let Rule::Regret = options.rule;
    let (history, export) = play_on(&plan, options)?;
    let summary = Summary::of(&history).context("nothing was played")?;
    print(&table::render(&history, &summary)?)?;
    if let Some(file) = plot {
        write(file, plot::svg(&history, &summary)?)?;
        print(&format!("\npicture: {}\n", file.display()))?;
    }
    if let Some(file) = &options.json {
        write(file, format!("{}\n", report::json(&history, &summary)))?;
        print(&format!("json: {}\n", file.display()))?;
    }
    if let Some((file, export)) = options.export.as_ref().zip(export) {
        write_export(file, &export).with_context(|| format!("writing {}", file.display()))?;
        print(&format!("export: {}\n", file.display()))?;
    }
    Ok(())
}

fn year(options: &Economy) -> Result<()> {
    let plot = (!options.no_plot).then_some(&options.plot);
    plot.into_iter().chain(&options.json).try_for_each(|file| require_writable(file))?;
    let plan = options.plan();
    let bar = bar("days", plan.days)?;
    let year = economy::play(&plan, || bar.inc(1));
    bar.finish_and_clear();
    let year = year?;
    print(&economy::table::render(&year)?)?;
    if let Some(file) = plot {
        write(file, plot::economy(&year)?)?;
        print(&format!("\npicture: {}\n", file.display()))?;
    }
    if let Some(file) = &options.json {
        write(file, format!("{}\n", serde_json::to_string(&year)?))?;
        print(&format!("json: {}\n", file.display()))?;
    }
    Ok(())
}

/// Prints what differs; fails where something does.
fn audit(options: &Replay) -> Result<ExitCode> {
    let name = options.file.display();
    let file = File::open(&options.file).with_context(|| format!("cannot open {name}"))?;
    let export: Export =
        serde_json::from_reader(BufReader::new(file)).with_context(|| format!("{name} is no export"))?;
    let audit: Audit = replay(&export).with_context(|| format!("{name} cannot be replayed"))?;
    for epoch in audit.differing() {
        print(&format!("{epoch}\n"))?;
    }
    let (epochs, differ) = (audit.epochs.len(), audit.differing().count());
    print(&format!("replay: {epochs} epochs, {differ} differ\n"))?;
    Ok(if differ == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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

/// Plays a plan on the engine that was asked for, with the topic's record where it is wanted.
fn play_on(plan: &Plan, options: &Run) -> Result<(History, Option<Export>)> {
    let mut cast = Cast::new(&plan.series, plan.played().len(), plan.seed);
    if options.engine == EngineKind::Native {
        let mut engine = Native::new(plan, &cast)?;
        return Ok((play_with_bar(plan, &mut cast, &mut engine)?, None));
    }
    let mut engine = Contracts::new(plan, &cast)?;
    let mut history = play_with_bar(plan, &mut cast, &mut engine)?;
    history.market = Some(engine.market().clone());
    // The record of the epochs, before everybody claims.
    let export = options.export.as_ref().map(|_| engine.export());
    history.money = engine.end()?;
    Ok((history, export))
}

fn play_with_bar(plan: &Plan, cast: &mut Cast, engine: &mut dyn Engine) -> Result<History> {
    let bar = bar("epochs", plan.played().len() as u64)?;
    let history = play(plan, cast, engine, || bar.inc(1));
    bar.finish_and_clear();
    history
}

/// Drawn on standard error, and only where that is a terminal.
fn bar(of: &str, length: u64) -> Result<ProgressBar> {
    let style = ProgressStyle::with_template(&format!("{{bar:40}} {{pos}}/{{len}} {of}, {{elapsed}}"))?;
    Ok(ProgressBar::new(length).with_style(style))
}

/// Prints; who reads no further (`| head`) is not an error.
fn print(text: &str) -> Result<()> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("writing to standard output"),
    }
}

fn require_writable(file: &Path) -> Result<()> {
    let new = !file.exists();
    let opened = OpenOptions::new().append(true).create(true).open(file);
    opened.with_context(|| format!("writing {}", file.display()))?;
    if new {
        fs::remove_file(file).with_context(|| format!("writing {}", file.display()))?;
    }
    Ok(())
}

fn write(file: &Path, text: String) -> Result<()> {
    fs::write(file, text).with_context(|| format!("writing {}", file.display()))
}

fn write_export(file: &Path, export: &Export) -> Result<()> {
    let mut to = BufWriter::new(File::create(file)?);
    serde_json::to_writer(&mut to, export)?;
    to.write_all(b"\n")?;
    Ok(to.flush()?)
}
