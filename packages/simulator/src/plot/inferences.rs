//! First panel: truth, network, workers, in the last part of the run where lines can be told apart.

use super::frame::{Area, Drawn, NETWORK, TRUTH, WORKERS, around, chart, legend};
use crate::history::{Epoch, History};
use plotters::prelude::{Color, LineSeries};

/// Epochs shown.
const SHOWN: usize = 180;

/// Draws the panel.
pub fn draw(area: &Area<'_>, history: &History) -> Drawn {
    let epochs = &history.epochs[history.epochs.len().saturating_sub(SHOWN)..];
    let about = &history.about;
    let title = format!("{}: the truth, and what the network said {} before", about.series, about.ahead());
    let unit = if about.unit.is_empty() { "value" } else { &about.unit };
    let x = |epoch: &Epoch| epoch.epoch as f64;
    // Workers far off would press everything else together: the truth and the network set the scale.
    let y = around(epochs.iter().flat_map(|epoch| [epoch.truth, epoch.network]));
    let (low, high) = (y.start - 0.1 * (y.end - y.start), y.end + 0.1 * (y.end - y.start));
    let span = epochs.first().map_or(0.0, x)..epochs.last().map_or(0.0, x) + 1.0;
    let mut chart = chart(area, about, &title, unit, span, low..high)?;
    for worker in history.worker_ids().filter(|id| history.is_inferer(*id)) {
        let seen = epochs.iter().filter_map(|epoch| Some((x(epoch), *epoch.inferences.get(worker)?)));
        // A gap in the line where he was absent or off the scale.
        for part in runs(seen.filter(|(_, value)| (low..high).contains(value))) {
            chart.draw_series(LineSeries::new(part, WORKERS.mix(0.55).stroke_width(1)))?;
        }
    }
    let truth = epochs.iter().map(|epoch| (x(epoch), epoch.truth));
    chart.draw_series(LineSeries::new(truth, TRUTH.stroke_width(2)))?;
    let network = epochs.iter().map(|epoch| (x(epoch), epoch.network));
    chart.draw_series(LineSeries::new(network, NETWORK.stroke_width(2)))?;
    legend(area, &[("truth".into(), TRUTH), ("network".into(), NETWORK), ("each worker".into(), WORKERS)])
}

/// Splits points into runs of neighbouring epochs.
fn runs(points: impl Iterator<Item = (f64, f64)>) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    for point in points {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| point.0 - last.0 < 1.5) => run.push(point),
            _ => runs.push(vec![point]),
        }
    }
    runs
}
