//! The owner and the guardian.

use crate::{Attempt, Network};
use allora_interfaces::registry::{ExecuteMsg, Pause};
use allora_protocol::topic::SuiteParamsUpdate;

impl Network {
    /// Pauses submissions: `owner` until he lifts it, `guardian` for as long as he may.
    #[track_caller]
    pub fn pause(&mut self, who: &str) -> Attempt {
        self.pause_of(who, Pause::Submissions)
    }

    /// Pauses something, as [`Network::pause`].
    #[track_caller]
    pub fn pause_of(&mut self, who: &str, what: Pause) -> Attempt {
        self.act_registry(who, &ExecuteMsg::Pause { what, until: None })
    }

    /// Lifts the pause of submissions.
    #[track_caller]
    pub fn unpause(&mut self, who: &str) -> Attempt {
        self.unpause_of(who, Pause::Submissions)
    }

    /// Lifts the pause of something.
    #[track_caller]
    pub fn unpause_of(&mut self, who: &str, what: Pause) -> Attempt {
        self.act_registry(who, &ExecuteMsg::Unpause { what })
    }

    /// Vouches for the current topic as it is; who may is `owner`.
    #[track_caller]
    pub fn vouch(&mut self, who: &str) -> Attempt {
        let topic_id = self.topic;
        let topic = self.registry().topic(&self.app.wrap(), topic_id).expect("a topic");
        let (version, policies_hash) = (topic.changes, topic.policies_hash);
        self.act_registry(who, &ExecuteMsg::SetEligible { topic_id, version, policies_hash })
    }

    /// Vouches for the current topic no longer; who may is `owner`.
    #[track_caller]
    pub fn revoke(&mut self, who: &str) -> Attempt {
        self.act_registry(who, &ExecuteMsg::RevokeEligible { topic_id: self.topic })
    }

    /// The owner changes parameters of the suite.
    #[track_caller]
    pub fn update_suite(&mut self, change: impl FnOnce(&mut SuiteParamsUpdate)) -> Attempt {
        let mut params = SuiteParamsUpdate::default();
        change(&mut params);
        self.act_registry("owner", &ExecuteMsg::UpdateParams { params: Box::new(params) })
    }
}
