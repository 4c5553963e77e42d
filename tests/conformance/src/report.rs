//! [`Report`]: what was compared, and what came of it.

use crate::{compare::Leaf, deviation::Deviation};
use std::collections::{BTreeMap, BTreeSet};

/// What happened to the figures of one quantity in one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Figures that a result was held against.
    pub compared: usize,
    /// Those that disagree without a reason.
    pub failed: usize,
    /// Those that disagree by design.
    pub deviating: usize,
    /// Figures of rules that the protocol does not have yet.
    pub not_yet: usize,
    /// Figures that say nothing about this protocol, with the reason.
    pub not_applicable: Option<(usize, &'static str)>,
    /// Largest error of a figure that does not deviate by design.
    pub worst: f64,
}

/// A figure that disagrees without a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Path of the file within the folder.
    pub file: String,
    /// Which record or entry of it.
    pub record: String,
    /// Quantity, and the names within it.
    pub quantity: String,
    /// The figure and the result.
    pub leaf: Leaf,
}

/// The outcome of a folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// By file, then quantity.
    pub rows: BTreeMap<(String, String), Row>,
    /// Every failure, in the order of the files.
    pub failures: Vec<Failure>,
    /// Figures that deviate, and the records they are of, by kind.
    pub deviations: BTreeMap<Deviation, (usize, BTreeSet<String>)>,
    /// Files in no known format.
    pub unread: Vec<String>,
}

impl Report {
    /// Figures that a result was held against.
    pub fn compared(&self) -> usize {
        self.rows.values().map(|row| row.compared).sum()
    }

    /// Figures that disagree without a reason.
    pub fn failed(&self) -> usize {
        self.rows.values().map(|row| row.failed).sum()
    }

    /// Figures that disagree by design.
    pub fn deviating(&self) -> usize {
        self.rows.values().map(|row| row.deviating).sum()
    }

    /// Figures of rules that the protocol does not have yet.
    pub fn not_yet(&self) -> usize {
        self.rows.values().map(|row| row.not_yet).sum()
    }
}

/// A record of a file, to write the findings about it into the report.
#[derive(Debug)]
pub struct Record<'r> {
    /// Where the findings go.
    pub report: &'r mut Report,
    /// Path of the file within the folder.
    pub file: &'r str,
    /// Name of the record.
    pub name: String,
}

impl Record<'_> {
    /// Takes comparisons in; those that disagree do so by design where `excuse` names one.
    pub fn compared(&mut self, quantity: &str, leaves: Vec<Leaf>, excuse: Option<Deviation>) {
        for leaf in leaves {
            let row = self.row(quantity);
            row.compared += 1;
            match (leaf.agrees, excuse) {
                (true, _) => row.worst = row.worst.max(leaf.error.unwrap_or_default()),
                (false, Some(kind)) => {
                    row.deviating += 1;
                    let (figures, records) = self.report.deviations.entry(kind).or_default();
                    *figures += 1;
                    records.insert(format!("{} {}", self.file, self.name));
                }
                (false, None) => {
                    row.failed += 1;
                    row.worst = row.worst.max(leaf.error.unwrap_or(f64::INFINITY));
                    let quantity = if leaf.path.is_empty() {
                        quantity.to_owned()
                    } else {
                        format!("{quantity}/{}", leaf.path)
                    };
                    let (file, record) = (self.file.to_owned(), self.name.clone());
                    self.report.failures.push(Failure { file, record, quantity, leaf });
                }
            }
        }
    }

    /// No result: every figure of the quantity fails as one.
    pub fn failed(&mut self, quantity: &str, expected: String, why: String) {
        let leaf = Leaf { path: String::new(), got: why, expected, agrees: false, error: None };
        self.compared(quantity, vec![leaf], None);
    }

    /// Figures of a rule that the protocol does not have yet.
    pub fn not_yet(&mut self, quantity: &str, figures: usize) {
        self.row(quantity).not_yet += figures;
    }

    /// A figure that says nothing about this protocol.
    pub fn not_applicable(&mut self, quantity: &str, why: &'static str) {
        let (figures, _) = self.row(quantity).not_applicable.unwrap_or_default();
        self.row(quantity).not_applicable = Some((figures + 1, why));
    }

    fn row(&mut self, quantity: &str) -> &mut Row {
        self.report.rows.entry((self.file.to_owned(), quantity.to_owned())).or_default()
    }
}
