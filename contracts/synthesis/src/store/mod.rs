//! What several messages load, in one place.

mod merit;
mod topic;
mod worker;

pub use merit::{MeritNow, current_merits, merit_now, resolve_passed_over};
pub use topic::{TopicAt, rules, topic_record, tuning};
pub use worker::{active_operator, add_deposit, inactive, operator, owned_worker, require_registry, worker};
