//! `ExplainPayment`: what somebody got for an epoch, with every term.

use super::settlements::describe;
use crate::ContractError;
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::{
    CONFIG, ExplainPaymentResponse, Payee, PaymentPart, SETTLEMENTS, SettlementRecord,
};
use allora_interfaces::synthesis::{Actor, EpochTable, TABLES};
use allora_protocol::reward::amount;
use allora_protocol::{EpochId, TopicId};
use cosmwasm_std::{Deps, Env};

/// The fractions are those of synthesis' table, read raw.
pub fn explain_payment(
    deps: Deps<'_>,
    env: &Env,
    topic_id: TopicId,
    epoch_id: EpochId,
    actor: Actor,
) -> Result<ExplainPaymentResponse, ContractError> {
    let key = (topic_id.0, epoch_id.0);
    let record = SETTLEMENTS.may_load(deps.storage, key)?;
    let table = match CONFIG.load(deps.storage)?.sibling(Sibling::Synthesis) {
        Some(synthesis) => TABLES.query(&deps.querier, synthesis, key)?,
        None => None,
    };
    let parts = match (&record, &table) {
        (Some(record), Some(table)) => parts(record, &fractions(table, actor))?,
        _ => vec![],
    };
    Ok(ExplainPaymentResponse {
        settlement: record.map(|record| describe(epoch_id, record)),
        parts,
        table_kept: table.is_some(),
        now: env.block.time.seconds(),
    })
}

/// Of whom, in each role in which he took part.
fn fractions(table: &EpochTable, actor: Actor) -> Vec<(Payee, u64)> {
    match actor {
        Actor::Worker(id) => {
            let inferer = table.inferers.iter().find(|row| row.worker == id);
            let forecaster = table.forecasters.iter().find(|row| row.worker == id);
            let inferer = inferer.map(|row| (Payee::Inferer, row.fraction));
            inferer.into_iter().chain(forecaster.map(|row| (Payee::Forecaster, row.fraction))).collect()
        }
        Actor::Reputer(id) => {
            let reputer = table.reputers.iter().find(|row| row.reputer == id);
            reputer.map(|row| (Payee::Reputer, row.fraction)).into_iter().collect()
        }
    }
}

fn parts(record: &SettlementRecord, fractions: &[(Payee, u64)]) -> Result<Vec<PaymentPart>, ContractError> {
    let reward = record.reward();
    let part = |(payee, fraction): &(Payee, u64)| {
        let share = record.shares.get(usize::from(payee.number())).copied().unwrap_or_default();
        let amount = amount(reward, share, *fraction)?;
        Ok(PaymentPart { payee: *payee, reward, share: share.into(), fraction: (*fraction).into(), amount })
    };
    fractions.iter().map(part).collect()
}
