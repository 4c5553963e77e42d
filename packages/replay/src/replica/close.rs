//! The close of an epoch: its entries become the network inference.

use super::working::forfeit;
use super::{Replica, table};
use crate::claims::first_difference;
use crate::{PublicEvent, ReplayError};
use allora_interfaces::synthesis::{
    Content, Entry, EpochResult, Failure, NetworkInference, Outcome, Parts, SeatedEntry, hash_entries,
};
use allora_protocol::schedule::{Event, Windows};
use allora_protocol::synthesis::{Prediction, Submissions};
use allora_protocol::{ById, EpochId, WorkerId, epoch};
use cosmwasm_std::{HexBinary, Uint128};

impl Replica<'_> {
    /// An epoch was closed.
    pub fn close(&mut self, event: &PublicEvent, id: EpochId) -> Result<(), ReplayError> {
        if !self.begin(event, Event::Close(id)) {
            return Ok(());
        }
        self.require_evictions(id);
        let Some(working) = self.open.get(id) else { return Ok(()) };
        let (entries, windows) = (working.entries.clone(), working.windows);
        let nobody_revealed = committed(&entries).next().is_some() && known(&entries).next().is_none();
        let forfeited = if nobody_revealed { Uint128::zero() } else { self.forfeit(id, &entries) };
        let inputs_hash = hash_entries(known(&entries));
        let mut result = result(&windows, event.time, inputs_hash, forfeited);
        let predicted = match nobody_revealed {
            true => Err(Failure::NoReveals),
            false => self.predict(id, &submissions(&entries))?,
        };
        match predicted {
            Ok((prediction, shown)) => {
                result.inferers = table::count(prediction.inferences.inferers.len());
                result.forecasters = table::count(prediction.inferences.forecasters.len());
                self.compare_close(event, id, &result, &shown);
                result.prediction = Some(shown);
                if let Some(working) = self.open.get_mut(id) {
                    working.prediction = Some(prediction);
                }
            }
            Err(failure) => {
                self.compare_failure(event, id, &failure);
                result.outcome = Outcome::Failed(failure);
                self.compare_result(id, &result);
                self.open.remove(id);
            }
        }
        self.results.insert(id, result);
        Ok(())
    }

    fn predict(
        &self,
        id: EpochId,
        submissions: &Submissions,
    ) -> Result<Result<(Prediction, NetworkInference), Failure>, ReplayError> {
        if submissions.inferences.is_empty() {
            return Ok(Err(Failure::NoInferences));
        }
        let prediction = epoch::close(&self.rules(id)?, &self.state, submissions);
        let shown = prediction.and_then(|prediction| {
            let shown = table::network_inference(&prediction)?;
            Ok((prediction, shown))
        });
        Ok(shown.map_err(|error| table::refused(&error)))
    }

    /// What those lose who committed and did not reveal, all together, in base units.
    fn forfeit(&mut self, id: EpochId, entries: &ById<WorkerId, SeatedEntry>) -> Uint128 {
        let (mut total, mut computed) = (Uint128::zero(), Vec::new());
        for (worker, set) in committed(entries) {
            let mut lost = set;
            if let Some(deposit) = self.deposits.get_mut(worker) {
                lost = set.min(*deposit);
                *deposit = deposit.saturating_sub(lost);
            }
            total = total.saturating_add(lost);
            computed.push(forfeit(&worker.to_string(), &lost.to_string()));
        }
        let claimed = self.open.get(id).map(|working| working.forfeits.clone()).unwrap_or_default();
        if claimed != computed {
            let text = |forfeits: &[String]| match forfeits {
                [] => "nobody forfeits".into(),
                forfeits => forfeits.join(", "),
            };
            self.findings.differs(id, "forfeited", text(&claimed), text(&computed));
        }
        total
    }

    fn compare_close(
        &mut self,
        event: &PublicEvent,
        id: EpochId,
        result: &EpochResult,
        shown: &NetworkInference,
    ) {
        if event.name != "epoch_closed" {
            return self.findings.differs(id, event.name.clone(), "it failed", "it has an inference");
        }
        let computed = [
            ("inputs_hash", HexBinary::from(&result.inputs_hash).to_hex()),
            ("inferers", result.inferers.to_string()),
            ("forecasters", result.forecasters.to_string()),
            ("basis", table::name(&shown.basis)),
            ("value", table::vector(&shown.value)),
            ("forfeited", result.forfeited.to_string()),
        ];
        self.findings.note(id, first_difference(event, "", &computed));
    }

    fn compare_failure(&mut self, event: &PublicEvent, id: EpochId, failure: &Failure) {
        let cause = table::cause(failure);
        if event.name != "epoch_failed" {
            return self.findings.differs(id, event.name.clone(), "it has an inference", cause);
        }
        self.findings.note(id, first_difference(event, "", &[("cause", cause.into())]));
    }
}

/// The entries that are known, and which parts of them have a seat.
fn known(entries: &ById<WorkerId, SeatedEntry>) -> impl Iterator<Item = (WorkerId, Parts, &Entry)> {
    entries.iter().filter_map(|(id, seated)| {
        let entry = seated.content.entry()?;
        let has = entry.parts();
        let inference = has.inference && seated.inferer.is_some();
        let forecast = has.forecast && seated.forecaster.is_some();
        Some((id, Parts { inference, forecast }, entry))
    })
}

/// Who committed and did not reveal, and what he set against it.
fn committed(entries: &ById<WorkerId, SeatedEntry>) -> impl Iterator<Item = (WorkerId, Uint128)> {
    entries.iter().filter_map(|(id, seated)| match &seated.content {
        Content::Committed(committed) => Some((id, committed.forfeit)),
        _ => None,
    })
}

/// What the network makes its inference of: of each the parts for which he has a seat.
fn submissions(entries: &ById<WorkerId, SeatedEntry>) -> Submissions {
    let mut submissions = Submissions::default();
    for (id, seats, entry) in known(entries) {
        if let Some(inference) = entry.inference().filter(|_| seats.inference) {
            submissions.inferences.insert(id, inference.to_vec());
        }
        if let Some(forecast) = entry.forecast().filter(|_| seats.forecast) {
            let elements = forecast.iter().map(|element| (element.inferer, element.log_loss));
            submissions.forecasts.insert(id, elements.collect());
        }
    }
    submissions
}

fn result(windows: &Windows, closed_at: u64, inputs_hash: [u8; 32], forfeited: Uint128) -> EpochResult {
    EpochResult {
        opened_at: windows.opens,
        close_due: windows.closes,
        closed_at,
        target_at: windows.reports_open,
        settle_due: windows.settles,
        settled_at: None,
        inferers: 0,
        forecasters: 0,
        reputers: 0,
        prediction: None,
        inputs_hash,
        reports_hash: None,
        forfeited,
        stake_offered: Uint128::zero(),
        stake_seated: Uint128::zero(),
        outcome: Outcome::Closed,
    }
}
