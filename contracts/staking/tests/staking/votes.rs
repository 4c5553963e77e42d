//! Votes: what weighs, since when, who is told, and the words of cw4 in which it is asked and answered.

use crate::world::{TOKENS_PER_WEIGHT, World, address, over_both};
use allora_interfaces::received::Received;
use allora_interfaces::staking::{ExecuteMsg, MEMBERS, POOLS, QueryMsg, TOTAL, VOTERS};
use allora_protocol::TopicId;
use allora_protocol::votes::VotesError;
use allora_staking::{ContractError, contract};
use cosmwasm_std::{
    Addr, Binary, CosmosMsg, Event, Reply, ReplyOn, Response, Storage, SubMsg, SubMsgResult, Uint128,
    WasmMsg, from_json, to_json_binary,
};
use cw4::{
    AdminResponse, Cw4ExecuteMsg, Cw4QueryMsg, HooksResponse, MemberChangedHookMsg, MemberDiff,
    MemberListResponse, MemberResponse, TotalWeightResponse,
};

/// Asks in the words of cw4's own clients.
fn ask<T: cosmwasm_schema::serde::de::DeserializeOwned>(world: &World, question: &Cw4QueryMsg) -> T {
    let question = from_json::<Received<QueryMsg>>(to_json_binary(question).unwrap()).unwrap();
    world.ask(question.0).unwrap()
}

/// Sends in the words of cw4's own clients.
fn send(world: &mut World, who: &str, message: &Cw4ExecuteMsg) -> Result<Response, ContractError> {
    let message = from_json::<Received<ExecuteMsg>>(to_json_binary(message).unwrap()).unwrap();
    world.send(who, message.0)
}

fn weight_at(world: &World, who: &str, at_height: Option<u64>) -> Option<u64> {
    let addr = address(who).into();
    ask::<MemberResponse>(world, &Cw4QueryMsg::Member { addr, at_height }).weight
}

fn weight(world: &World, who: &str) -> Option<u64> {
    weight_at(world, who, None)
}

fn total_at(world: &World, at_height: Option<u64>) -> u64 {
    ask::<TotalWeightResponse>(world, &Cw4QueryMsg::TotalWeight { at_height }).weight
}

fn total(world: &World) -> u64 {
    total_at(world, None)
}

/// The pool earns: its stake rises by so much.
fn earn(world: &mut World, who: &str, reward: u128) {
    let (topic, who) = (world.topic.0, address(who));
    let mut pool = POOLS.load(&world.deps.storage, (topic, &who)).unwrap();
    pool.bonded += Uint128::new(reward);
    POOLS.save(&mut world.deps.storage, (topic, &who), &pool);
    let mut stake = allora_interfaces::staking::TOPIC_STAKES.load(&world.deps.storage, topic).unwrap();
    stake.bonded += Uint128::new(reward);
    allora_interfaces::staking::TOPIC_STAKES.save(&mut world.deps.storage, topic, &stake);
    let mut totals = allora_interfaces::staking::TOTALS.load(&world.deps.storage).unwrap();
    totals.bonded += Uint128::new(reward);
    allora_interfaces::staking::TOTALS.save(&mut world.deps.storage, &totals);
    let balance = world.solvency().balance.u128() + reward;
    world.set_balance(balance);
}

fn refresh(world: &mut World, member: &str, positions: &[(u64, &str)]) -> Result<Response, ContractError> {
    let positions =
        positions.iter().map(|(topic, reputer)| (TopicId(*topic), address(reputer).to_string())).collect();
    world.send("anybody", ExecuteMsg::Refresh { member: address(member).into(), positions })
}

/// Values of the attributes of the first event of a kind, without `v`.
fn event(response: &Response, kind: &str) -> Option<Vec<String>> {
    let event = response.events.iter().find(|event: &&Event| event.ty == format!("allora_{kind}"))?;
    Some(event.attributes[1..].iter().map(|attribute| attribute.value.clone()).collect())
}

fn texts(values: &[&dyn ToString]) -> Option<Vec<String>> {
    Some(values.iter().map(|value| value.to_string()).collect())
}

#[test]
fn stake_weighs_what_it_is_worth_rounded_down() {
    over_both(|mut world| {
        assert_eq!((weight(&world, "dora"), total(&world)), (None, 0));
        // 1,000 of the first stake are burned.
        world.reputer("dora", 2_000_999);
        assert_eq!((weight(&world, "dora"), total(&world)), (Some(1_999), 1_999));
        world.stake("dora", 1).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (Some(2_000), 2_000));
        world.reputer("carl", 1_001_000);
        assert_eq!((weight(&world, "carl"), total(&world)), (Some(1_000), 3_000));
    });
}

#[test]
fn positions_in_all_topics_are_summed_before_they_are_rounded() {
    over_both(|mut world| {
        world.registry.add_topic(2, crate::world::schedule(crate::world::HOUR));
        world.reputer("dora", 1_001_600);
        world.topic = TopicId(2);
        world.reputer("dora", 1_001_600);
        assert_eq!(weight(&world, "dora"), Some(2_001));
    });
}

#[test]
fn what_is_unbonding_has_no_vote_from_the_moment_it_is_unstaked() {
    over_both(|mut world| {
        world.reputer("dora", 2_001_000);
        let unstaked = world.unstake("dora", Some(500_000)).unwrap();
        assert_eq!(weight(&world, "dora"), Some(1_500));
        assert_eq!(event(&unstaked, "weight_changed"), texts(&[&address("dora"), &2_000, &1_500, &1_500]));
        world.cancel("dora", 0).unwrap();
        assert_eq!(weight(&world, "dora"), Some(2_000));
        world.unstake("dora", None).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (None, 0));
        world.wait(30 * crate::world::DAY);
        let withdrawn = world.withdraw("dora").unwrap();
        assert_eq!(event(&withdrawn, "weight_changed"), None);
    });
}

#[test]
fn who_has_less_than_a_vote_is_no_member() {
    over_both(|mut world| {
        world.reputer("dora", 1_001_000);
        world.unstake("dora", Some(999_001)).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (None, 0));
        let members: MemberListResponse =
            ask(&world, &Cw4QueryMsg::ListMembers { start_after: None, limit: None });
        assert!(members.members.is_empty());
        // What is left of it is remembered, and counts again with what comes.
        world.stake("dora", 1).unwrap();
        assert_eq!(weight(&world, "dora"), Some(1));
    });
}

#[test]
fn a_gift_weighs_for_who_has_it() {
    over_both(|mut world| {
        world.register("dora").unwrap();
        world.stake_for("carl", Some("dora"), 2_001_000).unwrap();
        assert_eq!((weight(&world, "dora"), weight(&world, "carl")), (Some(2_000), None));
    });
}

#[test]
fn the_past_is_answered_as_of_the_beginning_of_a_block() {
    over_both(|mut world| {
        let begin = world.env.block.height;
        world.wait(1);
        world.reputer("dora", 2_001_000);
        world.stake("dora", 1_000_000).unwrap();
        world.wait(1);
        world.unstake("dora", None).unwrap();
        world.wait(1);
        let told: Vec<_> = (begin..=begin + 4)
            .map(|height| (weight_at(&world, "dora", Some(height)), total_at(&world, Some(height))))
            .collect();
        assert_eq!(told, [(None, 0), (None, 0), (Some(3_000), 3_000), (None, 0), (None, 0)]);
        assert_eq!(total_at(&world, Some(0)), 0);
    });
}

#[test]
fn what_a_pool_earns_weighs_after_the_next_message_or_a_refresh() {
    over_both(|mut world| {
        world.reputer("dora", 2_001_000);
        world.reputer("carl", 2_001_000);
        earn(&mut world, "dora", 2_001_000);
        earn(&mut world, "carl", 2_001_000);
        assert_eq!(
            (weight(&world, "dora"), weight(&world, "carl"), total(&world)),
            (Some(2_000), Some(2_000), 4_000)
        );
        // Own message: 4,000,000 after it, and 1,000 more.
        world.stake("dora", 1_000).unwrap();
        assert_eq!((weight(&world, "dora"), total(&world)), (Some(4_001), 6_001));
        // Anybody's.
        let refreshed = refresh(&mut world, "carl", &[(1, "carl")]).unwrap();
        assert_eq!((weight(&world, "carl"), total(&world)), (Some(4_000), 8_001));
        assert_eq!(event(&refreshed, "votes_refreshed"), texts(&[&address("carl"), &1, &4_000_000]));
        assert_eq!(event(&refreshed, "weight_changed"), texts(&[&address("carl"), &2_000, &4_000, &8_001]));
        // Nothing is left to count.
        let again = refresh(&mut world, "carl", &[(1, "carl"), (1, "carl")]).unwrap();
        assert_eq!(event(&again, "votes_refreshed"), texts(&[&address("carl"), &1, &4_000_000]));
        assert_eq!(event(&again, "weight_changed"), None);
    });
}

#[test]
fn a_message_that_leaves_the_weight_alone_writes_no_member() {
    over_both(|mut world| {
        world.reputer("dora", 2_001_000);
        send(&mut world, "owner", &Cw4ExecuteMsg::AddHook { addr: address("group").into() }).unwrap();
        world.wait(1);
        let records = |world: &World| -> Vec<_> {
            let all = world.deps.storage.range(None, None, cosmwasm_std::Order::Ascending);
            all.filter(|(key, _)| [&b"members"[..], b"total__"].iter().any(|name| key[2..].starts_with(name)))
                .collect()
        };
        let before = records(&world);
        assert_eq!(before.len(), 3, "a member, its change, that of the total");
        let staked = world.stake("dora", 999).unwrap();
        assert_eq!(records(&world), before);
        assert_eq!((staked.messages.len(), event(&staked, "weight_changed")), (0, None));
        assert_eq!(VOTERS.load(&world.deps.storage, &address("dora")).unwrap().counted.u128(), 2_000_999);
    });
}

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
    earn(&mut world, "dora", 2_002_000);
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
    crate::world::check_response(&failed);
}

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

#[test]
fn more_votes_than_can_be_counted_are_refused_and_nobody_is_kept_from_leaving() {
    let mut world = World::native();
    let most = u128::from(u64::MAX) * TOKENS_PER_WEIGHT.u128();
    world.reputer("dora", most - 1_000_000);
    let error = world.stake("dora", 3_000_000).unwrap_err();
    assert!(matches!(error, ContractError::Votes(VotesError::WeightTooLarge { .. })), "{error}");
    world.register("carl").unwrap();
    let error = world.stake("carl", 3_000_000).unwrap_err();
    assert!(matches!(error, ContractError::Votes(VotesError::TotalTooLarge { .. })), "{error}");

    // What she earns is beyond what can be counted; it is hers all the same.
    let before = weight(&world, "dora");
    earn(&mut world, "dora", 2_000_000);
    let refused = refresh(&mut world, "dora", &[(1, "dora")]).unwrap_err();
    assert!(matches!(refused, ContractError::Votes(_)), "{refused}");
    world.unstake("dora", Some(1)).unwrap();
    assert_eq!(weight(&world, "dora"), before);
    world.unstake("dora", None).unwrap();
    assert_eq!((weight(&world, "dora"), total(&world)), (None, 0));
    world.wait(30 * crate::world::DAY);
    world.withdraw("dora").unwrap();
}
