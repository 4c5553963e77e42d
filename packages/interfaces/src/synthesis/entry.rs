//! [`Entry`]: what a worker submits for an epoch, its canonical bytes and its commitment.

use crate::LayoutError;
use crate::layout::{Field, Packed, Reader, Writer, fields};
use allora_protocol::truth::StakedReport;
use allora_protocol::{ById, EpochId, ReputerId, TopicId, WorkerId};
use cosmwasm_schema::cw_serde;
use cw_number::Number;
use sha2::{Digest, Sha256};

/// Length of a commitment's salt in bytes.
pub const SALT_LEN: usize = 32;

/// What a worker submits for an epoch: an inference, a forecast, or both. Other kinds may come.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum Entry {
    /// In clear.
    Plain {
        /// His prediction, one number per component; in the topic's unit.
        inference: Option<Vec<Number>>,
        /// The log10 losses that he expects of inferers, each inferer once.
        forecast: Option<Vec<ForecastElement>>,
    },
}

/// What a forecaster expects of an inferer.
#[cw_serde]
#[derive(Copy)]
#[serde(deny_unknown_fields)]
pub struct ForecastElement {
    /// Of whom.
    pub inferer: WorkerId,
    /// Which log10 loss, -100 to 100.
    pub log_loss: Number,
}

/// Which parts an entry has.
#[cw_serde]
#[derive(Copy, Eq)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    /// An inference.
    pub inference: bool,
    /// A forecast.
    pub forecast: bool,
}

impl Entry {
    /// Which parts it has.
    pub fn parts(&self) -> Parts {
        let Self::Plain { inference, forecast } = self;
        Parts { inference: inference.is_some(), forecast: forecast.is_some() }
    }

    /// The inference.
    pub fn inference(&self) -> Option<&[Number]> {
        let Self::Plain { inference, .. } = self;
        inference.as_deref()
    }

    /// The elements of the forecast, as they were sent.
    pub fn forecast(&self) -> Option<&[ForecastElement]> {
        let Self::Plain { forecast, .. } = self;
        forecast.as_deref()
    }

    /// The same entry with its forecast ascending by inferer: an entry has one canonical form.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        let Self::Plain { forecast, .. } = &mut self;
        if let Some(elements) = forecast {
            elements.sort_by_key(|element| element.inferer);
        }
        self
    }
}

/// What a commitment is about; [`Commitment::hash`] is what `Commit` takes.
#[derive(Clone, Copy, Debug)]
pub struct Commitment<'a> {
    /// Address of the suite's registry, as text.
    pub suite: &'a str,
    /// The topic.
    pub topic: TopicId,
    /// The epoch.
    pub epoch: EpochId,
    /// The worker: a commitment copied by another is worth nothing to him.
    pub worker: WorkerId,
    /// What he will reveal.
    pub entry: &'a Entry,
    /// What nobody can guess.
    pub salt: &'a [u8; SALT_LEN],
}

impl Commitment<'_> {
    /// Separates this hash from all others of the suite.
    pub const DOMAIN: &'static [u8] = b"allora/commitment/1";

    /// `sha256(domain | len(suite) u32 | suite | topic u64 | epoch u64 | worker u32 | canonical bytes of the entry |
    /// salt)`, integers big-endian, suite in UTF-8; the canonical bytes are those of [`Packed`], forecast ascending by
    /// inferer.
    pub fn hash(&self) -> [u8; 32] {
        let length = u32::try_from(self.suite.len()).unwrap_or(u32::MAX);
        let mut hash = Sha256::new_with_prefix(Self::DOMAIN);
        hash.update(length.to_be_bytes());
        hash.update(self.suite.as_bytes());
        hash.update(self.topic.0.to_be_bytes());
        hash.update(self.epoch.0.to_be_bytes());
        hash.update(self.worker.0.to_be_bytes());
        hash.update(self.entry.pack());
        hash.update(self.salt);
        hash.finalize().into()
    }
}

/// The `inputs_hash` of an epoch: `sha256(domain | for each seated worker, ascending by id: worker u32, 1 where he sits as
/// inferer or 0, 1 where he sits as forecaster or 0, len u32, canonical bytes of his entry)`, integers big-endian, domain
/// `allora/inputs/1`. Who committed and did not reveal is not in it.
pub fn hash_entries<'a>(entries: impl Iterator<Item = (WorkerId, Parts, &'a Entry)>) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(b"allora/inputs/1");
    for (worker, seats, entry) in entries {
        hash.update(worker.0.to_be_bytes());
        hash.update([u8::from(seats.inference), u8::from(seats.forecast)]);
        update_with(&mut hash, &entry.pack());
    }
    hash.finalize().into()
}

/// The `reports_hash` of an epoch: `sha256(domain | for each seated reputer, ascending by id: reputer u32, stake u128,
/// len u32, canonical bytes of his report)`, integers big-endian, domain `allora/reports/1`.
pub fn hash_reports(reports: &ById<ReputerId, StakedReport>) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(b"allora/reports/1");
    for (reputer, staked) in reports.iter() {
        hash.update(reputer.0.to_be_bytes());
        hash.update(staked.stake.u128().to_be_bytes());
        update_with(&mut hash, &staked.report.pack());
    }
    hash.finalize().into()
}

/// The length as u32, big-endian, and the bytes.
fn update_with(hash: &mut Sha256, bytes: &[u8]) {
    hash.update(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    hash.update(bytes);
}

/// 0, the inference, the forecast ascending by inferer, each once: an entry has one encoding.
impl Field for Entry {
    fn put(&self, to: &mut Writer) {
        let Self::Plain { inference, forecast } = self.clone().canonical();
        to.byte(0);
        inference.put(to);
        forecast.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        let tag = from.byte()?;
        if tag != 0 {
            return Err(LayoutError::Tag { tag });
        }
        let inference = Field::take(from)?;
        let forecast: Option<Vec<ForecastElement>> = Field::take(from)?;
        let ascending = |elements: &Vec<ForecastElement>| elements.is_sorted_by(|a, b| a.inferer < b.inferer);
        match forecast {
            Some(elements) if !ascending(&elements) => Err(LayoutError::Order),
            forecast => Ok(Self::Plain { inference, forecast }),
        }
    }
}

fields! { ForecastElement { inferer, log_loss } }

/// One byte: 1 for an inference, 2 for a forecast, 3 for both.
impl Field for Parts {
    fn put(&self, to: &mut Writer) {
        to.byte(u8::from(self.inference) | u8::from(self.forecast) << 1);
    }

    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        match from.byte()? {
            bits @ 0..=3 => Ok(Self { inference: bits & 1 != 0, forecast: bits & 2 != 0 }),
            tag => Err(LayoutError::Tag { tag }),
        }
    }
}

impl Packed for Entry {
    const VERSION: u8 = 1;
}
impl Packed for allora_protocol::truth::Report {
    const VERSION: u8 = 1;
}

/// What a message carries as text: the canonical bytes of an entry or a report, in hexadecimal, as events have them.
pub fn canonical_text<T: Packed + Field>(value: &T) -> String {
    cosmwasm_std::HexBinary::from(value.pack()).to_hex()
}
