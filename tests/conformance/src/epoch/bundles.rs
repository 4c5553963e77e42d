//! Inferences and losses of an epoch in the shape of the files.

use super::names::Names;
use super::record::{Named, Report};
use crate::tree::Tree;
use allora_protocol::{Bundle, ById, Losses, Number, WorkerId};

/// A report, as the protocol has it. What a file has for nobody of this epoch drops out.
pub fn losses(report: &Report, names: &Names) -> Losses {
    let by_inferer = |(name, row): (&String, &Named<Option<Number>>)| (name.clone(), names.workers(row));
    Bundle {
        combined: report.combined,
        naive: report.naive,
        inferers: names.workers(&report.inferer),
        forecasters: names.workers(&report.forecaster),
        one_out_inferers: names.workers(&report.one_out_inferer),
        one_out_forecasters: names.workers(&report.one_out_forecaster),
        one_in_forecasters: names.workers(&report.one_in_forecaster),
        one_out_inferer_forecasters: names
            .workers(&report.one_out_inferer_forecaster.iter().map(by_inferer).collect()),
    }
}

/// Losses by the names of the files; a loss that nobody has is not there.
pub fn loss_tree(losses: &Losses, names: &Names) -> Tree {
    Tree::map([
        ("combined", losses.combined.into()),
        ("naive", losses.naive.into()),
        ("inferer", by_name(&losses.inferers, names)),
        ("forecaster", by_name(&losses.forecasters, names)),
        ("one_out_inferer", by_name(&losses.one_out_inferers, names)),
        ("one_out_forecaster", by_name(&losses.one_out_forecasters, names)),
        ("one_in_forecaster", by_name(&losses.one_in_forecasters, names)),
        ("one_out_inferer_forecaster", nested(&losses.one_out_inferer_forecasters, names)),
    ])
}

/// `network_inference` of the files: the networks, each a number.
pub fn network_tree(inferences: &Bundle<Number>, names: &Names) -> Tree {
    Tree::map([
        ("combined", inferences.combined.into()),
        ("naive", inferences.naive.into()),
        ("one_out_inferer", by_name(&inferences.one_out_inferers, names)),
        ("one_out_forecaster", by_name(&inferences.one_out_forecasters, names)),
        ("one_in_forecaster", by_name(&inferences.one_in_forecasters, names)),
    ])
}

/// Forecast-implied inferences by withheld inferer, then forecaster.
pub fn implied_without(inferences: &Bundle<Number>, names: &Names) -> Tree {
    let withheld = inferences.inferers.ids().filter_map(|inferer| {
        let rows = inferences.one_out_inferer_forecasters.filter_map(|_, row| row.get(inferer).copied());
        (!rows.is_empty()).then(|| (names.of_worker(inferer), by_name(&rows, names)))
    });
    Tree::map(withheld)
}

/// Values by the names of workers.
pub fn by_name<T: Copy + Into<Tree>>(values: &ById<WorkerId, T>, names: &Names) -> Tree {
    Tree::map(values.iter().map(|(id, value)| (names.of_worker(id), *value)))
}

fn nested(values: &ById<WorkerId, ById<WorkerId, Option<Number>>>, names: &Names) -> Tree {
    Tree::map(values.iter().map(|(id, row)| (names.of_worker(id), by_name(row, names))))
}
