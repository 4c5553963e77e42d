//! Topics and their creators.

use crate::{Attempt, Network, TopicSpec};
use allora_interfaces::registry::{ExecuteMsg, Policy, ReceiveMsg, Role};
use allora_protocol::TopicId;
use allora_protocol::topic::TopicParams;

impl Network {
    /// `creator` creates a topic; verbs are about it from now on.
    #[track_caller]
    pub fn create_topic(&mut self, spec: TopicSpec) -> TopicId {
        let receipt = self.create_topic_as("creator", spec).ok();
        let id = receipt.event("topic_created").number("topic_id");
        self.topic = TopicId(id.try_into().expect("a topic id"));
        self.topic
    }

    /// Somebody creates a topic, with the fee that is due.
    #[track_caller]
    pub fn create_topic_as(&mut self, name: &str, spec: TopicSpec) -> Attempt {
        let fee = self.registry().params(&self.app.wrap()).expect("parameters").creation_fee;
        self.create_topic_paying(name, spec, fee.u128())
    }

    /// Somebody creates a topic, with any fee.
    #[track_caller]
    pub fn create_topic_paying(&mut self, name: &str, spec: TopicSpec, fee: u128) -> Attempt {
        let native = ExecuteMsg::CreateTopic(Box::new(spec.0.clone()));
        if fee == 0 {
            return self.act_registry(name, &native);
        }
        let to = self.suite.registry.clone();
        self.pay(name, &to, fee, &native, &ReceiveMsg::CreateTopic(Box::new(spec.0)))
    }

    /// The creator changes the current topic's parameters, from the next epoch on.
    #[track_caller]
    pub fn update_topic(&mut self, change: impl FnOnce(&mut TopicParams)) -> Attempt {
        let mut params = self.params();
        change(&mut params);
        self.act_registry(
            "creator",
            &ExecuteMsg::UpdateTopic { topic_id: self.topic, params: Box::new(params) },
        )
    }

    /// The parameters that the current topic goes on with.
    pub fn params(&self) -> TopicParams {
        let record = self.topic_record();
        let version = record.versions.as_slice().last().expect("a version");
        let tuning = self.registry().tuning(&self.app.wrap(), self.topic, version.from_epoch);
        TopicParams { terms: version.params, tuning: tuning.expect("tuning") }
    }

    /// Retires the current topic.
    #[track_caller]
    pub fn retire(&mut self, who: &str) -> Attempt {
        self.act_registry(who, &ExecuteMsg::RetireTopic { topic_id: self.topic })
    }

    /// Offers the current topic to another creator.
    #[track_caller]
    pub fn transfer_topic(&mut self, who: &str, to: Option<&str>) -> Attempt {
        let to = to.map(|to| self.addr(to).into());
        self.act_registry(who, &ExecuteMsg::TransferTopic { topic_id: self.topic, to })
    }

    /// Accepts the current topic.
    #[track_caller]
    pub fn accept_topic(&mut self, who: &str) -> Attempt {
        self.act_registry(who, &ExecuteMsg::AcceptTopic { topic_id: self.topic })
    }

    /// The creator opens the current topic to everybody, or to those on a list.
    #[track_caller]
    pub fn set_policy(&mut self, role: Role, policy: Policy) -> Attempt {
        self.act_registry("creator", &ExecuteMsg::SetPolicy { topic_id: self.topic, role, policy })
    }

    /// The creator takes somebody onto a list of the current topic.
    #[track_caller]
    pub fn list(&mut self, role: Role, names: &[&str]) -> Attempt {
        self.update_list(role, names, &[])
    }

    /// The creator takes somebody off a list of the current topic.
    #[track_caller]
    pub fn unlist(&mut self, role: Role, names: &[&str]) -> Attempt {
        self.update_list(role, &[], names)
    }

    #[track_caller]
    fn update_list(&mut self, role: Role, add: &[&str], remove: &[&str]) -> Attempt {
        let addresses = |names: &[&str]| names.iter().map(|name| self.addr(name).into()).collect();
        let (topic_id, add, remove) = (self.topic, addresses(add), addresses(remove));
        self.act_registry("creator", &ExecuteMsg::UpdateList { topic_id, role, add, remove })
    }

    /// Sends a message without money to the registry.
    #[track_caller]
    pub fn act_registry(&mut self, who: &str, message: &ExecuteMsg) -> Attempt {
        let to = self.suite.registry.clone();
        self.send(who, &to, message, &[])
    }

    /// All topics.
    pub(crate) fn topics(&self) -> impl Iterator<Item = TopicId> + use<> {
        let next = self.registry().suite_record(&self.app.wrap()).expect("a suite").next_topic;
        (1..next.0).map(TopicId)
    }
}
