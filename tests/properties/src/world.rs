//! [`World`]: a network with some topics, who acts in it, and what is watched meanwhile.

use crate::act::Kind;
use crate::audit::Watch;
use crate::climate::Climate;
use crate::replay::Notes;
use crate::tally::Tally;
use allora_interfaces::registry::Policy;
use allora_interfaces::synthesis::Entry;
use allora_protocol::emission::MoneyParamsUpdate;
use allora_protocol::loss::{Answer, LossFunction};
use allora_protocol::schedule::Schedule;
use allora_protocol::{EpochId, TopicId, WorkerId};
use allora_testing::{Attempt, Builder, Network, Receipt, Refusal, SUPPLY, TOKEN, TopicSpec};
use cosmwasm_std::{Addr, Decimal, Uint128};
use std::collections::BTreeMap;

/// Names of everybody who acts.
pub const ACTORS: [&str; 8] = ["ann", "ben", "cem", "dot", "eve", "fay", "gil", "hob"];
/// Names of everybody else who has or does something.
const OTHERS: [&str; 8] = ["bank", "owner", "heir", "guardian", "creator", "keeper", "validators", "mallory"];
/// What each of the actors has at first, in base units.
const PURSE: u128 = 1_000_000 * TOKEN;

/// A network that begins with three topics: open submissions and labels; commit and reveal; several components and a truth
/// that comes epochs later.
pub struct World {
    /// The chain and the suite on it.
    pub net: Network,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// What an auditor writes down of it.
    pub notes: Notes,
    /// What was committed, newest last.
    pub secrets: Vec<Secret>,
    /// Whether somebody carries out what is due before every message.
    pub prompt: bool,
    /// Where it is.
    pub climate: Climate,
    /// What happened.
    pub tally: Tally,
    /// A token that the suite knows nothing of.
    pub rogue: Addr,
    /// What has to hold.
    pub(crate) watch: Watch,
    names: BTreeMap<Addr, &'static str>,
}

/// What somebody committed.
#[derive(Clone, Debug)]
pub struct Secret {
    /// In which topic.
    pub topic: TopicId,
    /// For which epoch.
    pub epoch: EpochId,
    /// Who.
    pub worker: WorkerId,
    /// What.
    pub entry: Entry,
    /// With which salt.
    pub salt: [u8; 32],
    /// Whether it is no secret any more.
    pub revealed: bool,
}

impl World {
    /// Few seats for many, small deposits; topics that earn.
    pub fn crowded(climate: Climate) -> Self {
        Self::crowded_on(climate, |builder| builder)
    }

    /// The same, with something else about the network: what carries out its contracts.
    pub fn crowded_on(climate: Climate, change: impl FnOnce(Builder) -> Builder) -> Self {
        let mut world = Self::new(climate, (3, 2, 2), 3 * TOKEN, change);
        world.money();
        world.begin()
    }

    /// Seats for everybody, deposits that never run out; no money to be earned.
    pub fn roomy(prompt: bool) -> Self {
        let world = Self::new(Climate::default(), (12, 12, 12), 10_000 * TOKEN, |builder| builder);
        Self { prompt, ..world.begin() }
    }

    fn new(
        climate: Climate,
        seats: (u16, u16, u16),
        deposit: u128,
        change: impl FnOnce(Builder) -> Builder,
    ) -> Self {
        let unit = climate.pace.unit;
        let builder = Network::builder().unaudited().money(climate.money).cap(climate.cap);
        let builder = builder.emission_period(climate.pace.period).suite(|params| {
            params.registration_deposit = deposit.into();
            params.reveal_forfeit = TOKEN.into();
            params.deposit_delay = 500 * unit;
            params.unbonding_time = 500 * unit;
            params.money.max_monthly_yield = Decimal::percent(50);
            params.money.supply = Some(Uint128::new(SUPPLY));
            params.money.mintable = Uint128::new(1_000_000 * TOKEN);
        });
        let mut net = change(builder).start();
        let rogue = net.rogue_token();
        let names = ACTORS.into_iter().chain(OTHERS).map(|name| (net.addr(name), name)).collect();
        let mut world = Self {
            watch: Watch::default(),
            net,
            topics: Vec::new(),
            notes: Notes::default(),
            secrets: Vec::new(),
            prompt: false,
            climate,
            tally: Tally::default(),
            rogue,
            names,
        };
        for which in 0..3 {
            let topic = world.net.create_topic(topic(which, unit, seats));
            world.topics.push(topic);
            world.notes.versions(&world.net);
        }
        world.people();
        world
    }

    /// Workers and reputers in every topic, so that something happens early.
    fn people(&mut self) {
        for name in ACTORS {
            self.net.give(name, PURSE);
            self.net.broke(name);
        }
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

    /// Topics that the owner vouches for and that are funded, a treasury, validators.
    fn money(&mut self) {
        if self.climate.treasury > 0 {
            self.net.donate("keeper", self.climate.treasury);
        }
        if self.climate.validators {
            let validators = Some(self.net.addr("validators").to_string());
            let money = MoneyParamsUpdate { validators, ..MoneyParamsUpdate::default() };
            self.net.update_suite(|params| params.money = Some(money));
        }
        for topic in self.topics.clone() {
            self.net.on(topic).vouch("owner");
            self.net.fund("hob", 5 * TOKEN);
        }
    }

    /// From now on everything is watched.
    fn begin(mut self) -> Self {
        self.net.careful(true).compare_one_in(8).audit();
        self.watch = Watch::begin(&self.net);
        self
    }

    /// A message was sent that nothing can hold back.
    pub fn must(&mut self, kind: Kind, attempt: Attempt) {
        if let Err(refusal) = self.outcome(kind, attempt) {
            panic!("{kind:?} is refused: {}", refusal.text);
        }
    }

    /// A message was sent: counts it, and looks whether all is as it has to be. Returns the receipt of one that was carried out.
    pub fn did(&mut self, kind: Kind, attempt: Attempt) -> Option<Receipt> {
        self.outcome(kind, attempt).ok()
    }

    fn outcome(&mut self, kind: Kind, attempt: Attempt) -> Result<Receipt, Refusal> {
        let result = attempt.result();
        let count = self.tally.messages.entry(kind).or_default();
        match &result {
            Ok(_) => count.0 += 1,
            Err(refusal) => {
                count.1 += 1;
                assert!(
                    !refusal.code().is_empty() || is_foreign(refusal),
                    "a refusal without a code: {refusal:?}"
                );
                let code = if refusal.code().is_empty() { "no code of the suite's" } else { refusal.code() };
                *self.tally.refusals.entry(code.into()).or_default() += 1;
            }
        }
        assert!(result.is_err() || !kind.is_forged(), "a forged message was carried out: {kind:?}");
        self.watch.look(&self.net, |holder| self.names.contains_key(holder));
        result
    }

    /// The name of an address, where it is a person's.
    pub fn name_of(&self, address: &Addr) -> Option<&'static str> {
        self.names.get(address).copied()
    }
}

/// Whether it is not the suite's own: of the bank or the token where somebody has too little, of the token that attacks, of
/// what reads messages.
fn is_foreign(refusal: &Refusal) -> bool {
    let words = ["Cannot Sub with given operands", "this token transfers nothing", "Error parsing into type"];
    words.iter().any(|words| refusal.text.contains(words))
}

/// One of the three kinds of topics: open submissions and labels; commit and reveal; several components and a truth that comes
/// epochs later. `unit`: see [`crate::climate::Pace`].
pub fn topic(which: u16, unit: u64, (inferers, forecasters, reputers): (u16, u16, u16)) -> TopicSpec {
    let schedule = |length, submissions, reveals, lag, reports| Schedule {
        epoch_length: length * unit,
        worker_submission_window: submissions * unit,
        reveal_window: reveals * unit,
        ground_truth_lag: lag * unit,
        report_window: reports * unit,
        report_reveal_window: 0,
        dispute_window: 0,
    };
    let spec = TopicSpec::default().seats(inferers, forecasters, reputers);
    let mut spec = match which % 3 {
        0 => {
            let labels = spec.answer(Answer::Label { labels: 3 }, LossFunction::Brier);
            labels.schedule(schedule(120, 60, 0, 60, 40))
        }
        1 => spec.schedule(schedule(180, 60, 60, 150, 60)),
        _ => {
            let pair = spec.answer(Answer::Value { arity: 2 }, LossFunction::Absolute);
            pair.schedule(schedule(90, 60, 0, 400, 90))
        }
    };
    spec.0.worker_policy = Some(Policy::Open);
    spec
}
