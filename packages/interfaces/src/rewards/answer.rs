//! What rewards answers. Amounts in base units, instants in seconds.

use super::layout::WorkerBalance;
use super::msg::{Payee, WorkerRef};
use crate::registry::Sibling;
use crate::token::Token;
use allora_protocol::emission::{Inflow, Minting, Month, WeightRow};
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Uint64, Uint128};

/// Token, siblings, periods.
#[cw_serde]
pub struct ConfigResponse {
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
    /// Until when claims are paused, in seconds; 0: they are not.
    pub payouts_paused_until: u64,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What an account has coming.
#[cw_serde]
pub struct BalancesResponse {
    /// For itself: advance fees, the validators' share, rewards of a reputer without stake.
    pub credit: Uint128,
    /// A page of its workers, those without anything too.
    pub workers: Vec<WorkerBalanceInfo>,
    /// Ask again with `start_after` this, there may be more.
    pub next: Option<WorkerRef>,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What a worker has coming.
#[cw_serde]
pub struct WorkerBalanceInfo {
    /// In which topic.
    pub topic_id: TopicId,
    /// Which.
    pub worker_id: WorkerId,
    /// By role.
    pub balance: WorkerBalance,
}

/// What a worker has coming.
#[cw_serde]
pub struct WorkerBalanceResponse {
    /// By role.
    pub balance: WorkerBalance,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// The money of topics.
#[cw_serde]
pub struct TopicFundingsResponse {
    /// Ascending by topic, or in the order that was asked for.
    pub topics: Vec<TopicFunding>,
    /// Ask again with `start_after` this, there may be more.
    pub next: Option<TopicId>,
    /// The period of now.
    pub period: u64,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// The money of a topic.
#[cw_serde]
pub struct TopicFunding {
    /// Which.
    pub topic_id: TopicId,
    /// What its epochs are paid from.
    pub pot: Uint128,
    /// What waits for an epoch that opens in a later period.
    pub inflows: Vec<Inflow>,
    /// What an epoch of one period's length would be paid from the pot, with all that waits in it: a seventh.
    pub stream: Uint128,
    /// All payments to it, each decayed by 1/7 per period, as of now.
    pub payments: Uint128,
    /// The stake bonded in it.
    pub stake: Uint128,
    /// Whether it takes part in the emission.
    pub eligible: bool,
    /// Its weight in the period of now.
    pub weight: Uint128,
    /// Its weight from now on, as it stands: ascending. In periods that are in no row it has none.
    pub weights: Vec<WeightRow>,
    /// The epoch that was paid last.
    pub last_paid: Option<EpochId>,
}

/// What an epoch was paid.
#[cw_serde]
pub struct SettlementResponse {
    /// `None`: it was not paid.
    pub settlement: Option<SettlementInfo>,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What epochs were paid.
#[cw_serde]
pub struct SettlementsResponse {
    /// A page of them.
    pub settlements: Vec<SettlementInfo>,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What an epoch was paid.
#[cw_serde]
pub struct SettlementInfo {
    /// Which.
    pub epoch_id: EpochId,
    /// When.
    pub paid_at: u64,
    /// For the time from this instant
    pub from: u64,
    /// to this one.
    pub to: u64,
    /// From the emission of the periods.
    pub emission: Uint128,
    /// From the topic's own funding.
    pub own: Uint128,
    /// What of both the sender of the message got that had it paid.
    pub advance_fee: Uint128,
    /// Who that was.
    pub advancer: Addr,
    /// The rest, which was split.
    pub reward: Uint128,
    /// By role.
    pub roles: Vec<RolePayment>,
    /// What of the reward went to the treasury: what rounding left, and shares that nobody got.
    pub remainder: Uint128,
}

/// What a role was paid for an epoch.
#[cw_serde]
pub struct RolePayment {
    /// Which.
    pub payee: Payee,
    /// Its share of the reward, of 10^18.
    pub share: Uint64,
    /// What its participants got.
    pub amount: Uint128,
}

/// What somebody got for an epoch.
#[cw_serde]
pub struct ExplainPaymentResponse {
    /// What the epoch was paid; `None`: it was not.
    pub settlement: Option<SettlementInfo>,
    /// What he got in each role in which he took part; empty where the epoch was not paid, and where synthesis does not keep
    /// the epoch's table any more.
    pub parts: Vec<PaymentPart>,
    /// Whether synthesis still keeps the epoch's table, which has the fractions.
    pub table_kept: bool,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What somebody got in a role: `amount = floor(reward · share · fraction / 10^36)`.
#[cw_serde]
pub struct PaymentPart {
    /// In which role.
    pub payee: Payee,
    /// What was split between all.
    pub reward: Uint128,
    /// The role's share of it, of 10^18.
    pub share: Uint64,
    /// His fraction of that, of 10^18.
    pub fraction: Uint64,
    /// What he got.
    pub amount: Uint128,
}

/// How the money stands.
#[cw_serde]
pub struct OverviewResponse {
    /// The period of now.
    pub period: u64,
    /// When it began.
    pub begins_at: u64,
    /// When the next one begins.
    pub ends_at: u64,
    /// The last period that was begun by a message; behind `period` while nobody sends one.
    pub rolled: u64,
    /// The weight of all topics in that.
    pub total_weight: Uint128,
    /// What that has for the topics.
    pub emission: Uint128,
    /// What they were paid from it so far.
    pub drawn: Uint128,
    /// The month whose emission was set last, with all its terms; `None`: none was yet.
    pub month: Option<Month>,
    /// What each of its periods emits, the validators' share included, if treasury and minting allow.
    pub per_period: Uint128,
    /// What participants of epochs were paid since that month was set,
    pub paid: Uint128,
    /// and what of it reputers were.
    pub paid_to_reputers: Uint128,
    /// What is free.
    pub treasury: Uint128,
    /// What is bonded in staking now,
    pub bonded: Uint128,
    /// and what was on the mean of the last month.
    pub bonded_mean: Uint128,
    /// How much there is of the token; `None` where neither it nor a parameter says.
    pub supply: Option<Uint128>,
    /// What of that circulates: all but the treasury and the parameter `locked`.
    pub circulating: Option<Uint128>,
    /// What rewards may mint of it.
    pub minting: Minting,
    /// Who gets the validators' share.
    pub validators: Option<Addr>,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What periods to come have for a topic.
#[cw_serde]
pub struct ForecastResponse {
    /// Ascending.
    pub periods: Vec<ForecastPeriod>,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// What a period to come has for a topic.
#[cw_serde]
pub struct ForecastPeriod {
    /// Which.
    pub period: u64,
    /// When it begins.
    pub begins_at: u64,
    /// The weight of all topics.
    pub total_weight: Uint128,
    /// What there is for all of them.
    pub emission: Uint128,
    /// The topic's weight.
    pub weight: Uint128,
    /// What the topic's epochs are paid for the whole period, fee included.
    pub topic_emission: Uint128,
}
