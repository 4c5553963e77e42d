//! [`Participants`]: what a topic knows of those who took part in an epoch; as the protocol wants it, and back. Pure.

use crate::store::{MeritNow, Pages, merit_now};
use allora_interfaces::synthesis::{Head, ReputerRecord, RoleRecord, WorkerRecord};
use allora_protocol::epoch::{MeritRules, RoleState, TopicState};
use allora_protocol::reward::ByRole;
use allora_protocol::score::{Merit, ScoreError, Standard};
use allora_protocol::synthesis::{ForecasterRecord, InfererRecord, Prediction, RegretState};
use allora_protocol::{ById, Number, ReputerId, WorkerId};

/// What a topic knows of those who took part in an epoch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Participants {
    /// What it knows without them.
    pub head: Head,
    /// Every worker whose value is in the prediction, resolved: no epoch on the list is settled.
    pub workers: ById<WorkerId, WorkerRecord>,
    /// Every reputer who reported.
    pub reputers: ById<ReputerId, ReputerRecord>,
}

/// The rest of what it knows of them. A worker without a record has none here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Regrets of inferers.
    pub inferers: ById<WorkerId, InfererRecord>,
    /// Regrets of forecasters.
    pub forecasters: ById<WorkerId, ForecasterRecord>,
    /// Recent scores of the topic's inferers.
    pub inferer_scores: Pages,
    /// Of its forecasters.
    pub forecaster_scores: Pages,
}

impl Participants {
    /// What the protocol goes by: a state of the participants alone, merits brought up to date.
    /// Error: a merit that leaves the range of numbers.
    pub fn state(
        &self,
        rows: &Rows,
        prediction: &Prediction,
        rules: &MeritRules,
    ) -> Result<TopicState, ScoreError> {
        let mut smoothed_fractions = ByRole::default();
        let mut inferers = ById::new();
        let mut forecasters = ById::new();
        for (id, record) in self.workers.iter() {
            let MeritNow { inferer, forecaster } = merit_now(record, &self.head, rules)?;
            if prediction.inferences.inferers.contains(id) {
                inferers.insert(id, inferer);
                smoothed_fractions.inferers.extend(record.inferer.smoothed_fraction.map(|own| (id, own)));
            }
            if prediction.inferences.forecasters.contains(id) {
                forecasters.insert(id, forecaster);
                let own = record.forecaster.smoothed_fraction;
                smoothed_fractions.forecasters.extend(own.map(|own| (id, own)));
            }
        }
        let own = |id, record: &ReputerRecord| record.smoothed_fraction.map(|own| (id, own));
        smoothed_fractions.reputers.extend(self.reputers.iter().filter_map(|(id, record)| own(id, record)));
        let (head, reputers) = (&self.head, self.reputers.map(|_, record| record.merit.clone()));
        Ok(TopicState {
            synthesis: RegretState {
                head: head.regret,
                inferers: rows.inferers.clone(),
                forecasters: rows.forecasters.clone(),
            },
            inferers: role(head.inferer_standard.as_ref(), inferers, rows.inferer_scores.scores()),
            forecasters: role(
                head.forecaster_standard.as_ref(),
                forecasters,
                rows.forecaster_scores.scores(),
            ),
            reputers: role(head.reputer_standard.as_ref(), reputers, Vec::new()),
            listening: self.reputers.filter_map(|_, record| record.listening),
            smoothed_fractions,
            forecaster_score_ratio: head.forecaster_score_ratio,
            usual_stake: head.usual_stake,
        })
    }

    /// After an epoch that was scored: the records of all who were scored with it. `after`: what the protocol made of
    /// [`Participants::state`]. Only records that are here are changed and none is added: a record of somebody who was
    /// not loaded would overwrite the one he has, and his deposit with it.
    pub fn learn(&mut self, after: &TopicState) {
        let scored = self.head.scored.saturating_add(1);
        for (id, record) in self.workers.iter_mut() {
            if let Some(merit) = after.inferers.merits.get(id) {
                record.inferer = updated(merit, after.smoothed_fractions.inferers.get(id), scored);
            }
            if let Some(merit) = after.forecasters.merits.get(id) {
                record.forecaster = updated(merit, after.smoothed_fractions.forecasters.get(id), scored);
            }
        }
        for (id, record) in self.reputers.iter_mut() {
            let Some(merit) = after.reputers.merits.get(id) else { continue };
            record.merit = merit.clone();
            record.listening = after.listening.get(id).copied();
            record.smoothed_fraction = after.smoothed_fractions.reputers.get(id).copied();
        }
        self.head.scored = scored;
        self.head.regret = after.synthesis.head;
        self.head.inferer_standard = after.inferers.standard.clone();
        self.head.forecaster_standard = after.forecasters.standard.clone();
        self.head.reputer_standard = after.reputers.standard.clone();
        self.head.forecaster_score_ratio = after.forecaster_score_ratio;
        let count = |scores: &[Number]| u32::try_from(scores.len()).unwrap_or(u32::MAX);
        self.head.inferer_scores = count(&after.inferers.recent_scores);
        self.head.forecaster_scores = count(&after.forecasters.recent_scores);
    }
}

fn role<Id: Copy + Ord>(
    standard: Option<&Standard>,
    merits: ById<Id, Merit>,
    recent_scores: Vec<Number>,
) -> RoleState<Id> {
    RoleState { standard: standard.cloned(), merits, recent_scores }
}

fn updated(merit: &Merit, smoothed: Option<&Number>, scored_before: u64) -> RoleRecord {
    let smoothed_fraction = smoothed.copied();
    RoleRecord { merit: merit.clone(), scored_before, passed_over: 0, smoothed_fraction }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cosmwasm_std::Uint128;

    #[test]
    fn nobody_who_was_not_loaded_gets_a_record_that_would_wipe_his_deposit() {
        let (there, elsewhere) = (WorkerId(1), WorkerId(2));
        let record = WorkerRecord { deposit: Uint128::new(500), ..WorkerRecord::default() };
        let mut participants = Participants::default();
        participants.workers.insert(there, record.clone());
        participants.reputers.insert(ReputerId(1), ReputerRecord::default());
        let merit = Merit { average: Some(Number::ONE), scored_epochs: 3 };
        let mut after = TopicState::default();
        for id in [there, elsewhere] {
            after.inferers.merits.insert(id, merit.clone());
            after.forecasters.merits.insert(id, merit.clone());
        }
        for id in [ReputerId(1), ReputerId(2)] {
            after.reputers.merits.insert(id, merit.clone());
        }
        participants.learn(&after);
        assert_eq!(participants.workers.ids().collect::<Vec<_>>(), [there]);
        assert_eq!(participants.reputers.ids().collect::<Vec<_>>(), [ReputerId(1)]);
        let learned = participants.workers.get(there).unwrap();
        assert_eq!((learned.deposit, &learned.inferer.merit), (record.deposit, &merit));
        assert_eq!(&learned.forecaster.merit, &merit);
    }
}
