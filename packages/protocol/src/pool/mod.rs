//! Pools of stake: how many shares a deposit gets, what shares are worth, and how long leaving takes.
//!
//! Stake is shared as in a fund. What is bonded is one amount, cut into shares; a deposit buys shares at their price,
//! and leaving sells them. What raises or lowers the amount (a reward, a slash) then reaches everybody in it by one
//! write. What is on its way out is a second amount with shares of its own, so that a slash reaches it too. Every
//! division rounds in favour of those who stay, so the price of a share never falls by anybody's coming or going.
//!
//! * [`Side`]: an amount and its shares.
//! * [`Pool`]: what is bonded, what is unbonding, and the era.
//! * [`unbonding_time`]: how long stake stays locked after it was unbonded.

mod error;
mod side;
mod time;

pub use error::PoolError;
pub use side::Side;
pub use time::unbonding_time;

use cosmwasm_std::Uint128;

/// So many shares of a pool's first deposit belong to nobody. Who would raise the price of a share, to make the
/// rounding of later deposits costly, raises these with it, and pays for it a thousand times over.
pub const BURNED_SHARES: Uint128 = Uint128::new(1_000);

/// A reputer's stake in a topic. Amounts in base units.
///
/// ```
/// use allora_protocol::pool::Pool;
/// use cosmwasm_std::Uint128;
///
/// let mut pool = Pool::default();
/// let own = pool.stake(Uint128::new(2_000_000), Uint128::new(1_000_000))?;
/// assert_eq!(own.u128(), 1_999_000);
///
/// let left = pool.unstake(own, Some(Uint128::new(500_000)))?;
/// assert_eq!(pool.bonded.worth(own - left.burned).u128(), 1_499_000);
/// assert_eq!(pool.withdraw(left.issued)?.u128(), 500_000);
/// # Ok::<(), allora_protocol::pool::PoolError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// What counts.
    pub bonded: Side,
    /// What is on its way out.
    pub unbonding: Side,
    /// How often a slash emptied the pool. Shares of an earlier era are worth nothing.
    pub era: u32,
}

/// Tokens that went from one side of a pool to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// How much.
    pub amount: Uint128,
    /// Shares of the side it left.
    pub burned: Uint128,
    /// Shares of the side it went to.
    pub issued: Uint128,
}

impl Pool {
    /// What shares held since an era still are: all of them in the pool's own era, none of an earlier one.
    pub fn live(&self, shares: Uint128, era: u32) -> Uint128 {
        if era == self.era { shares } else { Uint128::zero() }
    }

    /// Whether the next deposit is the first, of this era.
    pub fn is_new(&self) -> bool {
        self.bonded.shares.is_zero()
    }

    /// Bonds `amount`; returns the shares that whose stake it is gets for it.
    ///
    /// The first deposit has to be at least `min_stake`; it makes a share of each base unit, and [`BURNED_SHARES`] of
    /// them belong to nobody. Later ones buy `floor(amount · shares / bonded)`.
    ///
    /// Errors: [`PoolError::FirstStakeTooSmall`]; as [`Side::issue`]. Nothing is changed then.
    pub fn stake(&mut self, amount: Uint128, min_stake: Uint128) -> Result<Uint128, PoolError> {
        if !self.is_new() {
            return self.bonded.issue(amount);
        }
        let least = min_stake.max(BURNED_SHARES.saturating_add(Uint128::one()));
        if amount < least {
            return Err(PoolError::FirstStakeTooSmall { amount, least });
        }
        Ok(self.bonded.issue(amount)?.saturating_sub(BURNED_SHARES))
    }

    /// Begins to unbond `amount`, or everything that `own` shares are worth. `own`: the live shares of who asks.
    ///
    /// Errors: [`PoolError::NotEnough`]; as [`Side::issue`], [`Side::take`] and [`Side::redeem`]. Nothing is changed then.
    pub fn unstake(&mut self, own: Uint128, amount: Option<Uint128>) -> Result<Moved, PoolError> {
        let mut after = *self;
        let (amount, burned) = match amount {
            Some(amount) => (amount, after.bonded.take(amount, own)?),
            None => (after.bonded.redeem(own)?, own),
        };
        let issued = after.unbonding.issue(amount)?;
        *self = after;
        Ok(Moved { amount, burned, issued })
    }

    /// Bonds again what live `shares` of the unbonding side are worth, at the price of a deposit.
    ///
    /// Errors: as [`Side::redeem`] and [`Side::issue`]. Nothing is changed then.
    pub fn cancel(&mut self, shares: Uint128) -> Result<Moved, PoolError> {
        let mut after = *self;
        let amount = after.unbonding.redeem(shares)?;
        let issued = after.stake(amount, Uint128::zero())?;
        *self = after;
        Ok(Moved { amount, burned: shares, issued })
    }

    /// Pays out what live `shares` of the unbonding side are worth; returns it. Errors: as [`Side::redeem`].
    pub fn withdraw(&mut self, shares: Uint128) -> Result<Uint128, PoolError> {
        self.unbonding.redeem(shares)
    }
}

#[cfg(test)]
mod tests;
