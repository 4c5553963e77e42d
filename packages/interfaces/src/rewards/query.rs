//! What rewards is asked.

#[cfg(not(target_arch = "wasm32"))] // only the schema names the answers
use super::answer::{
    BalancesResponse, ConfigResponse, ExplainPaymentResponse, ForecastResponse, OverviewResponse,
    SettlementResponse, SettlementsResponse, TopicFundingsResponse, WorkerBalanceResponse,
};
use super::msg::WorkerRef;
use crate::synthesis::Actor;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_schema::{QueryResponses, cw_serde};

/// What rewards answers.
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// Who governs: the registry's answer.
    #[returns(cw_ownable::Ownership<String>)]
    Ownership {},
    /// Token, siblings, periods.
    #[returns(ConfigResponse)]
    Config {},
    /// What an account has coming: what is credited to it, and what its workers earned, ascending by topic and worker.
    #[returns(BalancesResponse)]
    Balances {
        /// Whose.
        account: String,
        /// Only workers beyond this one.
        start_after: Option<WorkerRef>,
        /// So many workers at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// What a worker has coming.
    #[returns(WorkerBalanceResponse)]
    WorkerBalance {
        /// In which topic.
        topic_id: TopicId,
        /// Which.
        worker_id: WorkerId,
    },
    /// The money of topics and their weight: of those asked for, or of all that were ever touched, ascending.
    #[returns(TopicFundingsResponse)]
    TopicFundings {
        /// Of which: at most 30; none: of all, in pages.
        #[serde(default)]
        topic_ids: Vec<TopicId>,
        /// Only beyond this one; where no topics are named.
        start_after: Option<TopicId>,
        /// So many at most; 10 by default, 30 at most; where no topics are named.
        limit: Option<u32>,
    },
    /// What an epoch was paid.
    #[returns(SettlementResponse)]
    Settlement {
        /// Of which topic.
        topic_id: TopicId,
        /// Which.
        epoch_id: EpochId,
    },
    /// What the epochs of a topic were paid, newest epoch first.
    #[returns(SettlementsResponse)]
    Settlements {
        /// Of which topic.
        topic_id: TopicId,
        /// Only older than this one.
        start_before: Option<EpochId>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// What somebody got for an epoch, with every term.
    #[returns(ExplainPaymentResponse)]
    ExplainPayment {
        /// Of which topic.
        topic_id: TopicId,
        /// Which.
        epoch_id: EpochId,
        /// Who.
        actor: Actor,
    },
    /// The month's emission with all its terms, the treasury, the supply.
    #[returns(OverviewResponse)]
    Overview {},
    /// What the next periods have for a topic, if nobody does anything but begin them.
    #[returns(ForecastResponse)]
    Forecast {
        /// Which topic.
        topic_id: TopicId,
        /// For so many periods from the next on; 7 by default, 30 at most.
        periods: Option<u32>,
    },
    /// What the contract owes and has.
    #[returns(crate::token::SolvencyResponse)]
    Solvency {},
}
