//! Admission of workers: seats go to the best, as the contracts give them.

use super::Replica;
use super::working::Working;
use crate::claims::{Computed, first_difference, optional};
use crate::{PublicEvent, ReplayError};
use allora_interfaces::synthesis::{
    Content, Entry, Parts, PassedOver, Seat, SeatedEntry, Task, canonical_text,
};
use allora_protocol::loss::accept_log_loss;
use allora_protocol::score::{Admission, Candidate, Draw, ScoreError, Seats};
use allora_protocol::topic::Terms;
use allora_protocol::{EpochId, Number, WorkerId};

/// An application for one seat.
struct Decision {
    task: Task,
    seat: Seat,
    admission: Admission<WorkerId, Number>,
}

impl Replica<'_> {
    /// An entry or a commitment came.
    pub fn came(
        &mut self,
        event: &PublicEvent,
        epoch: EpochId,
        worker: WorkerId,
        content: Content,
    ) -> Result<(), ReplayError> {
        self.findings.saw(epoch);
        let (windows, by) = (self.subject().windows(epoch)?, format!(" by worker {worker}"));
        if let Some(refusal) = self.refusal(event, epoch, worker, &content)? {
            self.findings.differs(epoch, format!("{}{by}", event.name), "taken", refusal);
            return Ok(());
        }
        if !self.open.contains(epoch) {
            self.open.insert(epoch, Working::new(windows));
        }
        let parts = match &content {
            Content::Open(entry) | Content::Revealed(entry) => entry.parts(),
            Content::Committed(committed) => committed.parts,
        };
        match self.decide(epoch, worker, parts)? {
            Ok(decisions) => {
                let computed = claims(&decisions);
                self.findings.note(epoch, first_difference(event, &by, &computed));
                self.seat(epoch, worker, content, &decisions);
            }
            Err(error) => self.findings.differs(epoch, format!("{}{by}", event.name), "taken", error),
        }
        Ok(())
    }

    /// A commitment was revealed.
    pub fn revealed(
        &mut self,
        event: &PublicEvent,
        epoch: EpochId,
        worker: WorkerId,
        entry: Entry,
    ) -> Result<(), ReplayError> {
        self.findings.saw(epoch);
        let windows = self.subject().windows(epoch)?;
        let invalid = self.invalid(epoch, &entry)?;
        let seated = self.open.get_mut(epoch).and_then(|working| working.entries.get_mut(worker));
        let refusal = match seated.as_ref().map(|seated| &seated.content) {
            _ if !windows.reveals().contains(event.time) => Some("outside the window for reveals".into()),
            Some(Content::Committed(committed)) if committed.parts != entry.parts() => {
                Some("not the parts that were committed".into())
            }
            Some(Content::Committed(_)) => invalid,
            _ => Some("no commitment with a seat".into()),
        };
        match (refusal, seated) {
            (None, Some(seated)) => seated.content = Content::Revealed(entry),
            (refusal, _) => {
                let refusal = refusal.unwrap_or_default();
                self.findings.differs(epoch, format!("revealed by worker {worker}"), "taken", refusal);
            }
        }
        Ok(())
    }

    /// Why the contracts would not have taken this.
    fn refusal(
        &self,
        event: &PublicEvent,
        epoch: EpochId,
        worker: WorkerId,
        content: &Content,
    ) -> Result<Option<String>, ReplayError> {
        let windows = self.subject().windows(epoch)?;
        if !windows.submissions().contains(event.time) {
            return Ok(Some("outside the window for submissions".into()));
        }
        let passed_over = |passed: &PassedOver| passed.epoch == epoch;
        let seated = self.open.get(epoch).is_some_and(|working| working.entries.contains(worker));
        if seated || self.record(worker).passed_over.iter().any(passed_over) {
            return Ok(Some("a second one for the epoch".into()));
        }
        let over = self.results.contains(epoch);
        if over {
            return Ok(Some("the epoch was closed before".into()));
        }
        let reveals = self.subject().version(epoch)?.params.terms.schedule.reveal_window > 0;
        match content {
            Content::Open(_) if reveals => Ok(Some("the topic takes commitments".into())),
            Content::Committed(_) if !reveals => Ok(Some("the topic takes no commitments".into())),
            Content::Committed(committed)
                if committed.parts == Parts { inference: false, forecast: false } =>
            {
                Ok(Some("a commitment to nothing".into()))
            }
            Content::Open(entry) | Content::Revealed(entry) => self.invalid(epoch, entry),
            Content::Committed(_) => Ok(None),
        }
    }

    /// What is wrong with an entry.
    fn invalid(&self, epoch: EpochId, entry: &Entry) -> Result<Option<String>, ReplayError> {
        let subject = self.subject();
        let terms = &subject.version(epoch)?.params.terms;
        let inference = entry.inference().map(|inference| terms.format(&subject.topic).accept(inference));
        if let Some(Err(error)) = inference {
            return Ok(Some(error.to_string()));
        }
        let elements = entry.forecast().unwrap_or_default();
        let ascending = elements.is_sorted_by(|one, other| one.inferer < other.inferer);
        let invalid = elements.iter().find_map(|element| accept_log_loss(element.log_loss).err());
        let (parts, most) = (entry.parts(), usize::from(terms.max_forecast_elements));
        Ok(match invalid {
            Some(error) => Some(error.to_string()),
            None if parts.forecast && elements.is_empty() => Some("a forecast without elements".into()),
            None if !parts.forecast && !parts.inference => Some("an entry with nothing in it".into()),
            None if elements.len() > most => Some(format!("more than {most} elements")),
            None if !ascending => Some(format!("elements out of order: {}", canonical_text(entry))),
            None => None,
        })
    }

    fn decide(
        &self,
        epoch: EpochId,
        worker: WorkerId,
        parts: Parts,
    ) -> Result<Result<Vec<Decision>, ScoreError>, ReplayError> {
        let params = &self.subject().version(epoch)?.params;
        let record = self.record(worker);
        let asked = [(parts.inference, Task::Inference), (parts.forecast, Task::Forecast)];
        let decide = |task| {
            let merit = self.merit(&record, task, &params.tuning.merit)?;
            let seat = Seat { merit: merit.average, newcomer: merit.is_newcomer() };
            let admission = self.apply_for(epoch, &params.terms, task, worker, seat)?;
            Ok(Decision { task, seat, admission })
        };
        let asked = asked.into_iter().filter(|(asked, _)| *asked);
        Ok(asked.map(|(_, task)| decide(task)).collect())
    }

    /// What an application brings. While seats are free it gets one, and nobody is next to go.
    fn apply_for(
        &self,
        epoch: EpochId,
        terms: &Terms,
        task: Task,
        worker: WorkerId,
        seat: Seat,
    ) -> Result<Admission<WorkerId, Number>, ScoreError> {
        let subject = self.subject();
        let draw = Draw { suite: &subject.suite, topic: subject.topic_id, epoch };
        let candidate = |id, seat: Seat| draw.seated(id, seat.merit, seat.newcomer);
        let entries = self.open.get(epoch).map(|working| working.entries.iter());
        let seated: Vec<Candidate<WorkerId, Number>> = entries
            .into_iter()
            .flatten()
            .filter_map(|(id, entry)| Some(candidate(id, seat_of(entry, task)?)))
            .collect();
        let cap = match task {
            Task::Inference => terms.max_inferers,
            Task::Forecast => terms.max_forecasters,
        };
        if seated.len() < usize::from(cap) {
            return Ok(Admission { admitted: true, evicted: None, lowest: None });
        }
        Seats::of_workers(cap.into()).would_admit(&seated, &candidate(worker, seat))
    }

    /// Gives and takes the seats, and remembers who was passed over.
    fn seat(&mut self, epoch: EpochId, worker: WorkerId, content: Content, decisions: &[Decision]) {
        let given = |task| {
            let given = decisions.iter().find(|one| one.task == task && one.admission.admitted);
            given.map(|one| one.seat)
        };
        for Decision { task, admission, .. } in decisions {
            if let Some(evicted) = admission.evicted {
                self.pass_over(evicted, epoch, *task);
            }
            if !admission.admitted {
                self.pass_over(worker, epoch, *task);
            }
        }
        let Some(working) = self.open.get_mut(epoch) else { return };
        for Decision { task, admission, .. } in decisions {
            let Some(evicted) = admission.evicted else { continue };
            working.evict(role(*task), evicted.0, worker.0);
            let Some(entry) = working.entries.get_mut(evicted) else { continue };
            match task {
                Task::Inference => entry.inferer = None,
                Task::Forecast => entry.forecaster = None,
            }
            if entry.inferer.is_none() && entry.forecaster.is_none() {
                working.entries.remove(evicted);
            }
        }
        let (inferer, forecaster) = (given(Task::Inference), given(Task::Forecast));
        if inferer.is_some() || forecaster.is_some() {
            working.entries.insert(worker, SeatedEntry { inferer, forecaster, content });
        }
    }

    fn pass_over(&mut self, worker: WorkerId, epoch: EpochId, role: Task) {
        let mut record = self.record(worker);
        record.passed_over.push(PassedOver { epoch, role });
        self.records.insert(worker, record);
    }
}

fn seat_of(entry: &SeatedEntry, task: Task) -> Option<Seat> {
    match task {
        Task::Inference => entry.inferer,
        Task::Forecast => entry.forecaster,
    }
}

fn role(task: Task) -> &'static str {
    match task {
        Task::Inference => "inferer",
        Task::Forecast => "forecaster",
    }
}

/// What the event should say about seats.
fn claims(decisions: &[Decision]) -> Vec<Computed> {
    let of = |task| decisions.iter().find(|decision: &&Decision| decision.task == task);
    let (inferer, forecaster) = (of(Task::Inference), of(Task::Forecast));
    let merit = |decision: &Decision| decision.seat.merit;
    let lowest = |decision: &Decision| decision.admission.lowest.as_ref()?.merit;
    vec![
        optional("admitted_inferer", inferer.map(|one| one.admission.admitted)),
        optional("admitted_forecaster", forecaster.map(|one| one.admission.admitted)),
        optional("merit_inferer", inferer.and_then(merit)),
        optional("merit_forecaster", forecaster.and_then(merit)),
        optional("lowest_inferer", inferer.and_then(lowest)),
        optional("lowest_forecaster", forecaster.and_then(lowest)),
    ]
}
