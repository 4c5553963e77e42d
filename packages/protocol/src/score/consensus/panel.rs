//! [`Panel`]: reports prepared so that the scores of many sets of weights are cheap.
//!
//! The ascent asks for the scores of some 130 sets of weights over hundreds of losses. They depend on the reports
//! only through distances between their weighted means, and distances survive a rotation. So the entries which
//! the same n reputers reported are rotated into the at most n dimensions that these reports span, once, by
//! modified Gram-Schmidt, whose triangular factor is backward stable row by row whatever the rows are.
//! Before that everything is taken relative to one report: equal reports are at distance exactly 0.

use super::Reporter;
use crate::{Number, NumberError};
use cw_number::stats;
use std::collections::BTreeMap;

/// One coordinate of the reports of a group: of an entry, or of a rotated direction.
struct Axis {
    /// Coordinate of the report to which the others are relative.
    base: Number,
    /// The first member whose coordinate may differ from it: the rotation makes the offsets of those before 0.
    first: usize,
    /// Coordinates of the members from there on, relative to it.
    offsets: Vec<Number>,
}

/// Entries that the same reputers reported.
struct Group {
    /// The reputers who reported them; somebody among them has stake.
    members: Vec<usize>,
    /// Those who did not.
    absent: Vec<usize>,
    /// One axis per entry.
    entries: Vec<Axis>,
    /// The lowest and the highest offset of each entry; only where somebody is absent.
    extremes: Vec<(Number, Number)>,
    /// The same distances in fewer axes, where that pays.
    rotated: Option<Rotated>,
}

/// Entries of a group, rotated into the dimensions that the reports span.
struct Rotated {
    axes: Vec<Axis>,
    /// Squared length of each member's offsets, and of the base.
    lengths: Vec<Number>,
    base_length: Number,
}

/// Reports of an epoch, by the entries that they have in common.
pub(super) struct Panel {
    reporters: usize,
    groups: Vec<Group>,
}

/// How far everybody is from the consensus of some weights.
pub(super) struct Distances {
    /// Squared Euclidean distance of each reporter from the consensus.
    pub squares: Vec<Number>,
    /// Squared length of the consensus.
    pub consensus: Number,
    /// Squared length of what was summed up to the rotated part of the consensus.
    scale: Number,
}

/// A consensus whose squared length is below this part of what was summed up to it is made mostly of rounding
/// errors of the rotation (2^-48: a relative error of 1e-12 is left), and is computed from the entries instead.
const CANCELLED: Number = Number::decimal(355, 17);

impl Panel {
    /// Groups the entries. One without any reporter who has stake has no loss, and takes no part.
    pub(super) fn new(reporters: &[Reporter]) -> Result<Self, NumberError> {
        let mut by_members: BTreeMap<Vec<usize>, Vec<Vec<Number>>> = BTreeMap::new();
        let entries = reporters.first().map_or(0, |first| first.losses.len());
        for entry in 0..entries {
            let mut members = Vec::with_capacity(reporters.len());
            let mut losses = Vec::with_capacity(reporters.len());
            for (member, reporter) in reporters.iter().enumerate() {
                if let Some(loss) = reporter.losses.get(entry).copied().flatten() {
                    members.push(member);
                    losses.push(loss);
                }
            }
            by_members.entry(members).or_default().push(losses);
        }
        let staked =
            |member: &usize| reporters.get(*member).is_some_and(|reporter| reporter.stake.is_positive());
        let groups = by_members
            .into_iter()
            .filter(|(members, _)| members.iter().any(staked))
            .map(|(members, losses)| {
                let staked: Vec<bool> = members.iter().map(staked).collect();
                let absent = (0..reporters.len()).filter(|reporter| !members.contains(reporter)).collect();
                Group::new(members, absent, &staked, &losses)
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { reporters: reporters.len(), groups })
    }

    /// Distances from the consensus of these weights, one per reporter; all of those with stake are positive.
    pub(super) fn distances(&self, weights: &[Number]) -> Result<Distances, NumberError> {
        let rotated = self.measure(weights, |group| {
            group.rotated.as_ref().map_or(&group.entries, |rotated| &rotated.axes)
        })?;
        if rotated.consensus < CANCELLED.mul(rotated.scale)? {
            return self.measure(weights, |group| &group.entries);
        }
        Ok(rotated)
    }

    fn measure<'a>(
        &'a self,
        weights: &[Number],
        axes: impl Fn(&'a Group) -> &'a [Axis],
    ) -> Result<Distances, NumberError> {
        let zero = Number::ZERO;
        let mut distances = Distances { squares: vec![zero; self.reporters], consensus: zero, scale: zero };
        for group in &self.groups {
            group.measure(weights, axes(group), &mut distances)?;
        }
        Ok(distances)
    }
}

impl Group {
    /// `losses`: by entry, then by member.
    fn new(
        members: Vec<usize>,
        absent: Vec<usize>,
        staked: &[bool],
        losses: &[Vec<Number>],
    ) -> Result<Self, NumberError> {
        // By member: the squared length of his report.
        let mut lengths = vec![Number::ZERO; members.len()];
        for entry in losses {
            add_squares(&mut lengths, entry)?;
        }
        // The shortest report with stake: beside it no other one loses digits, however far out it lies.
        let candidates = lengths.iter().zip(staked).enumerate().filter(|(_, (_, staked))| **staked);
        let (base, base_length) = candidates
            .min_by_key(|(_, (length, _))| **length)
            .map_or((0, Number::ZERO), |(at, (length, _))| (at, *length));

        let mut entries = Vec::with_capacity(losses.len());
        for entry in losses {
            let base = entry.get(base).copied().unwrap_or_default();
            let offsets = entry.iter().map(|loss| loss.sub(base)).collect::<Result<_, _>>()?;
            entries.push(Axis { base, first: 0, offsets });
        }
        let extremes =
            if absent.is_empty() { Vec::new() } else { entries.iter().map(Axis::extremes).collect() };
        let pays = entries.len() > members.len();
        let rotated = if pays { Some(Rotated::new(&entries, members.len(), base_length)?) } else { None };
        Ok(Self { members, absent, entries, extremes, rotated })
    }

    fn measure(&self, weights: &[Number], axes: &[Axis], into: &mut Distances) -> Result<(), NumberError> {
        let own = self.members.iter().map(|member| weights.get(*member).copied().unwrap_or_default());
        let own: Vec<Number> = own.collect();
        let total = stats::sum(&own)?;
        let parts = own.iter().map(|weight| weight.div(total)).collect::<Result<Vec<_>, _>>()?;
        let mut squares = vec![Number::ZERO; self.members.len()];
        for axis in axes {
            let centre = axis.centre(&parts)?;
            into.consensus = into.consensus.add(square(axis.base.add(centre)?)?)?;
            let (at_base, elsewhere) = squares.split_at_mut(axis.first.min(parts.len()));
            let from_base = square(centre)?;
            for sum in at_base {
                *sum = sum.add(from_base)?;
            }
            for (sum, offset) in elsewhere.iter_mut().zip(&axis.offsets) {
                *sum = sum.add(square(offset.sub(centre)?)?)?;
            }
        }
        for (member, square) in self.members.iter().zip(squares) {
            add_at(&mut into.squares, *member, square)?;
        }
        if !self.absent.is_empty() {
            let square = self.farthest(&parts)?;
            for reporter in &self.absent {
                add_at(&mut into.squares, *reporter, square)?;
            }
        }
        if let Some(rotated) = &self.rotated {
            let mut scale = rotated.base_length;
            for (part, length) in parts.iter().zip(&rotated.lengths) {
                scale = scale.add(square(*part)?.mul(*length)?)?;
            }
            into.scale = into.scale.add(scale)?;
        }
        Ok(())
    }

    /// Squared distance of who did not report: as far from each entry's consensus as the most distant report.
    fn farthest(&self, parts: &[Number]) -> Result<Number, NumberError> {
        let mut sum = Number::ZERO;
        for (entry, (lowest, highest)) in self.entries.iter().zip(&self.extremes) {
            let centre = entry.centre(parts)?;
            sum = sum.add(square(centre.sub(*lowest)?.max(highest.sub(centre)?))?)?;
        }
        Ok(sum)
    }
}

impl Axis {
    /// Coordinate of the consensus, relative to the base; `parts`: the members' weights, together 1.
    fn centre(&self, parts: &[Number]) -> Result<Number, NumberError> {
        dot(parts.get(self.first..).unwrap_or_default(), &self.offsets)
    }

    fn extremes(&self) -> (Number, Number) {
        let lowest = self.offsets.iter().min().copied().unwrap_or_default();
        (lowest, self.offsets.iter().max().copied().unwrap_or_default())
    }
}

impl Rotated {
    fn new(entries: &[Axis], members: usize, base_length: Number) -> Result<Self, NumberError> {
        let mut lengths = vec![Number::ZERO; members];
        for entry in entries {
            add_squares(&mut lengths, &entry.offsets)?;
        }
        let row = |member: usize| {
            entries.iter().map(move |entry| entry.offsets.get(member).copied().unwrap_or_default()).collect()
        };
        let mut directions = Vec::with_capacity(members);
        let mut rows: Vec<Vec<Number>> = Vec::with_capacity(members);
        for member in 0..members {
            rows.push(coordinates(row(member), &mut directions)?);
        }
        let base = coordinates(entries.iter().map(|entry| entry.base).collect(), &mut directions)?;
        let axis = |i: usize| {
            // Rows grow with the directions, so those that reach this one are the last ones.
            let first = rows.partition_point(|row| row.len() <= i);
            let offsets = rows.iter().skip(first).filter_map(|row| row.get(i).copied()).collect();
            Axis { base: base.get(i).copied().unwrap_or_default(), first, offsets }
        };
        Ok(Self { axes: (0..directions.len()).map(axis).collect(), lengths, base_length })
    }
}

/// Coordinates of a row in an orthonormal basis, which grows by the direction that the row adds.
fn coordinates(mut row: Vec<Number>, directions: &mut Vec<Vec<Number>>) -> Result<Vec<Number>, NumberError> {
    let mut coordinates = Vec::with_capacity(directions.len());
    for direction in directions.iter() {
        let along = dot(direction, &row)?;
        if !along.is_zero() {
            for (rest, unit) in row.iter_mut().zip(direction) {
                *rest = rest.sub(along.mul(*unit)?)?;
            }
        }
        coordinates.push(along);
    }
    let length = dot(&row, &row)?.sqrt()?;
    if !length.is_zero() {
        for rest in &mut row {
            *rest = rest.div(length)?;
        }
        coordinates.push(length);
        directions.push(row);
    }
    Ok(coordinates)
}

fn dot(left: &[Number], right: &[Number]) -> Result<Number, NumberError> {
    left.iter().zip(right).try_fold(Number::ZERO, |sum, (left, right)| sum.add(left.mul(*right)?))
}

fn square(value: Number) -> Result<Number, NumberError> {
    value.mul(value)
}

fn add_squares(sums: &mut [Number], values: &[Number]) -> Result<(), NumberError> {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum = sum.add(square(*value)?)?;
    }
    Ok(())
}

fn add_at(sums: &mut [Number], position: usize, value: Number) -> Result<(), NumberError> {
    if let Some(sum) = sums.get_mut(position) {
        *sum = sum.add(value)?;
    }
    Ok(())
}
