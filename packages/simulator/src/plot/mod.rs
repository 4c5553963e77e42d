//! Pictures: of a run, what was predicted, what it cost, who had the say; of a year, who paid and what it yielded.

mod economy;
mod frame;
mod inferences;
mod losses;
mod weights;

use crate::economy::Year;
use crate::history::History;
use crate::summary::Summary;
use anyhow::{Result, anyhow};
use frame::{Area, Drawn};
use plotters::prelude::{IntoDrawingArea, SVGBackend, WHITE};

/// Width and height of a picture.
const SIZE: (u32, u32) = (1000, 1110);

/// The picture of a run as SVG; text is drawn by the viewer, so no font is needed here.
pub fn svg(history: &History, summary: &Summary) -> Result<String> {
    page(|first, second, third| {
        inferences::draw(first, history)?;
        losses::draw(second, history, summary)?;
        weights::draw(third, history, summary)
    })
}

/// The picture of a year of the network's money, as SVG.
pub fn economy(year: &Year) -> Result<String> {
    page(|first, second, third| {
        economy::emission(first, year)?;
        economy::treasury(second, year)?;
        economy::yields(third, year)
    })
}

/// A page of three panels, one below the other.
fn page(draw: impl FnOnce(&Area<'_>, &Area<'_>, &Area<'_>) -> Drawn) -> Result<String> {
    let mut text = String::new();
    {
        let page = SVGBackend::with_string(&mut text, SIZE).into_drawing_area();
        page.fill(&WHITE).map_err(|error| anyhow!("drawing the picture: {error}"))?;
        let panels = page.split_evenly((3, 1));
        if let [first, second, third] = panels.as_slice() {
            draw(first, second, third).map_err(|error| anyhow!("drawing the picture: {error:?}"))?;
        }
        page.present().map_err(|error| anyhow!("drawing the picture: {error}"))?;
    }
    Ok(text)
}
