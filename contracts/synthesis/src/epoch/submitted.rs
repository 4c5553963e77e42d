//! [`Submitted`]: what the entries of an epoch come to at its close.

use allora_interfaces::synthesis::{Content, Entry, Parts, SeatedEntry, hash_entries};
use allora_protocol::synthesis::Submissions;
use allora_protocol::{ById, WorkerId};
use cosmwasm_std::Uint128;

/// What the seated entries of an epoch come to at its close.
#[derive(Clone, Debug, PartialEq)]
pub struct Submitted {
    /// What the network makes its inference of: of each worker the parts for which he has a seat.
    pub submissions: Submissions,
    /// Hash of the entries that are known.
    pub inputs_hash: [u8; 32],
    /// Who committed and did not reveal, with what he set against it, in base units. Empty where nobody revealed:
    /// that looks like a chain that stood still, and nobody forfeits.
    pub silent: Vec<(WorkerId, Uint128)>,
    /// Somebody committed, and nobody revealed.
    pub nobody_revealed: bool,
}

impl Submitted {
    /// Of these entries.
    pub fn of(entries: &ById<WorkerId, SeatedEntry>) -> Self {
        let known = || entries.iter().filter_map(known);
        let mut submissions = Submissions::default();
        let mut silent = Vec::new();
        for (id, seats, entry) in known() {
            if let Some(inference) = entry.inference().filter(|_| seats.inference) {
                submissions.inferences.insert(id, inference.to_vec());
            }
            if let Some(forecast) = entry.forecast().filter(|_| seats.forecast) {
                let elements = forecast.iter().map(|element| (element.inferer, element.log_loss));
                submissions.forecasts.insert(id, elements.collect());
            }
        }
        for (id, seated) in entries.iter() {
            if let Content::Committed(committed) = &seated.content {
                silent.push((id, committed.forfeit));
            }
        }
        let nobody_revealed = !silent.is_empty() && known().next().is_none();
        if nobody_revealed {
            silent.clear();
        }
        Self { submissions, inputs_hash: hash_entries(known()), silent, nobody_revealed }
    }
}

/// An entry whose content is known, and which parts of it have a seat.
fn known((id, seated): (WorkerId, &SeatedEntry)) -> Option<(WorkerId, Parts, &Entry)> {
    let entry = seated.content.entry()?;
    let has = entry.parts();
    let seats = Parts {
        inference: has.inference && seated.inferer.is_some(),
        forecast: has.forecast && seated.forecaster.is_some(),
    };
    Some((id, seats, entry))
}
