//! A run as tables on a terminal.

use crate::columns::{columns, share, with_remarks};
use crate::history::History;
use crate::summary::{Skill, Summary, Worker};
use allora_protocol::WorkerId;
use comfy_table::Table;

/// Columns of the first table.
const COLUMNS: usize = 10;

/// What the columns mean.
const LEGEND: &str = "\
vs network: RMSE over the network's in the same epochs, less 1; plus is worse
log10 loss: mean over the epochs, with the floor of docs/protocol.md, section 6
weight: in the last epoch; score: mean, by how much log10 of the network's loss grows without him
reward: his part of everything that was paid; forfeits, stake: tokens; seats: in the last epoch";

/// The tables of a run, and what they say in a sentence.
pub fn render(history: &History, summary: &Summary) -> String {
    let about = &history.about;
    let unit = if about.unit.is_empty() { String::new() } else { format!(" [{}]", about.unit) };
    let market =
        history.market.as_ref().map_or_else(String::new, |market| format!("{}\n", market.in_words()));
    format!(
        "{}, {} {}, {} ahead ({} loss, {} rule, seed {})\n\n{}\n\n{}\n\n{LEGEND}\n\n{}\n{market}",
        about.series,
        epochs(summary.epochs),
        about.through(),
        about.ahead(),
        about.loss,
        about.rule,
        about.seed,
        predictions(history, summary, &unit).trim_fmt(),
        reputers(history, summary).trim_fmt(),
        finding(history, summary),
    )
}

/// So many epochs, in words.
fn epochs(count: usize) -> String {
    if count == 1 { "1 epoch".into() } else { format!("{count} epochs") }
}

/// What the run shows, in a sentence.
pub fn finding(history: &History, summary: &Summary) -> String {
    let network = summary.network.rmse;
    let mut parts = vec![
        against(network, summary.mean.rmse, "the mean"),
        against(network, summary.median.rmse, "the median"),
    ];
    if let Some((best, skill)) = summary.best().and_then(|best| Some((best, best.skill.as_ref()?))) {
        let whom = format!("the best steady worker ({})", history.worker(best.id));
        parts.push(against(network, skill.rmse, &whom));
    }
    format!("By RMSE the network errs {}.", parts.join(", "))
}

/// How much less the network errs than another: `1 - network / other`.
fn against(network: f64, other: f64, whom: &str) -> String {
    let gain = if network == other { 0.0 } else { (100.0 * (1.0 - network / other)).round() };
    match gain {
        0.0 => format!("as much as {whom}"),
        gain if gain > 0.0 => format!("{gain} % less than {whom}"),
        gain if gain > -1000.0 => format!("{} % more than {whom}", -gain),
        _ => format!("far more than {whom}"),
    }
}

/// Whom the network leaves more than ten times behind, by the factor.
fn behind(part: f64) -> String {
    match part {
        part if part < 9.995 => format!("{:+.0} %", (100.0 * part).round() + 0.0), // no -0
        part if part < 1e4 => format!("{:.0} times", 1.0 + part),
        _ => format!("{:.0e} times", 1.0 + part),
    }
}

fn predictions(history: &History, summary: &Summary, unit: &str) -> Table {
    let places = places(summary.network.rmse);
    let mut table = columns([
        "",
        "epochs",
        &format!("RMSE{unit}"),
        "log10 loss",
        "vs network",
        "weight",
        "score",
        "reward",
        "forfeits",
        "",
    ]);
    table = with_remarks(table, COLUMNS);
    for (name, skill) in [
        ("network", &summary.network),
        ("naive (without forecasters)", &summary.naive),
        ("mean", &summary.mean),
        ("median", &summary.median),
    ] {
        let [epochs, rmse, loss, behind] = skill_cells(Some(skill), places);
        let behind = if name == "network" { String::new() } else { behind };
        let mut row = vec![name.into(), epochs, rmse, loss, behind];
        row.resize(COLUMNS, String::new());
        table.add_row(row);
    }
    let (taken, there) = (&summary.seats, &history.seats);
    let title = |role, taken, there| format!("{role} ({taken} of {there} seats)");
    for (title, workers) in [
        (title("inferers", taken.inferers, there.inferers), &summary.inferers),
        (title("forecasters", taken.forecasters, there.forecasters), &summary.forecasters),
    ] {
        table.add_row([title]);
        for worker in workers {
            table.add_row(worker_cells(history, worker, places));
        }
    }
    table
}

fn worker_cells(history: &History, worker: &Worker, places: Option<usize>) -> [String; COLUMNS] {
    let [epochs, rmse, loss, behind] = skill_cells(worker.skill.as_ref(), places);
    let score = worker.mean_score.map_or_else(String::new, |score| format!("{score:+.4}"));
    let name = format!("  {}", history.worker(worker.id));
    let forfeits = match worker.forfeited {
        0.0 => String::new(),
        tokens => format!("{tokens:.0}"),
    };
    let (weight, reward) = (format!("{:.3}", worker.final_weight), share(worker.reward));
    [name, epochs, rmse, loss, behind, weight, score, reward, forfeits, turn(history, worker.id)]
}

/// What he is known to do in the run.
fn turn(history: &History, worker: WorkerId) -> String {
    let turn = history.turns.iter().find(|turn| turn.worker == worker);
    turn.map_or_else(String::new, |turn| format!("{} in epoch {}", turn.what, turn.epoch))
}

/// `places`: decimal places of an RMSE.
fn skill_cells(skill: Option<&Skill>, places: Option<usize>) -> [String; 4] {
    let Some(skill) = skill else { return ["0".into(), String::new(), String::new(), String::new()] };
    let behind = skill.behind_network.map_or_else(String::new, behind);
    let rmse = match places {
        Some(places) => format!("{:.places$}", skill.rmse),
        None if skill.rmse == 0.0 => "0".into(),
        None => format!("{:.3e}", skill.rmse),
    };
    [skill.epochs.to_string(), rmse, format!("{:.3}", skill.log10_loss), behind]
}

fn reputers(history: &History, summary: &Summary) -> Table {
    let (taken, there) = (summary.seats.reputers, history.seats.reputers);
    let title = format!("reputers ({taken} of {there} seats)");
    let mut table = columns([&title, "epochs", "stake", "of all", "score", "reward"]);
    for ((name, _), reputer) in history.reputers.iter().zip(&summary.reputers) {
        let score = reputer.mean_score.map_or_else(String::new, |score| format!("{score:.3}"));
        let epochs = reputer.epochs.to_string();
        let (stake, part) = (format!("{:.0}", reputer.stake), share(reputer.stake_part));
        table.add_row([format!("  {name}"), epochs, stake, part, score, share(reputer.reward)]);
    }
    table
}

/// Decimal places that show four digits of a value, and numbers near it in the same column; `None` where only an
/// exponent is readable.
fn places(value: f64) -> Option<usize> {
    match value.log10().floor() {
        magnitude @ -4.0..=5.0 => Some((3.0 - magnitude).max(0.0) as usize),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_show_four_digits_or_an_exponent() {
        for (value, wanted) in [
            (0.44127, Some(4)),
            (1.0, Some(3)),
            (23.456, Some(2)),
            (123_456.7, Some(0)),
            (1.5e9, None),
            (2e-7, None),
            (0.0, None),
        ] {
            assert_eq!(places(value), wanted, "{value}");
        }
    }
}
