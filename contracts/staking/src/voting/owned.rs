//! [`owned`].

use allora_interfaces::staking::Position;
use allora_protocol::pool::Pool;
use cosmwasm_std::Uint128;

/// What counts for the votes of a position's owner, in base units: its part of what is bonded in its pool as that is now,
/// and, of the reputer's own, what his commission made.
pub fn owned(pool: &Pool, position: &Position, is_own: bool) -> Uint128 {
    let commission = if is_own { pool.commission_shares } else { Uint128::zero() };
    pool.bonded.worth(pool.live(position.shares, position.era).saturating_add(commission))
}
