//! Pictures: of a run, what was predicted, what it cost, who had the say, who earned what and where it came from; of a
//! year, who paid and what it yielded.

mod economy;
mod frame;
mod inferences;
mod losses;
mod rewards;
mod weights;

use crate::economy::Year;
use crate::history::History;
use crate::summary::Summary;
use anyhow::{Result, anyhow};
use frame::{Area, Drawn};
use plotters::prelude::{IntoDrawingArea, SVGBackend, WHITE};

/// Width of a picture, and height of one of its panels.
const PANEL: (u32, u32) = (1000, 370);

/// The picture of a run as SVG; text is drawn by the viewer, so no font is needed here. Panels of money are there where
/// there was some.
pub fn svg(history: &History, summary: &Summary) -> Result<String> {
    let panels = if history.money.is_some() { 5 } else { 3 };
    page(panels, |nth, area| match (nth, &history.money) {
        (0, _) => inferences::draw(area, history),
        (1, _) => losses::draw(area, history, summary),
        (2, _) => weights::draw(area, history, summary),
        (3, Some(money)) => rewards::earned(area, history, summary, money),
        (_, Some(money)) => rewards::sources(area, history, money),
        (_, None) => Ok(()),
    })
}

/// The picture of a year of the network's money, as SVG.
pub fn economy(year: &Year) -> Result<String> {
    page(3, |nth, area| match nth {
        0 => economy::emission(area, year),
        1 => economy::treasury(area, year),
        _ => economy::yields(area, year),
    })
}

/// A page of so many panels, one below the other; `draw` gets each with its number.
fn page(panels: u32, draw: impl Fn(usize, &Area<'_>) -> Drawn) -> Result<String> {
    let mut text = String::new();
    {
        let (width, height) = PANEL;
        let page = SVGBackend::with_string(&mut text, (width, height * panels)).into_drawing_area();
        page.fill(&WHITE).map_err(|error| anyhow!("drawing the picture: {error}"))?;
        for (nth, area) in page.split_evenly((panels as usize, 1)).iter().enumerate() {
            draw(nth, area).map_err(|error| anyhow!("drawing the picture: {error:?}"))?;
        }
        page.present().map_err(|error| anyhow!("drawing the picture: {error}"))?;
    }
    Ok(text)
}
