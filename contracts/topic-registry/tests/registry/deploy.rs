//! The deployment: what is asked of the chain, in which order, and what is refused.

use crate::errors::{BAD, bad};
use crate::world::{DAY, DENOM, World, a, addr, deployment, facts, made, suite_params};
use allora_interfaces::registry::{InstantiateMsg, NewToken, QueryMsg, SUITE, Sibling, SuiteResponse};
use allora_interfaces::token::Token;
use allora_interfaces::{ReadError, rewards, staking, synthesis};
use allora_protocol::TopicId;
use allora_protocol::topic::SuiteParams;
use allora_topic_registry::ContractError::{
    self, CapTooLow, EmissionPeriod, InvalidDenom, NoAddress, NotACw20, NotWired, Read, UnknownReply,
};
use cosmwasm_std::{
    Binary, CosmosMsg, Reply, Response, SubMsg, SubMsgResult, Uint128, WasmMsg, from_json, to_json_binary,
};
use cw_ownable::Ownership;
use cw20::{Cw20Coin, Cw20ExecuteMsg, MinterResponse};
use serde::Serialize;

fn sibling(reply: u64, code_id: u64, label: &str, msg: &impl Serialize, admin: &str) -> SubMsg {
    let (admin, msg, label) = (Some(a(admin)), to_json_binary(msg).unwrap(), label.into());
    SubMsg::reply_on_success(WasmMsg::Instantiate { admin, code_id, msg, funds: vec![], label }, reply)
}

fn siblings(token: &Token, admin: &str) -> Vec<SubMsg> {
    let tokens_per_weight = suite_params().tokens_per_weight;
    let staking = staking::InstantiateMsg { token: token.clone(), tokens_per_weight };
    let synthesis = synthesis::InstantiateMsg { token: token.clone() };
    let rewards = rewards::InstantiateMsg { token: token.clone(), emission_period: DAY };
    vec![
        sibling(1, 11, "allora-staking", &staking, admin),
        sibling(2, 12, "allora-synthesis", &synthesis, admin),
        sibling(4, 13, "allora-rewards", &rewards, admin),
    ]
}

/// All siblings are there: each learns of the others, and the world of all. What is sent to whom besides.
fn completes(world: &mut World, token: &str) -> Vec<(String, Binary)> {
    for (reply, name) in [(1, "staking"), (2, "synthesis")] {
        let response = world.reply(made(reply, &addr(name))).unwrap();
        assert_eq!((response.messages.len(), response.events.len()), (0, 0));
    }
    let response = world.reply(made(4, &addr("rewards"))).unwrap();
    assert_eq!(
        facts(&response, "suite_deployed"),
        [a("registry"), a("staking"), a("synthesis"), a("rewards"), token.into()]
    );
    use Sibling::{Rewards, Staking, Synthesis};
    let at = |sibling: Sibling| a(sibling.name());
    let of_staking = |sibling| to_json_binary(&staking::ExecuteMsg::Wire { sibling, address: at(sibling) });
    let of_synthesis =
        |sibling| to_json_binary(&synthesis::ExecuteMsg::Wire { sibling, address: at(sibling) });
    let of_rewards = |sibling| to_json_binary(&rewards::ExecuteMsg::Wire { sibling, address: at(sibling) });
    let expected = [
        (at(Staking), of_staking(Synthesis).unwrap()),
        (at(Staking), of_staking(Rewards).unwrap()),
        (at(Synthesis), of_synthesis(Staking).unwrap()),
        (at(Synthesis), of_synthesis(Rewards).unwrap()),
        (at(Rewards), of_rewards(Staking).unwrap()),
        (at(Rewards), of_rewards(Synthesis).unwrap()),
    ];
    let mut called = calls(&response);
    let further = called.split_off(expected.len());
    assert_eq!(called, expected);
    let record = SUITE.load(&world.deps.storage).unwrap();
    let siblings = [Staking, Synthesis, Rewards].map(|sibling| (sibling, addr(sibling.name())));
    assert_eq!(record.siblings, siblings);
    further
}

/// What is sent to whom, without coins.
fn calls(response: &Response) -> Vec<(String, Binary)> {
    let called = response.messages.iter().map(|message| match &message.msg {
        CosmosMsg::Wasm(WasmMsg::Execute { contract_addr, msg, funds }) if funds.is_empty() => {
            (contract_addr.clone(), msg.clone())
        }
        other => panic!("{other:?}"),
    });
    called.collect()
}

fn new_cw20(initial: u128, cap: Option<u128>) -> NewToken {
    NewToken::NewCw20 {
        code_id: 10,
        name: "Allora".into(),
        symbol: "ALLO".into(),
        decimals: 6,
        initial_balances: vec![
            Cw20Coin { address: a("alice"), amount: Uint128::new(initial) },
            Cw20Coin { address: a("bob"), amount: Uint128::new(1) },
        ],
        cap: cap.map(Uint128::new),
    }
}

#[test]
fn a_suite_with_a_coin_has_its_siblings_made_and_wired() {
    let mut world = World::empty();
    let response = world.instantiate(deployment()).unwrap();
    assert_eq!(response.attributes[0].value, "instantiate");
    assert_eq!(response.messages, siblings(&Token::Native { denom: DENOM.into() }, "admin"));
    assert_eq!(completes(&mut world, DENOM), []);

    let suite: SuiteResponse = world.query(QueryMsg::Suite {}).unwrap();
    assert_eq!(suite.token, Token::Native { denom: DENOM.into() });
    assert_eq!(suite.guardian, Some(addr("guardian")));
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
    assert_eq!(completes(&mut world, &a("token")), [], "who mints it is the token's own matter");
}

#[test]
fn a_new_cw20_comes_first_only_rewards_can_mint_it_and_nobody_migrate_it() {
    for cap in [None, Some(8), Some(u128::MAX)] {
        comes_first(cap);
    }
}

fn comes_first(cap: Option<u128>) {
    let mut world = World::empty();
    let response = world.instantiate(InstantiateMsg { token: new_cw20(7, cap), ..deployment() }).unwrap();
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
    assert_eq!((asked.name.as_str(), asked.symbol.as_str(), asked.decimals), ("Allora", "ALLO", 6));
    assert_eq!((asked.initial_balances.len(), asked.initial_balances[0].amount.u128()), (2, 7));
    let minter = MinterResponse { minter: a("registry"), cap: cap.map(Uint128::new) };
    assert_eq!((asked.mint, asked.marketing), (Some(minter), None));
    assert_eq!(SUITE.may_load(&world.deps.storage), Ok(None));

    let response = world.reply(made(3, &addr("token"))).unwrap();
    assert_eq!(response.messages, siblings(&Token::Cw20 { address: addr("token") }, "admin"));
    let handed_over = Cw20ExecuteMsg::UpdateMinter { new_minter: Some(a("rewards")) };
    assert_eq!(completes(&mut world, &a("token")), [(a("token"), to_json_binary(&handed_over).unwrap())]);
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
        (is(|msg| msg.params.money.validators = Some(BAD.into())), bad("validators")),
        (
            InstantiateMsg { token: new_cw20(7, Some(7)), ..deployment() },
            CapTooLow { cap: Uint128::new(7), supply: Uint128::new(8) },
        ),
        (
            InstantiateMsg { token: new_cw20(u128::MAX, Some(7)), ..deployment() },
            CapTooLow { cap: Uint128::new(7), supply: Uint128::MAX },
        ),
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
    assert_eq!(world.reply(made(5, &addr("other"))), Err(UnknownReply { id: 5 }));
    // Rewards comes last.
    let mut hasty = World::empty();
    hasty.instantiate(deployment()).unwrap();
    assert_eq!(hasty.reply(made(4, &addr("rewards"))), Err(NotWired { sibling: "staking" }));
    assert_eq!(world.reply(failed), Err(NoAddress { id: 1 }));
    assert_eq!(world.reply(silent), Err(NoAddress { id: 2 }));
    // No deployment waits for a token.
    let missing = Read(ReadError::Missing { namespace: "deployment" });
    assert_eq!(world.reply(made(3, &addr("token"))), Err(missing));
}
