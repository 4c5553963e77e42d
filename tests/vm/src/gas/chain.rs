//! What was measured on a real chain, for a section of `docs/gas.md`.

use super::tables::grouped;
use serde::Deserialize;
use std::fmt::Write;

/// A line of `docs/gas-chain.json`: gas of whole transactions, as the chain says it was used.
#[derive(Clone, Debug, Deserialize)]
pub struct OnChain {
    /// Version of wasmd, as `v0.61.14`.
    pub wasmd: String,
    /// What was sent, as in `gas.json`, or in other words.
    pub message: String,
    /// `inferers/forecasters/reputers` of the epoch; absent: it does not matter.
    pub size: Option<String>,
    /// Gas used by the message's transaction.
    pub used: Used,
    /// Gas used by a transaction of equal length whose message is refused while it is parsed.
    pub no_op: Used,
}

/// Gas used by a transaction.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Used {
    /// Without a fee.
    pub fee_0: u64,
    /// With one.
    pub with_fee: u64,
}

/// The section; nothing when nothing was measured.
pub fn section(lines: &[OnChain]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let mut section = String::from(
        "\n## On a real chain\n\nGas used by whole transactions, measured end to end (`scripts/e2e.sh`).\n\n\
         | wasmd | message | epoch | used, no fee | used, with a fee | no-op, no fee | above |\n\
         |---|---|---|---:|---:|---:|---:|\n",
    );
    for OnChain { wasmd, message, size, used, no_op } in lines {
        let size = size.as_deref().unwrap_or("");
        let gas = [used.fee_0, used.with_fee, no_op.fee_0, used.fee_0.saturating_sub(no_op.fee_0)];
        let gas = gas.map(grouped).join(" | ");
        writeln!(section, "| {wasmd} | {message} | {size} | {gas} |").expect("a text grows");
    }
    section
}
