//! What several messages load, in one place.

mod address;
mod merit;
mod scores;
mod state;
mod topic;
mod worker;

pub use address::address;
pub use merit::{MeritNow, current_merits, merit_now, resolve_passed_over};
pub use scores::Pages;
pub use state::{closing_state, entries, head, participants, reports, save_learned};
pub use topic::{rules, topic_record, tuning};
pub use worker::{
    active_operator, add_deposit, inactive, operator, owned_worker, record, require_registry, worker,
};
