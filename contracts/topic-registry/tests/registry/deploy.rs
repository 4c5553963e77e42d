//! The deployment: what is asked of the chain, in which order, and what is refused.

use crate::errors::{BAD, bad};
use crate::world::{DAY, DENOM, World, a, addr, deployment, facts, made, suite_params};
use allora_interfaces::registry::{InstantiateMsg, NewToken, QueryMsg, SUITE, Sibling, SuiteResponse};
use allora_interfaces::token::Token;
use allora_interfaces::{ReadError, staking, synthesis};
use allora_protocol::TopicId;
use allora_protocol::topic::SuiteParams;
use allora_topic_registry::ContractError::{
    self, EmissionPeriod, InvalidDenom, NoAddress, NotACw20, Read, UnknownReply,
};
use cosmwasm_std::{
    Binary, CosmosMsg, Reply, Response, SubMsg, SubMsgResult, Uint128, WasmMsg, from_json, to_json_binary,
};
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

fn wires(response: &Response) -> [(String, Binary); 2] {
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

#[test]
fn an_impossible_deployment_is_refused() {
    let bad_address = || Some(BAD.to_string());
    let is = |edit: fn(&mut InstantiateMsg)| {
        let mut msg = deployment();
        edit(&mut msg);
        msg
    };
    let denom = |denom: &str| {
        let token = NewToken::Native { denom: denom.into() };
        (InstantiateMsg { token, ..deployment() }, InvalidDenom { denom: denom.into() })
    };
    let period = |value| {
        let msg = InstantiateMsg { emission_period: Some(value), ..deployment() };
        (msg, EmissionPeriod { value, min: 60, max: 7 * DAY })
    };
    let foreign = NewToken::Cw20 { address: a("alice") };
    let nowhere = NewToken::Cw20 { address: BAD.into() };
    let keep_tables = SuiteParams { keep_tables: 0, ..suite_params() };
    let out_of_range = ContractError::Topic(keep_tables.validate().unwrap_err());
    let cases = vec![
        (InstantiateMsg { owner: bad_address(), ..deployment() }, bad("owner")),
        (InstantiateMsg { guardian: bad_address(), ..deployment() }, bad("guardian")),
        (InstantiateMsg { admin: bad_address(), ..deployment() }, bad("admin")),
        (is(|msg| msg.treasury = BAD.into()), bad("treasury")),
        (InstantiateMsg { token: nowhere, ..deployment() }, bad("token")),
        (InstantiateMsg { token: foreign, ..deployment() }, NotACw20 { address: addr("alice") }),
        (InstantiateMsg { params: keep_tables, ..deployment() }, out_of_range),
        denom(""),
        denom("ua"),
        denom("1uallo"),
        denom("u allo"),
        denom(&"u".repeat(129)),
        period(59),
        period(7 * DAY + 1),
    ];
    for (msg, error) in cases {
        assert_eq!(World::empty().instantiate(msg), Err(error));
    }
    for (denom, period) in
        [("uallo", 60), ("ibc/27394FB092D2ECCD", DAY), ("factory/osmo1xyz/a.b:c-d_e", 7 * DAY)]
    {
        let token = NewToken::Native { denom: denom.into() };
        let msg = InstantiateMsg { token, emission_period: Some(period), ..deployment() };
        World::empty().instantiate(msg).unwrap();
    }
}

#[test]
fn replies_that_were_not_asked_for_or_say_nothing_are_refused() {
    let mut world = World::deployed();
    let reply = |id, result| Reply { id, payload: Binary::default(), gas_used: 0, result };
    let failed = reply(1, SubMsgResult::Err("out of gas".into()));
    let mut silent = made(2, &addr("synthesis"));
    if let SubMsgResult::Ok(response) = &mut silent.result {
        response.events.clear();
    }
    assert_eq!(world.reply(made(4, &addr("rewards"))), Err(UnknownReply { id: 4 }));
    assert_eq!(world.reply(failed), Err(NoAddress { id: 1 }));
    assert_eq!(world.reply(silent), Err(NoAddress { id: 2 }));
    // No deployment waits for a token.
    let missing = Read(ReadError::Missing { namespace: "deployment" });
    assert_eq!(world.reply(made(3, &addr("token"))), Err(missing));
}
