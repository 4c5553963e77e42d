//! Entries, reveals, reports, and who carries out what is due.

use super::{name, nth};
use crate::act::{Act, Kind, Twist};
use crate::world::{Secret, World};
use allora_interfaces::synthesis::{EPOCHS, Entry, LEDGERS, PARKED, UNPAID};
use allora_protocol::loss::Answer;
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, Number, TopicId, WorkerId};
use allora_testing::entry;
use cosmwasm_std::Order;

impl World {
    /// An entry for the epoch that is open now, or one beside it; in the open or as a commitment, as the topic has it.
    pub(super) fn submit(&mut self, act: &Act) {
        let who = self.operator(act);
        let versions = self.net.topic_record().versions;
        let current = versions.current(self.net.now()).unwrap().unwrap_or_default();
        let off = if act.twist == Twist::Absurd { i64::from(act.die % 3) - 1 } else { 0 };
        let epoch = EpochId(current.0.saturating_add_signed(off));
        let entry = self.entry(act);
        let Ok(windows) = versions.windows(epoch) else { return };
        let commits = windows.submissions_end < windows.closes;
        if !commits && act.twist != Twist::Stranger {
            let attempt = self.net.submit(who, epoch, entry);
            self.did(Kind::Submit, attempt);
            return;
        }
        let worker = self.net.find_worker(who);
        let salt = [(self.secrets.len() % 251) as u8; 32];
        let hash = worker.map_or([7; 32], |worker| self.net.commitment(worker, epoch, &entry, &salt));
        let attempt = self.net.commit_hash(who, epoch, &hash, entry.parts());
        if let (Some(_), Some(worker)) = (self.did(Kind::Commit, attempt), worker) {
            self.secrets.push(Secret { topic: self.net.topic, epoch, worker, entry, salt, revealed: false });
        }
    }

    /// Who acts for one of the topic's workers; a stranger may act for none.
    fn operator(&self, act: &Act) -> &'static str {
        let workers = self.workers().into_iter();
        let here = workers.filter(|(of, worker)| of.topic_id == self.net.topic && worker.left_at.is_none());
        let operators: Vec<_> = here.map(|(_, worker)| worker.operator).collect();
        self.sender(act, nth(&operators, act.who).as_ref())
    }

    /// An inference, a forecast, mostly of few, or both.
    fn entry(&self, act: &Act) -> Entry {
        let die = u32::from(act.die);
        let inference = (die % 10 < 7).then(|| self.inference(act.amount));
        let forecast = (die % 10 > 5).then(|| {
            let element = |nth: u32| {
                let about = WorkerId((die / 16 + nth * (1 + u32::from(act.whom) % 3)) % 9);
                (about, Number::integer(i64::from((act.amount >> nth) % 9) - 4))
            };
            (0..die / 10 % 6).map(element).collect()
        });
        entry(inference, forecast)
    }

    /// An inference of the topic's shape.
    fn inference(&self, amount: u32) -> Vec<Number> {
        let value = i64::from(amount % 100) - 50;
        let tenth = |value: i64| Number::decimal(value, 1);
        match self.net.topic_record().topic.answer {
            Answer::Value { arity } => {
                (0..arity).map(|component| tenth(value + i64::from(component))).collect()
            }
            Answer::Label { labels } => {
                (0..labels).map(|label| tenth((value + 7 * i64::from(label)).rem_euclid(10))).collect()
            }
        }
    }

    /// Reveals one of the newest secrets, through anybody; mostly one that can be revealed now.
    pub(super) fn reveal(&mut self, act: &Act) {
        let (topic, now) = (self.net.topic, self.net.now());
        let versions = self.net.topic_record().versions;
        let in_time =
            |secret: &Secret| versions.windows(secret.epoch).is_ok_and(|w| w.reveals().contains(now));
        let mine = self.secrets.iter().rev().filter(|secret| secret.topic == topic).take(8);
        let newest: Vec<_> = mine.cloned().collect();
        let fitting: Vec<_> =
            newest.iter().filter(|secret| !secret.revealed && in_time(secret)).cloned().collect();
        if Self::is_idle(act, fitting.first()) {
            return;
        }
        let Some(secret) = nth(&fitting, act.whom).or_else(|| nth(&newest, act.whom)) else { return };
        let entry = if act.twist == Twist::Absurd { negated(secret.entry) } else { secret.entry };
        let attempt =
            self.net.reveal_as(name(act.who), Some(secret.worker), secret.epoch, entry, &secret.salt);
        if self.did(act.kind, attempt).is_some() {
            let of = |other: &&mut Secret| {
                (other.topic, other.epoch, other.worker) == (topic, secret.epoch, secret.worker)
            };
            self.secrets.iter_mut().filter(of).for_each(|secret| secret.revealed = true);
        }
    }

    /// A report for one of the epochs that take some.
    pub(super) fn report(&mut self, act: &Act) {
        if Self::is_idle(act, self.reportable().first()) {
            return;
        }
        let reputer = nth(&self.pools().into_iter().map(|(reputer, _)| reputer).collect::<Vec<_>>(), act.who);
        let sender = self.sender(act, reputer.as_ref());
        let epochs = self.reportable();
        let epoch = nth(&epochs, act.whom).unwrap_or(EpochId(u64::from(act.whom % 16)));
        let report = match (act.die % 14, self.net.topic_record().topic.answer) {
            (0, _) => Report::Void,
            (1, _) => Report::Label(act.amount),
            (_, Answer::Label { labels }) => Report::Label(act.amount % labels),
            (_, Answer::Value { .. }) => Report::Value(self.inference(act.amount)),
        };
        let attempt = self.net.report(sender, epoch, report);
        self.did(act.kind, attempt);
    }

    fn reportable(&self) -> Vec<EpochId> {
        let (versions, now) = (self.net.topic_record().versions, self.net.now());
        let current = versions.current(now).unwrap().unwrap_or_default();
        let epochs = (current.0.saturating_sub(8)..=current.0).map(EpochId);
        let storage = self.net.synthesis_storage();
        let takes = |epoch: &EpochId| {
            EPOCHS.has(&*storage, (self.net.topic.0, epoch.0))
                && versions.windows(*epoch).is_ok_and(|windows| windows.reports().contains(now))
        };
        epochs.filter(takes).collect()
    }

    pub(super) fn advance(&mut self, act: &Act) {
        let limit = match (act.twist, act.die % 3) {
            (Twist::Absurd, die) => u32::from(die) * 11,
            (_, 0) => 1,
            (_, 1) => 2,
            _ => 10,
        };
        let attempt = self.net.advance(name(act.who), limit);
        self.did(act.kind, attempt);
        self.notes.tables(&self.net);
    }

    /// An epoch that waits or is parked, in this topic or, where none does, in another.
    pub(super) fn pay(&mut self, act: &Act) {
        let unpaid: Vec<_> = self.unpaid();
        if Self::is_idle(act, unpaid.first()) {
            return;
        }
        let (topic, epoch) =
            nth(&unpaid, act.whom).unwrap_or((self.net.topic, EpochId(u64::from(act.whom % 8))));
        let epoch = if act.twist == Twist::Absurd { EpochId(epoch.0 + 1) } else { epoch };
        let attempt = self.net.on(topic).pay_epoch(name(act.who), epoch);
        self.did(act.kind, attempt);
    }

    /// Epochs that can be paid: the first that waits in each topic, and all that are parked.
    pub(crate) fn unpaid(&self) -> Vec<(TopicId, EpochId)> {
        let storage = self.net.synthesis_storage();
        let in_topic = |topic: &TopicId| {
            let waiting = UNPAID.range(&*storage, topic.0, None, Order::Ascending).take(1);
            let parked = PARKED.range(&*storage, topic.0, None, Order::Ascending);
            let all = waiting.chain(parked).map(Result::unwrap);
            all.map(|((_, epoch), _)| (*topic, EpochId(epoch))).collect::<Vec<_>>()
        };
        self.topics.iter().flat_map(in_topic).collect()
    }

    pub(super) fn sweep_forfeits(&mut self, act: &Act) {
        let forfeits = LEDGERS.load(&*self.net.synthesis_storage()).unwrap().forfeits;
        if Self::is_idle(act, Some(forfeits).filter(|forfeits| !forfeits.is_zero()).as_ref()) {
            return;
        }
        let attempt = self.net.sweep(name(act.who));
        self.did(act.kind, attempt);
    }
}

fn negated(entry: Entry) -> Entry {
    let Entry::Plain { inference, forecast } = entry;
    let inference = inference.map(|value| value.into_iter().map(Number::neg).collect());
    Entry::Plain { inference, forecast }
}
