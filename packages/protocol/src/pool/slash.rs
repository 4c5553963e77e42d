//! Slashing a pool: one fraction of everything in it.

use super::{Pool, PoolError};
use cosmwasm_std::{Decimal, Uint128};

/// What a slash took, in base units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slashed {
    /// Of what counts.
    pub bonded: Uint128,
    /// Of rewards on their way in.
    pub incoming: Uint128,
    /// Of what is on its way out.
    pub unbonding: Uint128,
}

impl Pool {
    /// Takes `fraction` (more than 1 counts as 1) of what is bonded, coming in and going out; returns what it
    /// took. Nobody's shares change, so it reaches everybody alike, who is leaving as well.
    ///
    /// Each amount that is taken is rounded down, so less than the whole leaves something of whatever there is. A slash of
    /// the whole begins a new era: older shares are worth nothing, the next stake is a first one. The commission stays.
    ///
    /// Error: [`PoolError::TooManyEras`]. Nothing is changed then.
    pub fn slash(&mut self, fraction: Decimal, now: u64) -> Result<Slashed, PoolError> {
        let mut after = self.at(now);
        let fraction = fraction.min(Decimal::one());
        let taken = |amount: Uint128| amount.checked_mul_floor(fraction).unwrap_or_default();
        let slashed = Slashed {
            bonded: taken(after.bonded.amount),
            incoming: taken(after.incoming.amount),
            unbonding: taken(after.unbonding.amount),
        };
        if fraction == Decimal::one() {
            let era = after.era.checked_add(1).ok_or(PoolError::TooManyEras { era: after.era })?;
            after = Self { era, commission: after.commission, ..Self::default() };
        } else {
            after.bonded.amount = after.bonded.amount.saturating_sub(slashed.bonded);
            after.unbonding.amount = after.unbonding.amount.saturating_sub(slashed.unbonding);
            after.incoming.lower(after.incoming.amount.saturating_sub(slashed.incoming), now);
        }
        *self = after;
        Ok(slashed)
    }
}
