//! [`Replica`]: a topic as it stands after the events so far, with all that it learned, in memory.

mod admission;
mod close;
mod merit;
mod report;
mod settle;
mod stake;
mod table;
mod working;

use crate::audit::Findings;
use crate::fact::Fact;
use crate::{Audit, Export, FORMAT, PublicEvent, ReplayError, Subject, compare};
use allora_interfaces::synthesis::{EpochResult, EpochTable, WorkerRecord};
use allora_protocol::epoch::{Rules, TopicState};
use allora_protocol::schedule::Event;
use allora_protocol::{ById, EpochId, ReputerId, WorkerId};
use cosmwasm_std::Uint128;
use stake::Stake;
use working::Working;

/// A topic as it stands after the events so far.
pub struct Replica<'a> {
    export: &'a Export,
    /// What it learned; averages as of the epoch that scored them.
    state: TopicState,
    /// How many epochs were scored.
    scored: u64,
    /// Averages of scores, and what was missed since. Smoothed fractions are in `state`.
    records: ById<WorkerId, WorkerRecord>,
    /// The epochs under way.
    open: ById<EpochId, Working>,
    /// The others, and those closed and not settled.
    results: ById<EpochId, EpochResult>,
    /// What workers have locked, as far as the record says so.
    deposits: ById<WorkerId, Uint128>,
    /// What reputers have bonded, as far as the record says so.
    stakes: ById<ReputerId, Stake>,
    findings: Findings,
}

impl<'a> Replica<'a> {
    /// A topic at its opening.
    pub fn new(export: &'a Export) -> Result<Self, ReplayError> {
        if export.format != FORMAT {
            return Err(ReplayError::UnknownFormat { found: export.format });
        }
        Ok(Self {
            export,
            state: TopicState::default(),
            scored: 0,
            records: ById::new(),
            open: ById::new(),
            results: ById::new(),
            deposits: ById::new(),
            stakes: ById::new(),
            findings: Findings::default(),
        })
    }

    /// Carries out what an event says, and compares what else it claims.
    pub fn apply(&mut self, event: &PublicEvent, fact: Fact) -> Result<(), ReplayError> {
        match fact {
            Fact::Deposit { worker, deposit } => {
                self.deposits.insert(worker, deposit);
            }
            Fact::Bonded { reputer, came, left, bonded } => {
                self.stakes.get_or_insert_with(reputer, Stake::default).is((came, left), bonded);
            }
            Fact::Incoming { reputer, bonded, incoming, until } => {
                let stake = self.stakes.get_or_insert_with(reputer, Stake::default);
                stake.spread(event.time, bonded, incoming, until);
            }
            Fact::Came { epoch, worker, content } => self.came(event, epoch, worker, content)?,
            Fact::Revealed { epoch, worker, entry } => self.revealed(event, epoch, worker, entry)?,
            Fact::Evicted { epoch } => self.evicted(event, epoch),
            Fact::Reported { epoch, reputer, report, stake } => {
                self.reported(event, epoch, reputer, report, stake)?;
            }
            Fact::Forfeited { epoch } => self.forfeited(event, epoch),
            Fact::Closed { epoch } => self.close(event, epoch)?,
            Fact::Settled { epoch } => self.settle(event, epoch)?,
        }
        Ok(())
    }

    /// What was found, after the last event.
    pub fn finish(mut self) -> Result<Audit, ReplayError> {
        for (epoch, result) in std::mem::take(&mut self.results) {
            if self.open.contains(epoch) {
                self.compare_result(epoch, &result);
            }
            self.results.insert(epoch, result);
        }
        for epoch in self.export.results.ids() {
            if !self.results.contains(epoch) {
                self.findings.differs(epoch, "result", "there is one", "no close of it is in the log");
            }
        }
        Ok(self.findings.into_audit())
    }

    fn subject(&self) -> &'a Subject {
        &self.export.subject
    }

    /// What an epoch goes by.
    fn rules(&self, epoch: EpochId) -> Result<Rules, ReplayError> {
        let subject = self.subject();
        let params = &subject.version(epoch)?.params;
        Ok(subject.topic.rules(&params.terms, &params.tuning, subject.min_topic_stake(epoch)?))
    }

    /// Whether something can be carried out; that it was due, and nothing else before it, is checked.
    fn begin(&mut self, event: &PublicEvent, what: Event) -> bool {
        let (Event::Close(epoch) | Event::Settle(epoch) | Event::Pay(epoch)) = what;
        self.findings.saw(epoch);
        let waiting = self.open.get(epoch).map(|working| working.next().event);
        if waiting != Some(what) {
            let found = waiting.map_or("nothing of it is under way".into(), in_words);
            self.findings.differs(epoch, event.name.clone(), in_words(what), found);
            return false;
        }
        let next = self.open.values().map(Working::next).min();
        if let Some(next) = next.filter(|next| next.event != what || next.at > event.time) {
            let computed = format!("{} is next, due at {}", in_words(next.event), next.at);
            self.findings.differs(epoch, event.name.clone(), format!("at {}", event.time), computed);
        }
        true
    }

    fn compare_result(&mut self, epoch: EpochId, computed: &EpochResult) {
        match self.export.results.get(epoch) {
            Some(claimed) => self.findings.note(epoch, compare::records("result", claimed, computed)),
            None => self.findings.differs(epoch, "result", "none", "there is one"),
        }
    }

    fn compare_table(&mut self, epoch: EpochId, computed: &EpochTable) {
        if let Some(claimed) = self.export.tables.get(epoch) {
            self.findings.note(epoch, compare::records("table", claimed, computed));
        }
    }
}

fn in_words(event: Event) -> String {
    match event {
        Event::Close(epoch) => format!("the close of epoch {epoch}"),
        Event::Settle(epoch) => format!("the settlement of epoch {epoch}"),
        Event::Pay(epoch) => format!("the payment of epoch {epoch}"),
    }
}
