//! Holds a [`Tree`] of results against a tree of figures, leaf by leaf.

use crate::{decimal, tolerance::Tolerance, tree::Tree};
use serde_json::Value;

/// Results under names that the figures do not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// Not looked at: the file prints a part of what there is.
    Ignored,
    /// A failure: what is not printed does not exist.
    Refused,
}

/// One figure and the result held against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// Names from the root, joined by `/`.
    pub path: String,
    /// The result, as text.
    pub got: String,
    /// The figure, as printed.
    pub expected: String,
    /// Whether they agree.
    pub agrees: bool,
    /// Distance as the tolerance measures it; none where something is not a number.
    pub error: Option<f64>,
}

/// Every figure, compared with the result at its place.
pub fn leaves(got: &Tree, expected: &Value, tolerance: &Tolerance, extra: Extra) -> Vec<Leaf> {
    let mut found = Vec::new();
    walk(&mut found, String::new(), Some(got), expected, tolerance, extra);
    found
}

fn walk(
    found: &mut Vec<Leaf>,
    path: String,
    got: Option<&Tree>,
    expected: &Value,
    by: &Tolerance,
    extra: Extra,
) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
    match (got, expected) {
        (_, Value::Object(figures)) => {
            for (name, figure) in figures {
                walk(found, below(name), got.and_then(|tree| tree.get(name)), figure, by, extra);
            }
            if let (Extra::Refused, Some(Tree::Map(map))) = (extra, got) {
                for (name, tree) in map.iter().filter(|(name, _)| !figures.contains_key(*name)) {
                    unexpected(found, below(name), tree);
                }
            }
        }
        (_, Value::Array(figures)) => {
            let items = if let Some(Tree::List(items)) = got { items.as_slice() } else { &[] };
            for (place, figure) in figures.iter().enumerate() {
                walk(found, below(&place.to_string()), items.get(place), figure, by, extra);
            }
            for (place, tree) in items.iter().enumerate().skip(figures.len()) {
                unexpected(found, below(&place.to_string()), tree);
            }
        }
        _ => found.push(leaf(path, got.unwrap_or(&Tree::Nothing), expected, by)),
    }
}

/// Results that no figure stands against; an empty branch is none.
fn unexpected(found: &mut Vec<Leaf>, path: String, tree: &Tree) {
    match tree {
        Tree::Nothing => {}
        Tree::List(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(place, tree)| unexpected(found, format!("{path}/{place}"), tree));
        }
        Tree::Map(map) => {
            map.iter().for_each(|(name, tree)| unexpected(found, format!("{path}/{name}"), tree))
        }
        Tree::Number(_) | Tree::Text(_) => found.push(leaf(path, tree, &Value::Null, &Tolerance::Exact)),
    }
}

fn leaf(path: String, got: &Tree, expected: &Value, by: &Tolerance) -> Leaf {
    let printed = match expected {
        Value::String(text) => text.clone(),
        Value::Null => "nothing".to_owned(),
        other => other.to_string(),
    };
    let figure = if expected.is_null() { None } else { decimal::exact(&printed) };
    let (text, agrees, error) = match (got, figure) {
        (Tree::Number(number), Some(figure)) => {
            let distance = by.compare(*number, &figure);
            (number.to_string(), distance.within, Some(distance.error))
        }
        (Tree::Number(number), None) => (number.to_string(), false, None),
        (Tree::Text(text), _) => (text.clone(), *text == printed, None),
        (Tree::Nothing, _) => ("nothing".to_owned(), expected.is_null(), None),
        (Tree::List(_) | Tree::Map(_), _) => ("a branch".to_owned(), false, None),
    };
    Leaf { path, got: text, expected: printed, agrees, error }
}
