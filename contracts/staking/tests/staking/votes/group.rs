//! What every group of cw4 answers, asked and read as its clients do.

use super::{ask, total};
use crate::world::{World, address};
use allora_interfaces::received::Received;
use allora_interfaces::staking::{MEMBERS, QueryMsg, TOTAL};
use allora_staking::contract;
use cosmwasm_std::{Storage, from_json};
use cw4::{Cw4QueryMsg, MemberListResponse};

#[test]
fn members_come_by_address_in_pages() {
    let mut world = World::native();
    (0..35).for_each(|n| world.reputer(&format!("member{n}"), 1_001_000 + 1_000 * n));
    let page = |start_after: Option<String>, limit| {
        ask::<MemberListResponse>(&world, &Cw4QueryMsg::ListMembers { start_after, limit }).members
    };
    assert_eq!(page(None, None).len(), 10);
    let first = page(None, Some(1_000));
    assert_eq!(first.len(), 30);
    let rest = page(Some(first[29].addr.clone()), Some(30));
    assert_eq!(rest.len(), 5);
    let all: Vec<_> = first.into_iter().chain(rest).collect();
    assert!(all.windows(2).all(|two| two[0].addr < two[1].addr));
    assert_eq!(all.iter().map(|member| member.weight).sum::<u64>(), total(&world));
}

/// As a cw3 reads a group: raw, by the keys of cw4.
#[test]
fn members_and_total_are_read_raw_as_of_any_group() {
    let mut world = World::native();
    world.reputer("dora", 2_001_000);
    let storage = &world.deps.storage;
    let key = cw4::member_key(address("dora").as_str());
    assert_eq!(storage.get(&key).as_deref(), Some(&b"2000"[..]));
    assert_eq!(storage.get(cw4::TOTAL_KEY.as_bytes()).as_deref(), Some(&b"2000"[..]));
    assert_eq!((MEMBERS.key(&address("dora")).to_vec(), TOTAL.load(storage)), (key, Ok(2_000)));
}

#[test]
fn questions_of_cw4_are_taken_with_what_may_be_left_out() {
    let dora = address("dora");
    let member = format!("{{\"member\":{{\"addr\":\"{dora}\"}}}}");
    for question in [
        member.as_str(),
        "{\"total_weight\":{}}",
        "{\"total_weight\":{\"at_height\":null}}",
        "{\"list_members\":{}}",
        "{\"list_members\":{\"start_after\":null,\"limit\":5}}",
        "{\"hooks\":{}}",
        "{\"admin\":{}}",
    ] {
        let question: Received<QueryMsg> = from_json(question).unwrap();
        assert!(contract::query(World::native().deps.as_ref(), World::native().env, question.0).is_ok());
    }
}
