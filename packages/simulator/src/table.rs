//! A run as tables on a terminal.

use crate::history::History;
use crate::summary::{Skill, Summary, Worker};
use comfy_table::{CellAlignment, Table, presets::NOTHING};

/// The tables of a run, and what they say in a sentence.
pub fn render(history: &History, summary: &Summary) -> String {
    let about = &history.about;
    let unit = if about.unit.is_empty() { String::new() } else { format!(" [{}]", about.unit) };
    format!(
        "{}, {} epochs, {} ahead ({} loss, {} rule, seed {})\n\n{}\n\n{}\n\n{}\n",
        about.series,
        summary.epochs,
        about.ahead(),
        about.loss,
        about.rule,
        about.seed,
        predictions(history, summary, &unit).trim_fmt(),
        reputers(history, summary).trim_fmt(),
        finding(history, summary),
    )
}

/// What the run shows, in a sentence.
pub fn finding(history: &History, summary: &Summary) -> String {
    let network = summary.network.rmse;
    let mut parts = vec![
        against(network, summary.mean.rmse, "the mean"),
        against(network, summary.median.rmse, "the median"),
    ];
    if let Some((best, skill)) = summary.best().and_then(|best| Some((best, best.skill.as_ref()?))) {
        let whom = format!("the best worker who was there throughout ({})", history.worker(best.id));
        parts.push(against(network, skill.rmse, &whom));
    }
    format!("By RMSE the network is {}.", parts.join(", "))
}

/// How much less the network errs than another: `1 - network / other`.
fn against(network: f64, other: f64, whom: &str) -> String {
    let gain = if network == other { 0.0 } else { (100.0 * (1.0 - network / other)).round() };
    match gain {
        0.0 => format!("level with {whom}"),
        gain if gain > 0.0 => format!("{gain} % better than {whom}"),
        gain if gain > -1000.0 => format!("{} % worse than {whom}", -gain),
        _ => format!("far worse than {whom}"),
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
    let mut table = table([
        "",
        "epochs",
        &format!("RMSE{unit}"),
        "log10 loss",
        "vs network",
        "weight",
        "score",
        "reward",
    ]);
    for (name, skill) in [
        ("network", &summary.network),
        ("naive (without forecasters)", &summary.naive),
        ("mean", &summary.mean),
        ("median", &summary.median),
    ] {
        let [epochs, rmse, loss, behind] = skill_cells(Some(skill), places);
        let behind = if name == "network" { String::new() } else { behind };
        table.add_row([name.into(), epochs, rmse, loss, behind, String::new(), String::new(), String::new()]);
    }
    for (title, workers) in [("inferers", &summary.inferers), ("forecasters", &summary.forecasters)] {
        table.add_row([title]);
        for worker in workers {
            table.add_row(worker_cells(history, worker, places));
        }
    }
    table
}

fn worker_cells(history: &History, worker: &Worker, places: Option<usize>) -> [String; 8] {
    let [epochs, rmse, loss, behind] = skill_cells(worker.skill.as_ref(), places);
    let score = worker.mean_score.map_or_else(String::new, |score| format!("{score:+.4}"));
    let name = format!("  {}", history.worker(worker.id));
    [name, epochs, rmse, loss, behind, format!("{:.3}", worker.final_weight), score, share(worker.reward)]
}

/// `places`: decimal places of an RMSE.
fn skill_cells(skill: Option<&Skill>, places: Option<usize>) -> [String; 4] {
    let Some(skill) = skill else { return ["0".into(), String::new(), String::new(), String::new()] };
    let behind = skill.behind_network.map_or_else(String::new, behind);
    let rmse = match places {
        Some(places) => format!("{:.places$}", skill.rmse),
        None => format!("{:.3e}", skill.rmse),
    };
    [skill.epochs.to_string(), rmse, format!("{:.3}", skill.log10_loss), behind]
}

fn reputers(history: &History, summary: &Summary) -> Table {
    let mut table = table(["reputers", "epochs", "stake", "score", "reward"]);
    for ((name, _), reputer) in history.reputers.iter().zip(&summary.reputers) {
        let score = reputer.mean_score.map_or_else(String::new, |score| format!("{score:.3}"));
        let epochs = reputer.epochs.to_string();
        table.add_row([format!("  {name}"), epochs, share(reputer.stake), score, share(reputer.reward)]);
    }
    table
}

fn table<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(header);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn share(part: f64) -> String {
    format!("{:.1} %", part * 100.0)
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
