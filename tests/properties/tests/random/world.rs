//! [`World`]: a network with three topics, and what an auditor writes down of it.

use crate::auditor::Notes;
use allora_interfaces::registry::Policy;
use allora_interfaces::synthesis::Entry;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::schedule::Schedule;
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::Topic;
use allora_protocol::{EpochId, TopicId, WorkerId};
use allora_testing::{Builder, Network, TOKEN, TopicSpec};

/// Names of everybody who acts.
pub const ACTORS: [&str; 8] = ["ann", "ben", "cem", "dot", "eve", "fay", "gil", "hob"];

/// A network with three topics: open submissions and labels; commit and reveal; several components and a truth that comes
/// epochs later.
pub struct World {
    pub net: Network,
    pub topics: Vec<TopicId>,
    pub notes: Notes,
    /// What was committed, newest last.
    pub secrets: Vec<Secret>,
    /// Whether somebody carries out what is due before every message.
    pub prompt: bool,
}

/// What somebody committed.
#[derive(Clone, Debug)]
pub struct Secret {
    pub topic: TopicId,
    pub epoch: EpochId,
    pub worker: WorkerId,
    pub entry: Entry,
    pub salt: [u8; 32],
}

fn schedule(length: u64, submissions: u64, reveals: u64, lag: u64, reports: u64) -> Schedule {
    Schedule {
        epoch_length: length,
        worker_submission_window: submissions,
        reveal_window: reveals,
        ground_truth_lag: lag,
        report_window: reports,
        report_reveal_window: 0,
        dispute_window: 0,
    }
}

fn topics(seats: (u16, u16, u16)) -> [TopicSpec; 3] {
    let labels = Topic {
        answer: Answer::Label { labels: 3 },
        loss: LossFunction::Brier,
        truth_mode: Default::default(),
        rule: RuleKind::Regret,
    };
    let seated = |spec: TopicSpec| spec.seats(seats.0, seats.1, seats.2);
    [
        seated(
            TopicSpec::default().answer(labels.answer, labels.loss).schedule(schedule(120, 60, 0, 60, 40)),
        ),
        seated(TopicSpec::default().schedule(schedule(180, 60, 60, 150, 60))),
        seated(
            TopicSpec::default()
                .answer(Answer::Value { arity: 2 }, LossFunction::Absolute)
                .schedule(schedule(90, 60, 0, 400, 90)),
        ),
    ]
}

impl World {
    /// Few seats for many, small deposits.
    pub fn crowded(builder: Builder) -> Self {
        Self::new(builder, (3, 2, 2), 3 * TOKEN)
    }

    /// Seats for everybody, deposits that never run out.
    pub fn roomy(prompt: bool) -> Self {
        Self { prompt, ..Self::new(Network::builder(), (12, 12, 12), 10_000 * TOKEN) }
    }

    fn new(builder: Builder, seats: (u16, u16, u16), deposit: u128) -> Self {
        let builder = builder.suite(|params| {
            params.registration_deposit = deposit.into();
            params.reveal_forfeit = TOKEN.into();
            params.deposit_delay = 500;
            params.unbonding_time = 500;
        });
        let mut net = builder.emission_period(60).start();
        let mut notes = Notes::default();
        let mut ids = Vec::new();
        for mut spec in topics(seats) {
            spec.0.worker_policy = Some(Policy::Open);
            ids.push(net.create_topic(spec));
            notes.versions(&net);
        }
        let mut world = Self { net, topics: ids, notes, secrets: Vec::new(), prompt: false };
        world.people();
        world
    }

    /// Workers and reputers in every topic, so that something happens early.
    fn people(&mut self) {
        for topic in self.topics.clone() {
            self.net.on(topic);
            for name in &ACTORS[..5] {
                self.net.register(name);
            }
            for name in &ACTORS[4..7] {
                self.net.new_reputer(name, 20 * TOKEN);
            }
        }
    }

    /// Carries out everything that is due in all topics.
    pub fn catch_up(&mut self) {
        for topic in self.topics.clone() {
            self.net.on(topic);
            while self
                .net
                .open_epochs()
                .next_due(&self.net.topic_record().versions, self.net.now())
                .unwrap()
                .is_some()
            {
                self.net.advance("keeper", 1).ok();
                self.notes.tables(&self.net);
            }
        }
    }

    /// Waits until everything is due, and carries it out.
    pub fn finish(&mut self) {
        self.net.wait(10_000);
        self.catch_up();
        for topic in &self.topics {
            self.net.topic = *topic;
            assert!(self.net.open_epochs().as_slice().is_empty(), "topic {topic} is stuck");
        }
    }
}
