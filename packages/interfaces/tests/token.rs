//! Money comes in the one form that a contract takes, or is refused.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use allora_interfaces::TokenError;
use allora_interfaces::token::{Token, exactly, nonpayable};
use cosmwasm_std::testing::{MockQuerier, message_info};
use cosmwasm_std::{
    Addr, BankMsg, Coin, ContractResult, CosmosMsg, MessageInfo, QuerierWrapper, SystemError, SystemResult,
    Uint128, WasmMsg, WasmQuery, coins, to_json_binary,
};
use cw20::{BalanceResponse, Cw20ExecuteMsg, Cw20QueryMsg};

fn native() -> Token {
    Token::Native { denom: "ucoin".into() }
}

fn cw20() -> Token {
    Token::Cw20 { address: Addr::unchecked("token") }
}

fn from(sender: &str, funds: &[Coin]) -> MessageInfo {
    message_info(&Addr::unchecked(sender), funds)
}

const fn amount(units: u128) -> Uint128 {
    Uint128::new(units)
}

#[test]
fn coins_are_taken_as_one_positive_amount_of_the_suites_denomination() {
    let received = |funds: &[Coin]| native().received(&from("alice", funds));
    assert_eq!(received(&coins(5, "ucoin")), Ok(amount(5)));
    assert_eq!(received(&[]), Err(TokenError::Zero));
    assert_eq!(received(&coins(0, "ucoin")), Err(TokenError::Zero));
    let wrong = TokenError::WrongDenom { denom: "ucoin".into() };
    assert_eq!(received(&coins(5, "uother")), Err(wrong.clone()));
    assert_eq!(received(&[Coin::new(5u8, "ucoin"), Coin::new(1u8, "uother")]), Err(wrong.clone()));
    assert_eq!(received(&[Coin::new(5u8, "ucoin"), Coin::new(5u8, "ucoin")]), Err(wrong));
    let cw20 = cw20().received(&from("alice", &coins(5, "ucoin")));
    assert_eq!(cw20, Err(TokenError::NativeForCw20 { token: "token".into() }));
}

#[test]
fn a_cw20_is_taken_from_the_suites_token_only() {
    let received = |token: Token, sender, units| token.received_cw20(&from(sender, &[]), amount(units));
    assert_eq!(received(cw20(), "token", 5), Ok(amount(5)));
    assert_eq!(received(cw20(), "token", 0), Err(TokenError::Zero));
    let foreign = |token: &str| TokenError::ForeignCw20 { sender: "fake".into(), token: token.into() };
    assert_eq!(received(cw20(), "fake", 5), Err(foreign("token")));
    assert_eq!(received(native(), "fake", 5), Err(foreign("ucoin")));
    // A contract at an address that reads like the denomination is not the coin.
    let pretender = Err(TokenError::ForeignCw20 { sender: "ucoin".into(), token: "ucoin".into() });
    assert_eq!(received(native(), "ucoin", 5), pretender);
    let with_coins = cw20().received_cw20(&from("token", &coins(1, "ucoin")), amount(5));
    assert_eq!(with_coins, Err(TokenError::NoFundsTaken));
}

#[test]
fn a_message_that_costs_nothing_takes_nothing_and_a_price_is_paid_exactly() {
    assert_eq!(nonpayable(&from("alice", &[])), Ok(()));
    assert_eq!(nonpayable(&from("alice", &coins(1, "ucoin"))), Err(TokenError::NoFundsTaken));
    assert_eq!(exactly(amount(7), amount(7)), Ok(()));
    for sent in [6, 8] {
        let wrong = TokenError::WrongAmount { received: amount(sent), expected: amount(7) };
        assert_eq!(exactly(amount(sent), amount(7)), Err(wrong));
    }
}

#[test]
fn every_error_begins_with_its_code_and_says_what_to_do() {
    let (token, sender, denom) = (String::from("token"), String::from("fake"), String::from("ucoin"));
    for (error, text) in [
        (TokenError::NoFundsTaken, "no_funds_taken: this message takes no coins; send it without funds"),
        (TokenError::WrongDenom { denom }, "wrong_denom: send exactly one coin, of `ucoin`"),
        (
            TokenError::NativeForCw20 { token: token.clone() },
            "wrong_token: this suite's token is the cw20 token; call Send on it with this message inside",
        ),
        (
            TokenError::ForeignCw20 { sender, token },
            "wrong_token: fake is not this suite's token, which is token",
        ),
        (TokenError::Zero, "no_amount: the amount is 0; send some"),
        (
            TokenError::WrongAmount { received: amount(6), expected: amount(7) },
            "wrong_amount: 6 was sent, exactly 7 is taken",
        ),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

#[test]
fn it_is_paid_by_the_bank_or_by_its_contract() {
    let alice = Addr::unchecked("alice");
    let bank = BankMsg::Send { to_address: "alice".into(), amount: coins(5, "ucoin") };
    assert_eq!(native().send(&alice, amount(5)).unwrap(), CosmosMsg::from(bank));
    let transfer = Cw20ExecuteMsg::Transfer { recipient: "alice".into(), amount: amount(5) };
    let msg = to_json_binary(&transfer).unwrap();
    let call = WasmMsg::Execute { contract_addr: "token".into(), msg, funds: vec![] };
    assert_eq!(cw20().send(&alice, amount(5)).unwrap(), CosmosMsg::from(call));
}

#[test]
fn a_balance_is_asked_of_the_bank_or_of_its_contract() {
    let alice = Addr::unchecked("alice");
    let mut querier: MockQuerier = MockQuerier::new(&[("alice", &coins(5, "ucoin"))]);
    querier.update_wasm(|query| match query {
        WasmQuery::Smart { contract_addr, msg } if contract_addr == "token" => {
            assert_eq!(*msg, to_json_binary(&Cw20QueryMsg::Balance { address: "alice".into() }).unwrap());
            let answer = BalanceResponse { balance: Uint128::new(7) };
            SystemResult::Ok(ContractResult::Ok(to_json_binary(&answer).unwrap()))
        }
        _ => SystemResult::Err(SystemError::Unknown {}),
    });
    let querier = QuerierWrapper::new(&querier);
    assert_eq!(native().balance(&querier, &alice).unwrap(), amount(5));
    assert_eq!(native().balance(&querier, &Addr::unchecked("bob")).unwrap(), amount(0));
    assert_eq!(cw20().balance(&querier, &alice).unwrap(), amount(7));
}
