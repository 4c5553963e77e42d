//! [`Stake`]: what counts of a reputer's stake at an instant, by the events of staking.

use allora_protocol::pool::Incoming;
use cosmwasm_std::Uint128;

/// What a reputer has bonded, and what is coming in. Shares are not known here, and not needed: rewards enter the pool of
/// anybody who has stake enough to report, and what entered before an event follows from what the event says. So rewards
/// that wait in a pool which is nobody's are still coming when somebody stakes there again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stake {
    bonded: Uint128,
    incoming: Incoming,
}

impl Stake {
    /// An event says what came, or left, and what is bonded since.
    pub fn is(&mut self, (came, left): (Uint128, Uint128), bonded: Uint128) {
        let without = bonded.saturating_add(left).saturating_sub(came);
        let entered = without.saturating_sub(self.bonded);
        self.incoming.amount = self.incoming.amount.saturating_sub(entered);
        self.bonded = bonded;
    }

    /// An event says what is bonded, and what comes in from now on.
    pub fn spread(&mut self, now: u64, bonded: Uint128, incoming: Uint128, until: u64) {
        self.bonded = bonded;
        self.incoming = Incoming { amount: incoming, spread: incoming, from: now, until };
    }

    /// What is bonded at an instant, in a pool whose reputer has stake.
    pub fn at(&self, now: u64) -> Uint128 {
        self.bonded.saturating_add(self.incoming.due(now))
    }
}
