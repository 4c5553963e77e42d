//! `docs/gas.md`: the figures as tables.

use super::catalogue::{MESSAGES, Message};
use super::chain::{self, OnChain};
use super::figure::Figure;
use super::messages::ANY_SIZE;
use super::size::SIZES;
use std::fmt::Write;

/// What stands above the tables.
const INTRODUCTION: &str = include_str!("introduction.md");

/// The whole page.
pub fn page(figures: &[Figure], on_chain: &[OnChain]) -> String {
    let mut page = INTRODUCTION.to_string();
    page += &overview(figures);
    page += &chain::section(on_chain);
    for size in SIZES.map(|size| size.to_string()) {
        page += &details(figures, &size, &format!("Inferers/forecasters/reputers {size}"));
    }
    page += &details(figures, ANY_SIZE, "Paid with a cw20 (epochs do not matter)");
    page
}

/// What each message costs above a no-op, by size.
fn overview(figures: &[Figure]) -> String {
    let sizes = SIZES.map(|size| size.to_string());
    let mut table = String::from("\n## Above a no-op\n\n| message |");
    sizes.iter().for_each(|size| table += &format!(" {size} |"));
    table += " target |\n|---|---:|---:|---:|---:|---:|\n";
    for message in &MESSAGES {
        let find = |size: &str| figures.iter().find(|figure| figure.is(message.name, size));
        if let Some(figure) = find(ANY_SIZE) {
            let (gas, target) = (judged(figure, message), target(message));
            writeln!(table, "| {} | {gas} | {gas} | {gas} | {gas} | {target} |", message.title)
                .expect("a text grows");
            continue;
        }
        write!(table, "| {} |", message.title).expect("a text grows");
        for size in &sizes {
            table += &find(size).map_or(" |".into(), |figure| format!(" {} |", judged(figure, message)));
        }
        writeln!(table, " {} |", target(message)).expect("a text grows");
    }
    table
}

/// A figure, in bold where it misses its target.
fn judged(figure: &Figure, message: &Message) -> String {
    let gas = grouped(figure.above());
    let missed = message.limit(&figure.size).is_some_and(|limit| figure.above() > limit);
    if missed { format!("**{gas}**") } else { gas }
}

fn target(message: &Message) -> String {
    message.target.as_ref().map_or(String::new(), |target| {
        let size = target.size.map_or(String::new(), |size| format!(" at {size}"));
        format!("{}{size}", grouped(target.gas))
    })
}

/// Where the gas of each message goes, for one size.
fn details(figures: &[Figure], size: &str, heading: &str) -> String {
    let mut table = format!(
        "\n## {heading}\n\n| message | bytes | VM | storage | raw reads | events | instances | sum | no-op | above |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
    );
    for message in &MESSAGES {
        for figure in figures.iter().filter(|figure| figure.is(message.name, size)) {
            let Figure { bytes, vm, storage, raw_reads, events, instance, sum, no_op, .. } = figure;
            let cells = [bytes, vm, storage, raw_reads, events, instance, sum, no_op, &figure.above()];
            let cells = cells.map(|cell| grouped(*cell)).join(" | ");
            writeln!(table, "| `{}` | {cells} |", message.name).expect("a text grows");
        }
    }
    table
}

/// With a comma before every three digits.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
