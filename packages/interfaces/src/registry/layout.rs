//! What the registry stores for others to read raw.
//!
//! | key | record |
//! |---|---|
//! | `suite` | [`SuiteRecord`] |
//! | `params` | `SuiteParams` |
//! | `T` (topic u64) | [`TopicRecord`]: what every message needs |
//! | `U` (topic u64, first epoch u64) | `Tuning` of the version that begins there |
//! | `I` (topic u64) | [`TopicInfo`]: what people need |
//! | `L` (topic u64, role u8, address) | a mark: who is on a list; roles: 0 workers, 1 reputers |
//! | `V` (topic u64) | a mark: the owner vouches for the topic as it is |

use super::msg::{Metadata, Pause, Policy, Role};
use crate::LayoutError;
use crate::layout::{Packed, PackedItem, PackedMap, fields, unpack_record};
use crate::token::Token;
use allora_protocol::schedule::Versions;
use allora_protocol::topic::{SuiteParams, Terms, Topic, Tuning};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Addr;

/// [`SuiteRecord`].
pub const SUITE: PackedItem<SuiteRecord> = PackedItem::new("suite");
/// Parameters of the suite.
pub const PARAMS: PackedItem<SuiteParams> = PackedItem::new("params");
/// Topics, by id.
pub const TOPICS: PackedMap<u64, TopicRecord> = PackedMap::new(b'T', "topics");
/// How the network learns and divides, by topic and first epoch of the version.
pub const TUNINGS: PackedMap<(u64, u64), Tuning> = PackedMap::new(b'U', "tunings");
/// What people need to know of a topic.
pub const INFOS: PackedMap<u64, TopicInfo> = PackedMap::new(b'I', "infos");
/// Who is on a list, by topic, role and address.
pub const LISTED: PackedMap<(u64, u8, &Addr), bool> = PackedMap::new(b'L', "listed");
/// Topics that the owner vouches for as they are, which may earn emission; by id.
pub const ELIGIBLE: PackedMap<u64, bool> = PackedMap::new(b'V', "eligible");

/// The suite: what does not change with a topic.
#[cw_serde]
pub struct SuiteRecord {
    /// The token.
    pub token: Token,
    /// Who may pause for a while.
    pub guardian: Option<Addr>,
    /// When the guardian paused anything last, in seconds.
    pub guardian_paused_at: Option<u64>,
    /// In seconds.
    pub emission_period: u64,
    /// Addresses of the siblings; a role once set stays.
    pub siblings: Vec<(Sibling, Addr)>,
    /// Until when what is paused.
    pub pauses: Pauses,
    /// The id of the next topic; the first is 1.
    pub next_topic: TopicId,
}

/// A contract of the suite beside the registry. Others may come.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Sibling {
    /// Stake.
    Staking,
    /// Epochs.
    Synthesis,
    /// Money; the treasury.
    Rewards,
}

/// Until when what is paused, in seconds; 0: it is not; `u64::MAX`: until the owner lifts it.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct Pauses {
    /// [`Pause::Submissions`].
    pub submissions: u64,
    /// [`Pause::Settlement`].
    pub settlement: u64,
    /// [`Pause::Payouts`].
    pub payouts: u64,
}

/// What every message about a topic needs.
#[cw_serde]
pub struct TopicRecord {
    /// What is fixed.
    pub topic: Topic,
    /// The first epoch that does not open.
    pub retired_from: Option<EpochId>,
    /// Who may take part.
    pub policies: Policies,
    /// The versions of the terms.
    pub versions: Versions<Terms>,
}

/// Who may take part in a topic.
#[cw_serde]
#[derive(Copy, Default)]
pub struct Policies {
    /// As a worker.
    pub worker: Policy,
    /// As a reputer.
    pub reputer: Policy,
}

/// What people need to know of a topic.
#[cw_serde]
pub struct TopicInfo {
    /// Whose it is.
    pub creator: Addr,
    /// To whom it is offered.
    pub offered_to: Option<Addr>,
    /// When it was created, in seconds.
    pub created_at: u64,
    /// How often parameters, policies, lists or creator were changed.
    pub changes: u64,
    /// Who may take part, and all changes of it: [`super::PolicyChange::onto`].
    pub policies_hash: [u8; 32],
    /// What it asks.
    pub metadata: Metadata,
}

impl SuiteRecord {
    /// The address of a sibling, once it is set.
    pub fn sibling(&self, sibling: Sibling) -> Option<&Addr> {
        self.siblings.iter().find(|(of, _)| *of == sibling).map(|(_, address)| address)
    }
}

impl Pauses {
    /// Until when it is paused.
    pub fn until(&self, what: Pause) -> u64 {
        match what {
            Pause::Submissions => self.submissions,
            Pause::Settlement => self.settlement,
            Pause::Payouts => self.payouts,
        }
    }

    /// The same, with another instant for one of them.
    #[must_use]
    pub fn with(self, what: Pause, until: u64) -> Self {
        match what {
            Pause::Submissions => Self { submissions: until, ..self },
            Pause::Settlement => Self { settlement: until, ..self },
            Pause::Payouts => Self { payouts: until, ..self },
        }
    }
}

impl Sibling {
    /// Its name, as events and `Suite {}` have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Staking => "staking",
            Self::Synthesis => "synthesis",
            Self::Rewards => "rewards",
        }
    }
}

impl Policies {
    /// Who may take part in a role.
    pub fn of(&self, role: Role) -> Policy {
        match role {
            Role::Worker => self.worker,
            Role::Reputer => self.reputer,
        }
    }
}

impl Role {
    /// Its number in keys.
    pub fn number(self) -> u8 {
        match self {
            Self::Worker => 0,
            Self::Reputer => 1,
        }
    }
}

fields! { SuiteRecord { token, guardian, guardian_paused_at, emission_period, siblings, pauses, next_topic } }
fields! { Pauses { submissions, settlement, payouts } }
fields! { enum Sibling { 0 => Staking, 1 => Synthesis, 2 => Rewards } }
fields! { TopicRecord { topic, retired_from, policies, versions } }
fields! { Policies { worker, reputer } }
fields! { enum Policy { 0 => Open, 1 => List } }
fields! { TopicInfo { creator, offered_to, created_at, changes, policies_hash, metadata } }
fields! { Metadata { question, unit, source, resolution, labels, hash } }

impl Packed for SuiteRecord {
    const VERSION: u8 = 1;
}
impl Packed for SuiteParams {
    const VERSION: u8 = 1;
}
impl Packed for TopicRecord {
    const VERSION: u8 = 1;
}
impl Packed for Tuning {
    const VERSION: u8 = 1;
}
impl Packed for TopicInfo {
    const VERSION: u8 = 1;
}
/// A mark: that there is a record says it all. It is `true`; a record that says `false` is none.
impl Packed for bool {
    const VERSION: u8 = 1;

    fn unpack(bytes: &[u8]) -> Result<Self, LayoutError> {
        match unpack_record(bytes)? {
            true => Ok(true),
            false => Err(LayoutError::Tag { tag: 0 }),
        }
    }
}
