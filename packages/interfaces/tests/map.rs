//! Keys are as documented, and ranges hold what they should.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what fails here fails the test")]

use allora_interfaces::ReadError;
use allora_interfaces::layout::{Key, PackedItem, PackedMap};
use allora_interfaces::staking::{ByReputer, POSITIONS, Position, REPUTERS, TOTALS, Totals};
use cosmwasm_std::testing::MockStorage;
use cosmwasm_std::{Addr, Order, Storage};

const NUMBERS: PackedMap<(u64, u64, u32), Totals> = PackedMap::new(b'N', "numbers");

fn totals(bonded: u128) -> Totals {
    Totals { bonded: bonded.into(), ..Totals::default() }
}

fn ids(storage: &MockStorage, prefix: (u64, u64), after: Option<u32>, order: Order) -> Vec<(u32, u128)> {
    let records = NUMBERS.range(storage, prefix, after, order).map(|record| record.unwrap());
    records.map(|(id, totals)| (id, totals.bonded.u128())).collect()
}

#[test]
fn keys_are_the_byte_of_the_map_and_the_parts() {
    let (owner, reputer) = (Addr::unchecked("owner"), Addr::unchecked("rita"));
    assert_eq!(TOTALS.key(), b"totals");
    assert_eq!(REPUTERS.key(&(1, 2)), b"R\x01\x02");
    assert_eq!(NUMBERS.key(&(247, 248, 65_535)), b"N\xf7\xf8\xf8\xf9\xff\xff");
    assert_eq!(NUMBERS.key(&(0, u64::MAX, 65_536)), b"N\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfa\x01\0\0");
    assert_eq!(POSITIONS.key(&(&owner, 7, &reputer)), b"O\x05owner\x07rita");
    assert_eq!(allora_interfaces::registry::LISTED.key(&(7, 1, &owner)), b"L\x07\x01owner");
}

/// The bytes of an integer in a key.
fn bytes(integer: u64) -> Vec<u8> {
    let mut key = Vec::new();
    integer.put(&mut key, true);
    key
}

#[test]
fn integers_sort_in_keys_as_they_are_and_have_one_form() {
    let mut edges: Vec<u64> = (0..64).flat_map(|bit| [1u64 << bit, (1 << bit) - 1, (1 << bit) + 1]).collect();
    edges.extend([246, 247, 248, 249, 255, u64::MAX]);
    edges.sort();
    edges.dedup();
    for pair in edges.windows(2) {
        assert!(bytes(pair[0]) < bytes(pair[1]), "{pair:?}");
    }
    for integer in edges {
        let key = bytes(integer);
        assert_eq!(u64::take(&mut key.as_slice(), true), Some(integer));
        assert_eq!(u64::take(&mut &key[..key.len() - 1], true), None, "{integer}");
        assert_eq!(u32::take(&mut key.as_slice(), true), u32::try_from(integer).ok());
    }
    for other in [&[0xf8, 7][..], &[0xf8, 0xf7], &[0xf9, 0, 0xff], &[0xff, 0, 1, 1, 1, 1, 1, 1, 1], &[]] {
        assert_eq!(u64::take(&mut &*other, true), None, "{other:?}");
    }
}

#[test]
fn a_range_ascends_or_descends_from_where_it_is_told() {
    let mut storage = MockStorage::new();
    for id in [0, 1, 255, 256, u32::MAX] {
        NUMBERS.save(&mut storage, (1, 2, id), &totals(id.into()));
    }
    let all: Vec<(u32, u128)> = [0, 1, 255, 256, u32::MAX].map(|id| (id, id.into())).to_vec();
    let reversed: Vec<_> = all.iter().rev().copied().collect();
    assert_eq!(ids(&storage, (1, 2), None, Order::Ascending), all);
    assert_eq!(ids(&storage, (1, 2), None, Order::Descending), reversed);
    assert_eq!(ids(&storage, (1, 2), Some(1), Order::Ascending), all[2..], "beyond, not from");
    assert_eq!(ids(&storage, (1, 2), Some(256), Order::Descending), reversed[2..]);
    assert_eq!(ids(&storage, (1, 2), Some(2), Order::Ascending), all[2..], "beyond one that is not there");
    assert_eq!(ids(&storage, (1, 2), Some(2), Order::Descending), reversed[3..]);
    assert!(ids(&storage, (1, 2), Some(u32::MAX), Order::Ascending).is_empty());
    assert!(ids(&storage, (1, 2), Some(0), Order::Descending).is_empty());
}

#[test]
fn keys_of_a_prefix_are_found_whatever_their_records_say() {
    let mut storage = MockStorage::new();
    for id in [2, 1, u32::MAX] {
        storage.set(&NUMBERS.key(&(1, 2, id)), b"of another version");
    }
    NUMBERS.save(&mut storage, (1, 3, 5), &totals(5));
    let ids: Vec<u32> = NUMBERS.keys(&storage, (1, 2)).collect();
    assert_eq!(ids, [1, 2, u32::MAX]);
    assert_eq!(NUMBERS.keys(&storage, 1).count(), 4);
    assert_eq!(NUMBERS.keys(&storage, (2, 2)).count(), 0);
}

#[test]
fn a_range_sees_nothing_beside_its_prefix() {
    let mut storage = MockStorage::new();
    for prefix in [(1, 1), (1, 2), (1, 3), (0, 2), (2, 2), (1, u64::MAX), (u64::MAX, u64::MAX)] {
        NUMBERS.save(&mut storage, (prefix.0, prefix.1, 9), &totals(9));
    }
    // The maps before and behind it, one of shorter keys, and an item that is a prefix of its keys.
    PackedMap::<(u64, u64, u32), Totals>::new(b'M', "m").save(&mut storage, (1, 2, 1), &totals(1));
    PackedMap::<(u64, u64, u32), Totals>::new(b'O', "o").save(&mut storage, (1, 2, 1), &totals(1));
    PackedMap::<u64, Totals>::new(b'N', "n").save(&mut storage, 2, &totals(1));
    PackedItem::<Totals>::new("N").save(&mut storage, &totals(1));
    for order in [Order::Ascending, Order::Descending] {
        for prefix in [(1, 1), (1, 2), (1, u64::MAX), (u64::MAX, u64::MAX)] {
            assert_eq!(ids(&storage, prefix, None, order), [(9, 9)]);
        }
        assert!(ids(&storage, (2, 1), None, order).is_empty());
    }
}

#[test]
fn a_range_over_several_parts_gives_them_together() {
    let mut storage = MockStorage::new();
    let (alice, al, bob) = (Addr::unchecked("alice"), Addr::unchecked("al"), Addr::unchecked("bob"));
    let keys = [(&alice, 1, &alice), (&alice, 1, &bob), (&alice, 2, &bob), (&al, 1, &bob), (&bob, 3, &al)];
    for (at, key) in keys.into_iter().enumerate() {
        POSITIONS.save(&mut storage, key, &Position { era: at as u32, ..Position::default() });
    }
    let of_alice = |after: Option<(u64, &Addr)>, order| -> Vec<(u64, Addr, u32)> {
        let after = after.map(|(topic, reputer)| (topic, reputer.clone()));
        let records = POSITIONS.range(&storage, &alice, after, order).map(|record| record.unwrap());
        records.map(|((topic, reputer), position)| (topic, reputer, position.era)).collect()
    };
    let all = [(1, alice.clone(), 0), (1, bob.clone(), 1), (2, bob.clone(), 2)];
    assert_eq!(of_alice(None, Order::Ascending), all);
    assert_eq!(of_alice(Some((1, &alice)), Order::Ascending), all[1..]);
    assert_eq!(of_alice(Some((2, &bob)), Order::Descending), [all[1].clone(), all[0].clone()]);
    assert_eq!(POSITIONS.range(&storage, (), None, Order::Ascending).count(), 5, "all there are");
}

#[test]
fn a_record_is_saved_loaded_and_removed() {
    let mut storage = MockStorage::new();
    let missing = ReadError::Missing { namespace: "numbers" };
    assert_eq!(NUMBERS.may_load(&storage, (1, 2, 3)), Ok(None));
    assert_eq!(NUMBERS.load(&storage, (1, 2, 3)), Err(missing));
    NUMBERS.save(&mut storage, (1, 2, 3), &totals(5));
    assert_eq!(NUMBERS.load(&storage, (1, 2, 3)), Ok(totals(5)));
    assert!(NUMBERS.has(&storage, (1, 2, 3)) && !NUMBERS.has(&storage, (1, 2, 4)));
    NUMBERS.remove(&mut storage, (1, 2, 3));
    assert!(!NUMBERS.has(&storage, (1, 2, 3)));

    assert_eq!(TOTALS.may_load(&storage), Ok(None));
    assert_eq!(TOTALS.load(&storage), Err(ReadError::Missing { namespace: "totals" }));
    TOTALS.save(&mut storage, &totals(5));
    assert_eq!(TOTALS.load(&storage), Ok(totals(5)));
}

#[test]
fn a_record_that_cannot_be_read_says_where_it_is_and_why() {
    let mut storage = MockStorage::new();
    let reputer = ByReputer { reputer: Addr::unchecked("r") };
    REPUTERS.save(&mut storage, (1, 0), &reputer);
    storage.set(&REPUTERS.key(&(1, 1)), &[9, 1, b'r']);
    storage.set(TOTALS.key(), &[1, 5]);
    let error = REPUTERS.load(&storage, (1, 1)).unwrap_err();
    let text = "layout_version: the record has layout version 9, this code knows 1; use matching versions";
    assert_eq!(error.to_string(), format!("{text} (in `reputers`)"));
    let error = TOTALS.load(&storage).unwrap_err().to_string();
    assert_eq!(error, "layout_short: the record ends too early (in `totals`)");
    let mut records = REPUTERS.range(&storage, 1, None, Order::Ascending);
    assert_eq!(records.next().unwrap().unwrap(), (0, reputer));
    assert!(matches!(records.next().unwrap(), Err(ReadError::Layout { namespace: "reputers", .. })));
    assert!(records.next().is_none());
}
