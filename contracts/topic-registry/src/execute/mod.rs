//! What the messages do: a file per verb.

mod create_topic;
mod eligible;
mod guardian;
mod list;
mod metadata;
mod ownership;
mod params;
mod policy;
mod receive;
mod retire_topic;
mod transfer_topic;
mod update_topic;

pub use create_topic::create_topic;
pub use eligible::{revoke_eligible, set_eligible};
pub use guardian::{pause, set_guardian, unpause};
pub use list::update_list;
pub use ownership::update_ownership;
pub use params::update_params;
pub use policy::set_policy;
pub use receive::receive;
pub use retire_topic::retire_topic;
pub use transfer_topic::{accept_topic, transfer_topic};
pub use update_topic::update_topic;

use cosmwasm_std::{Event, Response, StdResult, to_json_string};
use eligible::changed;
use serde::Serialize;

/// The response of a message that did one thing.
fn done(action: &str, event: Event) -> Response {
    Response::new().add_attribute("action", action).add_event(event)
}

/// A case of an enum, by the word that messages have for it.
fn word(case: &impl Serialize) -> StdResult<String> {
    Ok(to_json_string(case)?.trim_matches('"').into())
}
