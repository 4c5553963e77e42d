//! What a topic may say of itself.

use crate::ContractError;
use allora_interfaces::registry::Metadata;
use allora_protocol::loss::Answer;

const SHA256_DIGITS: usize = 64;

/// Checks lengths, names of labels and the hash.
pub fn check(metadata: &Metadata, answer: Answer) -> Result<(), ContractError> {
    let Metadata { question, unit, source, resolution, labels, hash } = metadata;
    length("question", question, 1, 256)?;
    length("unit", unit, 0, 64)?;
    length("source", source, 0, 256)?;
    length("resolution", resolution, 0, 1024)?;
    labels.iter().try_for_each(|label| length("label", label, 1, 64))?;
    let expected = match answer {
        Answer::Label { labels } => labels,
        Answer::Value { .. } => 0,
    };
    if !labels.is_empty() && labels.len() as u64 != u64::from(expected) {
        return Err(ContractError::MetadataLabels { names: labels.len(), labels: expected });
    }
    match hash {
        Some(hash) if !is_sha256(hash) => Err(ContractError::MetadataHash { hash: hash.clone() }),
        _ => Ok(()),
    }
}

fn length(field: &'static str, text: &str, min: usize, max: usize) -> Result<(), ContractError> {
    let bytes = text.len();
    if (min..=max).contains(&bytes) {
        Ok(())
    } else {
        Err(ContractError::MetadataLength { field, bytes, min, max })
    }
}

fn is_sha256(hash: &str) -> bool {
    hash.len() == SHA256_DIGITS && hash.chars().all(|digit| digit.is_ascii_hexdigit())
}
