//! Refusals about votes.

use super::{Case, TOPIC, case};
use crate::votes::refresh;
use crate::world::{Outcome, World, address};
use allora_interfaces::staking::{ExecuteMsg, PoolRef};

fn add_hook(world: &mut World, name: &str) -> Outcome {
    world.send("owner", ExecuteMsg::AddHook { addr: address(name).into() })
}

pub fn cases() -> Vec<Case> {
    vec![
        case("counting where there never was anything", "position_not_found", |world| {
            refresh(world, "dora", &[(1, "dora"), (1, "carl")])
        }),
        case("counting nothing", "position_count", |world| refresh(world, "dora", &[])),
        case("counting too much", "position_count", |world| refresh(world, "dora", &[(1, "dora"); 21])),
        case("counting of no address", "invalid_address", |world| {
            let pool = PoolRef { topic_id: TOPIC, reputer: address("dora").into() };
            world.send("dora", ExecuteMsg::Refresh { member: "x".into(), positions: vec![pool] })
        }),
        case("counting at no address", "invalid_address", |world| {
            let pool = PoolRef { topic_id: TOPIC, reputer: "x".into() };
            world.send("dora", ExecuteMsg::Refresh { member: address("dora").into(), positions: vec![pool] })
        }),
        case("more votes than a u64", "too_many_votes", |world| {
            world.stake("dora", u128::from(u64::MAX) * 1_000)
        }),
        case("a hook of a stranger's", "unauthorized", |world| {
            world.send("dora", ExecuteMsg::AddHook { addr: address("dora").into() })
        }),
        case("a stranger removing a hook", "unauthorized", |world| {
            add_hook(world, "group").unwrap();
            world.send("dora", ExecuteMsg::RemoveHook { addr: address("group").into() })
        }),
        case("a hook that is no address", "invalid_address", |world| {
            world.send("owner", ExecuteMsg::AddHook { addr: "x".into() })
        }),
        case("a hook that is there", "hook_exists", |world| {
            add_hook(world, "group").unwrap();
            add_hook(world, "group")
        }),
        case("removing a hook that is not there", "hook_not_found", |world| {
            world.send("owner", ExecuteMsg::RemoveHook { addr: address("group").into() })
        }),
        case("a sixth hook", "too_many_hooks", |world| {
            ["a", "b", "c", "d", "e"].iter().for_each(|name| drop(add_hook(world, name).unwrap()));
            add_hook(world, "f")
        }),
    ]
}
