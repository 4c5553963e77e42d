//! `Explain`.

use super::about::About;
use super::table::table;
use crate::{Refusal, store};
use allora_interfaces::registry::Sibling;
use allora_interfaces::rewards::Rewards;
use allora_interfaces::synthesis::{
    Actor, ENTRIES, ExplainResponse, Outcome, PARKED, Payment, REPORTS, RESULTS, Scored, Task, UNPAID,
    UnpaidRecord,
};
use allora_protocol::epoch::EpochError;
use allora_protocol::reward::{WHOLE, amount};
use allora_protocol::{EpochId, ReputerId, WorkerId};
use cosmwasm_std::Uint128;

/// Every number about somebody in an epoch.
pub fn explain(about: &About, epoch: EpochId, actor: Actor) -> Result<ExplainResponse, Refusal> {
    let explained = ExplainResponse {
        windows: about.windows(epoch),
        state: about.open()?.state(epoch),
        result: RESULTS.may_load(about.storage(), about.at(epoch))?,
        submission: None,
        report: None,
        passed_over: vec![],
        inferer: None,
        forecaster: None,
        reputer: None,
        reward_parts: None,
        payment: None,
        seats: vec![],
        now: about.now,
    };
    match actor {
        Actor::Worker(id) => worker(about, epoch, id, explained),
        Actor::Reputer(id) => reputer(about, epoch, id, explained),
    }
}

fn worker(
    about: &About,
    epoch: EpochId,
    id: WorkerId,
    mut explained: ExplainResponse,
) -> Result<ExplainResponse, Refusal> {
    let (topic, number) = about.at(epoch);
    if let Some(entry) = ENTRIES.may_load(about.storage(), (topic, number, id.0))? {
        let seats = [(Task::Inference, entry.inferer), (Task::Forecast, entry.forecaster)];
        explained.seats = seats.into_iter().filter_map(|(task, seat)| Some((task, seat?))).collect();
        explained.submission = Some(entry);
    }
    let record = store::record(about.storage(), about.id, id)?;
    let passed_over = record.passed_over.into_iter().filter(|passed| passed.epoch == epoch);
    explained.passed_over = passed_over.map(|passed| passed.role).collect();
    if let Some(table) = table(about, epoch)? {
        explained.inferer = table.inferers.into_iter().find(|row| row.worker == id);
        explained.forecaster = table.forecasters.into_iter().find(|row| row.worker == id);
        let inferer = explained.inferer.as_ref().map_or(0, |row| row.fraction);
        let forecaster = explained.forecaster.as_ref().map_or(0, |row| row.fraction);
        return divided(about, epoch, explained, Some([inferer, forecaster, 0]));
    }
    divided(about, epoch, explained, None)
}

fn reputer(
    about: &About,
    epoch: EpochId,
    id: ReputerId,
    mut explained: ExplainResponse,
) -> Result<ExplainResponse, Refusal> {
    let (topic, number) = about.at(epoch);
    explained.report = REPORTS.may_load(about.storage(), (topic, number, id.0))?;
    if let Some(table) = table(about, epoch)? {
        explained.reputer = table.reputers.into_iter().find(|row| row.reputer == id);
        let fraction = explained.reputer.as_ref().map_or(0, |row| row.fraction);
        return divided(about, epoch, explained, Some([0, 0, fraction]));
    }
    divided(about, epoch, explained, None)
}

/// What of the reward is his, as far as his numbers are kept, and what became of its payment.
fn divided(
    about: &About,
    epoch: EpochId,
    mut explained: ExplainResponse,
    fractions: Option<[u64; 3]>,
) -> Result<ExplainResponse, Refusal> {
    let Some(result) = &explained.result else { return Ok(explained) };
    let Outcome::Scored(Scored { shares: Some(shares), .. }) = &result.outcome else { return Ok(explained) };
    if let Some(fractions) = fractions {
        // Each is at most 10^18.
        let parts = amounts(Uint128::from(WHOLE), shares, fractions)?;
        explained.reward_parts = Some(parts.map(|part| u64::try_from(part.u128()).unwrap_or(WHOLE)));
    }
    let key = (about.id.0, result.settle_due, epoch.0);
    if let Some(UnpaidRecord { failures, .. }) = UNPAID.may_load(about.storage(), key)? {
        explained.payment = Some(Payment::Waiting { failures });
    } else if let Some(UnpaidRecord { failures, .. }) = PARKED.may_load(about.storage(), key)? {
        explained.payment = Some(Payment::Parked { failures });
    } else if let Some(rewards) = about.config.sibling(Sibling::Rewards) {
        let rewards = Rewards(rewards.clone());
        if let Some(paid) = rewards.settlement(&about.deps.querier, about.id, epoch)? {
            let amounts = fractions.map(|fractions| amounts(paid.reward(), shares, fractions)).transpose()?;
            explained.payment = Some(Payment::Paid { at: paid.paid_at, amounts });
        }
    }
    Ok(explained)
}

/// By role `floor(reward * share * fraction / 10^36)`, as rewards divides it.
fn amounts(reward: Uint128, shares: &[u64; 3], fractions: [u64; 3]) -> Result<[Uint128; 3], Refusal> {
    let mut amounts = [Uint128::zero(); 3];
    for (own, (share, fraction)) in amounts.iter_mut().zip(shares.iter().zip(fractions)) {
        *own = amount(reward, *share, fraction).map_err(EpochError::from)?;
    }
    Ok(amounts)
}
