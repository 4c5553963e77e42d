//! Reports as rows that align.

use crate::{Bundle, ById, Losses, Number, WorkerId};

/// A report's losses for the values of an epoch, in the order of [`Bundle::values`]: `None` where it has none.
/// What it says about anything else is left out.
///
/// `epoch`: the bundle of the epoch's inferences, or of its network losses. Rows of one epoch align
/// entry by entry, matched by id, never by place.
pub fn report_row<T>(epoch: &Bundle<T>, report: &Losses) -> Vec<Option<Number>> {
    let pairs = epoch.one_out_inferer_forecasters.iter().flat_map(|(forecaster, withheld)| {
        let row = report.one_out_inferer_forecasters.get(forecaster);
        withheld.ids().map(move |inferer| row.and_then(|row| loss(row, inferer)))
    });
    [report.combined, report.naive]
        .into_iter()
        .chain(losses(&epoch.inferers, &report.inferers))
        .chain(losses(&epoch.forecasters, &report.forecasters))
        .chain(pairs)
        .chain(losses(&epoch.one_out_inferers, &report.one_out_inferers))
        .chain(losses(&epoch.one_out_forecasters, &report.one_out_forecasters))
        .chain(losses(&epoch.one_in_forecasters, &report.one_in_forecasters))
        .collect()
}

fn losses<T>(
    epoch: &ById<WorkerId, T>,
    report: &ById<WorkerId, Option<Number>>,
) -> impl Iterator<Item = Option<Number>> {
    epoch.ids().map(|id| loss(report, id))
}

fn loss(report: &ById<WorkerId, Option<Number>>, id: WorkerId) -> Option<Number> {
    report.get(id).copied().flatten()
}
