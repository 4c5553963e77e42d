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
    let part = if epochs.len() < history.epochs.len() {
        format!(" (the last {SHOWN} epochs)")
    } else {
        String::new()
    };
    let title =
        format!("{}: the truth, and what the network said {} before{part}", about.series, about.ahead());
    let unit = if about.unit.is_empty() { "value" } else { &about.unit };
    let x = |epoch: &Epoch| epoch.epoch as f64;
    // Workers far off would press everything else together: the truth and the network set the scale.
    let y = around(epochs.iter().flat_map(|epoch| [epoch.truth, epoch.network]));
    let (low, high) = (y.start - 0.1 * (y.end - y.start), y.end + 0.1 * (y.end - y.start));
    let span = epochs.first().map_or(0.0, x)..epochs.last().map_or(0.0, x) + 1.0;
    let mut chart = chart(area, &title, &about.axis, unit, span, low..high)?;
    for worker in history.worker_ids().filter(|id| history.is_inferer(*id)) {
        let seen = epochs.iter().map(|epoch| {
            let value = epoch.inferences.get(worker).filter(|value| (low..high).contains(*value))?;
            Some((x(epoch), *value))
        });
        // A gap in the line where he was absent or off the scale.
        for part in runs(seen) {
            chart.draw_series(LineSeries::new(part, WORKERS.mix(0.55).stroke_width(1)))?;
        }
    }
    let truth = epochs.iter().map(|epoch| (x(epoch), epoch.truth));
    chart.draw_series(LineSeries::new(truth, TRUTH.stroke_width(2)))?;
    let network = epochs.iter().map(|epoch| (x(epoch), epoch.network));
    chart.draw_series(LineSeries::new(network, NETWORK.stroke_width(2)))?;
    legend(area, &[("truth".into(), TRUTH), ("network".into(), NETWORK), ("each worker".into(), WORKERS)])
}

/// The runs of neighbouring epochs that have a point, whatever the epochs' numbers.
fn runs(points: impl Iterator<Item = Option<(f64, f64)>>) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for point in points {
        match (point, runs.last_mut()) {
            (Some(point), Some(run)) => run.push(point),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epochs_with_gaps_in_their_numbers_are_neighbours_and_an_absence_is_a_gap() {
        let points = [Some((0.0, 1.0)), Some((3.0, 2.0)), None, None, Some((12.0, 5.0))];
        assert_eq!(runs(points.into_iter()), [vec![(0.0, 1.0), (3.0, 2.0)], vec![(12.0, 5.0)]]);
        assert!(runs([None].into_iter()).is_empty());
    }
}
