//! [`Rewards`].

use super::layout::{BALANCES, BalancePage, SETTLEMENTS, SettlementRecord, WorkerBalance};
use super::msg::{ExecuteMsg, Income, ReceiveMsg, Settlement};
use crate::ReadError;
use crate::token::Token;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Coin, CosmosMsg, QuerierWrapper, StdResult, Uint128, WasmMsg};

/// Rewards, by its address.
#[cw_serde]
pub struct Rewards(pub Addr);

impl Rewards {
    /// A message to it.
    pub fn call(&self, message: &ExecuteMsg, funds: Vec<Coin>) -> StdResult<CosmosMsg> {
        let msg = crate::wire::to_json_binary(message)?;
        Ok(WasmMsg::Execute { contract_addr: self.0.to_string(), msg, funds }.into())
    }

    /// A message that brings `amount` of the suite's token to the treasury.
    pub fn deposit(&self, token: &Token, income: Income, amount: Uint128) -> StdResult<CosmosMsg> {
        let (message, received) =
            (ExecuteMsg::Deposit { income: income.clone() }, ReceiveMsg::Deposit { income });
        token.bring(&self.0, amount, &message, &received)
    }

    /// A message that pays `amount` of the suite's token into a topic.
    pub fn fund(
        &self,
        token: &Token,
        topic_id: TopicId,
        beneficiary: Option<String>,
        amount: Uint128,
    ) -> StdResult<CosmosMsg> {
        let message = ExecuteMsg::Fund { topic_id, beneficiary: beneficiary.clone() };
        let received = ReceiveMsg::Fund { topic_id, beneficiary };
        token.bring(&self.0, amount, &message, &received)
    }

    /// A message that has an epoch paid; from synthesis.
    pub fn settle(&self, settlement: Settlement) -> StdResult<CosmosMsg> {
        self.call(&ExecuteMsg::Settle(Box::new(settlement)), vec![])
    }

    /// What a worker has coming, by a raw read.
    pub fn balance(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
        worker_id: WorkerId,
    ) -> Result<WorkerBalance, ReadError> {
        let page = BALANCES.query(querier, &self.0, (topic_id.0, BalancePage::of(worker_id)))?;
        Ok(page.and_then(|page| page.workers.get(worker_id).copied()).unwrap_or_default())
    }

    /// What an epoch was paid, by a raw read; `None`: it was not.
    pub fn settlement(
        &self,
        querier: &QuerierWrapper<'_>,
        topic_id: TopicId,
        epoch_id: EpochId,
    ) -> Result<Option<SettlementRecord>, ReadError> {
        SETTLEMENTS.query(querier, &self.0, (topic_id.0, epoch_id.0))
    }
}
