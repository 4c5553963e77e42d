//! [`Money`]: what the suite's token is, and who has how much of it.

use crate::{Attempt, Network, Who, malicious_cw20};
use allora_interfaces::token::Token;
use cosmwasm_std::{Addr, Coin, Order, Uint128, coins, to_json_binary};
use cw_multi_test::BankSudo;
use cw_storage_plus::Map;
use cw20::Cw20ExecuteMsg;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Debug;

/// A token in base units. All amounts of this crate are base units.
pub const TOKEN: u128 = 1_000_000;

/// The native coin of the embedded chain.
pub(crate) const DENOM: &str = "uallo";

/// Balances of the chain's coins, in the storage of its bank.
const BANK_BALANCES: Map<&Addr, Vec<Coin>> = Map::new("balances");

/// What the bank has at first, in base units: all there is, and more than any scenario spends.
pub const SUPPLY: u128 = 1_000_000_000_000 * TOKEN;

/// Kinds of tokens that a suite is deployed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Money {
    /// A coin of the chain.
    #[default]
    Native,
    /// A cw20 that was there before.
    Cw20,
    /// A cw20 made in the transaction that deploys the suite.
    NewCw20,
    /// A cw20 that does what [`crate::malicious_cw20`] is told to.
    Malicious,
}

impl Network {
    /// Sends a message that brings money: the coin goes with `native`, a cw20 is sent with `hook` inside. The payer gets
    /// the amount from the bank first, unless he is [broke](Network::broke).
    #[track_caller]
    pub fn pay<M, H>(&mut self, who: &str, to: &Addr, amount: u128, native: &M, hook: &H) -> Attempt
    where
        M: Serialize + Debug,
        H: Serialize,
    {
        self.lend(who, amount);
        match self.suite.token.clone() {
            Token::Native { denom } if amount > 0 => self.send(who, to, native, &coins(amount, denom)),
            Token::Native { .. } => self.send(who, to, native, &[]),
            Token::Cw20 { address } => {
                let msg = to_json_binary(hook).expect("a hook is JSON");
                let send = Cw20ExecuteMsg::Send { contract: to.into(), amount: amount.into(), msg };
                self.send(who, &address, &send, &[])
            }
        }
    }

    /// Gives somebody tokens from the bank.
    #[track_caller]
    pub fn give(&mut self, who: &str, amount: u128) {
        let to = self.addr(who);
        match self.suite.token.clone() {
            Token::Native { denom } => self.bank_send(&to, &coins(amount, denom)),
            Token::Cw20 { address } => {
                let transfer = Cw20ExecuteMsg::Transfer { recipient: to.into(), amount: amount.into() };
                self.send("bank", &address, &transfer, &[]);
            }
        }
    }

    /// Gives somebody coins of another denomination.
    pub fn give_foreign(&mut self, who: &str, amount: u128, denom: &str) -> Coin {
        let coin = Coin { denom: denom.into(), amount: amount.into() };
        let mint = BankSudo::Mint { to_address: self.addr(who).into(), amount: vec![coin.clone()] };
        self.app.sudo(mint.into()).expect("the chain mints what it is told to");
        coin
    }

    /// From now on this actor pays only what he has.
    pub fn broke(&mut self, who: &str) {
        self.broke.insert(who.into());
    }

    /// What somebody has of the suite's token, in base units.
    pub fn balance(&self, who: impl Who) -> u128 {
        let address = who.address(self);
        let balance = self.suite.token.balance(&self.app.wrap(), &address).expect("a balance");
        balance.u128()
    }

    /// Who has how much of the suite's token, in base units: everybody, by the token's own records.
    pub fn holders(&self) -> BTreeMap<Addr, u128> {
        match &self.suite.token {
            Token::Native { denom } => {
                let bank = self.app.prefixed_storage(b"bank");
                let coins = BANK_BALANCES.range(&*bank, None, None, Order::Ascending);
                let coins = coins.map(|record| record.expect("a readable balance"));
                let of_denom = |coins: Vec<Coin>| coins.into_iter().find(|coin| coin.denom == *denom);
                coins.filter_map(|(who, coins)| Some((who, of_denom(coins)?.amount.u128()))).collect()
            }
            Token::Cw20 { address } => {
                let token = self.app.contract_storage(address);
                // That of cw20-base and that of the token that attacks; no token has both.
                let maps = [cw20_base::state::BALANCES, malicious_cw20::BALANCES];
                let of = |map: Map<&'static Addr, Uint128>| -> Vec<(Addr, Uint128)> {
                    let records = map.range(&*token, None, None, Order::Ascending);
                    records.map(|record| record.expect("a readable balance")).collect()
                };
                maps.into_iter().flat_map(of).map(|(who, amount)| (who, amount.u128())).collect()
            }
        }
    }

    /// Lends what is missing to an amount, if the bank trusts him.
    fn lend(&mut self, who: &str, amount: u128) {
        if self.broke.contains(who) {
            return;
        }
        match amount.checked_sub(self.balance(who)) {
            None | Some(0) => {}
            Some(missing) => self.give(who, missing),
        }
    }

    /// Coins sent along where no coin belongs, of the chain's denomination, given to the sender first.
    pub fn stray_coin(&mut self, who: &str, amount: u128) -> Coin {
        let to = self.addr(who);
        self.bank_send(&to, &coins(amount, DENOM));
        Coin { denom: DENOM.into(), amount: Uint128::new(amount) }
    }
}
