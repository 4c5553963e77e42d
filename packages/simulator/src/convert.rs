//! Between the models' floats and the protocol's decimal [`Number`].

use allora_protocol::Number;

/// A float as the number that its shortest text means; `None` for what is not a number or is too large.
pub fn number(value: f64) -> Option<Number> {
    if !value.is_finite() {
        return None;
    }
    Number::parse_wire(&format!("{value:e}")).ok()
}

/// A number as the nearest float.
pub fn float(number: Number) -> f64 {
    number.to_string().parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_float_comes_back_as_it_was() {
        for value in [0.0, 1.0, -23.456789012345, 1e-30, -4e38, 0.1 + 0.2] {
            assert_eq!(float(number(value).unwrap()), value);
        }
    }

    #[test]
    fn what_is_no_number_stays_out() {
        assert_eq!([f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e200].map(number), [None; 4]);
    }
}
