//! [`Watch`]: what has to hold after every message, beside what a careful network checks by itself.
//!
//! * [`Books`]: rewards' ledgers are what its events say; no more is minted or drawn than the emission.
//! * [`prices`](Prices): no share of a pool is ever worth less than before.
//! * every token is somewhere known, and there are as many as there were and were minted.
//! * votes are owned stake, once they are counted anew.

mod books;
mod prices;
#[cfg(test)]
mod tests;
mod votes;

use allora_interfaces::staking::TOTALS;
use allora_interfaces::{rewards, synthesis};
use allora_testing::{Network, SUPPLY};
use books::Books;
use cosmwasm_std::{Addr, Uint128};
use prices::Prices;
use std::collections::BTreeMap;

/// What is remembered from message to message.
#[derive(Default)]
pub struct Watch {
    books: Books,
    prices: Prices,
    /// What was sent to contracts by mistake, and is there still.
    gifts: BTreeMap<Addr, u128>,
    /// How many events of the log were looked at.
    seen: usize,
}

impl Watch {
    /// From a state in which all is well.
    pub fn begin(net: &Network) -> Self {
        let mut watch = Self::default();
        watch.look(net, |_| true);
        watch
    }

    /// Somebody sends tokens to a contract by mistake.
    pub fn given(&mut self, to: &Addr, amount: u128) {
        *self.gifts.entry(to.clone()).or_default() += amount;
    }

    /// A message was sent; panics where something is not as it has to be. `known`: whether an account is a person's who acts.
    pub fn look(&mut self, net: &Network, known: impl Fn(&Addr) -> bool) {
        for event in &net.log.0[self.seen..] {
            self.books.enter(event);
            if event.name == "surplus_swept" {
                let gifts = self.gifts.insert(net.suite.rewards.clone(), 0);
                assert_eq!(gifts, Some(event.number("amount")), "what is swept is what was given");
            }
        }
        self.seen = net.log.0.len();
        self.books.check(net);
        self.prices.check(net);
        let holders = net.holders();
        self.nothing_sticks(net, &holders);
        supply(net, &holders, self.books.minted(), known);
    }

    /// Each contract has what it owes, and beyond that only what was sent to it by mistake.
    fn nothing_sticks(&self, net: &Network, holders: &BTreeMap<Addr, u128>) {
        let suite = &net.suite;
        let bonded = TOTALS.may_load(&*net.staking_storage()).expect("readable totals").unwrap_or_default();
        let deposits = synthesis::LEDGERS.load(&*net.synthesis_storage()).expect("readable ledgers");
        let money = rewards::LEDGERS.load(&*net.rewards_storage()).expect("readable ledgers");
        let owed = [
            (&suite.registry, Uint128::zero()),
            (&suite.staking, bonded.bonded + bonded.incoming + bonded.unbonding),
            (&suite.synthesis, deposits.deposits + deposits.forfeits),
            (&suite.rewards, money.owed().expect("a possible amount")),
        ];
        for (contract, owed) in owed {
            let of = |map: &BTreeMap<Addr, u128>| map.get(contract).copied().unwrap_or_default();
            assert_eq!(
                of(holders),
                owed.u128() + of(&self.gifts),
                "what {contract} has, and what it owes or was given"
            );
        }
    }
}

/// Every token is with a person or a contract of the suite, and all of them are what there was and what was minted.
fn supply(net: &Network, holders: &BTreeMap<Addr, u128>, minted: i128, known: impl Fn(&Addr) -> bool) {
    let suite = &net.suite;
    let contracts = [&suite.registry, &suite.staking, &suite.synthesis, &suite.rewards];
    let stranger = holders.keys().find(|holder| !contracts.contains(holder) && !known(holder));
    assert_eq!(stranger, None, "somebody unknown has tokens: {holders:?}");
    let all: u128 = holders.values().sum();
    assert_eq!(i128::try_from(all), Ok(minted + SUPPLY as i128), "the supply; minted: {minted}");
}
