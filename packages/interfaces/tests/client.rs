//! The client in TypeScript writes numbers and entries as bytes, and hashes them, as this crate does. Both sides check the
//! same file: `packages/client/test/vectors.json`.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use allora_interfaces::synthesis::{Commitment, Entry, canonical_text};
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_std::HexBinary;
use cw_number::Number;
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    numbers: Vec<Packing>,
    refused: Vec<String>,
    commitments: Vec<Case>,
}

#[derive(Deserialize)]
struct Packing {
    text: String,
    packed: HexBinary,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    suite: String,
    topic_id: u64,
    epoch_id: u64,
    worker_id: u32,
    salt: HexBinary,
    entry: Entry,
    bytes: String,
    hash: HexBinary,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../client/test/vectors.json")).unwrap()
}

#[test]
fn the_client_packs_numbers_as_the_contracts_do() {
    let vectors = vectors();
    assert!(vectors.numbers.len() > 100);
    for Packing { text, packed } in vectors.numbers {
        assert_eq!(HexBinary::from(Number::parse_wire(&text).unwrap().pack()), packed, "{text}");
    }
    for text in vectors.refused {
        assert!(Number::parse_wire(&text).is_err(), "{text}");
    }
}

#[test]
fn the_client_commits_to_entries_as_the_contracts_do() {
    let vectors = vectors();
    assert!(vectors.commitments.len() > 5);
    for case in vectors.commitments {
        let salt = case.salt.to_array().unwrap();
        let commitment = Commitment {
            suite: &case.suite,
            topic: TopicId(case.topic_id),
            epoch: EpochId(case.epoch_id),
            worker: WorkerId(case.worker_id),
            entry: &case.entry,
            salt: &salt,
        };
        assert_eq!(canonical_text(&case.entry), case.bytes);
        assert_eq!(HexBinary::from(commitment.hash()), case.hash, "{:?}", case.entry);
    }
}
