//! What rewards stores for others to read raw.
//!
//! | key | record |
//! |---|---|
//! | `config` | [`Config`] |
//! | `ledgers` | [`Ledgers`] |

use crate::layout::{Packed, PackedItem, fields};
use crate::registry::Sibling;
use crate::token::Token;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, OverflowError, Uint128};

/// [`Config`].
pub const CONFIG: PackedItem<Config> = PackedItem::new("config");
/// [`Ledgers`].
pub const LEDGERS: PackedItem<Ledgers> = PackedItem::new("ledgers");

/// Where everything is, how periods count, and whether claims are paused.
#[cw_serde]
pub struct Config {
    /// The registry.
    pub registry: Addr,
    /// What everything is paid in.
    pub token: Token,
    /// The siblings that are wired.
    pub siblings: Vec<(Sibling, Addr)>,
    /// When the contract was made, in seconds: the begin of period 0.
    pub deployed: u64,
    /// The length of a period, in seconds.
    pub emission_period: u64,
    /// Until when claims are paused, in seconds; 0: they are not; `u64::MAX`: until the owner lifts it.
    pub payouts_paused_until: u64,
}

impl Config {
    /// The address of a sibling, once it is wired.
    pub fn sibling(&self, sibling: Sibling) -> Option<&Addr> {
        self.siblings.iter().find(|(of, _)| *of == sibling).map(|(_, address)| address)
    }
}

/// What the contract owes, in base units.
#[cw_serde]
#[derive(Default)]
pub struct Ledgers {
    /// Free: for the periods to come.
    pub treasury: Uint128,
    /// Reserved by periods that began, and not drawn.
    pub reserved: Uint128,
    /// Paid into topics, and not paid out to their epochs.
    pub funding: Uint128,
    /// To workers.
    pub balances: Uint128,
    /// To accounts: who paid epochs, validators, reputers without a stake that could bear their reward.
    pub credits: Uint128,
}

impl Ledgers {
    /// The sum of all. Error: it is beyond what can be held.
    pub fn owed(&self) -> Result<Uint128, OverflowError> {
        self.by_name().into_iter().try_fold(Uint128::zero(), |sum, (_, amount)| sum.checked_add(amount))
    }

    /// Each with the name that `Solvency` gives it.
    pub fn by_name(&self) -> [(&'static str, Uint128); 5] {
        [
            ("treasury", self.treasury),
            ("reserved", self.reserved),
            ("funding", self.funding),
            ("balances", self.balances),
            ("credits", self.credits),
        ]
    }
}

fields! { Config { registry, token, siblings, deployed, emission_period, payouts_paused_until } }
fields! { Ledgers { treasury, reserved, funding, balances, credits } }

macro_rules! packed {
    ($($name:ty),* $(,)?) => {$(
        impl Packed for $name {
            const VERSION: u8 = 1;
        }
    )*};
}
packed!(Config, Ledgers);
