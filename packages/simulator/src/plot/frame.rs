//! What the panels share: title, axes, legend, colours.

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::ops::Range;

/// Where a panel is drawn.
pub type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
/// A panel with its axes.
pub type Chart<'a, 'b> = ChartContext<'b, SVGBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
/// What comes of drawing.
pub type Drawn<T = ()> = Result<T, DrawingAreaErrorKind<<SVGBackend<'static> as DrawingBackend>::ErrorType>>;

/// The truth.
pub const TRUTH: RGBColor = RGBColor(20, 20, 20);
/// The network.
pub const NETWORK: RGBColor = RGBColor(204, 51, 17);
/// The network without forecasters.
pub const NAIVE: RGBColor = RGBColor(238, 153, 51);
/// The mean of the inferences.
pub const MEAN: RGBColor = RGBColor(0, 119, 187);
/// The median of the inferences.
pub const MEDIAN: RGBColor = RGBColor(0, 153, 136);
/// Workers where they are not told apart.
pub const WORKERS: RGBColor = RGBColor(170, 170, 170);

/// Inferers told apart: Paul Tol's "muted" scheme, made for the colour-blind, too.
pub const INFERERS: [RGBColor; 9] = [
    RGBColor(51, 34, 136),
    RGBColor(136, 204, 238),
    RGBColor(68, 170, 153),
    RGBColor(17, 119, 51),
    RGBColor(153, 153, 51),
    RGBColor(221, 204, 119),
    RGBColor(204, 102, 119),
    RGBColor(136, 34, 85),
    RGBColor(170, 68, 153),
];
/// Inferers beyond those.
pub const OTHERS: RGBColor = RGBColor(235, 233, 222);
/// Forecasters: greys, from dark to light.
pub const FORECASTERS: [RGBColor; 3] =
    [RGBColor(90, 90, 90), RGBColor(145, 145, 145), RGBColor(195, 195, 195)];

/// Reputers: reds, from dark to light.
pub const REPUTERS: [RGBColor; 5] = [
    RGBColor(103, 0, 13),
    RGBColor(165, 15, 21),
    RGBColor(203, 24, 29),
    RGBColor(239, 59, 44),
    RGBColor(252, 146, 114),
];

const LEGEND: i32 = 165;
/// The longest name that a legend has room for.
const NAME: usize = 18;
/// Points of a line that there are always.
const POINTS: usize = 800;
const TITLE: i32 = 34;
const INK: RGBColor = RGBColor(60, 60, 60);

/// Draws title and axes.
pub fn chart<'a, 'b>(
    area: &'b Area<'a>,
    title: &str,
    x_label: &str,
    y_label: &str,
    x: Range<f64>,
    y: Range<f64>,
) -> Drawn<Chart<'a, 'b>> {
    let heading = ("sans-serif", 17).into_font().style(FontStyle::Bold).color(&TRUTH);
    area.draw(&Text::new(title.to_owned(), (14, 12), heading))?;
    let mut chart = ChartBuilder::on(area)
        .margin_top(TITLE + 6)
        .margin_right(LEGEND)
        .margin_left(8)
        .margin_bottom(6)
        .x_label_area_size(42)
        .y_label_area_size(62)
        .build_cartesian_2d(x, y)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(RGBColor(225, 225, 225))
        .light_line_style(TRANSPARENT)
        .axis_style(INK)
        .label_style(("sans-serif", 13).into_font().color(&INK))
        .axis_desc_style(("sans-serif", 14).into_font().color(&INK))
        .x_desc(x_label)
        .y_desc(y_label)
        .x_labels(8)
        .y_labels(6)
        .x_label_formatter(&|x| format!("{x:.0}"))
        .y_label_formatter(&tick)
        .draw()?;
    Ok(chart)
}

/// Draws names with their colours beside a chart, from the top down.
pub fn legend(area: &Area<'_>, entries: &[(String, RGBColor)]) -> Drawn {
    let (width, height) = area.dim_in_pixel();
    let left = width as i32 - LEGEND + 14;
    let room = height as i32 - TITLE - 50;
    let step = (room / entries.len().max(1) as i32).min(22);
    let style =
        TextStyle::from(("sans-serif", 14).into_font()).color(&INK).pos(Pos::new(HPos::Left, VPos::Center));
    for (nth, (name, colour)) in entries.iter().enumerate() {
        let y = TITLE + 16 + step * nth as i32;
        area.draw(&Rectangle::new([(left, y - 5), (left + 18, y + 5)], colour.filled()))?;
        area.draw(&Text::new(shortened(name), (left + 25, y), style.clone()))?;
    }
    Ok(())
}

/// A number on an axis: as short as it is plain.
fn tick(value: &f64) -> String {
    match value.abs() {
        size if size != 0.0 && !(1e-4..1e5).contains(&size) => format!("{value:e}"),
        // Steps of axes are round: what float arithmetic adds behind the ninth digit is not meant.
        _ => format!("{}", (value * 1e9).round() / 1e9),
    }
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

/// A line of many points with fewer: a panel is hardly wider.
pub fn thinned(points: impl ExactSizeIterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let last = points.len().saturating_sub(1);
    let step = (points.len() / POINTS).max(1);
    points.enumerate().filter(|(at, _)| at % step == 0 || *at == last).map(|(_, point)| point).collect()
}

/// The range of values with a margin; of none, or all the same, a range around it.
pub fn around(values: impl IntoIterator<Item = f64>) -> Range<f64> {
    let bounds = values
        .into_iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    match bounds {
        (low, high) if low < high => low - 0.04 * (high - low)..high + 0.04 * (high - low),
        (low, high) if low == high => low - 0.5 * low.abs().max(1.0)..low + 0.5 * low.abs().max(1.0),
        _ => 0.0..1.0,
    }
}
