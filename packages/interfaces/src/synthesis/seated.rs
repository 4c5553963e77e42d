//! What has a seat in an epoch under way: entries and reports, with what decides whether they keep it.

use super::entry::{Entry, Parts};
use crate::LayoutError;
use crate::layout::{Field, Packed, Reader, Writer, fields};
use allora_protocol::truth::Report;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{HexBinary, Uint128};
use cw_number::Number;

/// What a seated worker sent.
#[cw_serde]
pub struct SeatedEntry {
    /// His seat as an inferer.
    pub inferer: Option<Seat>,
    /// His seat as a forecaster.
    pub forecaster: Option<Seat>,
    /// What he sent.
    pub content: Content,
}

/// A seat: what decides whether it is kept, as of the submission.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Seat {
    /// The average of his scores.
    pub merit: Option<Number>,
    /// Whether he was scored fewer than ten times.
    pub newcomer: bool,
}

/// What a worker sent. Other kinds may come.
#[cw_serde]
pub enum Content {
    /// An entry that was open from the beginning.
    Open(Entry),
    /// A commitment that is not revealed.
    Committed(Committed),
    /// An entry that was committed and revealed.
    Revealed(Entry),
}

/// A commitment that is not revealed.
#[cw_serde]
pub struct Committed {
    /// Of what.
    #[serde(with = "crate::json")]
    #[schemars(with = "HexBinary")]
    pub hash: [u8; 32],
    /// Which parts the entry has.
    pub parts: Parts,
    /// What its worker loses if he does not reveal, in base units; as it was at the commit.
    pub forfeit: Uint128,
}

impl Content {
    /// The entry, where it is known.
    pub fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Open(entry) | Self::Revealed(entry) => Some(entry),
            Self::Committed(_) => None,
        }
    }
}

/// What a seated reputer reported.
#[cw_serde]
pub struct SeatedReport {
    /// His bonded stake when he reported, in base units.
    pub stake: Uint128,
    /// His listening coefficient when he reported.
    pub coefficient: Number,
    /// What he says.
    pub report: Report,
}

fields! { Committed { hash, parts, forfeit } }
fields! { SeatedReport { stake, coefficient, report } }

impl Packed for SeatedEntry {
    const VERSION: u8 = 1;
}
impl Packed for SeatedReport {
    const VERSION: u8 = 1;
}

/// A byte of flags, the merits that there are, what was sent: each entry is written by somebody who pays for its bytes.
///
/// | bit | says |
/// |---|---|
/// | 0 | he sits as an inferer |
/// | 1 | with a merit, which follows |
/// | 2 | as a newcomer |
/// | 3 to 5 | the same as a forecaster |
/// | 6, 7 | what he sent: 0 [`Content::Open`], 1 [`Content::Committed`], 2 [`Content::Revealed`] |
impl Field for SeatedEntry {
    fn put(&self, to: &mut Writer) {
        let kind = match &self.content {
            Content::Open(_) => 0,
            Content::Committed(_) => 1,
            Content::Revealed(_) => 2,
        };
        to.byte(bits(self.inferer.as_ref()) | bits(self.forecaster.as_ref()) << 3 | kind << 6);
        let merits = [self.inferer, self.forecaster].into_iter().flatten().filter_map(|seat| seat.merit);
        merits.for_each(|merit| merit.put(to));
        match &self.content {
            Content::Open(entry) | Content::Revealed(entry) => entry.put(to),
            Content::Committed(committed) => committed.put(to),
        }
    }

    fn take(from: &mut Reader<'_>) -> Result<Self, LayoutError> {
        let flags = from.byte()?;
        let (inferer, forecaster) = (seat(flags & 7, from)?, seat(flags >> 3 & 7, from)?);
        let content = match flags >> 6 {
            0 => Content::Open(Field::take(from)?),
            1 => Content::Committed(Field::take(from)?),
            2 => Content::Revealed(Field::take(from)?),
            _ => return Err(LayoutError::Tag { tag: flags }),
        };
        Ok(Self { inferer, forecaster, content })
    }
}

/// The three bits of a seat.
fn bits(seat: Option<&Seat>) -> u8 {
    seat.map_or(0, |seat| 1 | u8::from(seat.merit.is_some()) << 1 | u8::from(seat.newcomer) << 2)
}

/// The seat of three bits. Error: [`LayoutError::Tag`] for what is said of a seat that there is not.
fn seat(bits: u8, from: &mut Reader<'_>) -> Result<Option<Seat>, LayoutError> {
    if bits & 1 == 0 {
        return if bits == 0 { Ok(None) } else { Err(LayoutError::Tag { tag: bits }) };
    }
    let merit = if bits & 2 == 0 { None } else { Some(Field::take(from)?) };
    Ok(Some(Seat { merit, newcomer: bits & 4 != 0 }))
}
