//! The README's worked example works, and its tables leave nothing out.

use crate::suite::*;
use allora_interfaces::event::CATALOGUE;
use allora_interfaces::synthesis::{CONFIG, Commitment, Content, ExecuteMsg};
use cosmwasm_std::HexBinary;

const README: &str = include_str!("../../README.md");

/// The messages in the README, in their order.
fn messages() -> Vec<ExecuteMsg> {
    let blocks = README.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.map(|block| serde_json::from_str(block).unwrap()).collect()
}

#[test]
fn the_worked_example_commits_and_reveals() {
    let mut suite = Suite::new();
    let registry = CONFIG.load(suite.storage()).unwrap().registry;
    assert!(README.contains(registry.as_str()), "{registry}");
    let [commit, reveal] = messages().try_into().unwrap();
    let ExecuteMsg::Reveal { topic_id, epoch_id, entry, salt, .. } = reveal.clone() else { panic!() };
    assert_eq!((topic_id, epoch_id), (REVEAL_TOPIC, E0));
    let salt = &salt.as_slice().try_into().unwrap();
    let worker = 0.into();
    let canonical = allora_interfaces::synthesis::canonical_text(&entry);
    assert!(README.contains(&canonical), "{canonical}");

    let of = Commitment {
        suite: registry.as_str(),
        topic: topic_id,
        epoch: epoch_id,
        worker,
        entry: &entry,
        salt,
    };
    let hash = HexBinary::from(of.hash()).to_hex();
    assert!(README.contains(&format!("\"commitment\": \"{hash}\"")), "{hash}");
    suite.register(REVEAL_TOPIC, "operator");
    suite.send("operator", commit).unwrap();
    suite.at(20).send("anybody", reveal).unwrap();
    assert!(matches!(suite.entry(topic_id, epoch_id, 0).unwrap().content, Content::Revealed(_)));
}

#[test]
fn its_tables_have_every_message_every_error_and_every_event() {
    let codes = include_str!("../../src/error.rs").split('"').filter_map(|text| text.split_once(": "));
    let codes = codes.map(|(code, _)| code);
    for code in codes.filter(|code| code.bytes().all(|b| b == b'_' || b.is_ascii_lowercase())) {
        assert!(README.contains(&format!("| `{code}` |")), "{code}");
    }
    for (_, name, attributes) in CATALOGUE.iter().filter(|(contract, ..)| *contract == "synthesis") {
        let row = format!("| `allora_{name}` | `{}` |", attributes.join("`, `"));
        assert!(README.contains(&row), "{row}");
    }
    let messages = include_str!("../../src/contract.rs").split("M::").skip(1);
    for message in messages.map(|rest| snake(rest.split([' ', '(']).next().unwrap())) {
        assert!(README.contains(&format!("| `{message}` |")), "{message}");
    }
}

fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(letter.to_lowercase());
    }
    text
}
