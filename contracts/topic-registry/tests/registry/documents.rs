//! What the README lists is what there is.

use crate::world::{World, fee};
use allora_interfaces::registry::{ExecuteMsg, InstantiateMsg, QueryMsg};
use cosmwasm_std::{StdResult, from_json};

const README: &str = include_str!("../../README.md");
const ERRORS: &str = include_str!("../../src/error.rs");
const TESTS: &str = concat!(
    include_str!("errors.rs"),
    include_str!("deploy.rs"),
    include_str!("pauses.rs"),
    include_str!("eligible.rs")
);

/// The variants with texts of their own, and the codes these begin with.
fn variants() -> Vec<(String, String)> {
    let rest = ERRORS.split("#[error(").skip(1).filter_map(|part| part.trim_start().strip_prefix('"'));
    let variant = rest.map(|part| {
        let (code, after) = part.split_once(':').unwrap();
        let (_, after) = after.split_once(")]\n").unwrap();
        let name: String = after.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect();
        (name, code.into())
    });
    variant.collect()
}

/// Whether a row of the table of errors begins with it.
fn explained(code: &str) -> bool {
    let codes = README.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    codes.into_iter().any(|codes| codes.split(", ").any(|other| other == format!("`{code}`")))
}

#[test]
fn every_error_has_a_code_that_the_readme_explains() {
    assert!(variants().len() > 25);
    for (name, code) in variants() {
        assert!(
            code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'),
            "{name}: {code}"
        );
        assert!(explained(&code), "{code} is not in the README");
    }
}

#[test]
fn every_error_of_its_own_is_provoked() {
    // Of cw2's, the suite's tests look at the text only; `Std` takes a chain whose queries fail.
    let excused = ["WrongVersion", "Std"];
    for (name, _) in variants().into_iter().filter(|(name, _)| !excused.contains(&name.as_str())) {
        assert!(
            TESTS.contains(&format!("{name} {{")) || TESTS.contains(&format!("{name}(")),
            "{name} is provoked nowhere"
        );
    }
}

#[test]
fn every_event_is_in_the_readme_with_its_attributes() {
    let own = allora_interfaces::event::catalogue();
    for kind in own.iter().filter(|kind| kind.contract == "topic-registry") {
        let attributes: Vec<_> = kind.attributes.iter().skip(1).map(|name| format!("`{name}`")).collect();
        let row = format!("| `{}` | {} |", kind.event, attributes.join(", "));
        assert!(README.contains(&row), "missing: {row}");
    }
}

#[test]
fn the_readmes_messages_are_messages() {
    let mut seen = 0;
    for block in README.split("```json ").skip(1) {
        let (kind, json) = block.split_once('\n').unwrap();
        let json = json.split_once("```").unwrap().0;
        let read: StdResult<()> = match kind {
            "instantiate" => from_json::<InstantiateMsg>(json).map(drop),
            "execute" => from_json::<ExecuteMsg>(json).map(|msg| {
                if let ExecuteMsg::CreateTopic(_) = msg {
                    World::deployed().pay("alice", fee(), msg).unwrap();
                }
            }),
            "query" => from_json::<QueryMsg>(json).map(drop),
            other => panic!("{other}"),
        };
        read.unwrap_or_else(|error| panic!("{error}: {json}"));
        seen += 1;
    }
    assert!(seen >= 5);
}
