//! What holds for every record: it comes back as it went in, it has one encoding, and no bytes harm its decoder.
#![allow(clippy::arithmetic_side_effects, reason = "small numbers of a test")]

use super::dice::{Dice, Roll};
use super::{Field, Packed, PackedItem, PackedMap, Reader, Writer};
use crate::LayoutError;
use crate::{registry, rewards, staking, synthesis};
use allora_protocol::truth::Report;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::fmt::Debug;

/// A record under test.
struct Case {
    name: &'static str,
    /// The bytes of an arbitrary value, which was held against what they decode to.
    sample: fn(&mut Dice) -> Vec<u8>,
    /// What bytes decode to, encoded again.
    again: fn(&[u8]) -> Result<Vec<u8>, LayoutError>,
}

/// Where records of a type are.
trait Layout {
    type Record: Packed + Roll + PartialEq + Debug;
}
impl<V: Packed + Roll + PartialEq + Debug> Layout for PackedItem<V> {
    type Record = V;
}
impl<K, V: Packed + Roll + PartialEq + Debug> Layout for PackedMap<K, V> {
    type Record = V;
}

fn packed<V: Packed + PartialEq + Debug>(value: V) -> Vec<u8> {
    let bytes = value.pack();
    assert_eq!(V::unpack(&bytes), Ok(value));
    bytes
}

fn record<V: Packed + Roll + PartialEq + Debug>(name: &'static str) -> Case {
    Case {
        name,
        sample: |dice| packed(V::roll(dice)),
        again: |bytes| V::unpack(bytes).map(|value| value.pack()),
    }
}

fn layout<L: Layout>(name: &'static str, _: &L) -> Case {
    record::<L::Record>(name)
}

/// There is one mark.
fn mark<K>(name: &'static str, _: &PackedMap<K, bool>) -> Case {
    Case { sample: |_| packed(true), ..record::<bool>(name) }
}

macro_rules! cases {
    ($($kind:ident $contract:ident { $($name:ident),* $(,)? })*) => {
        vec![$($($kind(concat!(stringify!($contract), "::", stringify!($name)), &$contract::$name)),*),*]
    };
}

fn cases() -> Vec<Case> {
    let mut cases = cases! {
        layout registry { SUITE, PARAMS, TOPICS, TUNINGS, INFOS }
        mark registry { LISTED, ELIGIBLE }
        layout staking { CONFIG, POOLS, REPUTERS, POSITIONS, TOPIC_STAKES, TOTALS, VOTERS, HOOKS }
        mark staking { DELEGATIONS }
        layout synthesis {
            CONFIG, LEDGERS, ROSTERS, OPERATORS, WORKERS, RECORDS, REPUTER_RECORDS, TURNED_AWAY, HEADS,
            RECENT_SCORES, INFERER_REGRETS, FORECASTER_REGRETS, OPEN, EPOCHS, ENTRIES, REPORTS, PREDICTIONS, RESULTS,
            TABLES, LATEST, PAYMENTS, UNPAID, PARKED,
        }
        mark synthesis { OWNED }
        layout rewards {
            CONFIG, LEDGERS, EMISSION, READINGS, PERIODS, CHANGES, TOPICS, WEIGHTS, BALANCES, CREDITS, SETTLEMENTS,
        }
    };
    cases.extend([record::<synthesis::Entry>("Entry"), record::<Report>("Report")]);
    cases
}

/// Bytes that decode are the bytes of what they decode to.
fn one_encoding(case: &Case, bytes: &[u8]) -> bool {
    match (case.again)(bytes) {
        Ok(again) => {
            assert_eq!(again, bytes, "{} has two encodings of one value", case.name);
            true
        }
        Err(_) => false,
    }
}

/// A change of some bytes: another byte, one less, some more, an end, an absurd integer.
fn change(bytes: &mut Vec<u8>, (kind, place, byte): (u8, usize, u8)) {
    let at = place % bytes.len().max(1);
    match kind {
        0 if !bytes.is_empty() => bytes[at] = byte,
        1 if !bytes.is_empty() => drop(bytes.remove(at)),
        2 => bytes.insert(at, byte),
        3 => bytes.truncate(at),
        _ => drop(bytes.splice(at..at, [0xff, 0xff, 0xff, 0xff, byte & 0x7f])),
    }
}

#[test]
fn every_layout_is_among_the_cases() {
    let sources = [
        ("registry", include_str!("../registry/layout.rs")),
        ("rewards", include_str!("../rewards/layout.rs")),
        ("staking", include_str!("../staking/layout.rs")),
        ("staking", include_str!("../staking/votes.rs")),
        ("synthesis", include_str!("../synthesis/layout.rs")),
    ];
    let declared = sources.into_iter().flat_map(|(contract, source)| {
        let names = source.lines().filter_map(|line| line.strip_prefix("pub const ")?.split_once(": Packed"));
        names.map(move |(name, _)| format!("{contract}::{name}"))
    });
    let mut declared: Vec<String> = declared.collect();
    declared.extend(["Entry".into(), "Report".into()]);
    let mut tested: Vec<&str> = cases().iter().map(|case| case.name).collect();
    declared.sort();
    tested.sort();
    assert_eq!(declared, tested);
}

#[test]
fn every_value_comes_back_as_it_went_in() {
    for case in cases() {
        for seed in 0..2_000 {
            (case.sample)(&mut Dice(seed));
        }
    }
}

#[test]
fn a_record_of_another_version_or_with_a_byte_more_or_less_is_refused() {
    for case in cases() {
        let bytes = (case.sample)(&mut Dice(7));
        let [mut other, mut more, mut less] = [bytes.clone(), bytes.clone(), bytes];
        other[0] = 2;
        more.push(0);
        less.pop();
        assert_eq!((case.again)(&other), Err(LayoutError::Version { found: 2, known: 1 }), "{}", case.name);
        assert_eq!((case.again)(&more), Err(LayoutError::Long { bytes: 1 }), "{}", case.name);
        assert!((case.again)(&less).is_err(), "{}", case.name);
        assert_eq!((case.again)(&[]), Err(LayoutError::Short), "{}", case.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(4),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_bytes_decode_are_the_one_encoding_of_a_value(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let versioned = [&[1], bytes.as_slice()].concat();
        for case in cases() {
            one_encoding(&case, &bytes);
            one_encoding(&case, &versioned);
        }
    }

    #[test]
    fn no_change_of_a_records_bytes_makes_a_second_encoding(
        seed in any::<u64>(),
        changes in prop::collection::vec((0u8..5, any::<usize>(), any::<u8>()), 1..4),
    ) {
        for case in cases() {
            let mut bytes = (case.sample)(&mut Dice(seed));
            changes.iter().for_each(|to| change(&mut bytes, *to));
            one_encoding(&case, &bytes);
        }
    }
}

#[test]
fn many_changes_decode_so_that_the_tests_above_say_something() {
    let is_mark =
        |name: &str| ["LISTED", "ELIGIBLE", "OWNED", "DELEGATIONS"].iter().any(|mark| name.ends_with(mark));
    for case in cases().iter().filter(|case| !is_mark(case.name)) {
        let mut decoded = 0;
        for seed in 0..500 {
            let dice = &mut Dice(seed);
            let mut bytes = (case.sample)(dice);
            let place = 1 + dice.below(bytes.len() as u64 - 1) as usize;
            change(&mut bytes, (0, place, dice.throw() as u8));
            decoded += u32::from(one_encoding(case, &bytes));
        }
        assert!(decoded > 25, "{}: {decoded}", case.name);
    }
}

#[test]
fn an_integer_is_written_in_its_shortest_form_and_read_in_no_other() {
    let read = |bytes: &[u8]| Reader::new(bytes).integer();
    for (value, bytes) in [
        (0, vec![0]),
        (127, vec![0x7f]),
        (128, vec![0x80, 1]),
        (300, vec![0xac, 2]),
        (u128::from(u64::MAX), [vec![0xff; 9], vec![1]].concat()),
        (u128::MAX, [vec![0xff; 18], vec![3]].concat()),
    ] {
        let mut to = Writer::default();
        to.integer(value);
        assert_eq!(to.into_bytes(), bytes);
        assert_eq!(read(&bytes), Ok(value));
    }
    assert_eq!(read(&[0x80, 0]), Err(LayoutError::Integer), "0 in two bytes");
    assert_eq!(read(&[0xff, 0x80, 0]), Err(LayoutError::Integer), "127 in three bytes");
    assert_eq!(read(&[vec![0xff; 18], vec![4]].concat()), Err(LayoutError::Integer), "2^128 and more");
    assert_eq!(read(&[0x80; 40]), Err(LayoutError::Integer), "an integer without end");
    assert_eq!(read(&[0x80]), Err(LayoutError::Short));
    assert_eq!(u8::take(&mut Reader::new(&[0x80, 2])), Err(LayoutError::Integer), "256 as a u8");
}

#[test]
fn no_length_asks_for_more_memory_than_there_are_bytes() {
    let absurd = [vec![0xff; 9], vec![1], vec![0; 100]].concat();
    assert_eq!(Vec::<u8>::take(&mut Reader::new(&absurd)), Err(LayoutError::Short));
    assert_eq!(String::take(&mut Reader::new(&absurd)), Err(LayoutError::Short));
    assert_eq!(Vec::<Vec<Vec<u64>>>::take(&mut Reader::new(&absurd)), Err(LayoutError::Short));
    // As long as what is left, of elements that are longer than a byte: it ends at the first that is missing.
    let bytes = [vec![200, 1], vec![1; 200]].concat();
    assert_eq!(Vec::<[u64; 3]>::take(&mut Reader::new(&bytes)), Err(LayoutError::Short));
    let lists = Vec::<Vec<u64>>::take(&mut Reader::new(&[vec![200, 1], vec![0; 200]].concat())).unwrap();
    assert_eq!((lists.len(), lists.capacity() <= 512), (200, true));
}

#[test]
fn every_malformed_field_has_its_error() {
    fn refused<T: Field + Debug>(bytes: &[u8]) -> LayoutError {
        T::take(&mut Reader::new(bytes)).unwrap_err()
    }
    assert_eq!(refused::<bool>(&[2]), LayoutError::Tag { tag: 2 });
    assert_eq!(refused::<Option<u8>>(&[9, 1]), LayoutError::Tag { tag: 9 });
    assert_eq!(refused::<crate::token::Token>(&[2, 0]), LayoutError::Tag { tag: 2 });
    assert_eq!(refused::<cw_number::Number>(&[0x80, 1, 0, 0, 0, 0, 0, 0, 0, 0]), LayoutError::Number);
    assert_eq!(refused::<String>(&[1, 0xff]), LayoutError::Text);
    assert_eq!(refused::<[u8; 32]>(&[0; 31]), LayoutError::Short);
    type ByWorker = allora_protocol::ById<allora_protocol::WorkerId, u8>;
    assert_eq!(refused::<ByWorker>(&[2, 5, 0, 5, 0]), LayoutError::Order, "one id twice");
    assert_eq!(refused::<ByWorker>(&[2, 5, 0, 4, 0]), LayoutError::Order, "descending ids");
    type Versions = allora_protocol::schedule::Versions<allora_protocol::topic::Terms>;
    assert_eq!(refused::<Versions>(&[0]), LayoutError::Order, "no version at all");
    assert_eq!(refused::<allora_protocol::schedule::OpenEpochs>(&[2, 5, 0, 5, 1]), LayoutError::Order);
    let number = cw_number::Number::ONE.pack();
    let element = |inferer: u8| [&[inferer], number.as_slice()].concat();
    let twice = [vec![0, 0, 1, 2], element(3), element(3)].concat();
    assert_eq!(refused::<synthesis::Entry>(&twice), LayoutError::Order, "one inferer twice");
    assert_eq!(bool::unpack(&[1, 0]), Err(LayoutError::Tag { tag: 0 }), "a mark that marks nothing");
}

#[test]
fn an_entry_is_packed_with_its_forecast_ascending_however_it_was_sent() {
    let element = |id: u32| synthesis::ForecastElement {
        inferer: id.into(),
        log_loss: cw_number::Number::integer(id.into()),
    };
    let entry = |ids: &[u32]| synthesis::Entry::Plain {
        inference: None,
        forecast: Some(ids.iter().map(|id| element(*id)).collect()),
    };
    assert_eq!(entry(&[3, 1, 2]).pack(), entry(&[1, 2, 3]).pack());
    assert_eq!(synthesis::Entry::unpack(&entry(&[3, 1, 2]).pack()), Ok(entry(&[1, 2, 3])));
}
