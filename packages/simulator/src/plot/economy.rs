//! The panels of a year: who gets the emission, what the treasury has, what delegating yields.

use super::frame::{
    Area, Chart, Drawn, INFERERS, MEAN, NAIVE, NETWORK, TRUTH, around, chart, legend, thinned,
};
use crate::economy::Year;
use crate::economy::year::Day;
use plotters::prelude::{AreaSeries, Color, DashedLineSeries, IntoFont, LineSeries, RGBColor, Text};

/// Tokens are shown in thousands, and in millions.
const THOUSAND: f64 = 1e3;
const MILLION: f64 = 1e6;
const DAY: &str = "day";

/// First panel: what each day's emission is worth to each topic.
pub fn emission(area: &Area<'_>, year: &Year) -> Drawn {
    let tops = |upto: usize| {
        days(year).map(move |(x, day)| (x, day.emission[..=upto].iter().sum::<f64>() / THOUSAND))
    };
    let topics = year.topics.len();
    let highest =
        around(topics.checked_sub(1).into_iter().flat_map(tops).map(|(_, top)| top).chain([0.0])).end;
    let title = "Emission goes by stake and payments: what a day is worth to each topic";
    let mut chart = chart(area, title, DAY, "thousand tokens a day", span(year), 0.0..highest)?;
    // From the highest down, each covers what is not its own.
    for topic in (0..topics).rev() {
        let points = thinned(tops(topic).collect::<Vec<_>>().into_iter());
        chart.draw_series(AreaSeries::new(points, 0.0, colour(topic).filled()))?;
    }
    turns(&mut chart, year, highest)?;
    legend(area, &names(year).rev().collect::<Vec<_>>())
}

/// Second panel: what the treasury has, what was minted, what was paid.
pub fn treasury(area: &Area<'_>, year: &Year) -> Drawn {
    let title = match year.daily.iter().position(|day| day.minted > 0.0) {
        Some(day) => format!("The treasury pays first: from day {day} on, what it lacks is minted"),
        None => "The treasury pays: nothing is minted".into(),
    };
    let names = [("paid", TRUTH), ("minted", NETWORK), ("treasury", MEAN)];
    let sums = |day: &Day| [day.paid, day.minted, day.treasury];
    let line = |nth: usize| days(year).map(move |(x, day)| (x, sums(day)[nth] / MILLION));
    let highest = around((0..names.len()).flat_map(line).map(|(_, y)| y).chain([0.0])).end;
    let mut chart = chart(area, &title, DAY, "million tokens", span(year), 0.0..highest)?;
    for (nth, (_, colour)) in names.into_iter().enumerate() {
        let points = thinned(line(nth).collect::<Vec<_>>().into_iter());
        chart.draw_series(LineSeries::new(points, colour.stroke_width(2)))?;
    }
    legend(area, &names.map(|(name, colour)| (name.into(), colour)))
}

/// Third panel: what delegating yielded of late.
pub fn yields(area: &Area<'_>, year: &Year) -> Drawn {
    let of_topic = |topic: usize| {
        days(year).filter_map(move |(x, day)| Some((x, day.yields.get(topic).copied().flatten()? * 100.0)))
    };
    let of_all = || days(year).filter_map(|(x, day)| Some((x, day.yield_of_all? * 100.0)));
    let topics = 0..year.topics.len();
    let highest = around(topics.clone().flat_map(of_topic).map(|(_, y)| y).chain([0.0])).end;
    let title = match year.delegators_yield {
        Some(rate) => format!("Stake follows yield: delegating yielded {:.1} % in all topics", rate * 100.0),
        None => "Stake follows yield".into(),
    };
    let label = "% a year, last 28 days";
    let mut chart = chart(area, &title, DAY, label, span(year), 0.0..highest)?;
    for topic in topics {
        let points = thinned(of_topic(topic).collect::<Vec<_>>().into_iter());
        chart.draw_series(LineSeries::new(points, colour(topic).stroke_width(2)))?;
    }
    let points = thinned(of_all().collect::<Vec<_>>().into_iter());
    chart.draw_series(LineSeries::new(points, TRUTH.stroke_width(3)))?;
    turns(&mut chart, year, highest)?;
    legend(area, &names(year).chain([("all topics".into(), TRUTH)]).collect::<Vec<_>>())
}

fn days(year: &Year) -> impl Iterator<Item = (f64, &Day)> {
    year.daily.iter().enumerate().map(|(nth, day)| (nth as f64, day))
}

fn span(year: &Year) -> std::ops::Range<f64> {
    0.0..year.days as f64
}

fn colour(topic: usize) -> RGBColor {
    INFERERS[topic % INFERERS.len()]
}

fn names(year: &Year) -> impl DoubleEndedIterator<Item = (String, RGBColor)> {
    year.topics.iter().enumerate().map(|(nth, topic)| (topic.name.clone(), colour(nth)))
}

/// What happens to topics, as lines across a panel.
fn turns(chart: &mut Chart<'_, '_>, year: &Year, highest: f64) -> Drawn {
    for topic in &year.topics {
        let Some((what, day)) = &topic.turn else { continue };
        let x = *day as f64;
        chart.draw_series(DashedLineSeries::new([(x, 0.0), (x, highest)], 5, 4, NAIVE.stroke_width(1)))?;
        let style = ("sans-serif", 13).into_font().color(&TRUTH);
        chart.draw_series([Text::new(
            format!("{} {what}", topic.name),
            (x + 3.0, highest * 0.985),
            style,
        )])?;
    }
    Ok(())
}
