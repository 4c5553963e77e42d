//! `Explain`.

use super::about::About;
use super::table::table;
use crate::{Refusal, store};
use allora_interfaces::synthesis::{
    Actor, ENTRIES, EpochResult, ExplainResponse, Outcome, REPORTS, RESULTS, Task,
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
        explained.reward_parts = reward_parts(explained.result.as_ref(), [inferer, forecaster, 0])?;
    }
    Ok(explained)
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
        explained.reward_parts = reward_parts(explained.result.as_ref(), [0, 0, fraction])?;
    }
    Ok(explained)
}

/// By role `floor(share * fraction / 10^18)`, where the epoch divides a reward: what it would pay of a reward of 10^18.
fn reward_parts(result: Option<&EpochResult>, fractions: [u64; 3]) -> Result<Option<[u64; 3]>, Refusal> {
    let Some(Outcome::Scored(scored)) = result.map(|result| &result.outcome) else { return Ok(None) };
    let Some(shares) = scored.shares else { return Ok(None) };
    let mut parts = [0u64; 3];
    for (part, (share, fraction)) in parts.iter_mut().zip(shares.into_iter().zip(fractions)) {
        let amount = amount(Uint128::from(WHOLE), share, fraction).map_err(EpochError::from)?;
        // At most 10^18.
        *part = u64::try_from(amount.u128()).unwrap_or(WHOLE);
    }
    Ok(Some(parts))
}
