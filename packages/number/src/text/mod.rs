//! Decimal text: reading is correctly rounded, printing is the shortest text that reads back.

mod decimal;
mod natural;
mod read;
mod write;

use crate::{Number, NumberError};

impl Number {
    /// Greatest length of a text, in bytes.
    pub const TEXT_MAX: usize = 64;

    /// Greatest magnitude that a message may carry: 1e40.
    pub const WIRE_MAX: Self = match Self::power_of_ten(13).mul(Self::power_of_ten(27)) {
        Ok(number) => number,
        Err(_) => Self::MAX,
    };

    /// Reads a number from a message: as `parse`, but at most [`Number::WIRE_MAX`] in magnitude.
    ///
    /// The limit keeps what strangers send far from overflow: a fourth power still has room a thousand times
    /// over. Small magnitudes are read as they are, since answers of a contract may hold them.
    ///
    /// Errors: [`NumberError::Parse`], [`NumberError::BeyondWire`].
    pub fn parse_wire(text: &str) -> Result<Self, NumberError> {
        let number = read::parse(text, 40).map_err(|error| match error {
            NumberError::Overflow => NumberError::BeyondWire,
            other => other,
        })?;
        if number.abs() > Self::WIRE_MAX { Err(NumberError::BeyondWire) } else { Ok(number) }
    }
}
