//! What staking takes and answers.

use crate::registry::Sibling;
use crate::token::Token;
use allora_protocol::{ReputerId, TopicId};
use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, Decimal, Uint128};
use cw20::Cw20ReceiveMsg;

/// Sent by the registry, which is the sender.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// What is staked.
    pub token: Token,
    /// So many base units make a vote, at least 1; never changes.
    pub tokens_per_weight: Uint128,
}

/// What staking takes.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// The address of a sibling; the registry.
    Wire {
        /// Whose.
        sibling: Sibling,
        /// Where.
        address: String,
    },
    /// Registers the sender as a reputer of a topic. It is for good, and costs nothing.
    RegisterReputer {
        /// Which.
        topic_id: TopicId,
    },
    /// Stakes the coin that comes with it; where the token is a cw20: `Send` it with [`ReceiveMsg::Stake`].
    Stake {
        /// In which topic.
        topic_id: TopicId,
        /// Whose stake it becomes, for good; a registered reputer. Default: the sender's.
        beneficiary: Option<String>,
    },
    /// Bonds the coin that comes with it in the pool of a reputer, for somebody else than him; where the token is a cw20:
    /// `Send` it with [`ReceiveMsg::Delegate`].
    Delegate {
        /// In which topic.
        topic_id: TopicId,
        /// In whose pool.
        reputer: String,
        /// Whose delegation it becomes; default: the sender's.
        beneficiary: Option<String>,
    },
    /// Begins to unbond own stake. It counts for nothing from now on, and can be withdrawn when it has matured.
    Unstake {
        /// In which topic.
        topic_id: TopicId,
        /// How much, in base units; default: all.
        amount: Option<Uint128>,
    },
    /// Begins to unbond what the sender delegates to a reputer.
    Undelegate {
        /// In which topic.
        topic_id: TopicId,
        /// In whose pool.
        reputer: String,
        /// How much, in base units; default: all.
        amount: Option<Uint128>,
    },
    /// Begins to move stake, own or delegated, to another pool: it unbonds, and the `Withdraw` after its maturity bonds it
    /// there. Nothing counts in two pools.
    Redelegate {
        /// From which topic.
        topic_id: TopicId,
        /// From whose pool.
        reputer: String,
        /// To which topic.
        to_topic_id: TopicId,
        /// To whose pool.
        to_reputer: String,
        /// How much, in base units; default: all.
        amount: Option<Uint128>,
    },
    /// Bonds again what was unbonding, matured or not.
    CancelUnstake {
        /// In which topic.
        topic_id: TopicId,
        /// In whose pool; default: the sender's own.
        reputer: Option<String>,
        /// Which.
        unbonding_id: u32,
    },
    /// Pays out all that has matured, or bonds it where it was redelegated to.
    Withdraw {
        /// In which topic.
        topic_id: TopicId,
        /// In whose pool; default: the sender's own.
        reputer: Option<String>,
        /// Who gets what is paid out; default: the sender.
        beneficiary: Option<String>,
    },
    /// Sets what the sender keeps, as a reputer, of his delegators' rewards: 0 to 1. A lower commission acts at once, a
    /// higher one after the unbonding time, unless nobody ever had stake in his pool.
    SetCommission {
        /// In which topic.
        topic_id: TopicId,
        /// Of what is not in force yet, this takes the place.
        commission: Decimal,
    },
    /// Brings the coin that comes with it to pools, as rewards that enter evenly over the longer of an epoch and an
    /// emission period; rewards. Where the token is a cw20: it `Send`s with [`ReceiveMsg::AddRewards`].
    AddRewards {
        /// In which topic.
        topic_id: TopicId,
        /// To whom how much, in base units. All together: what came.
        rewards: Vec<(ReputerId, Uint128)>,
    },
    /// Counts an account's stake anew for its votes, with what it has earned since it was counted last; anybody.
    Refresh {
        /// Whose.
        member: String,
        /// In which pools: 1 to 20.
        positions: Vec<PoolRef>,
    },
    /// From now on a contract is told of every change of a member's weight, by cw4's `MemberChangedHook`; the owner. At
    /// most five are.
    AddHook {
        /// Which.
        addr: String,
    },
    /// It is no longer told; the owner.
    RemoveHook {
        /// Which.
        addr: String,
    },
    /// Tokens that came by a cw20 `Send`; inside a [`ReceiveMsg`].
    Receive(Cw20ReceiveMsg),
}

/// What may come with cw20 tokens.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// [`ExecuteMsg::Stake`].
    Stake {
        /// In which topic.
        topic_id: TopicId,
        /// Whose stake it becomes; default: of who sent the tokens.
        beneficiary: Option<String>,
    },
    /// [`ExecuteMsg::Delegate`].
    Delegate {
        /// In which topic.
        topic_id: TopicId,
        /// In whose pool.
        reputer: String,
        /// Whose delegation it becomes; default: of who sent the tokens.
        beneficiary: Option<String>,
    },
    /// [`ExecuteMsg::AddRewards`].
    AddRewards {
        /// In which topic.
        topic_id: TopicId,
        /// To whom how much, in base units. All together: what came.
        rewards: Vec<(ReputerId, Uint128)>,
    },
}

/// For migrations.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct MigrateMsg {}

/// What staking answers.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Who governs: the registry's answer.
    #[returns(cw_ownable::Ownership<String>)]
    Ownership {},
    /// Token and siblings.
    #[returns(ConfigResponse)]
    Config {},
    /// A reputer's pool in a topic.
    #[returns(PoolResponse)]
    Pool {
        /// Which topic.
        topic_id: TopicId,
        /// Whose.
        reputer: String,
    },
    /// The pools of a topic, ascending by reputer id, and their sum.
    #[returns(TopicStakesResponse)]
    TopicStakes {
        /// Which topic.
        topic_id: TopicId,
        /// Only beyond this one.
        start_after: Option<ReputerId>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// What an account has, own stake and delegations, ascending by topic, where it has something.
    #[returns(PositionsResponse)]
    Positions {
        /// Whose.
        owner: String,
        /// Only beyond this one.
        start_after: Option<PoolRef>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// Who delegates to a reputer, ascending by address.
    #[returns(DelegationsResponse)]
    Delegations {
        /// In which topic.
        topic_id: TopicId,
        /// To whom.
        reputer: String,
        /// Only beyond this delegator.
        start_after: Option<String>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// What an account is unbonding from a pool, in the order of asking; at most 16.
    #[returns(UnbondingsResponse)]
    Unbondings {
        /// Whose.
        owner: String,
        /// In which topic.
        topic_id: TopicId,
        /// In whose pool; default: the owner's own.
        reputer: Option<String>,
    },
    /// What the contract owes and has.
    #[returns(crate::token::SolvencyResponse)]
    Solvency {},
    /// A member's weight, of cw4; `None` for who has none.
    #[returns(cw4::MemberResponse)]
    Member {
        /// Whose.
        addr: String,
        /// As of the beginning of this block; default: now.
        at_height: Option<u64>,
    },
    /// Who has weight, ascending by address, of cw4.
    #[returns(cw4::MemberListResponse)]
    ListMembers {
        /// Only beyond this one.
        start_after: Option<String>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// The weight of all members, of cw4.
    #[returns(cw4::TotalWeightResponse)]
    TotalWeight {
        /// As of the beginning of this block; default: now.
        at_height: Option<u64>,
    },
    /// Who is told of changes, of cw4.
    #[returns(cw4::HooksResponse)]
    Hooks {},
    /// Who may say who is told, of cw4: the suite's owner.
    #[returns(cw4::AdminResponse)]
    Admin {},
}

/// Which pool.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct PoolRef {
    /// In which topic.
    pub topic_id: TopicId,
    /// Whose.
    pub reputer: String,
}

/// Token and siblings.
#[cw_serde]
pub struct ConfigResponse {
    /// The registry.
    pub registry: Addr,
    /// What is staked.
    pub token: Token,
    /// The siblings that are wired.
    pub siblings: Vec<(Sibling, Addr)>,
    /// So many base units make a vote.
    pub tokens_per_weight: Uint128,
}

/// A reputer's pool.
#[cw_serde]
pub struct PoolResponse {
    /// Which topic.
    pub topic_id: TopicId,
    /// The reputer's id in it.
    pub reputer_id: ReputerId,
    /// Whose.
    pub reputer: Addr,
    /// What counts now, in base units.
    pub bonded: Uint128,
    /// Shares of it.
    pub shares: Uint128,
    /// The reputer's own part of what counts, with his commission, in base units.
    pub own: Uint128,
    /// What of `own` is in shares that his commission made since he last acted.
    pub commission_made: Uint128,
    /// What others have delegated, in base units.
    pub delegated: Uint128,
    /// What his commission is: a part of the delegators' rewards.
    pub commission: Decimal,
    /// The higher one that is announced.
    pub next_commission: Option<NextCommission>,
    /// Rewards that have not entered yet, in base units.
    pub incoming: Uint128,
    /// When all of them will have, in seconds; 0: there are none.
    pub incoming_until: u64,
    /// What is on its way out, in base units.
    pub unbonding: Uint128,
    /// How often the pool was emptied by a slash.
    pub era: u32,
    /// Whether it is enough to report, by `min_stake`.
    pub may_report: bool,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// A commission that is announced.
#[cw_serde]
pub struct NextCommission {
    /// How much.
    pub commission: Decimal,
    /// When it takes effect, in seconds.
    pub at: u64,
}

/// The pools of a topic.
#[cw_serde]
pub struct TopicStakesResponse {
    /// A page of them.
    pub pools: Vec<PoolResponse>,
    /// What is bonded in the topic by all, in base units, as its pools were when they were last written.
    pub bonded: Uint128,
    /// How many reputers are registered.
    pub reputers: u32,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What an account has.
#[cw_serde]
pub struct PositionsResponse {
    /// A page of it.
    pub positions: Vec<PositionInfo>,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What an account has in a pool.
#[cw_serde]
pub struct PositionInfo {
    /// Which topic.
    pub topic_id: TopicId,
    /// In whose pool.
    pub reputer: Addr,
    /// What is bonded now, in base units.
    pub bonded: Uint128,
    /// What of that is in shares that a reputer's commission made in his own pool since he last acted.
    pub commission_made: Uint128,
    /// What counts as votes of its owner, in base units: what was bonded when he last acted, or at the last `Refresh`.
    pub counted: Uint128,
    /// What is unbonding, in base units.
    pub unbonding: Uint128,
    /// What of that has matured.
    pub withdrawable: Uint128,
}

/// Who delegates to a reputer.
#[cw_serde]
pub struct DelegationsResponse {
    /// A page of them.
    pub delegations: Vec<DelegationInfo>,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What somebody delegates to a reputer.
#[cw_serde]
pub struct DelegationInfo {
    /// Who.
    pub owner: Addr,
    /// How much now, in base units.
    pub bonded: Uint128,
    /// What he is unbonding, in base units.
    pub unbonding: Uint128,
}

/// What an account is unbonding from a pool.
#[cw_serde]
pub struct UnbondingsResponse {
    /// All of it.
    pub unbondings: Vec<UnbondingInfo>,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// Stake on its way out.
#[cw_serde]
pub struct UnbondingInfo {
    /// Its id, for `CancelUnstake`.
    pub unbonding_id: u32,
    /// What it is worth, in base units.
    pub amount: Uint128,
    /// When it can be withdrawn, in seconds.
    pub matures_at: u64,
    /// Whether it has matured.
    pub matured: bool,
    /// Where it goes then; `None`: it is paid out.
    pub redelegated_to: Option<PoolRef>,
}
