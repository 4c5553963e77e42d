//! `docs/gas.json`, `docs/gas.md` and `docs/gas-chain.json`.

use super::chain::OnChain;
use super::figure::Figure;
use super::tables;
use anyhow::{Context, Result};
use std::path::PathBuf;

/// The committed figures.
pub fn committed() -> Result<Vec<Figure>> {
    let path = docs("gas.json");
    let json = std::fs::read(&path).with_context(|| format!("{} is not there", path.display()))?;
    serde_json::from_slice(&json).with_context(|| format!("{} is not readable", path.display()))
}

/// Writes the figures, and the page.
pub fn write(figures: &[Figure]) -> Result<()> {
    let lines: Vec<String> = figures.iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
    std::fs::write(docs("gas.json"), format!("[\n{}\n]\n", lines.join(",\n")))?;
    std::fs::write(docs("gas.md"), page(figures)?)?;
    Ok(())
}

/// Whether the committed page is made of these figures.
pub fn page_is_of(figures: &[Figure]) -> Result<bool> {
    Ok(std::fs::read_to_string(docs("gas.md")).context("docs/gas.md is not there")? == page(figures)?)
}

fn page(figures: &[Figure]) -> Result<String> {
    let path = docs("gas-chain.json");
    let on_chain: Vec<OnChain> = match std::fs::read(&path) {
        Ok(json) => serde_json::from_slice(&json).context("docs/gas-chain.json is not readable")?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error).context("docs/gas-chain.json"),
    };
    Ok(tables::page(figures, &on_chain))
}

fn docs(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}
