//! Who sits in an epoch, over what is stored: the applications of [`allora_protocol::score::Seats`].
//!
//! Nothing here writes. A message decides with [`Hall::decide`], a query asks [`Hall::would_admit`], which says the same;
//! reports have [`would_admit_report`]. The seat to ask for is [`seat_of`] one of `store::current_merits`.

use crate::Refusal;
use allora_interfaces::synthesis::{
    ENTRIES, EpochRecord, REPORTS, REPUTER_RECORDS, Seat, SeatedEntry, SeatedReport, Task,
};
use allora_protocol::score::{Admission, Candidate, Draw, Merit, Seats};
use allora_protocol::topic::Terms;
use allora_protocol::{EpochId, Number, ReputerId, TopicId, WorkerId};
use cosmwasm_std::{Addr, Order, Storage, Uint128};

/// What became of an application for a worker's seat.
pub type WorkerAdmission = Admission<WorkerId, Number>;
/// What became of an application for a reputer's seat.
pub type ReputerAdmission = Admission<ReputerId, Uint128>;

/// Where the workers of an epoch sit.
#[derive(Clone, Copy, Debug)]
pub struct Hall<'a> {
    /// The registry: the suite's name in the draw of newcomers.
    pub suite: &'a Addr,
    /// The topic.
    pub topic: TopicId,
    /// The epoch.
    pub epoch: EpochId,
    /// Its terms.
    pub terms: &'a Terms,
}

impl Hall<'_> {
    /// How many seats there are for a task.
    pub fn cap(&self, task: Task) -> u16 {
        match task {
            Task::Inference => self.terms.max_inferers,
            Task::Forecast => self.terms.max_forecasters,
        }
    }

    /// Everybody who has a seat, ascending by id, and what he sent.
    pub fn entries(&self, storage: &dyn Storage) -> Result<Vec<(WorkerId, SeatedEntry)>, Refusal> {
        let entries = ENTRIES.range(storage, (self.topic.0, self.epoch.0), None, Order::Ascending);
        let with_id = entries.map(|entry| entry.map(|(id, entry)| (WorkerId(id), entry)));
        Ok(with_id.collect::<Result<_, _>>()?)
    }

    /// Who has a seat for a task, ascending by id.
    pub fn candidates(
        &self,
        entries: &[(WorkerId, SeatedEntry)],
        task: Task,
    ) -> Vec<Candidate<WorkerId, Number>> {
        let seated = entries.iter().filter_map(|(id, entry)| Some((*id, seat(entry, task)?)));
        seated.map(|(id, seat)| self.candidate(id, seat)).collect()
    }

    /// What an application would bring. `entries`: as they stand.
    pub fn would_admit(
        &self,
        entries: &[(WorkerId, SeatedEntry)],
        task: Task,
        worker: WorkerId,
        seat: Seat,
    ) -> Result<WorkerAdmission, Refusal> {
        let seats = Seats::of_workers(self.cap(task).into());
        Ok(seats.would_admit(&self.candidates(entries, task), &self.candidate(worker, seat))?)
    }

    /// What an application brings that is made now. While seats are free it gets one, and nobody is read; it does not say who
    /// is lowest then, since nobody is next to go.
    pub fn decide(
        &self,
        entries: &[(WorkerId, SeatedEntry)],
        record: &EpochRecord,
        task: Task,
        worker: WorkerId,
        seat: Seat,
    ) -> Result<WorkerAdmission, Refusal> {
        if self.has_free(record, task) {
            return Ok(Admission { admitted: true, evicted: None, lowest: None });
        }
        self.would_admit(entries, task, worker, seat)
    }

    /// Whether there is a seat that nobody has.
    pub fn has_free(&self, record: &EpochRecord, task: Task) -> bool {
        let taken = match task {
            Task::Inference => record.inferers,
            Task::Forecast => record.forecasters,
        };
        taken < self.cap(task)
    }

    fn candidate(&self, worker: WorkerId, Seat { merit, newcomer }: Seat) -> Candidate<WorkerId, Number> {
        let draw = Draw { suite: self.suite.as_str(), topic: self.topic, epoch: self.epoch };
        draw.seated(worker, merit, newcomer)
    }
}

/// The seat that a worker of this merit asks for.
pub fn seat_of(merit: &Merit) -> Seat {
    Seat { merit: merit.average, newcomer: merit.is_newcomer() }
}

/// The seat for a task that came with an entry.
pub fn seat(entry: &SeatedEntry, task: Task) -> Option<Seat> {
    match task {
        Task::Inference => entry.inferer,
        Task::Forecast => entry.forecaster,
    }
}

/// How much a reputer is listened to; 1 until he is scored.
pub fn coefficient(storage: &dyn Storage, topic: TopicId, reputer: ReputerId) -> Result<Number, Refusal> {
    let record = REPUTER_RECORDS.may_load(storage, (topic.0, reputer.0))?;
    Ok(record.and_then(|record| record.listening).unwrap_or(Number::ONE))
}

/// Everybody who has a seat with his report, ascending by id.
pub fn reports(
    storage: &dyn Storage,
    (topic, epoch): (TopicId, EpochId),
) -> Result<Vec<(ReputerId, SeatedReport)>, Refusal> {
    let reports = REPORTS.range(storage, (topic.0, epoch.0), None, Order::Ascending);
    let with_id = reports.map(|report| report.map(|(id, report)| (ReputerId(id), report)));
    Ok(with_id.collect::<Result<_, _>>()?)
}

/// What a report would bring. `reports`: those that are seated.
pub fn would_admit_report(
    terms: &Terms,
    reports: &[(ReputerId, SeatedReport)],
    candidate: &Candidate<ReputerId, Uint128>,
) -> Result<ReputerAdmission, Refusal> {
    let rank =
        |(id, report): &(ReputerId, SeatedReport)| Candidate::reputer(*id, report.coefficient, report.stake);
    let seated = reports.iter().map(rank).collect::<Result<Vec<_>, _>>()?;
    Ok(Seats::of_reputers(terms.max_reputers.into()).would_admit(&seated, candidate)?)
}
