//! A lending market, a contract of a stranger: it reads the network inference as the price of collateral, with guards.

use crate::cast::Cast;
use crate::series::Series;
use allora_interfaces::feed::Guards;
use allora_protocol::Number;
use allora_testing::Network;
use anyhow::Result;
use cosmwasm_std::{Addr, Uint128};
use std::collections::BTreeMap;

/// What the market did in a run.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Market {
    #[serde(skip)]
    contract: Addr,
    /// How often it lent.
    pub lent: usize,
    /// How often it did not, by the code of its error.
    pub refused: BTreeMap<String, usize>,
}

/// What the borrower brings each time, in base units.
const COLLATERAL: u128 = 1_000_000;
/// What the market can lend.
const FUNDS: u128 = u128::MAX / 4;

impl Market {
    /// Opens the market. It asks for a fresh inference, made by three or more of the built-in workers without one who is
    /// nearly all of it, in a topic with a record of ten scored epochs.
    pub fn open(net: &mut Network, series: &Series, cast: &Cast) -> Self {
        let crowd = if series.workers.is_empty() { cast.inferers.len() } else { 1 };
        let guards = Guards {
            max_age: Some(60),
            min_inferers: Some(u16::try_from(crowd.min(3)).unwrap_or(3)),
            // One column is one worker, and all there is.
            max_concentration: (series.workers.len() != 1).then_some(Number::decimal(9, 1)),
            min_scored_epochs: Some(10),
        };
        Self { contract: net.open_market(guards, FUNDS), lent: 0, refused: BTreeMap::new() }
    }

    /// Somebody borrows a quarter of what his collateral is worth by the network's word, and pays it back.
    pub fn visit(&mut self, net: &mut Network, price: Number) -> Result<()> {
        let quarter =
            price.mul(Number::decimal(25, 2)).and_then(|part| Number::mul_floor(COLLATERAL.into(), part));
        let amount = quarter.unwrap_or(Uint128::one()).u128().clamp(1, FUNDS / 4);
        match net.borrow("borrower", &self.contract, COLLATERAL, amount).result() {
            Ok(_) => {
                self.lent += 1;
                let repaid = net.repay("borrower", &self.contract, amount).result();
                repaid.map_err(|refusal| anyhow::anyhow!("the market refused: {}", refusal.text))?;
            }
            Err(refusal) => *self.refused.entry(refusal.code().into()).or_default() += 1,
        }
        Ok(())
    }

    /// It in a sentence.
    pub fn in_words(&self) -> String {
        let visits = self.lent + self.refused.values().sum::<usize>();
        let lent = format!(
            "A lending market reads the inference with guards in each epoch: it lent in {}",
            self.lent
        );
        if self.refused.is_empty() {
            return format!("{lent} of {visits}.");
        }
        let refused = self.refused.iter().map(|(code, times)| format!("{code} {times}"));
        format!("{lent} of {visits} and refused in the others ({}).", refused.collect::<Vec<_>>().join(", "))
    }
}
