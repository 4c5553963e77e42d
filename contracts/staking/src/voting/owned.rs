//! [`owned`].

use allora_interfaces::staking::Position;
use allora_protocol::pool::Pool;
use cosmwasm_std::Uint128;

/// What a position owns of a pool's bonded stake, in base units: what counts for its owner's votes.
pub fn owned(pool: &Pool, position: &Position) -> Uint128 {
    pool.bonded.worth(pool.live(position.shares, position.era))
}
