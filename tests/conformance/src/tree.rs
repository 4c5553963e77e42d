//! [`Tree`]: results in the shape in which the files print them.

use cw_number::Number;
use std::collections::BTreeMap;

/// Results by name or by place.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// There is no such value; the files print `null`, or leave the name out.
    Nothing,
    /// A number.
    Number(Number),
    /// Something to be equal letter by letter: an integer amount, a name, a flag.
    Text(String),
    /// Results by place.
    List(Vec<Tree>),
    /// Results by name.
    Map(BTreeMap<String, Tree>),
}

impl Tree {
    /// Results by name, from pairs.
    pub fn map<K: Into<String>, T: Into<Tree>>(pairs: impl IntoIterator<Item = (K, T)>) -> Self {
        Self::Map(pairs.into_iter().map(|(name, tree)| (name.into(), tree.into())).collect())
    }

    /// Results by place.
    pub fn list<T: Into<Tree>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }

    /// What stands under a name.
    pub fn get(&self, name: &str) -> Option<&Tree> {
        match self {
            Self::Map(map) => map.get(name),
            _ => None,
        }
    }
}

impl From<Number> for Tree {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<Option<Number>> for Tree {
    fn from(number: Option<Number>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }
}

impl From<BTreeMap<String, Tree>> for Tree {
    fn from(map: BTreeMap<String, Tree>) -> Self {
        Self::Map(map)
    }
}

impl From<String> for Tree {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Tree {
    fn from(flag: bool) -> Self {
        Self::Text(flag.to_string())
    }
}

impl From<usize> for Tree {
    fn from(count: usize) -> Self {
        Self::Text(count.to_string())
    }
}
