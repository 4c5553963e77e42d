//! `WouldAdmit`.

use super::about::About;
use super::may::{self, refusal};
use crate::Refusal;
use crate::seats::{self, Hall};
use crate::store::{self, current_merits};
use allora_interfaces::staking::Pool;
use allora_interfaces::synthesis::{OPERATORS, Parts, ROSTERS, Seat, SeatKind, Task, WouldAdmitResponse};
use allora_protocol::Number;
use allora_protocol::score::{Admission, Candidate};
use allora_protocol::topic::Terms;
use allora_protocol::{EpochId, ReputerId, WorkerId};
use cosmwasm_std::{Addr, Uint128};

/// Whether somebody would get a seat if he sent something now. Who is not registered asks as who is about to be.
pub fn would_admit(
    about: &About,
    address: &str,
    seat: SeatKind,
    epoch: Option<EpochId>,
) -> Result<WouldAdmitResponse, Refusal> {
    let address = store::address(about.deps.api, address)?;
    let epoch = match (epoch, seat) {
        (Some(epoch), _) => epoch,
        (None, SeatKind::Reputer) => next_report(about)?,
        (None, SeatKind::Inferer | SeatKind::Forecaster) => about.next_entry()?,
    };
    let terms = match about.topic.versions.at(epoch) {
        Ok(version) => version.params,
        Err(forgotten) => return Ok(over(about, epoch, forgotten.to_string())),
    };
    match seat {
        SeatKind::Inferer => worker(about, &address, epoch, &terms, Task::Inference),
        SeatKind::Forecaster => worker(about, &address, epoch, &terms, Task::Forecast),
        SeatKind::Reputer => reputer(about, &address, epoch, &terms),
    }
}

fn worker(
    about: &About,
    address: &Addr,
    epoch: EpochId,
    terms: &Terms,
    task: Task,
) -> Result<WouldAdmitResponse, Refusal> {
    let hall = Hall { suite: &about.config.registry, topic: about.id, epoch, terms };
    let mut entries = hall.entries(about.storage())?;
    let taken = hall.candidates(&entries, task).len();
    let id = worker_id(about, address)?;
    let held = entries.iter().find(|(other, _)| *other == id).and_then(|(_, entry)| seats::seat(entry, task));
    let seat = match held {
        Some(seat) => seat,
        None => seat_now(about, id, epoch, task)?,
    };
    entries.retain(|(other, _)| *other != id);
    let Admission { admitted, evicted, lowest } = hall.would_admit(&entries, task, id, seat)?;
    Ok(WouldAdmitResponse {
        epoch_id: epoch,
        admitted,
        refused: refusal(may::enter(about, address, epoch)),
        evicted: evicted.map(|evicted| evicted.0),
        own: seat.merit,
        lowest: lowest.and_then(|lowest| lowest.merit),
        newcomer: seat.newcomer,
        cap: hall.cap(task),
        taken: count(taken),
        now: about.now,
    })
}

/// The worker whose key it is or was; of a stranger the one he would become.
fn worker_id(about: &About, address: &Addr) -> Result<WorkerId, Refusal> {
    match OPERATORS.may_load(about.storage(), (about.id.0, address))? {
        Some(operator) => Ok(operator.worker),
        None => Ok(WorkerId(ROSTERS.may_load(about.storage(), about.id.0)?.unwrap_or_default().workers)),
    }
}

/// The seat that a worker would ask for now.
fn seat_now(about: &About, id: WorkerId, epoch: EpochId, task: Task) -> Result<Seat, Refusal> {
    let mut record = store::record(about.storage(), about.id, id)?;
    let parts = Parts { inference: task == Task::Inference, forecast: task == Task::Forecast };
    let scored = about.head()?.scored;
    let merits = current_merits(
        about.deps,
        &about.config,
        &about.topic,
        (about.id, epoch),
        &mut record,
        parts,
        scored,
    )?;
    Ok(match task {
        Task::Inference => seats::seat_of(&merits.inferer),
        Task::Forecast => seats::seat_of(&merits.forecaster),
    })
}

fn reputer(
    about: &About,
    address: &Addr,
    epoch: EpochId,
    terms: &Terms,
) -> Result<WouldAdmitResponse, Refusal> {
    let mut reports = seats::reports(about.storage(), (about.id, epoch))?;
    let taken = reports.len();
    // Who has no pool has nothing, and comes last.
    let stranger = || Pool { id: ReputerId(u32::MAX), ..Pool::default() };
    let pool = about.pool(address)?.unwrap_or_else(stranger);
    let (id, bonded) = (pool.id, pool.bonded());
    let candidate = match reports.iter().find(|(other, _)| *other == id) {
        Some((_, report)) => Candidate::reputer(id, report.coefficient, report.stake)?,
        None => Candidate::reputer(id, seats::coefficient(about.storage(), about.id, id)?, bonded)?,
    };
    reports.retain(|(other, _)| *other != id);
    let Admission { admitted, evicted, lowest } = seats::would_admit_report(terms, &reports, &candidate)?;
    let rank = |candidate: Candidate<ReputerId, Uint128>| candidate.merit.map(Number::from);
    Ok(WouldAdmitResponse {
        epoch_id: epoch,
        admitted,
        refused: refusal(may::report(about, address, epoch)),
        evicted: evicted.map(|evicted| evicted.0),
        own: rank(candidate),
        lowest: lowest.and_then(rank),
        newcomer: false,
        cap: terms.max_reputers,
        taken: count(taken),
        now: about.now,
    })
}

/// The oldest epoch that takes reports; else the open epoch that takes them next, or the next to take submissions.
fn next_report(about: &About) -> Result<EpochId, Refusal> {
    let open = about.open()?;
    let mut next = None;
    for entry in open.as_slice() {
        let reports = about.topic.versions.windows(entry.epoch)?.reports();
        if reports.contains(about.now) {
            return Ok(entry.epoch);
        }
        if about.now < reports.from && next.is_none_or(|(from, _)| reports.from < from) {
            next = Some((reports.from, entry.epoch));
        }
    }
    match next {
        Some((_, epoch)) => Ok(epoch),
        None => Ok(about.next_entry()?),
    }
}

/// Of an epoch whose terms are no longer kept.
fn over(about: &About, epoch_id: EpochId, refused: String) -> WouldAdmitResponse {
    WouldAdmitResponse {
        epoch_id,
        admitted: false,
        refused: Some(refused),
        evicted: None,
        own: None,
        lowest: None,
        newcomer: false,
        cap: 0,
        taken: 0,
        now: about.now,
    }
}

fn count(seated: usize) -> u16 {
    u16::try_from(seated).unwrap_or(u16::MAX)
}
