//! Acts become messages.

use crate::act::{Act, Sent};
use crate::world::{ACTORS, Secret, World};
use allora_interfaces::registry::{QueryMsg, TopicResponse};
use allora_interfaces::synthesis::{Entry, Worker};
use allora_protocol::loss::Answer;
use allora_protocol::schedule::MAX_OPEN_EPOCHS;
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, Number, WorkerId};
use allora_testing::{TOKEN, entry};
use cosmwasm_std::{Addr, Uint128};

fn name(who: u8) -> &'static str {
    ACTORS[usize::from(who) % ACTORS.len()]
}

impl World {
    /// Something happens. Whether a message is carried out or refused is the suite's affair; both are audited.
    pub fn play(&mut self, act: &Act) {
        if let Act::Wait { seconds } = act {
            self.net.wait(*seconds);
        }
        if let Act::Go { topic, window } = act {
            self.on(*topic);
            self.go(*window);
        }
        if self.prompt || self.nearly_full() {
            self.catch_up();
        }
        self.act(act);
        self.notes.min_topic_stakes(&self.net);
    }

    fn nearly_full(&mut self) -> bool {
        let topics = self.topics.clone();
        topics
            .into_iter()
            .any(|topic| self.net.on(topic).open_epochs().as_slice().len() + 2 > MAX_OPEN_EPOCHS)
    }

    fn act(&mut self, act: &Act) {
        match act.clone() {
            Act::Wait { .. } | Act::Go { .. } => {}
            Act::Advance { topic, limit } => {
                self.on(topic);
                self.net.advance("keeper", limit).worked();
                self.notes.tables(&self.net);
            }
            Act::Register { topic, who, owner, off_by } => self.register(topic, who, owner, off_by),
            Act::TopUp { topic, worker, who, amount } => {
                self.on(topic);
                self.net.top_up(name(who), u32::from(worker), amount.into()).worked();
            }
            Act::Leave { topic, worker, who } => {
                self.on(topic);
                self.net.leave(name(who), u32::from(worker)).worked();
            }
            Act::WithdrawDeposit { topic, worker, who } => {
                self.on(topic);
                self.net.withdraw_deposit(name(who), u32::from(worker)).worked();
            }
            Act::Rotate { topic, worker, who, to } => {
                self.on(topic);
                self.net.rotate(name(who), u32::from(worker), to.map(name)).worked();
            }
            Act::AcceptOperator { topic, worker, who } => {
                self.on(topic);
                let to = self.worker(worker).and_then(|worker| worker.next_operator);
                self.net.accept_operator(self.mostly(who, to), u32::from(worker)).worked();
            }
            Act::Transfer { topic, worker, who, to } => {
                self.on(topic);
                self.net.transfer_worker(name(who), u32::from(worker), to.map(name)).worked();
            }
            Act::AcceptWorker { topic, worker, who } => {
                self.on(topic);
                let to = self.worker(worker).and_then(|worker| worker.next_owner);
                self.net.accept_worker(self.mostly(who, to), u32::from(worker)).worked();
            }
            Act::Bustle { topic, entries, reveals, reports } => {
                self.on(topic);
                self.bustle(entries, reveals, reports);
            }
            Act::Enter { topic, who, epoch_off, inference, forecast } => {
                self.on(topic);
                self.enter(name(who), epoch_off, inference, forecast);
            }
            Act::Reveal { topic, secret, who, tampered } => {
                self.on(topic);
                self.reveal(secret, name(who), tampered);
            }
            other => self.stake_or_govern(other),
        }
    }

    fn stake_or_govern(&mut self, act: Act) {
        match act {
            Act::RegisterReputer { topic, who } => {
                self.on(topic);
                self.net.register_reputer(name(who)).worked();
            }
            Act::Stake { topic, who, to, amount } => {
                self.on(topic);
                self.net.stake_for(name(who), to.map(name), amount.into()).worked();
            }
            Act::Unstake { topic, who, amount } => {
                self.on(topic);
                self.net.unstake(name(who), amount.map(u128::from)).worked();
            }
            Act::CancelUnstake { topic, who, id } => {
                self.on(topic);
                self.net.cancel_unstake(name(who), id.into()).worked();
            }
            Act::Withdraw { topic, who } => {
                self.on(topic);
                self.net.withdraw(name(who)).worked();
            }
            Act::Report { topic, who, back, value, kind } => {
                self.on(topic);
                self.report(name(who), back, value, kind);
            }
            Act::UpdateTopic { topic, who, variant } => {
                self.on(topic);
                self.update_topic(who, variant);
            }
            Act::UpdateSuite { variant } => self.update_suite(variant),
            Act::Retire { topic, who } => {
                self.on(topic);
                self.net.retire(governor(who)).worked();
            }
            Act::Pause { who } => {
                self.net.pause(if who % 2 == 0 { "guardian" } else { name(who) }).worked();
            }
            Act::Unpause => {
                self.net.unpause("owner").worked();
            }
            Act::Sweep { who } => {
                self.net.sweep(name(who)).worked();
            }
            Act::TransferTopic { topic, who, to } => {
                self.on(topic);
                self.net.transfer_topic(governor(who), to.map(name)).worked();
            }
            Act::AcceptTopic { topic, who } => {
                self.on(topic);
                let question = QueryMsg::Topic { topic_id: self.net.topic };
                let to = self.net.ask_registry::<TopicResponse>(&question).unwrap().offered_to;
                self.net.accept_topic(self.mostly(who, to)).worked();
            }
            _ => {}
        }
    }

    fn on(&mut self, topic: u8) {
        self.net.topic = self.topics[usize::from(topic) % self.topics.len()];
    }

    /// A worker of the current topic.
    fn worker(&self, worker: u8) -> Option<Worker> {
        let worker = WorkerId(worker.into());
        self.net.synthesis().worker(&self.net.app.wrap(), self.net.topic, worker).unwrap()
    }

    /// Who accepts what is offered: mostly whom it is offered to.
    fn mostly(&self, who: u8, offered_to: Option<Addr>) -> &'static str {
        let offered = ACTORS.into_iter().find(|name| Some(self.net.addr(name)) == offered_to);
        offered.filter(|_| who < 6).unwrap_or(name(who))
    }

    /// To the next window of the current topic, by the clock alone.
    fn go(&mut self, window: u8) {
        let (versions, now) = (self.net.topic_record().versions, self.net.now());
        let current = versions.current(now).unwrap().unwrap_or_default();
        let epochs = (current.0.saturating_sub(8)..=current.0 + 1).map(EpochId);
        let windows = epochs.filter_map(|epoch| versions.windows(epoch).ok());
        let opens = windows.map(|windows| match window {
            0 | 1 => windows.opens,
            2 => windows.submissions_end,
            _ => windows.reports_open,
        });
        if let Some(opens) = opens.filter(|opens| *opens > now).min() {
            self.net.go_to(opens);
        }
    }

    /// Some submit to the epoch that opens next, some of those who committed reveal, some report what is asked for then.
    fn bustle(&mut self, entries: Vec<Sent>, reveals: u8, reports: Vec<(u8, i16, u8)>) {
        self.go(0);
        let before = self.secrets.len();
        for (who, inference, forecast) in entries {
            self.enter(name(who), 0, inference, forecast);
        }
        let committed = self.secrets.len() - before;
        if committed > 0 {
            self.go(2);
        }
        for nth in (0..8).filter(|nth| reveals & (1 << nth) != 0).take(committed) {
            self.reveal(nth, name(nth), false);
        }
        if !reports.is_empty() {
            self.go(3);
        }
        for (who, value, kind) in reports {
            self.report(name(who), who, value, kind);
        }
    }

    fn register(&mut self, topic: u8, who: u8, owner: Option<u8>, off_by: i8) {
        self.on(topic);
        let due = self.net.deposit_due(name(who));
        let deposit = due.saturating_add_signed(off_by.into());
        self.net.register_paying(name(who), owner.map(name), deposit).worked();
    }

    /// An entry for the epoch that is open now, or one beside it.
    fn enter(&mut self, who: &str, off: i8, inference: Option<i16>, forecast: Option<Vec<(u8, i8)>>) {
        let versions = self.net.topic_record().versions;
        let current = versions.current(self.net.now()).unwrap().unwrap_or_default();
        let epoch = EpochId(current.0.saturating_add_signed(off.into()));
        let inference = inference.map(|value| self.inference(value));
        let forecast = forecast.map(|elements| {
            let element = |(id, loss): (u8, i8)| (WorkerId(id.into()), Number::integer(loss.into()));
            elements.into_iter().map(element).collect()
        });
        let entry = entry(inference, forecast);
        let Ok(windows) = versions.windows(epoch) else { return };
        if windows.submissions_end == windows.closes {
            self.net.submit(who, epoch, entry).worked();
            return;
        }
        let Some(worker) = self.net.find_worker(who) else {
            self.net.commit_hash(who, epoch, &[7; 32], entry.parts()).worked();
            return;
        };
        let salt = [(self.secrets.len() % 251) as u8; 32];
        let canonical = entry.clone();
        let hash = self.net.commitment(worker, epoch, &canonical, &salt);
        if self.net.commit_hash(who, epoch, &hash, entry.parts()).worked() {
            self.secrets.push(Secret { topic: self.net.topic, epoch, worker, entry, salt });
        }
    }

    /// An inference of the topic's shape.
    fn inference(&self, value: i16) -> Vec<Number> {
        let ten = |value: i64| Number::decimal(value, 1);
        match self.net.topic_record().topic.answer {
            Answer::Value { arity } => {
                (0..arity).map(|component| ten(i64::from(value) + i64::from(component))).collect()
            }
            Answer::Label { labels } => (0..labels)
                .map(|label| ten((i64::from(value) + 7 * i64::from(label)).rem_euclid(10)))
                .collect(),
        }
    }

    /// Reveals one of the newest secrets, through anybody.
    fn reveal(&mut self, secret: u8, sender: &str, tampered: bool) {
        let topic = self.net.topic;
        let mine = self.secrets.iter().rev().filter(|secret| secret.topic == topic);
        let Some(secret) = mine.take(8).nth(usize::from(secret) % 8).cloned() else { return };
        let entry = if tampered { shifted(secret.entry) } else { secret.entry };
        self.net.reveal_as(sender, Some(secret.worker), secret.epoch, entry, &secret.salt).worked();
    }

    /// A report for one of the epochs of late.
    fn report(&mut self, who: &str, back: u8, value: i16, kind: u8) {
        let current = self.net.topic_record().versions.current(self.net.now()).unwrap().unwrap_or_default();
        let epoch = self.reportable(current, back);
        let report = match (kind, self.net.topic_record().topic.answer) {
            (0, _) => Report::Void,
            (1, _) => Report::Label(value.unsigned_abs().into()),
            (_, Answer::Label { labels }) => Report::Label(u32::from(value.unsigned_abs()) % labels),
            (_, Answer::Value { .. }) => Report::Value(self.inference(value)),
        };
        self.net.report(who, epoch, report).worked();
    }

    /// One of the epochs that take reports now, or, where none does, one of late.
    fn reportable(&self, current: EpochId, back: u8) -> EpochId {
        let (versions, now) = (self.net.topic_record().versions, self.net.now());
        let epochs = (current.0.saturating_sub(8)..=current.0).map(EpochId);
        let takes = |epoch: &EpochId| versions.windows(*epoch).is_ok_and(|w| w.reports().contains(now));
        let taking: Vec<EpochId> = epochs.filter(takes).collect();
        let some = usize::from(back).checked_rem(taking.len()).map(|at| taking[at]);
        some.unwrap_or(EpochId(current.0.saturating_sub(back.into())))
    }

    fn update_topic(&mut self, who: u8, variant: u8) {
        let mut params = self.net.params();
        let terms = &mut params.terms;
        match variant {
            0 => terms.max_inferers = 2,
            1 => terms.max_inferers = 5,
            2 => terms.schedule.report_window += 10,
            3 => terms.schedule.ground_truth_lag += 30,
            4 => terms.schedule.epoch_length += 10,
            5 => terms.min_reporters = 2,
            6 => params.tuning.merit.inferers.alpha = Number::HALF,
            _ => terms.schedule.worker_submission_window = 10,
        }
        let message = allora_interfaces::registry::ExecuteMsg::UpdateTopic {
            topic_id: self.net.topic,
            params: Box::new(params),
        };
        if self.net.act_registry(governor(who), &message).worked() {
            self.notes.versions(&self.net);
        }
    }

    fn update_suite(&mut self, variant: u8) {
        self.net
            .update_suite(|params| match variant {
                0 => params.min_topic_stake = Some(Uint128::new(30 * TOKEN)),
                1 => params.min_topic_stake = Some(Uint128::new(TOKEN)),
                2 => params.reveal_forfeit = Some(Uint128::new(2 * TOKEN)),
                3 => params.min_stake = Some(Uint128::new(2 * TOKEN)),
                4 => params.keep_tables = Some(12),
                5 => params.registration_deposit = Some(Uint128::new(20_000 * TOKEN)),
                6 => params.unbonding_time = Some(100),
                _ => params.min_window = Some(0),
            })
            .worked();
    }
}

/// Who tries to govern: mostly who may.
fn governor(who: u8) -> &'static str {
    if who < 6 { "creator" } else { name(who) }
}

fn shifted(entry: Entry) -> Entry {
    let Entry::Plain { inference, forecast } = entry;
    let inference = inference.map(|value| value.into_iter().map(Number::neg).collect());
    Entry::Plain { inference, forecast }
}
