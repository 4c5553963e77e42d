//! What every message costs: weighed, written as tables, held against the committed ones.

mod catalogue;
mod chain;
mod compare;
mod crowd;
mod figure;
mod files;
mod messages;
mod money;
mod scale;
mod size;
mod tables;
mod trace;

pub use compare::complaints;
pub use figure::Figure;
pub use files::{committed, page_is_of, write};
pub use messages::{Story, with_cw20};
pub use scale::{Scale, Weighed};
pub use size::{BIG, SIZES, Size};
pub use trace::trace;

use crate::vm::Artifacts;
use allora_testing::Money;

/// Weighs everything, in the order of the tables' sizes.
pub fn weigh_all(artifacts: &Artifacts) -> Vec<Weighed> {
    let mut weighed: Vec<Weighed> = SIZES
        .into_iter()
        .flat_map(|size| Story::new(artifacts, size, Money::Native).play().weighed)
        .collect();
    weighed.extend(Story::new(artifacts, BIG, Money::Cw20).play_payments().weighed);
    weighed.extend(with_cw20(artifacts).weighed);
    for one in &weighed {
        catalogue::message(&one.figure.message);
    }
    weighed
}
