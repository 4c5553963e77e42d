//! Inputs of a function, as its entry has them.

use super::Trouble;
use crate::decimal;
use cw_number::Number;
use serde_json::Value;

/// The `inputs` of an entry. Every reader names what it misses.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a>(pub &'a Value);

impl<'a> Inputs<'a> {
    /// Something there must be.
    pub fn value(self, name: &str) -> Result<&'a Value, Trouble> {
        self.0.get(name).ok_or_else(|| Trouble::Shape(format!("no `{name}`")))
    }

    /// Inputs within the inputs.
    pub fn inner(self, name: &str) -> Result<Inputs<'a>, Trouble> {
        self.value(name).map(Inputs)
    }

    /// A text.
    pub fn text(self, name: &str) -> Result<&'a str, Trouble> {
        self.value(name)?.as_str().ok_or_else(|| Trouble::Shape(format!("`{name}` is no text")))
    }

    /// A number.
    pub fn number(self, name: &str) -> Result<Number, Trouble> {
        number(self.value(name)?)
    }

    /// A count, printed as a number or as a text.
    pub fn count(self, name: &str) -> Result<usize, Trouble> {
        let value = self.value(name)?;
        let count =
            value.as_u64().or_else(|| value.as_str()?.parse().ok()).and_then(|count| count.try_into().ok());
        count.ok_or_else(|| Trouble::Shape(format!("`{name}` is no count")))
    }

    /// A flag; absent is false.
    pub fn flag(self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Numbers by place.
    pub fn numbers(self, name: &str) -> Result<Vec<Number>, Trouble> {
        items(self.value(name)?)?.iter().map(number).collect()
    }

    /// Numbers by name, ascending by name; absent is none.
    pub fn named(self, name: &str) -> Result<Vec<(String, Number)>, Trouble> {
        let Some(Value::Object(map)) = self.0.get(name) else { return Ok(Vec::new()) };
        map.iter().map(|(name, value)| Ok((name.clone(), number(value)?))).collect()
    }

    /// Rows of numbers; `null` is none.
    pub fn rows(self, name: &str) -> Result<Vec<Vec<Option<Number>>>, Trouble> {
        let entry = |value: &Value| if value.is_null() { Ok(None) } else { number(value).map(Some) };
        let row = |value| items(value)?.iter().map(entry).collect();
        items(self.value(name)?)?.iter().map(row).collect()
    }
}

/// A number, printed as a text.
pub fn number(value: &Value) -> Result<Number, Trouble> {
    let text = value.as_str().ok_or_else(|| Trouble::Shape(format!("{value} is no number in a text")))?;
    decimal::number(text).map_err(Trouble::from)
}

fn items(value: &Value) -> Result<&[Value], Trouble> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| Trouble::Shape(format!("{value} is no list")))
}
