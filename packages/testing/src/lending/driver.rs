//! The market in a scenario.

use super::msg::{ExecuteMsg, InstantiateMsg, LoanResponse, QueryMsg};
use crate::{Attempt, Network};
use allora_interfaces::feed::Guards;
use cosmwasm_std::{Addr, Coin};
use cw_multi_test::Executor;

/// What borrowers leave.
const COLLATERAL: &str = "ueth";
/// What they get.
const LOAN: &str = "uusd";

impl Network {
    /// Opens a lending market over the current topic: half of the worth of collateral is lent, as far as these funds go.
    #[track_caller]
    pub fn open_market(&mut self, guards: Guards, funds: u128) -> Addr {
        let (bank, code) = (self.addr("bank"), self.codes.lending);
        let funds = self.give_foreign("bank", funds, LOAN);
        let message = InstantiateMsg {
            feed: self.suite.synthesis.to_string(),
            topic: self.topic,
            guards,
            collateral: COLLATERAL.into(),
            loan: LOAN.into(),
            percent: 50,
        };
        self.app.instantiate_contract(code, bank, &message, &[funds], "market", None).expect("a market")
    }

    /// Borrows against collateral, which the borrower is given first.
    #[track_caller]
    pub fn borrow(&mut self, name: &str, market: &Addr, collateral: u128, amount: u128) -> Attempt {
        let coin = self.give_foreign(name, collateral, COLLATERAL);
        self.send(name, market, &ExecuteMsg::Borrow { amount: amount.into() }, &[coin])
    }

    /// Pays back.
    #[track_caller]
    pub fn repay(&mut self, name: &str, market: &Addr, amount: u128) -> Attempt {
        let coin = Coin { denom: LOAN.into(), amount: amount.into() };
        self.send(name, market, &ExecuteMsg::Repay {}, &[coin])
    }

    /// Takes over a loan, with money that the sender is given first.
    #[track_caller]
    pub fn liquidate(&mut self, name: &str, market: &Addr, borrower: &str, amount: u128) -> Attempt {
        let coin = self.give_foreign(name, amount, LOAN);
        let borrower = self.addr(borrower).into();
        self.send(name, market, &ExecuteMsg::Liquidate { borrower }, &[coin])
    }

    /// What somebody owes, and what he left for it.
    #[track_caller]
    pub fn loan(&self, name: &str, market: &Addr) -> LoanResponse {
        let question = QueryMsg::Loan { borrower: self.addr(name).into() };
        self.app.wrap().query_wasm_smart(market, &question).expect("an answer")
    }
}
