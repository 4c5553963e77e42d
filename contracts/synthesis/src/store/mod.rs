//! What several messages load, in one place.

mod merit;
mod topic;

pub use merit::{MeritNow, merit_now, resolve_passed_over};
pub use topic::{TopicAt, rules, topic_record, tuning};
