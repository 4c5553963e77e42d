//! The deployment: what is asked of the chain, in which order.

use crate::world::{DENOM, World, a, addr, deployment, facts, made};
use allora_interfaces::registry::{InstantiateMsg, NewToken, QueryMsg, SUITE, Sibling, SuiteResponse};
use allora_interfaces::token::Token;
use allora_interfaces::{staking, synthesis};
use allora_protocol::TopicId;
use cosmwasm_std::{CosmosMsg, Response, SubMsg, Uint128, WasmMsg, from_json, to_json_binary};
use cw_ownable::Ownership;
use cw20::Cw20Coin;

fn sibling(reply: u64, code_id: u64, label: &str, token: &Token, admin: &str) -> SubMsg {
    // Both siblings take the same.
    let msg = to_json_binary(&staking::InstantiateMsg { token: token.clone() }).unwrap();
    assert_eq!(msg, to_json_binary(&synthesis::InstantiateMsg { token: token.clone() }).unwrap());
    let admin = Some(a(admin));
    SubMsg::reply_on_success(
        WasmMsg::Instantiate { admin, code_id, msg, funds: vec![], label: label.into() },
        reply,
    )
}

fn siblings(token: &Token, admin: &str) -> Vec<SubMsg> {
    vec![sibling(1, 11, "allora-staking", token, admin), sibling(2, 12, "allora-synthesis", token, admin)]
}

/// Both siblings are there: each learns of the other, and the world of all.
fn completes(world: &mut World, token: &str) {
    let response = world.reply(made(1, &addr("staking"))).unwrap();
    assert_eq!((response.messages.len(), response.events.len()), (0, 0));
    let response = world.reply(made(2, &addr("synthesis"))).unwrap();
    assert_eq!(
        facts(&response, "suite_deployed"),
        [a("registry"), a("staking"), a("synthesis"), token.into()]
    );
    let [to_staking, to_synthesis] = wires(&response);
    let expected = staking::ExecuteMsg::Wire { sibling: Sibling::Synthesis, address: a("synthesis") };
    assert_eq!(to_staking, (a("staking"), to_json_binary(&expected).unwrap()));
    let expected = synthesis::ExecuteMsg::Wire { sibling: Sibling::Staking, address: a("staking") };
    assert_eq!(to_synthesis, (a("synthesis"), to_json_binary(&expected).unwrap()));
    let record = SUITE.load(&world.deps.storage).unwrap();
    assert_eq!(
        record.siblings,
        [(Sibling::Staking, addr("staking")), (Sibling::Synthesis, addr("synthesis"))]
    );
}

fn wires(response: &Response) -> [(String, cosmwasm_std::Binary); 2] {
    let called = response.messages.iter().map(|message| match &message.msg {
        CosmosMsg::Wasm(WasmMsg::Execute { contract_addr, msg, .. }) => (contract_addr.clone(), msg.clone()),
        other => panic!("{other:?}"),
    });
    called.collect::<Vec<_>>().try_into().unwrap()
}

#[test]
fn a_suite_with_a_coin_has_its_siblings_made_and_wired() {
    let mut world = World::empty();
    let response = world.instantiate(deployment()).unwrap();
    assert_eq!(response.attributes[0].value, "instantiate");
    assert_eq!(response.messages, siblings(&Token::Native { denom: DENOM.into() }, "admin"));
    completes(&mut world, DENOM);

    let suite: SuiteResponse = world.query(QueryMsg::Suite {}).unwrap();
    assert_eq!(suite.token, Token::Native { denom: DENOM.into() });
    assert_eq!((suite.treasury, suite.guardian), (addr("treasury"), Some(addr("guardian"))));
    assert_eq!((suite.emission_period, suite.params), (86_400, deployment().params));
    let owner: Ownership<String> = world.query(QueryMsg::Ownership {}).unwrap();
    assert_eq!(owner, Ownership { owner: Some(a("owner")), pending_owner: None, pending_expiry: None });
}

#[test]
fn whoever_deploys_owns_and_may_migrate_unless_he_names_others() {
    let mut world = World::empty();
    let msg = InstantiateMsg { owner: None, guardian: None, admin: None, ..deployment() };
    let response = world.instantiate(msg).unwrap();
    assert_eq!(response.messages, siblings(&Token::Native { denom: DENOM.into() }, "deployer"));
    let owner: Ownership<String> = world.query(QueryMsg::Ownership {}).unwrap();
    assert_eq!(owner.owner, Some(a("deployer")));

    let mut world = World::empty();
    let response = world.instantiate(InstantiateMsg { admin: None, ..deployment() }).unwrap();
    assert_eq!(response.messages, siblings(&Token::Native { denom: DENOM.into() }, "owner"));
}

#[test]
fn a_suite_with_a_cw20_asks_it_whether_it_is_one() {
    let mut world = World::empty();
    let token = NewToken::Cw20 { address: a("token") };
    let response = world.instantiate(InstantiateMsg { token, ..deployment() }).unwrap();
    assert_eq!(response.messages, siblings(&Token::Cw20 { address: addr("token") }, "admin"));
    completes(&mut world, &a("token"));
}

#[test]
fn a_new_cw20_comes_first_and_nobody_can_mint_or_migrate_it() {
    let mut world = World::empty();
    let initial_balances = vec![Cw20Coin { address: a("alice"), amount: Uint128::new(7) }];
    let (name, symbol) = ("Allora".to_string(), "ALLO".to_string());
    let token = NewToken::NewCw20 {
        code_id: 10,
        name: name.clone(),
        symbol: symbol.clone(),
        decimals: 6,
        initial_balances: initial_balances.clone(),
    };
    let response = world.instantiate(InstantiateMsg { token, ..deployment() }).unwrap();
    let [
        SubMsg {
            id: 3,
            msg: CosmosMsg::Wasm(WasmMsg::Instantiate { admin: None, code_id: 10, msg, .. }),
            ..
        },
    ] = response.messages.as_slice()
    else {
        panic!("{response:?}")
    };
    let asked: cw20_base::msg::InstantiateMsg = from_json(msg).unwrap();
    assert_eq!((asked.name, asked.symbol, asked.decimals), (name, symbol, 6));
    assert_eq!((asked.initial_balances, asked.mint, asked.marketing), (initial_balances, None, None));
    assert_eq!(SUITE.may_load(&world.deps.storage), Ok(None));

    let response = world.reply(made(3, &addr("token"))).unwrap();
    assert_eq!(response.messages, siblings(&Token::Cw20 { address: addr("token") }, "admin"));
    completes(&mut world, &a("token"));
    assert!(!world.dump().iter().any(|(key, _)| key.starts_with(b"deployment")));
    // It is the same suite as over a token that was there.
    let mut other = World::empty();
    let token = NewToken::Cw20 { address: a("token") };
    other.instantiate(InstantiateMsg { token, ..deployment() }).unwrap();
    completes(&mut other, &a("token"));
    assert_eq!(world.dump(), other.dump());
}

#[test]
fn topics_are_numbered_from_one() {
    assert_eq!(SUITE.load(&World::deployed().deps.storage).unwrap().next_topic, TopicId(1));
}
