//! The picture of a run: what was predicted, what it cost, who had the say.

mod frame;
mod inferences;
mod losses;
mod weights;

use crate::history::History;
use crate::summary::Summary;
use anyhow::{Result, anyhow};
use plotters::prelude::{IntoDrawingArea, SVGBackend, WHITE};

/// Width and height of the picture.
const SIZE: (u32, u32) = (1000, 1110);

/// The picture of a run as SVG; text is drawn by the viewer, so no font is needed here.
pub fn svg(history: &History, summary: &Summary) -> Result<String> {
    let mut text = String::new();
    {
        let page = SVGBackend::with_string(&mut text, SIZE).into_drawing_area();
        let broken = |error| anyhow!("drawing the picture: {error:?}");
        page.fill(&WHITE).map_err(|error| anyhow!("drawing the picture: {error}"))?;
        let panels = page.split_evenly((3, 1));
        if let [first, second, third] = panels.as_slice() {
            inferences::draw(first, history).map_err(broken)?;
            losses::draw(second, history, summary).map_err(broken)?;
            weights::draw(third, history, summary).map_err(broken)?;
        }
        page.present().map_err(|error| anyhow!("drawing the picture: {error}"))?;
    }
    Ok(text)
}
