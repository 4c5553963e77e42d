//! How far a result may be from the figure it is held against.

use crate::decimal::{self, Decimal};
use cw_number::Number;

/// Bound of `|got - expected|`.
#[derive(Clone, Debug, PartialEq)]
pub enum Tolerance {
    /// The result is the [`Number`] nearest to the figure.
    Exact,
    /// `bound`.
    Absolute(Decimal),
    /// `bound |expected|`.
    Relative(Decimal),
    /// `bound max(1, |expected|)`.
    Scaled(Decimal),
    /// `max(units, relative |expected|)`, for integer amounts that pass through a power.
    Units {
        /// So many units in any case.
        units: Decimal,
        /// The part in proportion to the figure.
        relative: Decimal,
    },
    /// `absolute + relative |expected|`.
    Mixed {
        /// The part that holds for every figure.
        absolute: Decimal,
        /// The part in proportion to the figure.
        relative: Decimal,
    },
}

/// A result and a figure, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Distance {
    /// Whether the result is near enough.
    pub within: bool,
    /// The error as the tolerance measures it: absolute, relative, or as a part of `max(1, |expected|)`.
    pub error: f64,
}

impl Tolerance {
    /// `10^-places |expected|`.
    pub fn relative(places: i64) -> Self {
        Self::Relative(power_of_ten(places))
    }

    /// `10^-places max(1, |expected|)`.
    pub fn scaled(places: i64) -> Self {
        Self::Scaled(power_of_ten(places))
    }

    /// `10^-absolute + 10^-relative |expected|`.
    pub fn mixed(absolute: i64, relative: i64) -> Self {
        Self::Mixed { absolute: power_of_ten(absolute), relative: power_of_ten(relative) }
    }

    /// `max(units, 10^-relative |expected|)`.
    pub fn units(units: u32, relative: i64) -> Self {
        Self::Units { units: Decimal::from(units), relative: power_of_ten(relative) }
    }

    /// Compares a result with a figure.
    pub fn compare(&self, got: Number, expected: &Decimal) -> Distance {
        let difference = (decimal::value(got) - expected).abs();
        let size = expected.abs();
        let one = Decimal::from(1);
        let (bound, unit) = match self {
            Self::Exact => {
                let within = decimal::is_nearest(got, expected);
                return Distance { within, error: decimal::quotient(&difference, &size) };
            }
            Self::Absolute(bound) => (bound.clone(), one),
            Self::Relative(bound) => (bound * &size, size),
            Self::Scaled(bound) => {
                let unit = size.max(one);
                (bound * &unit, unit)
            }
            Self::Units { units, relative } => (units.clone().max(relative * &size), size.max(one)),
            Self::Mixed { absolute, relative } => (absolute + relative * &size, size.max(one)),
        };
        Distance { within: difference <= bound, error: decimal::quotient(&difference, &unit) }
    }
}

fn power_of_ten(places: i64) -> Decimal {
    Decimal::new(1.into(), places)
}
