//! Writes the catalogue of events as `schema/events.json` has it: `cargo run -p allora-interfaces --example events`.

use allora_interfaces::INTERFACE_VERSION;
use allora_interfaces::event::{CatalogueEntry, catalogue};
use serde::Serialize;

#[derive(Serialize)]
struct Catalogue {
    interface_version: u32,
    events: Vec<CatalogueEntry>,
}

fn main() -> Result<(), serde_json::Error> {
    let catalogue = Catalogue { interface_version: INTERFACE_VERSION, events: catalogue() };
    println!("{}", serde_json::to_string_pretty(&catalogue)?);
    Ok(())
}
