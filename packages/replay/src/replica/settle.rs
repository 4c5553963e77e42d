//! The settlement of an epoch: its reports become truth, losses, scores and fractions.

use super::working::Working;
use super::{Replica, table};
use crate::claims::{first_difference, optional};
use crate::{PublicEvent, ReplayError};
use allora_interfaces::synthesis::{
    EpochResult, EpochTable, Failure, Outcome, RoleRecord, Scored, Task, hash_reports,
};
use allora_protocol::epoch::{self, EpochError, Rules, SettlementOutcome, TopicState};
use allora_protocol::schedule::Event;
use allora_protocol::score::{Merit, ScoreError};
use allora_protocol::synthesis::Prediction;
use allora_protocol::truth::{Reports, StakedReport};
use allora_protocol::{ById, EpochId, WorkerId};
use cosmwasm_std::{HexBinary, Uint128};

/// What a settlement comes to.
struct Conclusion {
    outcome: Outcome,
    table: EpochTable,
    /// What the topic knows now, if it was scored.
    learned: Option<TopicState>,
}

impl Replica<'_> {
    /// An epoch was settled.
    pub fn settle(&mut self, event: &PublicEvent, id: EpochId) -> Result<(), ReplayError> {
        if !self.begin(event, Event::Settle(id)) {
            return Ok(());
        }
        self.require_evictions(id);
        let under_way = (self.open.remove(id), self.results.get(id).cloned());
        let (Some(working), Some(mut result)) = under_way else { return Ok(()) };
        let stake_offered = working.stake_offered();
        let Working { reports, prediction: Some(prediction), .. } = working else { return Ok(()) };
        let reports: Reports =
            reports.map(|_, seated| StakedReport { stake: seated.stake, report: seated.report.clone() });
        let rules = self.rules(id)?;
        let stake_seated =
            reports.values().fold(Uint128::zero(), |sum, staked| sum.saturating_add(staked.stake));
        let usual_stake = self.state.usual_stake.after(stake_seated, rules.quorum.min_topic_stake);
        let Conclusion { outcome, table, learned } = self.conclude(&rules, &prediction, &reports);
        result.settled_at = Some(event.time);
        result.reputers = table::count(reports.len());
        result.reports_hash = Some(hash_reports(&reports));
        (result.stake_offered, result.stake_seated) = (stake_offered, stake_seated);
        result.outcome = outcome;

        if let Some(learned) = learned {
            self.learn(&prediction, learned);
        }
        self.state.usual_stake = usual_stake;
        self.findings.note(id, first_difference(event, "", &claims(&result)));
        self.compare_result(id, &result);
        self.compare_table(id, &table);
        self.results.insert(id, result);
        Ok(())
    }

    /// What the mathematics says; where it refuses, the epoch failed.
    fn conclude(&self, rules: &Rules, prediction: &Prediction, reports: &Reports) -> Conclusion {
        let settled = self.up_to_date(rules, prediction).map_err(EpochError::from).and_then(|state| {
            let settlement = epoch::settle(rules, &state, prediction, reports)?;
            arrange(settlement, prediction, reports)
        });
        settled.unwrap_or_else(|error| Conclusion {
            outcome: Outcome::Failed(table::refused(&error)),
            table: table::unjudged(prediction, reports),
            learned: None,
        })
    }

    /// The state with the merits of the participants as they are now.
    fn up_to_date(&self, rules: &Rules, prediction: &Prediction) -> Result<TopicState, ScoreError> {
        let mut state = self.state.clone();
        let now = |id, task| self.merit(&self.record(id), task, &rules.merit);
        for id in prediction.inferences.inferers.ids() {
            state.inferers.merits.insert(id, now(id, Task::Inference)?);
        }
        for id in prediction.inferences.forecasters.ids() {
            state.forecasters.merits.insert(id, now(id, Task::Forecast)?);
        }
        Ok(state)
    }

    /// Takes over what an epoch taught.
    fn learn(&mut self, prediction: &Prediction, learned: TopicState) {
        self.scored = self.scored.saturating_add(1);
        let scored_before = self.scored;
        let updated = |merits: &ById<WorkerId, Merit>, id| {
            let merit = merits.get(id).cloned().unwrap_or_default();
            RoleRecord { merit, scored_before, ..RoleRecord::default() }
        };
        for id in prediction.inferences.inferers.ids() {
            let mut record = self.record(id);
            record.inferer = updated(&learned.inferers.merits, id);
            self.records.insert(id, record);
        }
        for id in prediction.inferences.forecasters.ids() {
            let mut record = self.record(id);
            record.forecaster = updated(&learned.forecasters.merits, id);
            self.records.insert(id, record);
        }
        self.state = learned;
    }
}

fn arrange(
    settlement: epoch::Settlement,
    prediction: &Prediction,
    reports: &Reports,
) -> Result<Conclusion, EpochError> {
    let table = table::unjudged(prediction, reports);
    let failed = |failure| Outcome::Failed(failure);
    let (outcome, table, learned) = match settlement.outcome {
        SettlementOutcome::Scored { truth, judgement, distribution } => {
            let table = table::judged(table, &judgement, &settlement.state, distribution.as_deref())?;
            let shares = distribution.map(|distribution| distribution.shares.parts()).transpose()?;
            let (network_loss, naive_loss) = (judgement.losses.combined, judgement.losses.naive);
            let scored = Scored { truth, network_loss, naive_loss, shares };
            (Outcome::Scored(scored), table, Some(settlement.state))
        }
        SettlementOutcome::Void => (Outcome::Void, table, None),
        SettlementOutcome::Failed(shortfall) => (failed(Failure::NoQuorum(shortfall)), table, None),
        _ => (failed(Failure::Refused("unknown_outcome".into())), table, None),
    };
    Ok(Conclusion { outcome, table, learned })
}

/// What the event should say.
fn claims(result: &EpochResult) -> [crate::claims::Computed; 9] {
    let (outcome, failure, scored) = match &result.outcome {
        Outcome::Closed => ("closed", None, None),
        Outcome::Scored(scored) => ("scored", None, Some(scored)),
        Outcome::Void => ("void", None, None),
        Outcome::Failed(failure) => ("failed", Some(table::cause(failure)), None),
    };
    let hash = result.reports_hash.map(|hash| HexBinary::from(&hash).to_hex());
    [
        optional("reports_hash", hash),
        ("reputers", result.reputers.to_string()),
        ("stake_seated", result.stake_seated.to_string()),
        ("stake_offered", result.stake_offered.to_string()),
        ("outcome", outcome.into()),
        optional("cause", failure),
        optional("truth", scored.map(|scored| table::truth(&scored.truth))),
        optional("network_loss", scored.and_then(|scored| scored.network_loss)),
        optional("naive_loss", scored.and_then(|scored| scored.naive_loss)),
    ]
}
