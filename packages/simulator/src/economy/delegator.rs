//! Somebody who lets reputers use his tokens, and looks for the best yield.

use super::bank::{Account, Bank};
use super::sample::Yields;
use super::stakes::{PoolKey, Stakes};
use super::{DAY, units};
use crate::noise::Noise;
use anyhow::Result;
use cosmwasm_std::Uint128;

/// He looks around once in so many days.
const LOOKS: u64 = 14;
/// Nobody knows all pools: he compares so many.
const COMPARED: usize = 3;
/// He moves for so much more a year.
const WORTH_IT: f64 = 0.01;
/// He moves this part of a position, one in so many ..
const MOVED: u128 = 3;
/// .. but all of one of fewer tokens than this.
const SMALL: u64 = 50_000;

/// A delegator.
pub struct Delegator {
    looks_on: u64,
    positions: Vec<Position>,
    leaving: Vec<Leaving>,
    noise: Noise,
}

/// Shares of what is bonded in a pool.
struct Position {
    pool: PoolKey,
    shares: Uint128,
}

/// Shares of what leaves a pool.
struct Leaving {
    pool: PoolKey,
    shares: Uint128,
    matures: u64,
}

impl Delegator {
    /// One without a position.
    pub fn new(mut noise: Noise) -> Self {
        Self { looks_on: noise.below(LOOKS), positions: Vec::new(), leaving: Vec::new(), noise }
    }

    /// Delegates to one of some pools, whichever.
    pub fn begin(&mut self, pools: &[PoolKey], stakes: &mut Stakes, bank: &mut Bank, now: u64) -> Result<()> {
        let pool = pools[self.noise.below(pools.len() as u64) as usize];
        let amount = units(1_000_000 + self.noise.below(4_000_000));
        self.delegate(pool, amount, stakes, bank, now)
    }

    /// What he does on a day: what has left a pool goes to a better one; once in two weeks he leaves, with a part,
    /// the pool that pays him least, if another pays more. `unbonding`: how long leaving takes, by topic, in seconds.
    pub fn day(
        &mut self,
        yields: &Yields,
        unbonding: &[u64],
        stakes: &mut Stakes,
        bank: &mut Bank,
        now: u64,
    ) -> Result<()> {
        let (matured, leaving) = std::mem::take(&mut self.leaving)
            .into_iter()
            .partition(|leaving: &Leaving| leaving.matures <= now);
        self.leaving = leaving;
        for Leaving { pool, shares, .. } in matured {
            let amount = stakes.withdraw(pool, shares, now)?;
            bank.send(Account::Staking, Account::Holders, amount)?;
            let to = self.best_of_some(yields).map_or(pool, |(to, _)| to);
            self.delegate(to, amount, stakes, bank, now)?;
        }
        if (now / DAY) % LOOKS == self.looks_on {
            self.look(yields, unbonding, stakes, now)?;
        }
        Ok(())
    }

    fn look(&mut self, yields: &Yields, unbonding: &[u64], stakes: &mut Stakes, now: u64) -> Result<()> {
        let Some((_, best)) = self.best_of_some(yields) else { return Ok(()) };
        let paid = |position: &Position| yields.get(position.pool).unwrap_or(f64::INFINITY);
        let worst = (0..self.positions.len())
            .min_by(|one, other| paid(&self.positions[*one]).total_cmp(&paid(&self.positions[*other])));
        let Some(worst) = worst.filter(|worst| best > paid(&self.positions[*worst]) + WORTH_IT) else {
            return Ok(());
        };
        let Position { pool, shares } = self.positions[worst];
        let small = stakes.at(pool, now)?.bonded.worth(shares) < units(SMALL);
        let moved = if small { shares } else { Uint128::new(shares.u128() / MOVED) };
        let leaving = stakes.undelegate(pool, moved, now)?;
        let matures = now + unbonding[pool.topic];
        self.leaving.push(Leaving { pool, shares: leaving.issued, matures });
        self.positions[worst].shares = shares.checked_sub(moved)?;
        self.positions.retain(|position| !position.shares.is_zero());
        Ok(())
    }

    fn best_of_some(&mut self, yields: &Yields) -> Option<(PoolKey, f64)> {
        let known = yields.known();
        let some = (0..COMPARED).filter_map(|_| known.get(self.noise.below(known.len() as u64) as usize));
        some.copied().max_by(|one, other| one.1.total_cmp(&other.1))
    }

    fn delegate(
        &mut self,
        pool: PoolKey,
        amount: Uint128,
        stakes: &mut Stakes,
        bank: &mut Bank,
        now: u64,
    ) -> Result<()> {
        bank.send(Account::Holders, Account::Staking, amount)?;
        let shares = stakes.delegate(pool, amount, now)?;
        match self.positions.iter_mut().find(|position| position.pool == pool) {
            Some(position) => position.shares = position.shares.checked_add(shares)?,
            None => self.positions.push(Position { pool, shares }),
        }
        Ok(())
    }
}
