//! A run as tables on a terminal.

use crate::columns::{columns, share, with_remarks};
use crate::economy::table::exact;
use crate::economy::treasury::sum;
use crate::economy::{part, tokens};
use crate::history::History;
use crate::money::Money;
use crate::summary::{PoolSummary, Skill, Summary, Worker};
use allora_protocol::WorkerId;
use anyhow::Result;
use comfy_table::{ColumnConstraint, Table};
use cosmwasm_std::Uint128;

/// Columns of the first table.
const COLUMNS: usize = 11;

/// The one with tokens.
const REWARD: usize = 7;
/// Columns of the table of reputers that say what is in their pools.
const POOL: [usize; 5] = [4, 5, 7, 8, 9];

/// What the columns mean.
const LEGEND: &str = "\
vs network: RMSE over the network's in the same epochs, less 1; plus is worse
log10 loss: mean over the epochs, with the floor of docs/protocol.md, section 6; weight: in the last epoch
marginal: mean over his epochs, by how much log10 of the network's loss would have been greater without him
of all: his part of all rewards; forfeits, stake: tokens; seats: in the last epoch";

/// What the columns of money mean.
const MONEY_LEGEND: &str = "\
reward: tokens, claimed at the end; a reputer's goes into his pool, where it becomes his (with commission) or his delegators'
yield: what a delegated token earned, a year, after commission";

/// The tables of a run, and what they say in a sentence.
pub fn render(history: &History, summary: &Summary) -> Result<String> {
    let about = &history.about;
    let unit = if about.unit.is_empty() { String::new() } else { format!(" [{}]", about.unit) };
    let market =
        history.market.as_ref().map_or_else(String::new, |market| format!("{}\n", market.in_words()));
    let mut parts = vec![
        format!(
            "{}, {} {}, {} ahead ({} loss, {} rule, seed {})",
            about.series,
            epochs(summary.epochs),
            about.through(),
            about.ahead(),
            about.loss,
            about.rule,
            about.seed,
        ),
        predictions(history, summary, &unit).trim_fmt(),
        reputers(history, summary).trim_fmt(),
    ];
    match &history.money {
        Some(money) => parts.extend([flows(money)?.trim_fmt(), format!("{LEGEND}\n{MONEY_LEGEND}")]),
        None => parts.push(LEGEND.into()),
    }
    let money = history.money.as_ref().map(|money| format!("{}\n", in_words(money)));
    parts.push(format!("{}\n{}{market}", finding(history, summary), money.unwrap_or_default()));
    Ok(parts.join("\n\n"))
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
        "marginal",
        if history.money.is_some() { "reward" } else { "" },
        "of all",
        "forfeits",
        "",
    ]);
    table = with_remarks(table, COLUMNS);
    if history.money.is_none()
        && let Some(column) = table.column_mut(REWARD)
    {
        column.set_constraint(ColumnConstraint::Hidden);
    }
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
    let marginal = worker.marginal.map_or_else(String::new, |value| format!("{value:+.4}"));
    let name = format!("  {}", history.worker(worker.id));
    let earned = worker.earned.map_or_else(String::new, few);
    let forfeits = match worker.forfeited {
        0.0 => String::new(),
        tokens => format!("{tokens:.0}"),
    };
    let (weight, of_all) = (format!("{:.3}", worker.final_weight), share(worker.reward));
    [name, epochs, rmse, loss, behind, weight, marginal, earned, of_all, forfeits, turn(history, worker.id)]
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
    let header = [
        &title,
        "epochs",
        "score",
        "stake",
        "delegated",
        "reward",
        "of all",
        "his own",
        "delegators",
        "yield",
    ];
    let mut table = columns(header);
    for ((name, _), reputer) in history.reputers.iter().zip(&summary.reputers) {
        let score = reputer.mean_score.map_or_else(String::new, |score| format!("{score:.3}"));
        let [delegated, earned, own, theirs, rate] = pool_cells(reputer.pool.as_ref());
        let (epochs, stake) = (reputer.epochs.to_string(), format!("{:.0}", reputer.stake));
        let of_all = share(reputer.reward);
        table.add_row([
            format!("  {name}"),
            epochs,
            score,
            stake,
            delegated,
            earned,
            of_all,
            own,
            theirs,
            rate,
        ]);
    }
    if history.money.is_none() {
        for (nth, column) in table.column_iter_mut().enumerate() {
            if POOL.contains(&nth) {
                column.set_constraint(ColumnConstraint::Hidden);
            }
        }
    }
    table
}

fn pool_cells(pool: Option<&PoolSummary>) -> [String; 5] {
    let Some(pool) = pool else { return Default::default() };
    let rate = pool.delegators_yield.map_or_else(String::new, share);
    let [earned, own, theirs] = [pool.earned, pool.own_gain, pool.delegators_gain].map(few);
    [format!("{:.0}", pool.delegated), earned, own, theirs, rate]
}

/// Where every token of the contract rewards came from and where it is, to the unit.
fn flows(money: &Money) -> Result<Table> {
    let flows = &money.flows;
    let came = sum(flows.sources().map(|(_, amount)| amount))?;
    let mut table = columns(["every token", "tokens", "of all"]);
    let mut block = |title: &str, parts: &[(&str, Uint128)]| {
        table.add_row([title]);
        for (name, amount) in parts.iter().filter(|(_, amount)| !amount.is_zero()) {
            table.add_row([format!("  {name}"), exact(*amount), share(part(*amount, came))]);
        }
    };
    block("from", &flows.sources());
    block("to", &flows.uses());
    block("left in", &flows.left());
    table.add_row(["both sides".into(), exact(came), share(1.0)]);
    Ok(table)
}

/// The money in sentences.
fn in_words(money: &Money) -> String {
    let flows = &money.flows;
    let [before, after] = flows.supply;
    let yielded = money
        .delegators_yield()
        .map_or_else(String::new, |rate| format!(" Delegators earned {} a year.", share(rate)));
    format!(
        "Epochs drew {} tokens of the emission and {} of what the patron paid.{yielded}\n\
         Every unit is accounted for: periods took {} from the treasury and {} were minted, by which the supply grew \
         ({}).",
        few(tokens(flows.emission)),
        few(tokens(flows.own)),
        exact(flows.spent),
        exact(flows.minted),
        exact(after.saturating_sub(before)),
    )
}

/// Tokens, as a table shows them.
fn few(tokens: f64) -> String {
    format!("{tokens:.2}")
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
