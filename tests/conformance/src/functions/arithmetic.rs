//! Operations of the number type.

use super::{Answer, Inputs, Trouble};
use cw_number::{Number, NumberError};

/// An operation of one operand.
pub fn unary(inputs: Inputs<'_>, operation: impl Fn(Number) -> Result<Number, NumberError>) -> Answer {
    Ok(operation(inputs.number("x")?)?.into())
}

/// An operation of two operands.
pub fn binary(
    inputs: Inputs<'_>,
    operation: impl Fn(Number, Number) -> Result<Number, NumberError>,
) -> Answer {
    Ok(operation(inputs.number("x")?, inputs.number("y")?)?.into())
}

/// `1/(1 + e^-x)`.
pub fn sigmoid(inputs: Inputs<'_>) -> Answer {
    let small = inputs.number("x")?.neg().exp()?;
    Ok(Number::ONE.div(Number::ONE.add(small)?)?.into())
}

/// `ln(1 + e^(p(x-c)))`.
pub fn phi(inputs: Inputs<'_>) -> Answer {
    let (p, c, x) = (inputs.number("p")?, inputs.number("c")?, inputs.number("x")?);
    Ok(p.mul(x.sub(c)?)?.softplus()?.into())
}

/// `p/(e^(p(c-x)) + 1)`.
pub fn gradient(p: Number, c: Number, x: Number) -> Result<Number, NumberError> {
    p.div(p.mul(c.sub(x)?)?.exp()?.add(Number::ONE)?)
}

/// The [`gradient`] of an entry.
pub fn gradient_of(inputs: Inputs<'_>) -> Answer {
    Ok(gradient(inputs.number("p")?, inputs.number("c")?, inputs.number("x")?)?.into())
}

/// How a result moves with its operands: by name, the partial derivative at the operands, in binary64; none
/// for an operation without one.
pub fn slopes(function: &str, inputs: Inputs<'_>) -> Result<Vec<(&'static str, f64)>, Trouble> {
    let read = |name| -> Result<f64, Trouble> {
        inputs.text(name)?.parse().map_err(|_| Trouble::Shape(format!("`{name}` is no number")))
    };
    let x = read("x")?;
    Ok(match function {
        "neg" => vec![("x", -1.0)],
        "ln" => vec![("x", 1.0 / x)],
        "log10" => vec![("x", 1.0 / (x * std::f64::consts::LN_10))],
        "exp" => vec![("x", x.exp())],
        "exp10" => vec![("x", 10f64.powf(x) * std::f64::consts::LN_10)],
        "sqrt" => vec![("x", 0.5 / x.sqrt())],
        "add" => vec![("x", 1.0), ("y", 1.0)],
        "sub" => vec![("x", 1.0), ("y", -1.0)],
        "mul" => vec![("x", read("y")?), ("y", x)],
        "quo" => vec![("x", 1.0 / read("y")?), ("y", -x / read("y")?.powi(2))],
        "pow" => vec![("x", read("y")? * x.powf(read("y")? - 1.0)), ("y", x.powf(read("y")?) * x.ln())],
        _ => Vec::new(),
    })
}
