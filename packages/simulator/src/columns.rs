//! Tables on a terminal.

use comfy_table::{CellAlignment, Table, presets::NOTHING};

/// An empty table: names to the left, numbers to the right.
pub fn columns<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(header);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// The last of so many columns has remarks, which begin at the left.
pub fn with_remarks(mut table: Table, columns: usize) -> Table {
    if let Some(column) = columns.checked_sub(1).and_then(|last| table.column_mut(last)) {
        column.set_cell_alignment(CellAlignment::Left);
    }
    table
}

/// A part of a whole, in percent.
pub fn share(part: f64) -> String {
    format!("{:.1} %", part * 100.0)
}
