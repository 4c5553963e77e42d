//! [`Watch`]: what has to hold after every message, beside what a careful network checks by itself.
//!
//! * [`Books`]: rewards' ledgers are what its events say; no more is minted or drawn than the emission.
//! * [`prices`](Prices): no share of a pool is ever worth less than before.
//! * every token is somewhere known, and there are as many as there were and were minted.
//! * votes are owned stake, once they are counted anew.

mod books;
mod prices;
mod votes;

use allora_testing::{Network, SUPPLY};
use books::Books;
use cosmwasm_std::Addr;
use prices::Prices;

/// What is remembered from message to message.
#[derive(Default)]
pub struct Watch {
    books: Books,
    prices: Prices,
    /// How many events of the log were looked at.
    seen: usize,
}

impl Watch {
    /// From a state in which all is well.
    pub fn begin(net: &Network) -> Self {
        let mut watch = Self { books: Books::default(), prices: Prices::default(), seen: 0 };
        watch.look(net, |_| true);
        watch
    }

    /// A message was sent; panics where something is not as it has to be. `known`: whether an account is a person's who acts.
    pub fn look(&mut self, net: &Network, known: impl Fn(&Addr) -> bool) {
        for event in &net.log.0[self.seen..] {
            self.books.enter(event);
        }
        self.seen = net.log.0.len();
        self.books.check(net);
        self.prices.check(net);
        supply(net, self.books.minted(), known);
    }
}

/// Every token is with a person or a contract of the suite, and all of them are what there was and what was minted.
fn supply(net: &Network, minted: i128, known: impl Fn(&Addr) -> bool) {
    let holders = net.holders();
    let suite = &net.suite;
    let contracts = [&suite.registry, &suite.staking, &suite.synthesis, &suite.rewards];
    let stranger = holders.keys().find(|holder| !contracts.contains(holder) && !known(holder));
    assert_eq!(stranger, None, "somebody unknown has tokens: {holders:?}");
    let all: u128 = holders.values().sum();
    assert_eq!(i128::try_from(all), Ok(minted + SUPPLY as i128), "the supply; minted: {minted}");
}
