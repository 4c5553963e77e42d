//! What an event claims, beside the facts that a replay goes by.

use crate::{Difference, PublicEvent};
use allora_interfaces::event::{NOTHING, or_empty};

/// An attribute and what was recomputed for it.
pub type Computed = (&'static str, String);

/// The first attribute of an event that says something else than was recomputed. `by`: who the event is about, in
/// words.
pub fn first_difference(event: &PublicEvent, by: &str, computed: &[Computed]) -> Option<Difference> {
    computed.iter().find_map(|(attribute, computed)| {
        let claimed = plain(event.attributes.get(*attribute).map_or("", String::as_str));
        let computed = plain(computed);
        (claimed != computed).then(|| Difference {
            what: format!("{}{by}, {attribute}", event.name),
            claimed: claimed.into(),
            computed: computed.into(),
        })
    })
}

/// An attribute of something that there may be.
pub fn optional<T: ToString>(attribute: &'static str, value: Option<T>) -> Computed {
    (attribute, or_empty(value))
}

fn plain(text: &str) -> &str {
    if text.is_empty() { NOTHING } else { text }
}
