//! The series in this repository; where it comes from stands in `data/README.md`.

use super::{Series, SeriesError, parse};

/// Sea surface temperature off Peru, monthly, 1950 to 2010: where El Niño is felt first.
pub fn shipped() -> Result<Series, SeriesError> {
    let text = include_bytes!("../../data/nino12.csv");
    Ok(Series {
        title: "Sea surface temperature off Peru (Niño 1+2)".into(),
        step: "month".into(),
        axis: "month (0 is January 1950)".into(),
        unit: "°C".into(),
        season: Some(12),
        ..parse(text, "nino12.csv")?
    })
}
