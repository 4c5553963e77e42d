//! The bytes of every key and record, as literals: others read them raw, so they never change without a new version.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what fails here fails the test")]

mod payments;
mod registry;
mod rewards;
mod staking;
mod synthesis;

use allora_interfaces::layout::{Field, Packed, Writer};
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::synthesis::{Basis, RuleKind};
use allora_protocol::topic::TruthMode;
use cosmwasm_std::{Addr, HexBinary};
use cw_number::Number;
use std::fmt::Debug;

fn addr(text: &str) -> Addr {
    Addr::unchecked(text)
}

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

fn hex(bytes: &[u8]) -> String {
    HexBinary::from(bytes).to_hex()
}

/// The key, the record, and back.
#[track_caller]
fn pin<V: Packed + PartialEq + Debug>(key: &[u8], key_hex: &str, record: &V, record_hex: &[&str]) {
    assert_eq!(hex(key), key_hex);
    assert_eq!(hex(&record.pack()), record_hex.concat(), "the record");
    let bytes = HexBinary::from_hex(&record_hex.concat()).unwrap();
    assert_eq!(V::unpack(&bytes).as_ref(), Ok(record));
}

/// A value within a record.
fn field(value: &impl Field) -> String {
    let mut to = Writer::default();
    value.put(&mut to);
    hex(&to.into_bytes())
}

#[test]
fn cases_have_these_tags() {
    let half = n("0.5");
    let losses = [
        LossFunction::Squared,
        LossFunction::Absolute,
        LossFunction::Huber { delta: half },
        LossFunction::Pinball { quantile: half },
        LossFunction::LogLoss,
        LossFunction::Brier,
    ];
    let parameter = "bfff8000000000000000";
    let tags = ["00", "01", &format!("02{parameter}"), &format!("03{parameter}"), "04", "05"];
    assert_eq!(losses.map(|loss| field(&loss)), tags);
    let rules = [RuleKind::Regret, RuleKind::MlPoly, RuleKind::Meta].map(|rule| field(&rule));
    assert_eq!(rules, ["00", "01", "02"]);
    assert_eq!([TruthMode::Truth, TruthMode::Losses].map(|mode| field(&mode)), ["00", "01"]);
    let bases = [Basis::Single, Basis::NoLoss, Basis::AllNew, Basis::Weighted].map(|basis| field(&basis));
    assert_eq!(bases, ["00", "01", "02", "03"]);
    let answers = [Answer::Value { arity: 8 }, Answer::Label { labels: 32 }].map(|answer| field(&answer));
    assert_eq!(answers, ["0008", "0120"]);
}

#[test]
fn numbers_in_records_are_these_ten_bytes() {
    for (number, bytes) in [
        ("0", "80000000000000000000"),
        ("1", "c0008000000000000000"),
        ("-1", "3fff7fffffffffffffff"),
        ("0.5", "bfff8000000000000000"),
        ("101.25", "c006ca80000000000000"),
    ] {
        assert_eq!(hex(&n(number).pack()), bytes, "{number}");
    }
}
