//! What is known of one epoch: `EpochTable`, `Submissions`, `Reports`, `Commitment`.

use super::about::About;
use super::page;
use crate::{Refusal, epoch, store};
use allora_interfaces::page::limit;
use allora_interfaces::synthesis::{
    CommitmentResponse, Content, ENTRIES, EPOCHS, EpochTable, EpochTableResponse, PREDICTIONS, RESULTS,
    ReportInfo, ReportsResponse, ReputerRow, SubmissionInfo, SubmissionsResponse, TABLES,
};
use allora_protocol::truth::{Reports, StakedReport};
use allora_protocol::{EpochId, WorkerId};

/// Everybody's numbers.
pub fn epoch_table(about: &About, epoch: EpochId) -> Result<EpochTableResponse, Refusal> {
    Ok(EpochTableResponse {
        result: RESULTS.may_load(about.storage(), about.at(epoch))?,
        table: table(about, epoch)?,
        now: about.now,
    })
}

/// The table of an epoch as it is kept; of one that is closed and not settled, as far as it is known.
pub fn table(about: &About, epoch: EpochId) -> Result<Option<EpochTable>, Refusal> {
    if let Some(table) = TABLES.may_load(about.storage(), about.at(epoch))? {
        return Ok(Some(table));
    }
    let Some(prediction) = PREDICTIONS.may_load(about.storage(), about.at(epoch))? else { return Ok(None) };
    let reports = store::reports(about.storage(), about.id, epoch)?;
    Ok(Some(epoch::table(&prediction, &reports)))
}

/// What workers sent.
pub fn submissions(
    about: &About,
    epoch: EpochId,
    after: Option<WorkerId>,
    asked: Option<u32>,
) -> Result<SubmissionsResponse, Refusal> {
    let after = after.map(|after| after.0);
    let entries = page::ascending(&ENTRIES, about.storage(), about.at(epoch), after, limit(asked))?;
    let submissions =
        entries.into_iter().map(|(id, entry)| SubmissionInfo { worker_id: WorkerId(id), entry });
    Ok(SubmissionsResponse { submissions: submissions.collect(), now: about.now })
}

/// The seated reports: those that wait for the settlement, or those that made it.
pub fn reports(about: &About, epoch: EpochId) -> Result<ReportsResponse, Refusal> {
    let (seated, stake_seated, stake_offered) = match EPOCHS.may_load(about.storage(), about.at(epoch))? {
        Some(record) => {
            let seated = store::reports(about.storage(), about.id, epoch)?;
            let stake = epoch::stake(&seated);
            (seated, stake, record.stake_offered)
        }
        None => {
            let result = RESULTS.may_load(about.storage(), about.at(epoch))?;
            let stakes = result.map(|result| (result.stake_seated, result.stake_offered)).unwrap_or_default();
            (settled(about, epoch)?, stakes.0, stakes.1)
        }
    };
    let reports = seated.into_iter().map(|(reputer_id, StakedReport { stake, report })| {
        Ok(ReportInfo { reputer_id, reputer: about.reputer(reputer_id)?, report, stake })
    });
    Ok(ReportsResponse {
        reports: reports.collect::<Result<_, Refusal>>()?,
        stake_seated,
        stake_offered,
        usual_stake: about.head()?.usual_stake.get(),
        now: about.now,
    })
}

/// The reports of a settled epoch, from its table.
fn settled(about: &About, epoch: EpochId) -> Result<Reports, Refusal> {
    let table = TABLES.may_load(about.storage(), about.at(epoch))?.unwrap_or_default();
    let report = |row: ReputerRow| (row.reputer, StakedReport { stake: row.stake, report: row.report });
    Ok(table.reputers.into_iter().map(report).collect())
}

/// What a worker committed, and whether he revealed it.
pub fn commitment(about: &About, epoch: EpochId, worker: WorkerId) -> Result<CommitmentResponse, Refusal> {
    let (topic, number) = about.at(epoch);
    let content = ENTRIES.may_load(about.storage(), (topic, number, worker.0))?.map(|entry| entry.content);
    let revealed = matches!(content, Some(Content::Revealed(_)));
    let committed = match content {
        Some(Content::Committed(committed)) => Some(committed),
        Some(Content::Open(_) | Content::Revealed(_)) | None => None,
    };
    let reveal_until = match about.windows(epoch) {
        Some(windows) => Some(windows.closes),
        None => RESULTS.may_load(about.storage(), about.at(epoch))?.map(|result| result.close_due),
    };
    Ok(CommitmentResponse { committed, revealed, reveal_until, now: about.now })
}
