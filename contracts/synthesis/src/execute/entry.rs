//! What a worker may send, as a function of the topic alone.

use crate::{ContractError, Refusal};
use allora_interfaces::synthesis::{Entry, Parts};
use allora_protocol::TopicId;
use allora_protocol::loss::accept_log_loss;
use allora_protocol::topic::{Terms, Topic};
use cosmwasm_std::HexBinary;

/// Accepts an entry and brings it into its canonical form, forecast ascending by inferer.
///
/// Elements about workers who are absent, unknown, without a seat, or the forecaster himself are fine: what is about nobody
/// in the epoch drops at its close.
///
/// Errors: [`ContractError::EmptyEntry`], [`ContractError::EmptyForecast`], [`ContractError::TooManyElements`],
/// [`ContractError::DuplicateElement`], [`ContractError::Loss`].
pub fn accept(id: TopicId, topic: &Topic, terms: &Terms, entry: Entry) -> Result<Entry, Refusal> {
    require_some(entry.parts())?;
    if let Some(inference) = entry.inference() {
        terms.format(topic).accept(inference)?;
    }
    let elements = entry.forecast().map(<[_]>::len);
    if elements == Some(0) {
        return Err(ContractError::EmptyForecast.into());
    }
    let max = terms.max_forecast_elements;
    if let Some(elements) = elements.filter(|elements| *elements > usize::from(max)) {
        return Err(ContractError::TooManyElements { topic: id, elements, max }.into());
    }
    let entry = entry.canonical();
    let forecast = entry.forecast().unwrap_or_default();
    for element in forecast {
        accept_log_loss(element.log_loss)?;
    }
    for (one, other) in forecast.iter().zip(forecast.iter().skip(1)) {
        if one.inferer == other.inferer {
            return Err(ContractError::DuplicateElement { inferer: one.inferer }.into());
        }
    }
    Ok(entry)
}

/// An entry has at least one part. Error: [`ContractError::EmptyEntry`].
pub fn require_some(parts: Parts) -> Result<(), Refusal> {
    if parts.inference || parts.forecast { Ok(()) } else { Err(ContractError::EmptyEntry.into()) }
}

/// Parts in words.
pub fn in_words(parts: Parts) -> String {
    match parts {
        Parts { inference: true, forecast: true } => "an inference and a forecast",
        Parts { inference: true, forecast: false } => "an inference",
        Parts { inference: false, forecast: true } => "a forecast",
        Parts { inference: false, forecast: false } => "nothing",
    }
    .into()
}

/// 32 bytes of a message. Error: [`ContractError::WrongLength`].
pub fn bytes32(what: &'static str, bytes: &HexBinary) -> Result<[u8; 32], ContractError> {
    let length = bytes.len();
    bytes.as_slice().try_into().map_err(|_| ContractError::WrongLength { what, length })
}
