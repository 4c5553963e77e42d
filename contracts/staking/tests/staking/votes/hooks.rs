//! Who is told of changes.

use super::{ask, event, refresh, send, texts};
use crate::world::{DAY, World, address, check_response, over_both};
use allora_staking::contract;
use cosmwasm_std::{
    Addr, Binary, CosmosMsg, Reply, ReplyOn, Response, SubMsg, SubMsgResult, WasmMsg, from_json,
};
use cw4::{AdminResponse, Cw4ExecuteMsg, Cw4QueryMsg, HooksResponse, MemberChangedHookMsg, MemberDiff};

fn hooks(world: &World) -> Vec<String> {
    ask::<HooksResponse>(world, &Cw4QueryMsg::Hooks {}).hooks
}

/// The calls of hooks in a response: whom, with what, and the id of the reply.
fn calls(response: &Response) -> Vec<(Addr, MemberChangedHookMsg, u64)> {
    let call = |message: &SubMsg| match &message.msg {
        CosmosMsg::Wasm(WasmMsg::Execute { contract_addr, msg, funds }) => {
            assert!(funds.is_empty());
            assert_eq!((&message.reply_on, message.gas_limit), (&ReplyOn::Error, Some(500_000)));
            let text = String::from_utf8(msg.to_vec()).unwrap();
            let inner = text.strip_prefix("{\"member_changed_hook\":").unwrap().strip_suffix('}').unwrap();
            let told: MemberChangedHookMsg = from_json(inner).unwrap();
            assert_eq!(told.clone().into_json_binary().unwrap(), *msg, "as cw4 writes it");
            (Addr::unchecked(contract_addr), told, message.id)
        }
        other => panic!("{other:?}"),
    };
    response.messages.iter().map(call).collect()
}

fn one(who: &str, old: Option<u64>, new: Option<u64>) -> MemberChangedHookMsg {
    MemberChangedHookMsg::one(MemberDiff::new(address(who), old, new))
}

#[test]
fn the_owner_says_who_is_told() {
    over_both(|mut world| {
        let hook = |name: &str| Cw4ExecuteMsg::AddHook { addr: address(name).into() };
        let added = send(&mut world, "owner", &hook("group")).unwrap();
        assert_eq!(event(&added, "hook_added"), texts(&[&0, &address("group")]));
        send(&mut world, "owner", &hook("dao")).unwrap();
        assert_eq!(hooks(&world), [address("group").to_string(), address("dao").to_string()]);
        let admin: AdminResponse = ask(&world, &Cw4QueryMsg::Admin {});
        assert_eq!(admin.admin, Some(address("owner").to_string()));

        let addr = address("group").to_string();
        let removed = send(&mut world, "owner", &Cw4ExecuteMsg::RemoveHook { addr }).unwrap();
        assert_eq!(event(&removed, "hook_removed"), texts(&[&0, &address("group")]));
        // An id is never given again.
        let added = send(&mut world, "owner", &hook("group")).unwrap();
        assert_eq!(event(&added, "hook_added"), texts(&[&2, &address("group")]));
        assert_eq!(hooks(&world), [address("dao").to_string(), address("group").to_string()]);

        world.registry.set_owner(None);
        assert_eq!(ask::<AdminResponse>(&world, &Cw4QueryMsg::Admin {}).admin, None);
        assert!(send(&mut world, "owner", &hook("third")).is_err());
    });
}

#[test]
fn a_change_of_weight_is_told_as_cw4_tells_it() {
    let mut world = World::native();
    send(&mut world, "owner", &Cw4ExecuteMsg::AddHook { addr: address("group").into() }).unwrap();
    send(&mut world, "owner", &Cw4ExecuteMsg::AddHook { addr: address("dao").into() }).unwrap();
    world.register("dora").unwrap();
    let told = |response: &Response, diff: MemberChangedHookMsg| {
        assert_eq!(calls(response), [(address("group"), diff.clone(), 0), (address("dao"), diff, 1)]);
    };
    told(&world.stake("dora", 2_001_000).unwrap(), one("dora", None, Some(2_000)));
    told(&world.stake("dora", 1_000).unwrap(), one("dora", Some(2_000), Some(2_001)));
    told(&world.unstake("dora", None).unwrap(), one("dora", Some(2_001), None));
    told(&world.cancel("dora", 0).unwrap(), one("dora", None, Some(2_001)));
    world.reward(&[(0, 2_002_000)]).unwrap();
    world.wait(DAY);
    told(&refresh(&mut world, "dora", &[(1, "dora")]).unwrap(), one("dora", Some(2_001), Some(4_002)));
}

#[test]
fn a_hook_that_fails_is_named_and_holds_nobody_up() {
    let mut world = World::native();
    send(&mut world, "owner", &Cw4ExecuteMsg::AddHook { addr: address("group").into() }).unwrap();
    let fail = |world: &mut World, id| {
        let result = SubMsgResult::Err("codespace: wasm, code: 5".into());
        #[allow(deprecated, reason = "a reply has all of its fields")]
        let reply = Reply { id, payload: Binary::default(), gas_used: 0, result };
        contract::reply(world.deps.as_mut(), world.env.clone(), reply).unwrap()
    };
    let failed = fail(&mut world, 0);
    assert_eq!(event(&failed, "hook_failed"), texts(&[&0, &address("group")]));
    // One that is removed by now.
    assert_eq!(event(&fail(&mut world, 7), "hook_failed"), texts(&[&7, &"-"]));
    check_response(&failed);
}
