//! Keys are those of cw-storage-plus, and ranges hold what they should.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what fails here fails the test")]

use allora_interfaces::ReadError;
use allora_interfaces::layout::{PackedItem, PackedMap};
use allora_interfaces::staking::{ByReputer, POSITIONS, Position, REPUTERS, TOTALS, Totals};
use cosmwasm_std::testing::MockStorage;
use cosmwasm_std::{Addr, Order, Storage};
use cw_storage_plus::{Item, KeyDeserialize, Map, PrimaryKey};

const NUMBERS: PackedMap<(u64, u64, u32), Totals> = PackedMap::new("numbers");

fn totals(bonded: u128) -> Totals {
    Totals { bonded: bonded.into(), unbonding: 0u128.into() }
}

fn ids(storage: &MockStorage, prefix: (u64, u64), after: Option<u32>, order: Order) -> Vec<(u32, u128)> {
    let after = after.map(|id| id.to_be_bytes().to_vec());
    let records = NUMBERS.range(storage, prefix, after, order).map(|record| record.unwrap());
    records.map(|(rest, totals)| (u32::from_slice(&rest).unwrap(), totals.bonded.u128())).collect()
}

#[test]
fn keys_are_those_of_a_map_or_an_item_of_the_same_namespace() {
    let owner = &Addr::unchecked("owner");
    let reputer = &Addr::unchecked("reputer");
    assert_eq!(TOTALS.key(), Item::<Totals>::new("totals").as_slice());
    assert_eq!(PackedMap::<u64, bool>::new("a").key(&7), *Map::<u64, bool>::new("a").key(7));
    assert_eq!(REPUTERS.key(&(1, 2)), *Map::<(u64, u32), bool>::new("reputers").key((1, 2)));
    let numbers = Map::<(u64, u64, u32), bool>::new("numbers");
    assert_eq!(NUMBERS.key(&(1, u64::MAX, 3)), *numbers.key((1, u64::MAX, 3)));
    let positions = Map::<(&Addr, u64, &Addr), bool>::new("positions");
    assert_eq!(POSITIONS.key(&(owner, 7, reputer)), *positions.key((owner, 7, reputer)));
    let listed = Map::<(u64, u8, &Addr), bool>::new("listed");
    assert_eq!(allora_interfaces::registry::LISTED.key(&(7, 1, owner)), *listed.key((7, 1, owner)));
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
    let ids: Vec<u32> = NUMBERS.keys(&storage, (1, 2)).map(|key| u32::from_slice(&key).unwrap()).collect();
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
    // Other namespaces, longer and shorter ones, and an item that is a prefix of its keys.
    PackedMap::<(u64, u64, u32), Totals>::new("number").save(&mut storage, (1, 2, 1), &totals(1));
    PackedMap::<(u64, u64, u32), Totals>::new("numbers2").save(&mut storage, (1, 2, 1), &totals(1));
    PackedItem::<Totals>::new("numbers").save(&mut storage, &totals(1));
    for order in [Order::Ascending, Order::Descending] {
        for prefix in [(1, 1), (1, 2), (1, u64::MAX), (u64::MAX, u64::MAX)] {
            assert_eq!(ids(&storage, prefix, None, order), [(9, 9)]);
        }
        assert!(ids(&storage, (2, 1), None, order).is_empty());
    }
}

#[test]
fn a_range_over_several_parts_gives_them_joined() {
    let mut storage = MockStorage::new();
    let (alice, al, bob) = (Addr::unchecked("alice"), Addr::unchecked("al"), Addr::unchecked("bob"));
    let keys = [(&alice, 1, &alice), (&alice, 1, &bob), (&alice, 2, &bob), (&al, 1, &bob), (&bob, 3, &al)];
    for (at, key) in keys.into_iter().enumerate() {
        POSITIONS.save(&mut storage, key, &Position { era: at as u32, ..Position::default() });
    }
    let of_alice = |after: Option<(u64, &Addr)>, order| -> Vec<(u64, Addr, u32)> {
        let after = after.map(|after| after.joined_key());
        let records = POSITIONS.range(&storage, &alice, after, order).map(|record| record.unwrap());
        let read = |(rest, position): (Vec<u8>, Position)| {
            let (topic, reputer) = <(u64, &Addr)>::from_slice(&rest).unwrap();
            (topic, reputer, position.era)
        };
        records.map(read).collect()
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
    assert_eq!(records.next().unwrap().unwrap(), (vec![0, 0, 0, 0], reputer));
    assert!(matches!(records.next().unwrap(), Err(ReadError::Layout { namespace: "reputers", .. })));
    assert!(records.next().is_none());
}
