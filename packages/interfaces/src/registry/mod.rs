//! The topic registry: topics and their versions, entry policies, owner, guardian, parameters, addresses of the suite.

mod handle;
mod layout;
mod msg;
mod policies;

pub use handle::Registry;
pub use layout::{
    ELIGIBLE, INFOS, LISTED, PARAMS, Pauses, Policies, SUITE, Sibling, SuiteRecord, TOPICS, TUNINGS,
    TopicInfo, TopicRecord,
};
pub use msg::*;
pub use policies::PolicyChange;
