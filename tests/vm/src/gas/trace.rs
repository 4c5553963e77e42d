//! Every access to storage of a message, for who brings its gas down.

use super::scale::Weighed;
use super::tables::grouped;
use crate::vm::Call;
use std::fmt::Write;

/// What a message did with stores, in order, with prices.
pub fn trace(weighed: &Weighed) -> String {
    let figure = &weighed.figure;
    let mut told =
        format!("{} at {}: {} above a no-op\n", figure.message, figure.size, grouped(figure.above()));
    for Call { code, entry, accesses, events, .. } in &weighed.calls {
        writeln!(told, "  {code:?} {entry}, events {events}").expect("a text grows");
        for access in accesses {
            writeln!(told, "  {:>9}  {access}", grouped(access.gas)).expect("a text grows");
        }
    }
    told
}
