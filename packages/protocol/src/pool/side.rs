//! [`Side`]: tokens that several own together.

use super::PoolError;
use cosmwasm_std::Uint128;

/// An amount of tokens (base units) and the shares that it is cut into. Products are taken in 256 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// The tokens.
    pub amount: Uint128,
    /// All shares of them.
    pub shares: Uint128,
}

impl Side {
    /// What `shares` are worth: `floor(shares · amount / all shares)`. More shares than there are count as all.
    pub fn worth(&self, shares: Uint128) -> Uint128 {
        let shares = shares.min(self.shares);
        // With a quotient of at most `amount` the only error is a division by no shares at all.
        shares.checked_multiply_ratio(self.amount, self.shares).unwrap_or_default()
    }

    /// Adds `amount`; returns the shares it buys: `floor(amount · shares / amount before)`, or, while there are no
    /// shares, one per base unit.
    ///
    /// Errors: [`PoolError::AmountTooSmall`] for no share, [`PoolError::Overflow`]. Nothing is changed then.
    pub fn issue(&mut self, amount: Uint128) -> Result<Uint128, PoolError> {
        let overflow = PoolError::Overflow { amount };
        let too_small = PoolError::AmountTooSmall { amount, total: self.amount, shares: self.shares };
        let issued = match (self.shares.is_zero(), self.amount.is_zero()) {
            (true, _) => amount,
            // Shares of nothing have no price; a slash to nothing starts a new era before anybody comes here.
            (false, true) => return Err(too_small),
            (false, false) => {
                let bought = amount.checked_multiply_ratio(self.shares, self.amount);
                bought.map_err(|_| overflow.clone())?
            }
        };
        if issued.is_zero() {
            return Err(too_small);
        }
        let after = (self.amount.checked_add(amount), self.shares.checked_add(issued));
        let (Ok(amount), Ok(shares)) = after else { return Err(overflow) };
        *self = Self { amount, shares };
        Ok(issued)
    }

    /// Takes exactly `amount` out for some of `own` shares; returns how many: `ceil(amount · shares / amount before)`.
    ///
    /// Errors: [`PoolError::AmountTooSmall`] for an amount of 0, [`PoolError::NotEnough`] when it takes more shares than
    /// `own`. Nothing is changed then.
    pub fn take(&mut self, amount: Uint128, own: Uint128) -> Result<Uint128, PoolError> {
        if amount.is_zero() {
            return Err(PoolError::AmountTooSmall { amount, total: self.amount, shares: self.shares });
        }
        let not_enough = PoolError::NotEnough { amount, own: self.worth(own) };
        let burned = amount.checked_mul_ceil((self.shares, self.amount));
        match burned {
            Ok(burned) if burned <= own => self.remove(amount, burned).map(|()| burned),
            _ => Err(not_enough),
        }
    }

    /// Takes out what `shares` are worth; returns it.
    ///
    /// Errors: [`PoolError::NothingLeft`] when that is nothing, [`PoolError::TooManyShares`]. Nothing is changed then.
    pub fn redeem(&mut self, shares: Uint128) -> Result<Uint128, PoolError> {
        let amount = self.worth(shares);
        if amount.is_zero() {
            return Err(PoolError::NothingLeft { shares });
        }
        self.remove(amount, shares).map(|()| amount)
    }

    fn remove(&mut self, amount: Uint128, shares: Uint128) -> Result<(), PoolError> {
        let after = (self.amount.checked_sub(amount), self.shares.checked_sub(shares));
        let (Ok(amount), Ok(left)) = after else {
            return Err(PoolError::TooManyShares { shares, total: self.shares });
        };
        *self = Self { amount, shares: left };
        Ok(())
    }
}
