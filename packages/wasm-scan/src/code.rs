//! Bodies of functions: locals and instructions.

use std::collections::BTreeMap;

use wasmparser::{FunctionBody, Operator, Result, ValType};

/// What one body is like.
pub(crate) struct Body {
    /// The byte of the file at which it begins.
    pub offset: u64,
    /// How many locals it declares, parameters not counted.
    pub locals: usize,
    /// Floats among its locals.
    pub floats: Vec<ValType>,
    /// Instructions that are refused, by name.
    pub refused: BTreeMap<String, Found>,
}

/// An instruction that is refused.
pub(crate) struct Found {
    /// The extension of wasm it belongs to; floats belong to the MVP.
    pub proposal: &'static str,
    /// How often it was found.
    pub count: usize,
    /// Byte of the first.
    pub offset: u64,
}

impl Body {
    pub(crate) fn read(body: &FunctionBody<'_>) -> Result<Self> {
        let mut read =
            Self { offset: body.range().start, locals: 0, floats: Vec::new(), refused: BTreeMap::new() };
        for group in body.get_locals_reader()? {
            let (count, kind) = group?;
            read.locals = read.locals.saturating_add(count as usize);
            if is_float(kind) {
                read.floats.push(kind);
            }
        }
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let offset = operators.original_position();
            let (proposal, visit) = origin(&operators.read()?);
            let instruction = name(visit);
            if !is_taken(proposal) || instruction.contains("f32") || instruction.contains("f64") {
                let found = read.refused.entry(instruction).or_insert(Found { proposal, count: 0, offset });
                found.count += 1;
            }
        }
        Ok(read)
    }
}

/// Whether a value is a float.
pub(crate) fn is_float(kind: ValType) -> bool {
    matches!(kind, ValType::F32 | ValType::F64)
}

/// Whether every VM takes the instructions of an extension.
fn is_taken(proposal: &str) -> bool {
    matches!(proposal, "mvp" | "sign_extension")
}

/// The instruction's name in wasm's text format, of its name among the parser's functions.
fn name(visit: &str) -> String {
    let plain = visit.trim_start_matches("visit_");
    match plain.split_once('_') {
        Some((family @ ("i32" | "i64" | "f32" | "f64" | "memory" | "table" | "local" | "global"), rest)) => {
            format!("{family}.{rest}")
        }
        _ => plain.to_string(),
    }
}

/// Writes [`origin`] from the parser's list of all instructions.
macro_rules! origins {
    ($(@$proposal:ident $operator:ident $({ $($field:ident: $kind:ty),* })? => $visit:ident ($($arity:tt)*))*) => {
        /// The extension of wasm an instruction belongs to, and its name among the parser's functions.
        fn origin(operator: &Operator<'_>) -> (&'static str, &'static str) {
            match operator {
                $(Operator::$operator { .. } => (stringify!($proposal), stringify!($visit)),)*
                _ => ("unknown", "unknown"),
            }
        }
    };
}
wasmparser::for_each_operator!(origins);
