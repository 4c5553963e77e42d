//! What several messages load, in one place.

mod merit;
mod state;
mod topic;

pub use merit::{MeritNow, merit_now, resolve_passed_over};
pub use state::{closing_state, entries, participants, reports, save_learned};
pub use topic::{TopicAt, rules, topic_record, tuning};
