//! The report as text.

use crate::{Report, report::Row};
use std::fmt::{Display, Formatter, Result};

/// So many failures are shown in full.
const SHOWN_FAILURES: usize = 20;

/// So many records are named for a kind of deviation.
const SHOWN_RECORDS: usize = 8;

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        table(self, out)?;
        not_applicable(self, out)?;
        deviations(self, out)?;
        unread(self, out)?;
        failures(self, out)?;
        write!(
            out,
            "conformance: {} compared, {} failed, {} deviating by design, {} not yet",
            self.compared(),
            self.failed(),
            self.deviating(),
            self.not_yet()
        )
    }
}

fn table(report: &Report, out: &mut Formatter<'_>) -> Result {
    writeln!(
        out,
        "{:<58}{:>9}{:>8}{:>11}{:>9}{:>13}",
        "quantity", "compared", "failed", "by design", "not yet", "worst error"
    )?;
    let mut current = "";
    for ((file, quantity), row) in &report.rows {
        if current != file {
            writeln!(out, "{file}")?;
            current = file;
        }
        let Row { compared, failed, deviating, not_yet, worst, .. } = row;
        if compared + not_yet > 0 {
            let error = match (*compared, *worst) {
                (0, _) => "-".to_owned(),
                (_, 0.0) => "0".to_owned(),
                (_, worst) => format!("{worst:.1e}"),
            };
            writeln!(out, "  {quantity:<56}{compared:>9}{failed:>8}{deviating:>11}{not_yet:>9}{error:>13}")?;
        }
    }
    Ok(())
}

fn not_applicable(report: &Report, out: &mut Formatter<'_>) -> Result {
    let rows = report.rows.iter().filter_map(|(at, row)| row.not_applicable.map(|what| (at, what)));
    for (number, ((file, quantity), (figures, why))) in rows.enumerate() {
        if number == 0 {
            writeln!(out, "\nnot applicable")?;
        }
        writeln!(out, "  {file}: {figures} of {quantity}: {why}")?;
    }
    Ok(())
}

fn deviations(report: &Report, out: &mut Formatter<'_>) -> Result {
    if !report.deviations.is_empty() {
        writeln!(out, "\ndeviating by design (docs/protocol.md)")?;
    }
    for (kind, (figures, records)) in &report.deviations {
        let named: Vec<&str> = records.iter().take(SHOWN_RECORDS).map(String::as_str).collect();
        let more = if records.len() > SHOWN_RECORDS { ", ..." } else { "" };
        writeln!(out, "  {:<56}{figures:>9}  {}{more}", kind.name(), named.join(", "))?;
    }
    Ok(())
}

fn unread(report: &Report, out: &mut Formatter<'_>) -> Result {
    if !report.unread.is_empty() {
        writeln!(out, "\nin no known format: {}", report.unread.join(", "))?;
    }
    Ok(())
}

fn failures(report: &Report, out: &mut Formatter<'_>) -> Result {
    if !report.failures.is_empty() {
        writeln!(out, "\nfailures")?;
    }
    for failure in report.failures.iter().take(SHOWN_FAILURES) {
        let (leaf, at) = (&failure.leaf, format!("{} {}", failure.file, failure.record));
        writeln!(
            out,
            "  {at}: {}\n    expected {}\n    got      {}",
            failure.quantity, leaf.expected, leaf.got
        )?;
        if let Some(error) = leaf.error {
            writeln!(out, "    error    {error:.3e}")?;
        }
    }
    let more = report.failures.len().saturating_sub(SHOWN_FAILURES);
    if more > 0 { writeln!(out, "  and {more} more") } else { writeln!(out) }
}
