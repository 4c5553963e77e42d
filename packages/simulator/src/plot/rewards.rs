//! The panels of a run's money: what everybody earned beside what he was worth, and where it came from.

use super::frame::{
    Area, Drawn, MEAN, MEDIAN, NAIVE, NETWORK, REPUTERS, TRUTH, around, chart, legend, thinned,
};
use super::weights::actors;
use crate::economy::tokens;
use crate::history::History;
use crate::money::{Money, PaidEpoch};
use crate::summary::{Summary, Worker};
use allora_protocol::{ReputerId, WorkerId};
use cosmwasm_std::Uint128;
use plotters::prelude::{Color, DashedLineSeries, LineSeries, RGBColor};
use std::ops::Range;

struct Line {
    name: String,
    colour: RGBColor,
    dashed: bool,
    points: Vec<(f64, f64)>,
}

impl Line {
    fn last(&self) -> f64 {
        self.points.last().map_or(0.0, |(_, y)| *y)
    }
}

/// Rewards added up: of each worker, with his marginal value beside his name, and of each reputer's pool.
pub fn earned(area: &Area<'_>, history: &History, summary: &Summary, money: &Money) -> Drawn {
    let mut lines: Vec<Line> = actors(history)
        .into_iter()
        .map(|actor| {
            let of = |paid: &PaidEpoch| actor.workers.iter().filter_map(|id| paid.workers.get(*id)).sum();
            let value = match actor.workers.as_slice() {
                [worker] => marginal(summary, *worker),
                _ => None,
            };
            let name =
                value.map_or(actor.name, |value| format!("{} {value:+.3}", history.worker(actor.workers[0])));
            Line { name, colour: actor.colour, dashed: false, points: added_up(money, of) }
        })
        .collect();
    for ((name, _), id) in history.reputers.iter().zip((0..).map(ReputerId)) {
        let of = |paid: &PaidEpoch| paid.reputers.get(id).copied().unwrap_or_default();
        let colour = REPUTERS[id.0 as usize % REPUTERS.len()];
        lines.push(Line {
            name: format!("{name} (rep.)"),
            colour,
            dashed: true,
            points: added_up(money, of),
        });
    }
    lines.sort_by(|one, other| other.last().total_cmp(&one.last()));
    let title = "Rewards added up; beside the name by how much log10 loss would be greater without him";
    draw(area, history, title, &lines)
}

/// Where rewards came from: what the patron paid, what epochs drew, what was minted, what the treasury has.
pub fn sources(area: &Area<'_>, history: &History, money: &Money) -> Drawn {
    let minted = money.epochs.iter().find(|paid| !paid.minted.is_zero());
    let title = match minted {
        Some(paid) => format!(
            "The patron and the treasury pay; from epoch {} on, what the treasury lacks is minted",
            paid.epoch
        ),
        None => "The patron and the treasury pay; nothing is minted".into(),
    };
    let line = |name: &str, colour, points| Line { name: name.into(), colour, dashed: false, points };
    let lines = [
        line("patron paid", TRUTH, levels(money, |paid| paid.patron)),
        line("emission drawn", MEAN, added_up(money, |paid| paid.emission)),
        line("funding drawn", MEDIAN, added_up(money, |paid| paid.own)),
        line("minted", NETWORK, levels(money, |paid| paid.minted)),
        line("in the treasury", NAIVE, levels(money, |paid| paid.treasury)),
    ];
    draw(area, history, &title, &lines)
}

fn draw(area: &Area<'_>, history: &History, title: &str, lines: &[Line]) -> Drawn {
    let highest = around(lines.iter().flat_map(|line| &line.points).map(|(_, y)| *y).chain([0.0])).end;
    let mut chart = chart(area, title, &history.about.axis, "tokens", span(history), 0.0..highest)?;
    for line in lines {
        let (points, style) = (line.points.clone(), line.colour.stroke_width(2));
        if line.dashed {
            chart.draw_series(DashedLineSeries::new(points, 6, 4, style))?;
        } else {
            chart.draw_series(LineSeries::new(points, style))?;
        }
    }
    let entries: Vec<_> = lines.iter().map(|line| (line.name.clone(), line.colour)).collect();
    legend(area, &entries)
}

fn span(history: &History) -> Range<f64> {
    let x = |epoch: Option<&crate::history::Epoch>| epoch.map_or(0.0, |epoch| epoch.epoch as f64);
    x(history.epochs.first())..x(history.epochs.last()) + 1.0
}

fn marginal(summary: &Summary, worker: WorkerId) -> Option<f64> {
    let all = || summary.inferers.iter().chain(&summary.forecasters);
    all().find(|known: &&Worker| known.id == worker).and_then(|known| known.marginal)
}

/// An amount of every epoch, in tokens.
fn levels(money: &Money, of: impl Fn(&PaidEpoch) -> Uint128) -> Vec<(f64, f64)> {
    thinned(money.epochs.iter().map(|paid| (paid.epoch as f64, tokens(of(paid)))))
}

/// The same, added up.
fn added_up(money: &Money, of: impl Fn(&PaidEpoch) -> Uint128) -> Vec<(f64, f64)> {
    let mut total = 0.0;
    let sums = money.epochs.iter().map(|paid| {
        total += tokens(of(paid));
        (paid.epoch as f64, total)
    });
    thinned(sums)
}
