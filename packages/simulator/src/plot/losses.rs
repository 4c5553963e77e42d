//! Second panel: the losses added up.

use super::frame::{Area, Drawn, MEAN, MEDIAN, NAIVE, NETWORK, TRUTH, around, chart, legend, thinned};
use crate::history::{Epoch, History};
use crate::summary::Summary;
use plotters::prelude::{Color, LineSeries, RGBColor};

/// Before the name of the best worker.
const BEST: &str = "best: ";

/// Draws the panel.
pub fn draw(area: &Area<'_>, history: &History, summary: &Summary) -> Drawn {
    let mut lines = vec![
        line(history, "mean", MEAN, |epoch| epoch.losses.mean),
        line(history, "median", MEDIAN, |epoch| epoch.losses.median),
    ];
    let best = summary.best().map(|worker| worker.id);
    if let Some(best) = best {
        let name = format!("{BEST}{}", history.worker(best));
        let loss = |epoch: &Epoch| epoch.losses.workers.get(best).copied().unwrap_or(f64::NEG_INFINITY);
        lines.push(line(history, &name, TRUTH, loss));
    }
    lines.push(line(history, "naive", NAIVE, |epoch| epoch.losses.naive));
    lines.push(line(history, "network", NETWORK, |epoch| epoch.losses.network));

    let total = |name: &str| lines.iter().find(|line| line.name.starts_with(name)).map_or(0.0, Line::total);
    let title = match best {
        Some(_) => format!(
            "Loss added up: the network's is {} that of the best steady worker, the mean's {}",
            times(total("network") / total(BEST)),
            times(total("mean") / total(BEST)),
        ),
        None => {
            format!("Loss added up: the mean's is {} the network's", times(total("mean") / total("network")))
        }
    };
    let x = |epoch: Option<&Epoch>| epoch.map_or(0.0, |epoch| epoch.epoch as f64);
    let span = x(history.epochs.first())..x(history.epochs.last()) + 1.0;
    let top = around(lines.iter().map(Line::total).chain([0.0]));
    let label = format!("cumulative {} loss", history.about.loss);
    let mut chart = chart(area, &title, &history.about.axis, &label, span, 0.0..top.end)?;
    for line in &lines {
        let width = if line.name == "network" { 3 } else { 2 };
        chart.draw_series(LineSeries::new(line.points.clone(), line.colour.stroke_width(width)))?;
    }
    lines.sort_by(|one, other| other.total().total_cmp(&one.total()));
    let entries: Vec<_> = lines.into_iter().map(|line| (line.name, line.colour)).collect();
    legend(area, &entries)
}

struct Line {
    name: String,
    colour: RGBColor,
    points: Vec<(f64, f64)>,
}

impl Line {
    fn total(&self) -> f64 {
        self.points.last().map_or(0.0, |(_, total)| *total)
    }
}

/// `loss`: log10 of what is added up.
fn line(history: &History, name: &str, colour: RGBColor, loss: impl Fn(&Epoch) -> f64) -> Line {
    let mut total = 0.0;
    let points = history.epochs.iter().map(|epoch| {
        total += 10_f64.powf(loss(epoch));
        (epoch.epoch as f64, total)
    });
    Line { name: name.into(), colour, points: thinned(points) }
}

fn times(ratio: f64) -> String {
    format!("{ratio:.2} times")
}
