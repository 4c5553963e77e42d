//! Topics and their creators.

use super::{name, nth};
use crate::act::{Act, Kind, Twist};
use crate::world::{ACTORS, World, topic};
use allora_interfaces::registry::{ExecuteMsg, Policy, Role, TopicResponse};
use allora_protocol::topic::TopicParams;
use allora_protocol::{Number, TopicId};
use cosmwasm_std::Addr;

/// So many topics at most: every audit looks at all of them.
const MOST_TOPICS: usize = 5;

impl World {
    pub(super) fn create_topic(&mut self, act: &Act) {
        if self.topics.len() >= MOST_TOPICS {
            return;
        }
        let mut spec = topic(act.die, self.climate.pace.unit, (3, 2, 2));
        if act.twist == Twist::Absurd && act.also_one_in(2) {
            spec.0.params.terms.schedule.epoch_length = 1;
        }
        let fee = self.net.registry().params(&self.net.app.wrap()).unwrap().creation_fee;
        let attempt = self.net.create_topic_paying(name(act.who), spec, Self::due(act, fee.u128()));
        if let Some(receipt) = self.did(Kind::CreateTopic, attempt) {
            let id = receipt.event("topic_created").number("topic_id");
            self.net.topic = TopicId(id.try_into().unwrap());
            self.topics.push(self.net.topic);
            self.notes.versions(&self.net);
        }
    }

    fn topic_now(&self) -> TopicResponse {
        self.net.registry().topic(&self.net.app.wrap(), self.net.topic).unwrap()
    }

    fn creator(&self) -> Addr {
        self.topic_now().creator
    }

    fn as_creator(&mut self, act: &Act, message: &ExecuteMsg) -> bool {
        let sender = self.sender(act, Some(&self.creator()));
        let attempt = self.net.act_registry(sender, message);
        self.did(act.kind, attempt).is_some()
    }

    pub(super) fn update_topic(&mut self, act: &Act) {
        let mut params = self.net.params();
        self.change(act, &mut params);
        let message = ExecuteMsg::UpdateTopic { topic_id: self.net.topic, params: Box::new(params) };
        if self.as_creator(act, &message) {
            self.notes.versions(&self.net);
        }
    }

    fn change(&self, act: &Act, params: &mut TopicParams) {
        let (terms, unit) = (&mut params.terms, self.climate.pace.unit);
        match act.die % 8 {
            _ if act.twist == Twist::Absurd => terms.schedule.worker_submission_window = u64::MAX,
            0 => terms.max_inferers = 2,
            1 => terms.max_inferers = 5,
            2 => terms.schedule.report_window += 10 * unit,
            3 => terms.schedule.ground_truth_lag += 30 * unit,
            4 => terms.schedule.epoch_length += 10 * unit,
            5 => terms.min_reporters = 2,
            6 => params.tuning.merit.inferers.alpha = Number::HALF,
            _ => terms.schedule.worker_submission_window = 10,
        }
    }

    pub(super) fn transfer_topic(&mut self, act: &Act) {
        let to = (!act.one_in(8)).then(|| self.net.addr(name(act.whom)).into());
        self.as_creator(act, &ExecuteMsg::TransferTopic { topic_id: self.net.topic, to });
    }

    /// Where one is offered, that.
    pub(super) fn accept_topic(&mut self, act: &Act) {
        let mut topics = self.topics.clone().into_iter();
        let offered =
            topics.find(|topic| self.net.on(*topic).topic.eq(topic) && self.topic_now().offered_to.is_some());
        if Self::is_idle(act, offered.as_ref()) {
            return;
        }
        self.net.topic = offered.unwrap_or(self.topics[0]);
        let sender = self.sender(act, self.topic_now().offered_to.as_ref());
        let attempt = self.net.accept_topic(sender);
        self.did(act.kind, attempt);
    }

    pub(super) fn retire_topic(&mut self, act: &Act) {
        self.as_creator(act, &ExecuteMsg::RetireTopic { topic_id: self.net.topic });
        self.notes.versions(&self.net);
    }

    fn role(act: &Act) -> Role {
        if act.one_in(2) { Role::Worker } else { Role::Reputer }
    }

    /// Mostly open.
    pub(super) fn set_policy(&mut self, act: &Act) {
        let policy = if act.also_one_in(4) { Policy::List } else { Policy::Open };
        self.as_creator(
            act,
            &ExecuteMsg::SetPolicy { topic_id: self.net.topic, role: Self::role(act), policy },
        );
    }

    pub(super) fn update_list(&mut self, act: &Act) {
        let address = |name: &str| self.net.addr(name).to_string();
        let most = usize::from(act.die) % ACTORS.len();
        let add = ACTORS.iter().take(most).map(|name| address(name)).collect();
        let remove = nth(&ACTORS[most..], act.whom).map(address).into_iter().collect();
        let role = Self::role(act);
        self.as_creator(act, &ExecuteMsg::UpdateList { topic_id: self.net.topic, role, add, remove });
    }
}
