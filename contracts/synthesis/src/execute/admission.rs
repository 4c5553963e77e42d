//! What `Submit` and `Commit` share: seats, and who loses his.

use super::door::{Frozen, Worker};
use crate::Refusal;
use crate::seats::{Hall, WorkerAdmission, seat_of};
use crate::store::{self, current_merits, resolve_passed_over};
use allora_interfaces::event::{self, or_empty};
use allora_interfaces::synthesis::{
    Config, Content, ENTRIES, EPOCHS, EpochRecord, OPEN, Parts, PassedOver, RECORDS, Seat, SeatedEntry, Task,
    WorkerRecord,
};
use allora_protocol::schedule::{EpochState, OpenEpochs};
use allora_protocol::{ById, EpochId, TopicId, WorkerId};
use cosmwasm_std::{Deps, DepsMut, Event, Storage};

/// An epoch that takes an entry.
pub struct Begun {
    record: EpochRecord,
    /// The open epochs with it among them, when this is its first entry.
    open: Option<OpenEpochs>,
}

impl Begun {
    /// An epoch that has entries.
    pub fn before(record: EpochRecord) -> Self {
        Self { record, open: None }
    }

    /// An epoch that begins with this entry. `open`: those that were before it.
    /// Error: [`ScheduleError::AdvanceFirst`](allora_protocol::schedule::ScheduleError::AdvanceFirst).
    pub fn now(
        storage: &dyn Storage,
        (topic, epoch): (TopicId, EpochId),
        mut open: OpenEpochs,
        Frozen { min_topic_stake, reveal_forfeit }: Frozen,
    ) -> Result<Self, Refusal> {
        let behind = open.as_slice().iter().any(|open| open.state == EpochState::Collecting);
        open.join(epoch)?;
        let scored = store::head(storage, topic)?.scored;
        let record =
            EpochRecord { min_topic_stake, reveal_forfeit, scored, behind, ..EpochRecord::default() };
        Ok(Self { record, open: Some(open) })
    }
}

/// Somebody who wants seats.
pub struct Application<'a> {
    /// The suite.
    pub config: &'a Config,
    /// Where to.
    pub at: (TopicId, EpochId),
    /// Who.
    pub worker: Worker,
    /// What scores made of him.
    pub record: WorkerRecord,
    /// The epoch.
    pub begun: Begun,
    /// For which seats.
    pub parts: Parts,
    /// What he sends.
    pub content: Content,
}

/// What became of an application.
pub struct Taken {
    decisions: Vec<Decision>,
    /// Those who lost a seat to it.
    pub evictions: Vec<Event>,
}

struct Decision {
    task: Task,
    seat: Seat,
    admission: WorkerAdmission,
}

/// Somebody who lost his seat, as he is stored from now on.
struct Evicted {
    id: WorkerId,
    /// `None`: he has none left.
    entry: Option<SeatedEntry>,
    record: WorkerRecord,
}

/// Seats an applicant where he is good enough, and stores what follows from it.
pub fn take_in(deps: DepsMut, application: Application) -> Result<Taken, Refusal> {
    let Application { config, at: (topic, epoch), worker, mut record, mut begun, parts, content } =
        application;
    let hall = Hall { suite: &config.registry, topic, epoch, terms: &worker.terms };
    let wishes = wishes(deps.as_ref(), config, &hall, &worker, &mut record, parts, begun.record.scored)?;
    let full = wishes.iter().any(|(task, _)| !hall.has_free(&begun.record, *task));
    let entries = if full { hall.entries(deps.storage)? } else { vec![] };
    let mut decisions = Vec::new();
    for (task, seat) in wishes {
        let admission = hall.decide(&entries, &begun.record, task, worker.id, seat)?;
        decisions.push(Decision { task, seat, admission });
    }
    let evicted = evicted(deps.storage, (topic, epoch), &decisions, entries)?;
    let seats_taken = count(&mut begun.record, &decisions);
    let missed = pass_over(&mut record, epoch, &decisions);

    let storage = deps.storage;
    for Evicted { id, entry, record } in &evicted {
        match entry {
            Some(entry) => ENTRIES.save(storage, (topic.0, epoch.0, id.0), entry),
            None => ENTRIES.remove(storage, (topic.0, epoch.0, id.0)),
        }
        RECORDS.save(storage, (topic.0, id.0), record);
    }
    let (inferer, forecaster) = (given(&decisions, Task::Inference), given(&decisions, Task::Forecast));
    if inferer.is_some() || forecaster.is_some() {
        let entry = SeatedEntry { inferer, forecaster, content };
        ENTRIES.save(storage, (topic.0, epoch.0, worker.id.0), &entry);
    }
    if missed {
        RECORDS.save(storage, (topic.0, worker.id.0), &record);
    }
    if seats_taken {
        EPOCHS.save(storage, (topic.0, epoch.0), &begun.record);
    }
    if let Some(open) = &begun.open {
        OPEN.save(storage, topic.0, open);
    }
    let evictions = evictions((topic, epoch), worker.id, &decisions);
    Ok(Taken { decisions, evictions })
}

impl Taken {
    /// The last six attributes of `submitted` and `committed`.
    pub fn attributes(&self) -> [String; 6] {
        let of = |task| self.decisions.iter().find(|decision| decision.task == task);
        let (inferer, forecaster) = (of(Task::Inference), of(Task::Forecast));
        let admitted = |decision: Option<&Decision>| or_empty(decision.map(|one| one.admission.admitted));
        let merit = |decision: Option<&Decision>| or_empty(decision.and_then(|one| one.seat.merit));
        let lowest = |decision: Option<&Decision>| {
            or_empty(decision.and_then(|one| one.admission.lowest.as_ref()?.merit))
        };
        [
            admitted(inferer),
            admitted(forecaster),
            merit(inferer),
            merit(forecaster),
            lowest(inferer),
            lowest(forecaster),
        ]
    }
}

/// The seats that an applicant asks for, with his merits now.
fn wishes(
    deps: Deps,
    config: &Config,
    hall: &Hall,
    worker: &Worker,
    record: &mut WorkerRecord,
    parts: Parts,
    scored: u64,
) -> Result<Vec<(Task, Seat)>, Refusal> {
    let at = (hall.topic, hall.epoch);
    let now = current_merits(deps, config, &worker.topic, at, record, parts, scored)?;
    let asked =
        [(parts.inference, Task::Inference, now.inferer), (parts.forecast, Task::Forecast, now.forecaster)];
    let asked = asked.into_iter().filter(|(asked, ..)| *asked);
    Ok(asked.map(|(_, task, merit)| (task, seat_of(&merit))).collect())
}

/// Those who lose a seat, each once, though he may lose two.
fn evicted(
    storage: &dyn Storage,
    (topic, epoch): (TopicId, EpochId),
    decisions: &[Decision],
    entries: Vec<(WorkerId, SeatedEntry)>,
) -> Result<Vec<Evicted>, Refusal> {
    let mut lost: ById<WorkerId, Vec<Task>> = ById::new();
    for decision in decisions {
        if let Some(id) = decision.admission.evicted {
            lost.get_or_insert_with(id, Vec::new).push(decision.task);
        }
    }
    let mut evicted = Vec::new();
    for (id, mut entry) in entries {
        let Some(tasks) = lost.get(id) else { continue };
        let mut record = store::record(storage, topic, id)?;
        resolve_passed_over(storage, topic, &mut record)?;
        for task in tasks {
            match task {
                Task::Inference => entry.inferer = None,
                Task::Forecast => entry.forecaster = None,
            }
            record.passed_over.push(PassedOver { epoch, role: *task });
        }
        let seated = entry.inferer.is_some() || entry.forecaster.is_some();
        evicted.push(Evicted { id, entry: seated.then_some(entry), record });
    }
    Ok(evicted)
}

/// Counts the seats that nobody had before; whether there are any.
fn count(record: &mut EpochRecord, decisions: &[Decision]) -> bool {
    let free = |one: &&Decision| one.admission.admitted && one.admission.evicted.is_none();
    let mut changed = false;
    for Decision { task, .. } in decisions.iter().filter(free) {
        let taken = match task {
            Task::Inference => &mut record.inferers,
            Task::Forecast => &mut record.forecasters,
        };
        *taken = taken.saturating_add(1);
        changed = true;
    }
    changed
}

/// Notes where the applicant has no seat; whether there is such a task.
fn pass_over(record: &mut WorkerRecord, epoch: EpochId, decisions: &[Decision]) -> bool {
    let refused = decisions.iter().filter(|one| !one.admission.admitted);
    let before = record.passed_over.len();
    record.passed_over.extend(refused.map(|one| PassedOver { epoch, role: one.task }));
    record.passed_over.len() > before
}

fn given(decisions: &[Decision], task: Task) -> Option<Seat> {
    decisions.iter().find(|one| one.task == task && one.admission.admitted).map(|one| one.seat)
}

fn evictions((topic, epoch): (TopicId, EpochId), by: WorkerId, decisions: &[Decision]) -> Vec<Event> {
    let evicted = decisions.iter().filter_map(|one| Some((one.task, one.admission.evicted?)));
    let event = |(task, id): (Task, WorkerId)| {
        let role = match task {
            Task::Inference => "inferer",
            Task::Forecast => "forecaster",
        };
        let values = [topic.to_string(), epoch.to_string(), role.into(), id.to_string(), by.to_string()];
        event::EVICTED.event(values)
    };
    evicted.map(event).collect()
}
