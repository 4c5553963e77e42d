//! [`Audit`]: what a replay found.

use allora_protocol::{ById, EpochId};
use std::fmt;

/// What a replay found: every epoch of the record, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// Of each epoch, whether it agrees.
    pub epochs: Vec<EpochAudit>,
}

/// What a replay found of an epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EpochAudit {
    /// Which.
    pub epoch: EpochId,
    /// Where claim and recomputation differ first; `None`: nowhere.
    pub difference: Option<Difference>,
}

/// Where claim and recomputation differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Of what: an event and its attribute, or a field of a result or a table.
    pub what: String,
    /// What is claimed.
    pub claimed: String,
    /// What was recomputed.
    pub computed: String,
}

impl Audit {
    /// Whether every epoch agrees.
    pub fn agrees(&self) -> bool {
        self.differing().next().is_none()
    }

    /// The epochs that do not.
    pub fn differing(&self) -> impl Iterator<Item = &EpochAudit> {
        self.epochs.iter().filter(|epoch| epoch.difference.is_some())
    }
}

impl fmt::Display for EpochAudit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.difference {
            None => write!(f, "epoch {}: ok", self.epoch),
            Some(difference) => write!(f, "epoch {}: {difference}", self.epoch),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: claimed {}, recomputed {}", self.what, self.claimed, self.computed)
    }
}

/// The first difference of each epoch that was seen.
#[derive(Debug, Default)]
pub(crate) struct Findings(ById<EpochId, Option<Difference>>);

impl Findings {
    /// An epoch exists.
    pub fn saw(&mut self, epoch: EpochId) {
        self.0.get_or_insert_with(epoch, || None);
    }

    /// Something differs, unless something did before.
    pub fn note(&mut self, epoch: EpochId, difference: Option<Difference>) {
        let first = self.0.get_or_insert_with(epoch, || None);
        if first.is_none() {
            *first = difference;
        }
    }

    /// Something is not as it should be.
    pub fn differs(
        &mut self,
        epoch: EpochId,
        what: impl Into<String>,
        claimed: impl ToString,
        computed: impl ToString,
    ) {
        let (claimed, computed) = (claimed.to_string(), computed.to_string());
        self.note(epoch, Some(Difference { what: what.into(), claimed, computed }));
    }

    pub fn into_audit(self) -> Audit {
        let epochs = self.0.into_iter().map(|(epoch, difference)| EpochAudit { epoch, difference });
        Audit { epochs: epochs.collect() }
    }
}
