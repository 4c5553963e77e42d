//! Pools of stake: how many shares a deposit gets, what shares are worth, how rewards enter, and how long leaving takes.
//!
//! Stake is shared as in a fund. What is bonded is one amount, cut into shares; a deposit buys shares at their price,
//! and leaving sells them. What raises or lowers the amount (a reward, a slash) then reaches everybody in it by one
//! write. What is on its way out is a second amount with shares of its own, so that a slash reaches it too. Every
//! division rounds in favour of those who stay, so the price of a share never falls by anybody's coming or going.
//!
//! A reward enters what is bonded evenly over some time, by arithmetic: [`Pool::at`] is a pool as it is at an instant, and
//! whoever reads one reads it so. The reputer's commission on what enters for others is paid in new shares.
//!
//! * [`Side`]: an amount and its shares.
//! * [`Incoming`]: rewards on their way in.
//! * [`Commission`]: what the reputer keeps of his delegators' rewards.
//! * [`Pool`]: what is bonded, coming in and unbonding, whose it is, and the era; [`Pool::slash`] takes of all of it.
//! * [`unbonding_time`]: how long stake stays locked after it was unbonded.

mod commission;
mod error;
mod incoming;
mod side;
mod slash;
mod time;

pub use commission::{Commission, Rise};
pub use error::PoolError;
pub use incoming::Incoming;
pub use side::Side;
pub use slash::Slashed;
pub use time::unbonding_time;

use cosmwasm_std::{Decimal, Uint128};

/// So many shares of a pool's first deposit belong to nobody. Who would raise the price of a share, to make the
/// rounding of later deposits costly, raises these with it, and pays for it a thousand times over.
pub const BURNED_SHARES: Uint128 = Uint128::new(1_000);

/// A reputer's stake in a topic, his own and what is delegated to him. Amounts in base units.
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
///
/// // A reward of 600 over a minute: half of it counts after half of the time.
/// pool.reward(Uint128::new(600), 1_000, 60)?;
/// assert_eq!(pool.at(1_030).bonded.amount.u128(), 1_500_300);
/// # Ok::<(), allora_protocol::pool::PoolError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    /// What counts.
    pub bonded: Side,
    /// Of the shares of `bonded`: the reputer's own.
    pub own_shares: Uint128,
    /// Of the shares of `bonded`: those that his commission made, until he takes them over.
    pub commission_shares: Uint128,
    /// What is on its way out.
    pub unbonding: Side,
    /// How often a slash emptied the pool. Shares of an earlier era are worth nothing.
    pub era: u32,
    /// Rewards on their way into `bonded`.
    pub incoming: Incoming,
    /// What the reputer gets of what enters for others.
    pub commission: Commission,
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

    /// Whether at least as many shares of what is bonded are somebody's as were burned, which are nobody's. Elsewhere most
    /// of a reward would be nobody's too, so nothing enters such a pool, and nobody is rewarded or delegates there.
    pub fn is_live(&self) -> bool {
        self.bonded.shares.saturating_sub(BURNED_SHARES) >= BURNED_SHARES
    }

    /// The reputer's own part of what counts, with his commission, in base units.
    pub fn own(&self) -> Uint128 {
        self.bonded.worth(self.own_shares.saturating_add(self.commission_shares))
    }

    /// The shares of others than the reputer.
    pub fn delegated_shares(&self) -> Uint128 {
        let not_theirs = [self.own_shares, self.commission_shares, BURNED_SHARES];
        not_theirs.into_iter().fold(self.bonded.shares, Uint128::saturating_sub)
    }

    /// The pool as it is at an instant (seconds): with the rewards that have entered by then, the shares that the
    /// commission on them made, and the commission in force.
    ///
    /// What enters is `r`. Where there are delegators, `c = floor(r · commission)`, at the rate that was in force when the
    /// pool was last written, buys shares for the reputer at the price after `r - c`. So every share of a delegator earns
    /// `r - c` over all shares, which is his part of the reward without the commission on it; what the reputer's own shares
    /// miss by it, he has in the new ones. What makes no share stays with everybody. Never an error: what would not fit
    /// waits, and so does everything while the pool is not [live](Pool::is_live).
    pub fn at(&self, now: u64) -> Self {
        let mut pool = *self;
        let room = match pool.is_live() {
            true => Uint128::MAX.saturating_sub(pool.bonded.amount),
            false => Uint128::zero(),
        };
        let entered = pool.incoming.release(now, room);
        let alone = pool.delegated_shares().is_zero();
        let commission = if alone { Uint128::zero() } else { pool.commission.of(entered) };
        pool.bonded.amount = pool.bonded.amount.saturating_add(entered).saturating_sub(commission);
        match pool.bonded.issue(commission) {
            Ok(shares) => pool.commission_shares = pool.commission_shares.saturating_add(shares),
            Err(_) => pool.bonded.amount = pool.bonded.amount.saturating_add(commission),
        }
        pool.commission = pool.commission.at(now);
        pool
    }

    /// Takes a reward, which enters evenly over `duration` seconds, together with what is still coming in.
    ///
    /// Errors: [`PoolError::PoolEmpty`] where hardly anybody would get it, [`PoolError::Overflow`], [`PoolError::Schedule`].
    /// Nothing is changed then.
    pub fn reward(&mut self, amount: Uint128, now: u64, duration: u64) -> Result<(), PoolError> {
        let mut after = self.at(now);
        if !after.is_live() {
            return Err(PoolError::PoolEmpty);
        }
        after.incoming.add(amount, now, duration)?;
        *self = after;
        Ok(())
    }

    /// Sets the commission: a lower one at once, a higher one in `notice` seconds, unless nobody ever had stake here whom it
    /// could surprise. (Where nobody has any more, somebody's may still be on its way here.)
    ///
    /// Errors: [`PoolError::CommissionTooHigh`], [`PoolError::Schedule`]. Nothing is changed then.
    pub fn set_commission(&mut self, rate: Decimal, now: u64, notice: u64) -> Result<(), PoolError> {
        let mut after = self.at(now);
        let notice = if after.is_new() { 0 } else { notice };
        after.commission = after.commission.changed(rate, now, notice)?;
        *self = after;
        Ok(())
    }

    /// Makes the commission's shares the reputer's own; returns them.
    pub fn take_commission(&mut self) -> Uint128 {
        let taken = std::mem::take(&mut self.commission_shares);
        self.own_shares = self.own_shares.saturating_add(taken);
        taken
    }

    /// Bonds `amount` of somebody else than the reputer; returns the shares it buys.
    ///
    /// Errors: [`PoolError::PoolEmpty`] in a pool that is not [live](Pool::is_live); as [`Side::issue`]. Nothing is changed then.
    pub fn delegate(&mut self, amount: Uint128) -> Result<Uint128, PoolError> {
        if self.is_live() { self.bonded.issue(amount) } else { Err(PoolError::PoolEmpty) }
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
