//! Every access to storage of a message, for who brings its gas down.

use super::scale::Weighed;
use super::tables::grouped;
use crate::vm::{Access, Act, Call};
use std::fmt::Write;

/// What a message did with stores, in order, with prices.
pub fn trace(weighed: &Weighed) -> String {
    let figure = &weighed.figure;
    let mut told =
        format!("{} at {}: {} above a no-op\n", figure.message, figure.size, grouped(figure.above()));
    for Call { code, entry, accesses, events, .. } in &weighed.calls {
        writeln!(told, "  {code:?} {entry}, events {events}").expect("a text grows");
        for Access { act, key, value, gas } in accesses {
            let act = act_name(*act);
            let (gas, key) = (grouped(*gas), readable(key));
            writeln!(told, "  {gas:>9}  {act:8} {key}, {value} bytes").expect("a text grows");
        }
    }
    told
}

fn act_name(act: Act) -> &'static str {
    match act {
        Act::Read => "read",
        Act::Write => "write",
        Act::Delete => "delete",
        Act::Seek => "seek",
        Act::Step => "step",
        Act::RawQuery => "raw read",
        Act::Unpriced => "unpriced",
    }
}

/// A key: the namespace as text, if it has one, and the rest in hexadecimal.
fn readable(key: &[u8]) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let named = key.split_first_chunk::<2>().and_then(|(length, rest)| {
        let length = usize::from(u16::from_be_bytes(*length));
        (length > 0).then(|| rest.split_at_checked(length)).flatten()
    });
    match named {
        None => text(key),
        Some((name, rest)) => rest.iter().fold(text(name) + " ", |told, byte| told + &format!("{byte:02x}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_maps_and_items_are_readable() {
        assert_eq!(readable(b"\x00\x05heads\x00\x00\x00\x02"), "heads 00000002");
        assert_eq!(readable(b"ledgers"), "ledgers");
    }
}
