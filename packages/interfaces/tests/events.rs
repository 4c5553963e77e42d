//! The catalogue of events is one that programs can rely on.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what fails here fails the test")]

use allora_interfaces::event::{CATALOGUE, EPOCH_SETTLED, NOTHING, TOPIC_RETIRED, catalogue, or_empty};
use std::collections::BTreeSet;

fn is_snake_case(name: &str) -> bool {
    let letters = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    name.split('_').all(letters)
}

#[test]
fn every_name_is_there_once_and_in_snake_case() {
    let names: BTreeSet<&str> = CATALOGUE.iter().map(|(_, name, _)| *name).collect();
    assert_eq!(names.len(), CATALOGUE.len());
    assert!(names.iter().all(|name| is_snake_case(name)), "{names:?}");
    let contracts: BTreeSet<&str> = CATALOGUE.iter().map(|(contract, _, _)| *contract).collect();
    assert_eq!(
        contracts.into_iter().collect::<Vec<_>>(),
        ["rewards", "staking", "synthesis", "topic-registry"]
    );
}

/// Chains refuse keys that begin with an underscore; `v` and `action` are taken.
#[test]
fn no_event_has_an_attribute_twice_or_one_that_is_taken() {
    for (_, name, attributes) in CATALOGUE {
        let unique: BTreeSet<&str> = attributes.iter().copied().collect();
        assert_eq!(unique.len(), attributes.len(), "{name}");
        assert!(attributes.iter().all(|attribute| is_snake_case(attribute)), "{name}: {attributes:?}");
        assert!(!unique.contains("v") && !unique.contains("action"), "{name}");
    }
}

#[test]
fn every_constant_of_the_module_is_in_the_catalogue() {
    let source = include_str!("../src/event.rs");
    let (_, kinds) = source.split_once("\nkinds! {").unwrap();
    let (kinds, _) = kinds.split_once("\n}").unwrap();
    assert_eq!(kinds.matches(" = \"").count(), CATALOGUE.len());
}

#[test]
fn an_event_has_its_version_and_its_attributes_in_order() {
    let event = TOPIC_RETIRED.event(["7".into(), "12".into(), "creator".into()]);
    assert_eq!(event.ty, "allora_topic_retired");
    let attributes: Vec<_> =
        event.attributes.iter().map(|one| (one.key.as_str(), one.value.as_str())).collect();
    assert_eq!(attributes, [("v", "1"), ("topic_id", "7"), ("from_epoch", "12"), ("by", "creator")]);
}

/// wasmd before 0.45 refuses the transaction otherwise.
#[test]
fn no_attribute_is_ever_empty() {
    assert_eq!((or_empty(Some(5)), or_empty(None::<u8>)), ("5".into(), String::new()));
    let event = EPOCH_SETTLED.event(std::array::from_fn(|_| or_empty(None::<u8>)));
    assert!(event.attributes[1..].iter().all(|one| one.value == NOTHING), "{event:?}");
}

#[test]
fn the_written_catalogue_says_what_each_event_means() {
    for entry in catalogue() {
        assert!(entry.event.starts_with("allora_"), "{entry:?}");
        assert_eq!(entry.attributes[0], "v");
        assert!(entry.meaning.ends_with('.') && !entry.meaning.contains("  "), "{entry:?}");
    }
}
