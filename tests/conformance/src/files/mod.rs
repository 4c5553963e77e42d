//! Files of figures: one module per format, and how a format is recognised.

mod entries;
pub mod epochs;
mod later;
mod money;
mod regret_epochs;
mod sortition;
mod tokenomics;

use crate::{Error, report::Report};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of a folder.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it is.
    pub path: PathBuf,
    /// The same within the folder, as text.
    pub name: String,
    /// What is in it.
    pub content: Value,
}

/// What a file has in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// `records` with `inputs`, `expected` and `recomputed`: published epochs.
    Epochs,
    /// `records` with `values` alone: the same epochs by another arithmetic.
    EpochValues,
    /// `params` for all `records`: epochs of the whole regret rule.
    RegretEpochs,
    /// `entries`, each a function with inputs and outcome.
    Entries,
    /// `epochs` of `participants`: who was drawn, and the averages of their scores.
    Sortition,
    /// `scenarios` of `events` and `periods`: what topics are paid.
    Money,
    /// `months` with `topics_rewards`: emission and weights of topics.
    Tokenomics,
    /// Anything about rules that the protocol does not have yet.
    Later,
}

impl Format {
    fn of(content: &Value) -> Option<Self> {
        let first = |list: &str| content.get(list)?.get(0);
        let has = |list: &str, name: &str| first(list).is_some_and(|record| record.get(name).is_some());
        Some(match content {
            _ if content.get("params").is_some() && has("records", "inputs") => Self::RegretEpochs,
            _ if has("records", "recomputed") => Self::Epochs,
            _ if has("records", "values") => Self::EpochValues,
            _ if has("entries", "function") => Self::Entries,
            _ if has("epochs", "participants") => Self::Sortition,
            _ if has("scenarios", "events") && has("scenarios", "periods") => Self::Money,
            _ if has("months", "topics_rewards") => Self::Tokenomics,
            _ if later::is_known(content) => Self::Later,
            _ => return None,
        })
    }
}

/// Every JSON file of a folder and of the folders in it, ascending by path.
pub fn load(folder: &Path) -> Result<Vec<File>, Error> {
    let mut paths = Vec::new();
    list(folder, &mut paths)?;
    paths.sort();
    paths.into_iter().map(|path| read(folder, path)).collect()
}

fn list(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Error> {
    let unreadable = |source| Error::Unreadable { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            list(&path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    Ok(())
}

fn read(folder: &Path, path: PathBuf) -> Result<File, Error> {
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(source) => return Err(Error::Unreadable { path, source }),
    };
    let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
    match serde_json::from_str(&text) {
        Ok(content) => Ok(File { path, name, content }),
        Err(source) => Err(Error::Malformed { path, source }),
    }
}

/// Checks one file; `all` are those of the folder.
pub fn check(file: &File, all: &[File], report: &mut Report) -> Result<(), Error> {
    match Format::of(&file.content) {
        Some(Format::Epochs) => epochs::check(file, report),
        Some(Format::EpochValues) => epochs::check_values(file, all, report),
        Some(Format::RegretEpochs) => regret_epochs::check(file, report),
        Some(Format::Entries) => entries::check(file, report),
        Some(Format::Sortition) => sortition::check(file, report),
        Some(Format::Money) => money::check(file, report),
        Some(Format::Tokenomics) => tokenomics::check(file, report),
        Some(Format::Later) => {
            later::check(file, report);
            Ok(())
        }
        None => {
            report.unread.push(file.name.clone());
            Ok(())
        }
    }
}

impl File {
    /// A part of the file as what it should be; an absent list is empty.
    fn part<T: DeserializeOwned>(&self, name: &str) -> Result<T, Error> {
        let part = self.content.get(name).cloned().unwrap_or(Value::Null);
        self.parse(part)
    }

    fn parse<T: DeserializeOwned>(&self, value: Value) -> Result<T, Error> {
        serde_json::from_value(value).map_err(|source| Error::Malformed { path: self.path.clone(), source })
    }
}
