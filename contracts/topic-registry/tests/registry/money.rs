//! The creation fee: exactly, in the suite's token, on to the treasury, which rewards keeps.

use crate::world::{
    DENOM, FEE, START, World, a, addr, create, deployment, facts, fee, new_topic, suite_params,
};
use allora_interfaces::TokenError;
use allora_interfaces::registry::{ExecuteMsg, InstantiateMsg, NewToken, NewTopic, ReceiveMsg};
use allora_interfaces::rewards::{self, Income};
use allora_protocol::TopicId;
use allora_protocol::topic::SuiteParams;
use allora_topic_registry::ContractError;
use cosmwasm_std::{Coin, CosmosMsg, Response, SubMsg, Uint128, WasmMsg, coin, coins, to_json_binary};
use cw20::{Cw20ExecuteMsg, Cw20ReceiveMsg};

fn with(fee: u128, token: NewToken) -> World {
    let params = SuiteParams { creation_fee: Uint128::new(fee), ..suite_params() };
    World::with(InstantiateMsg { params, token, ..deployment() })
}

fn native(fee: u128) -> World {
    with(fee, NewToken::Native { denom: DENOM.into() })
}

fn cw20(fee: u128) -> World {
    with(fee, NewToken::Cw20 { address: a("token") })
}

/// What a cw20 says when `sender` sends tokens.
pub fn sent(sender: &str, amount: u128, new: NewTopic) -> ExecuteMsg {
    let msg = to_json_binary(&ReceiveMsg::CreateTopic(Box::new(new))).unwrap();
    ExecuteMsg::Receive(Cw20ReceiveMsg { sender: a(sender), amount: Uint128::new(amount), msg })
}

fn income(topic: u64) -> Income {
    Income::CreationFee { topic_id: TopicId(topic) }
}

fn messages(response: Response) -> Vec<SubMsg> {
    response.messages
}

#[test]
fn a_coin_goes_on_to_the_treasury() {
    let response = native(FEE).pay("alice", fee(), create(new_topic())).unwrap();
    let msg = to_json_binary(&rewards::ExecuteMsg::Deposit { income: income(1) }).unwrap();
    let paid = WasmMsg::Execute { contract_addr: a("rewards"), msg, funds: fee() };
    assert_eq!(messages(response), [SubMsg::new(paid)]);
}

#[test]
fn tokens_go_on_to_the_treasury_and_their_sender_is_the_creator() {
    let mut world = cw20(FEE);
    let response = world.execute("token", sent("alice", FEE, new_topic())).unwrap();
    assert_eq!(
        facts(&response, "topic_created"),
        ["1", &a("alice"), "regret", &START.to_string(), "open", "open", "500"]
    );
    let msg = to_json_binary(&rewards::ReceiveMsg::Deposit { income: income(1) }).unwrap();
    let send = Cw20ExecuteMsg::Send { contract: a("rewards"), amount: Uint128::new(FEE), msg };
    let (contract_addr, msg) = (a("token"), to_json_binary(&send).unwrap());
    let paid = CosmosMsg::Wasm(WasmMsg::Execute { contract_addr, msg, funds: vec![] });
    assert_eq!(messages(response), [SubMsg::new(paid)]);
    assert_eq!(world.topic(1).creator, addr("alice"));

    world.execute("token", sent("alice", FEE, NewTopic { creator: Some(a("bob")), ..new_topic() })).unwrap();
    assert_eq!(world.topic(2).creator, addr("bob"));
}

#[test]
fn where_topics_cost_nothing_nothing_is_sent() {
    for mut world in [native(0), cw20(0)] {
        let response = world.execute("alice", create(new_topic())).unwrap();
        assert_eq!(facts(&response, "topic_created")[6], "0");
        assert_eq!(messages(response), []);
    }
}

#[test]
fn any_other_money_is_refused() {
    let exact = |received: u128, expected: u128| {
        let (received, expected) = (Uint128::new(received), Uint128::new(expected));
        TokenError::WrongAmount { received, expected }
    };
    let denom = || TokenError::WrongDenom { denom: DENOM.into() };
    let cw20_only = || TokenError::NativeForCw20 { token: a("token") };
    let cases: Vec<(World, Vec<Coin>, TokenError)> = vec![
        (native(FEE), vec![], exact(0, FEE)),
        (native(FEE), coins(0, DENOM), exact(0, FEE)),
        (native(FEE), coins(FEE - 1, DENOM), exact(FEE - 1, FEE)),
        (native(FEE), coins(FEE + 1, DENOM), exact(FEE + 1, FEE)),
        (native(FEE), coins(FEE, "other"), denom()),
        (native(FEE), vec![coin(FEE, DENOM), coin(1, "other")], denom()),
        (native(0), fee(), TokenError::NoFundsTaken),
        (cw20(FEE), fee(), cw20_only()),
        (cw20(FEE), vec![], cw20_only()),
        (cw20(0), fee(), TokenError::NoFundsTaken),
    ];
    for (mut world, funds, error) in cases {
        let refused = world.pay("alice", funds, create(new_topic()));
        assert_eq!(refused, Err(ContractError::Token(error)));
    }
}

#[test]
fn any_other_tokens_are_refused() {
    let exact = |received: u128, expected: u128| {
        let (received, expected) = (Uint128::new(received), Uint128::new(expected));
        TokenError::WrongAmount { received, expected }
    };
    let foreign = |token: &str| TokenError::ForeignCw20 { sender: a("foreign"), token: token.into() };
    let cases: Vec<(World, &str, Vec<Coin>, u128, TokenError)> = vec![
        (cw20(FEE), "token", vec![], FEE - 1, exact(FEE - 1, FEE)),
        (cw20(FEE), "token", vec![], FEE + 1, exact(FEE + 1, FEE)),
        (cw20(FEE), "token", vec![], 0, TokenError::Zero),
        (cw20(0), "token", vec![], FEE, exact(FEE, 0)),
        (cw20(FEE), "token", fee(), FEE, TokenError::NoFundsTaken),
        (cw20(FEE), "foreign", vec![], FEE, foreign(&a("token"))),
        (native(FEE), "foreign", vec![], FEE, foreign(DENOM)),
    ];
    for (mut world, token, funds, amount, error) in cases {
        let refused = world.pay(token, funds, sent("alice", amount, new_topic()));
        assert_eq!(refused, Err(ContractError::Token(error)));
    }
}
