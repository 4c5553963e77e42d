//! The owner and the guardian.

use crate::{Attempt, Network};
use allora_interfaces::registry::{ExecuteMsg, Pause};
use allora_protocol::topic::SuiteParamsUpdate;

impl Network {
    /// Pauses submissions: `owner` until he lifts it, `guardian` for as long as he may.
    #[track_caller]
    pub fn pause(&mut self, who: &str) -> Attempt {
        self.act_registry(who, &ExecuteMsg::Pause { what: Pause::Submissions, until: None })
    }

    /// Lifts the pause of submissions.
    #[track_caller]
    pub fn unpause(&mut self, who: &str) -> Attempt {
        self.act_registry(who, &ExecuteMsg::Unpause { what: Pause::Submissions })
    }

    /// The owner changes parameters of the suite.
    #[track_caller]
    pub fn update_suite(&mut self, change: impl FnOnce(&mut SuiteParamsUpdate)) -> Attempt {
        let mut params = SuiteParamsUpdate::default();
        change(&mut params);
        self.act_registry("owner", &ExecuteMsg::UpdateParams { params, treasury: None })
    }
}
