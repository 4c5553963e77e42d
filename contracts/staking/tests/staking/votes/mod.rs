//! Votes: what weighs, since when, who is told, and the words of cw4 in which it is asked and answered.

mod group;
mod hooks;
mod price;
mod properties;
mod refresh;
mod weight;

use crate::world::{Outcome, World, address};
use allora_interfaces::received::Received;
use allora_interfaces::staking::{ExecuteMsg, PoolRef, QueryMsg};
use allora_protocol::TopicId;
use cosmwasm_schema::serde::de::DeserializeOwned;
use cosmwasm_std::{Event, Response, from_json, to_json_binary};
use cw4::{Cw4ExecuteMsg, Cw4QueryMsg, MemberResponse, TotalWeightResponse};

/// Asks in the words of cw4's own clients.
pub fn ask<T: DeserializeOwned>(world: &World, question: &Cw4QueryMsg) -> T {
    let question = from_json::<Received<QueryMsg>>(to_json_binary(question).unwrap()).unwrap();
    world.ask(question.0).unwrap()
}

/// Sends in the words of cw4's own clients.
pub fn send(world: &mut World, who: &str, message: &Cw4ExecuteMsg) -> Outcome {
    let message = from_json::<Received<ExecuteMsg>>(to_json_binary(message).unwrap()).unwrap();
    world.send(who, message.0)
}

pub fn weight_at(world: &World, who: &str, at_height: Option<u64>) -> Option<u64> {
    let addr = address(who).into();
    ask::<MemberResponse>(world, &Cw4QueryMsg::Member { addr, at_height }).weight
}

pub fn weight(world: &World, who: &str) -> Option<u64> {
    weight_at(world, who, None)
}

pub fn weights<const N: usize>(world: &World, names: [&str; N]) -> [Option<u64>; N] {
    names.map(|name| weight(world, name))
}

pub fn total_at(world: &World, at_height: Option<u64>) -> u64 {
    ask::<TotalWeightResponse>(world, &Cw4QueryMsg::TotalWeight { at_height }).weight
}

pub fn total(world: &World) -> u64 {
    total_at(world, None)
}

pub fn refresh(world: &mut World, member: &str, positions: &[(u64, &str)]) -> Outcome {
    let pool = |(topic, reputer): &(u64, &str)| PoolRef {
        topic_id: TopicId(*topic),
        reputer: address(reputer).to_string(),
    };
    let positions = positions.iter().map(pool).collect();
    world.send("anybody", ExecuteMsg::Refresh { member: address(member).into(), positions })
}

/// Values of the attributes of the first event of a kind, without `v`.
pub fn event(response: &Response, kind: &str) -> Option<Vec<String>> {
    let event = response.events.iter().find(|event: &&Event| event.ty == format!("allora_{kind}"))?;
    Some(event.attributes[1..].iter().map(|attribute| attribute.value.clone()).collect())
}

pub fn texts(values: &[&dyn ToString]) -> Option<Vec<String>> {
    Some(values.iter().map(|value| value.to_string()).collect())
}
