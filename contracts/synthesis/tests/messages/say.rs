//! Messages in few words, and what responses say.

use crate::suite::{DENOM, DEPOSIT, E0, OPEN_TOPIC, REVEAL_TOPIC, SALT};
use allora_interfaces::synthesis::{Entry, ExecuteMsg, ForecastElement, Parts};
use allora_protocol::WorkerId;
use allora_protocol::truth::Report;
use cosmwasm_std::{Coin, HexBinary, Response, coin};
use cw_number::Number;

pub fn deposit() -> Vec<Coin> {
    coins(DEPOSIT)
}

pub fn coins(amount: u128) -> Vec<Coin> {
    vec![coin(amount, DENOM)]
}

pub fn number(text: &str) -> Number {
    text.parse().unwrap()
}

/// An inference of one number.
pub fn inference(value: &str) -> Entry {
    Entry::Plain { inference: Some(vec![number(value)]), forecast: None }
}

fn elements(elements: &[(u32, &str)]) -> Option<Vec<ForecastElement>> {
    let element =
        |&(id, loss): &(u32, &str)| ForecastElement { inferer: WorkerId(id), log_loss: number(loss) };
    Some(elements.iter().map(element).collect())
}

pub fn forecast(of: &[(u32, &str)]) -> Entry {
    Entry::Plain { inference: None, forecast: elements(of) }
}

/// An inference and a forecast.
pub fn both(value: &str, of: &[(u32, &str)]) -> Entry {
    Entry::Plain { inference: Some(vec![number(value)]), forecast: elements(of) }
}

pub fn submit(entry: Entry) -> ExecuteMsg {
    ExecuteMsg::Submit { topic_id: OPEN_TOPIC, epoch_id: E0, worker: None, entry }
}

pub fn commit(commitment: HexBinary, parts: Parts) -> ExecuteMsg {
    ExecuteMsg::Commit { topic_id: REVEAL_TOPIC, epoch_id: E0, worker: None, commitment, parts }
}

/// Reveals what a worker committed to epoch 0; `None`: the sender's worker.
pub fn reveal(worker: Option<u32>, entry: Entry) -> ExecuteMsg {
    let worker = worker.map(WorkerId);
    ExecuteMsg::Reveal { topic_id: REVEAL_TOPIC, epoch_id: E0, worker, entry, salt: SALT.into() }
}

/// Reports a number for epoch 0.
pub fn report(value: &str) -> ExecuteMsg {
    let report = Report::Value(vec![number(value)]);
    ExecuteMsg::Report { topic_id: OPEN_TOPIC, epoch_id: E0, report }
}

/// An attribute of the only event of a kind.
pub fn attribute(response: &Response, event: &str, key: &str) -> String {
    let events: Vec<_> = response.events.iter().filter(|one| one.ty == format!("allora_{event}")).collect();
    assert_eq!(events.len(), 1, "{response:?}");
    events[0].attributes.iter().find(|attribute| attribute.key == key).unwrap().value.clone()
}

/// Who lost which seat, as the events say.
pub fn evicted(response: &Response) -> Vec<(String, u32)> {
    let evicted = response.events.iter().filter(|event| event.ty == "allora_evicted");
    evicted
        .map(|event| (event.attributes[3].value.clone(), event.attributes[4].value.parse().unwrap()))
        .collect()
}
