//! Writes the catalogue of events as `schema/events.json` has it: `cargo run -p allora-interfaces --example events`.

use allora_interfaces::INTERFACE_VERSION;
use allora_interfaces::event::catalogue;

fn main() -> Result<(), serde_json::Error> {
    let catalogue = serde_json::json!({ "interface_version": INTERFACE_VERSION, "events": catalogue() });
    println!("{}", serde_json::to_string_pretty(&catalogue)?);
    Ok(())
}
