//! `Settlement` and `Settlements`: what epochs were paid.

use crate::ContractError;
use allora_interfaces::page;
use allora_interfaces::rewards::{
    Payee, RolePayment, SETTLEMENTS, SettlementInfo, SettlementRecord, SettlementResponse,
    SettlementsResponse,
};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{Deps, Env, Order};

pub fn settlement(
    deps: Deps<'_>,
    env: &Env,
    topic_id: TopicId,
    epoch_id: EpochId,
) -> Result<SettlementResponse, ContractError> {
    let record = SETTLEMENTS.may_load(deps.storage, (topic_id.0, epoch_id.0))?;
    let settlement = record.map(|record| describe(epoch_id, record));
    Ok(SettlementResponse { settlement, now: env.block.time.seconds() })
}

pub fn settlements(
    deps: Deps<'_>,
    env: &Env,
    topic_id: TopicId,
    start_before: Option<EpochId>,
    limit: Option<u32>,
) -> Result<SettlementsResponse, ContractError> {
    let before = start_before.map(|epoch| epoch.0);
    let records = SETTLEMENTS.range(deps.storage, topic_id.0, before, Order::Descending);
    let records = records.take(page::limit(limit)).map(|found| {
        let (epoch, record) = found?;
        Ok(describe(EpochId(epoch), record))
    });
    let settlements = records.collect::<Result<_, ContractError>>()?;
    Ok(SettlementsResponse { settlements, now: env.block.time.seconds() })
}

/// What an epoch was paid, as it is answered.
pub(super) fn describe(epoch_id: EpochId, record: SettlementRecord) -> SettlementInfo {
    let (reward, remainder) = (record.reward(), record.remainder());
    let [inferers, forecasters, reputers] = record.shares;
    let roles = [
        (Payee::Inferer, inferers, record.to_inferers),
        (Payee::Forecaster, forecasters, record.to_forecasters),
        (Payee::Reputer, reputers, record.to_reputers),
    ];
    let role = |(payee, share, amount): (_, u64, _)| RolePayment { payee, share: share.into(), amount };
    SettlementInfo {
        epoch_id,
        paid_at: record.paid_at,
        from: record.from,
        to: record.to,
        emission: record.emission,
        own: record.own,
        advance_fee: record.advance_fee,
        advancer: record.advancer,
        reward,
        roles: roles.map(role).into(),
        remainder,
    }
}
