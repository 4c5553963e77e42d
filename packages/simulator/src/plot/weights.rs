//! Third panel: who had the say.

use super::frame::{Area, Drawn, FORECASTERS, INFERERS, OTHERS, TRUTH, chart, legend, thinned};
use crate::history::{Epoch, History};
use crate::summary::Summary;
use allora_protocol::WorkerId;
use plotters::prelude::{AreaSeries, Color, DashedLineSeries, IntoFont, RGBColor, Text};

/// A weight is averaged over at least so many epochs, and at least one in so many of the run, to show trends.
const OVER: usize = 12;
const OVER_PART: usize = 50;

/// Draws the panel.
pub fn draw(area: &Area<'_>, history: &History, summary: &Summary) -> Drawn {
    let x = |epoch: Option<&Epoch>| epoch.map_or(0.0, |epoch| epoch.epoch as f64);
    let span = x(history.epochs.first())..x(history.epochs.last()) + 1.0;
    let over = OVER.max(history.epochs.len() / OVER_PART);
    let label = format!("weight (mean of {over} epochs)");
    let mut chart = chart(area, &title(history, summary), &history.about.axis, &label, span, 0.0..1.0)?;

    let bands = bands(history, over);
    let mut tops: Vec<Vec<f64>> = Vec::new();
    let mut below = vec![0.0; history.epochs.len()];
    for band in &bands {
        for (sum, weight) in below.iter_mut().zip(&band.weights) {
            *sum += weight;
        }
        tops.push(below.clone());
    }
    // From the highest down, each covers what is not its own.
    for (band, top) in bands.iter().zip(&tops).rev() {
        let points = thinned(history.epochs.iter().map(|epoch| epoch.epoch as f64).zip(top.iter().copied()));
        chart.draw_series(AreaSeries::new(points, 0.0, band.colour.filled()))?;
    }
    for turn in &history.turns {
        let (x, what) = (turn.epoch as f64, format!("{} {}", history.worker(turn.worker), turn.what));
        chart.draw_series(DashedLineSeries::new([(x, 0.0), (x, 1.0)], 5, 4, TRUTH.stroke_width(1)))?;
        let style = ("sans-serif", 13).into_font().color(&TRUTH);
        chart.draw_series([Text::new(what, (x + 4.0, 0.985), style)])?;
    }
    let entries: Vec<_> = bands.into_iter().rev().map(|band| (band.name, band.colour)).collect();
    legend(area, &entries)
}

struct Band {
    name: String,
    colour: RGBColor,
    weights: Vec<f64>,
}

/// Workers that share a colour, and their name.
pub struct Actor {
    /// What the legend calls them.
    pub name: String,
    /// Theirs.
    pub colour: RGBColor,
    /// One, or the inferers beyond those that are told apart.
    pub workers: Vec<WorkerId>,
}

/// The inferers with most weight, the others together, the forecasters.
pub fn actors(history: &History) -> Vec<Actor> {
    let (inferers, forecasters): (Vec<_>, Vec<_>) =
        history.worker_ids().partition(|id| history.is_inferer(*id));
    let mut named = inferers.clone();
    named.sort_by(|one, other| total(history, &[*other]).total_cmp(&total(history, &[*one])));
    named.truncate(INFERERS.len());
    named.sort();
    let others: Vec<_> = inferers.into_iter().filter(|id| !named.contains(id)).collect();

    let named = named.into_iter().zip(INFERERS);
    let mut actors: Vec<_> = named
        .map(|(id, colour)| Actor { name: history.worker(id).into(), colour, workers: vec![id] })
        .collect();
    if !others.is_empty() {
        actors.push(Actor { name: format!("{} others", others.len()), colour: OTHERS, workers: others });
    }
    for (id, colour) in forecasters.into_iter().zip(FORECASTERS.into_iter().cycle()) {
        let name = format!("{} (forec.)", history.worker(id));
        actors.push(Actor { name, colour, workers: vec![id] });
    }
    actors
}

/// From the lowest up.
fn bands(history: &History, over: usize) -> Vec<Band> {
    let band =
        |Actor { name, colour, workers }| Band { name, colour, weights: smoothed(history, &workers, over) };
    actors(history).into_iter().map(band).collect()
}

fn weight(epoch: &Epoch, workers: &[WorkerId]) -> f64 {
    workers.iter().filter_map(|worker| epoch.weights.get(*worker)).sum()
}

fn total(history: &History, workers: &[WorkerId]) -> f64 {
    history.epochs.iter().map(|epoch| weight(epoch, workers)).sum()
}

/// The weight of workers together, at each epoch the mean over the last `over`.
fn smoothed(history: &History, workers: &[WorkerId], over: usize) -> Vec<f64> {
    let weights: Vec<f64> = history.epochs.iter().map(|epoch| weight(epoch, workers)).collect();
    (1..=weights.len())
        .map(|end| {
            let last = &weights[end.saturating_sub(over)..end];
            last.iter().sum::<f64>() / last.len() as f64
        })
        .collect()
}

fn title(history: &History, summary: &Summary) -> String {
    let workers = || summary.inferers.iter().filter(|worker| worker.skill.is_some());
    let most = workers().max_by(|one, other| one.final_weight.total_cmp(&other.final_weight));
    let worst = workers().next_back();
    match most.zip(worst) {
        Some((most, worst)) => format!(
            "Weight goes to the able: {} ends with {:.0} %, the worst worker ({}) with {:.1} %",
            history.worker(most.id),
            most.final_weight * 100.0,
            history.worker(worst.id),
            worst.final_weight * 100.0,
        ),
        None => "Weights".into(),
    }
}
