//! What the queries answer: a file per matter.

mod list;
mod suite;
mod topic;
mod topics;

pub use list::{allowed, list};
pub use suite::suite;
pub use topic::topic;
pub use topics::{Filter, topics};
