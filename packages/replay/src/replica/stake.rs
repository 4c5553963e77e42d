//! [`Stake`]: what counts of a reputer's stake at an instant, by the events of staking.

use allora_protocol::pool::{BURNED_SHARES, Incoming, Pool};
use cosmwasm_std::Uint128;

/// What a reputer has bonded, and what is coming in. Shares are not known here, and not needed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stake(Pool);

impl Stake {
    /// An event says what is bonded now.
    pub fn is(&mut self, now: u64, bonded: Uint128) {
        self.0 = self.0.at(now);
        self.0.bonded.amount = bonded;
        // Shares are not known; rewards enter only where some are somebody's, and they are of whoever reports.
        self.0.bonded.shares = BURNED_SHARES.saturating_add(BURNED_SHARES);
    }

    /// An event says what comes in from now on.
    pub fn spread(&mut self, now: u64, incoming: Uint128, until: u64) {
        self.0.incoming = Incoming { amount: incoming, spread: incoming, from: now, until };
    }

    /// What is bonded at an instant.
    pub fn at(&self, now: u64) -> Uint128 {
        self.0.at(now).bonded.amount
    }
}
