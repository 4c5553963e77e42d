//! [`Anchor`] and [`Centre`]: the consensus of many sets of weights, from products of rows.
//!
//! Scores depend on distances from the consensus only. With the rows r_m of an anchor, which are the reports relative
//! to the consensus of some weights, any other weights have their consensus at `d = sum(x_m r_m)` from there, with
//! x_m by how much the parts of the sum of weights differ, and
//!
//! `(r_i - d) (r_j - d) = r_i r_j - r_i d - r_j d + d d`
//!
//! needs nothing but products of rows, which are made once. The report of zeros is one more row: its distance is
//! the length of the consensus. That serves the passes of the ascent, and again, within a pass, its steps: moving
//! one coefficient changes the weight of all below the cap by the same factor `1 - lost`, leaves those at the cap
//! where they are, and sets few apart, mostly the one whose it is, by `extra_m`. Since the weighted sum of all rows is
//! 0, `d = (sum(extra_m r_m) - lost u) / sum of weights` with the one more row `u = sum(s_m r_m)` of those below the cap.
//!
//! Where a distance nearly vanishes beside what makes up the displacement, its digits have cancelled: what is found is
//! then not `told`, and an anchor at the new weights has to be made. At its own weights d is exactly 0, all is told.

use super::panel::{Group, Panel};
use super::rows::{combined, dot, products, subtract};
use crate::{Number, NumberError};
use cw_number::stats;

/// A squared distance below this part of the squares that make up a displacement has lost too many digits
/// (a relative error of some 1e-13 is left).
const NEARLY_NOTHING: Number = Number::decimal(1, 6);

/// How weights differ from those of a centre.
#[derive(Default)]
pub(super) struct Shift {
    /// The part of their weight that all below the cap lose.
    pub lost: Number,
    /// Whose weight differs from that, and by how much.
    pub extra: Vec<(usize, Number)>,
}

/// How far everybody is from a consensus.
pub(super) struct Distances {
    /// Squared Euclidean distance of each reporter.
    pub squares: Vec<Number>,
    /// Squared length of the consensus.
    pub consensus: Number,
    /// Whether all of this has its digits.
    pub told: bool,
}

/// Rows relative to the consensus of some weights, and their products.
pub(super) struct Anchor<'a> {
    groups: Vec<GroupAnchor<'a>>,
    reporters: usize,
}

struct GroupAnchor<'a> {
    group: &'a Group,
    /// The members' weights, as parts of their sum.
    parts: Vec<Number>,
    /// The members' reports and that of zeros.
    rows: Vec<Vec<Number>>,
    products: Vec<Vec<Number>>,
}

/// The consensus of some weights.
pub(super) struct Centre<'a> {
    groups: Vec<GroupCentre<'a>>,
    reporters: usize,
    /// Whether all of this has its digits.
    pub told: bool,
}

struct GroupCentre<'a> {
    group: &'a Group,
    /// Sum of the members' weights, and of those below the cap.
    weight: Number,
    below_cap: Number,
    /// Products of the rows: of the members, of zeros, u where some are at the cap.
    products: Vec<Vec<Number>>,
    /// These rows; only where somebody is absent.
    rows: Vec<Vec<Number>>,
}

/// A displacement: rows, and how much of each.
type Terms = Vec<(usize, Number)>;

impl<'a> Anchor<'a> {
    /// At the consensus of these weights, one per reporter; all of those with stake are positive.
    pub(super) fn new(panel: &'a Panel, weights: &[Number]) -> Result<Self, NumberError> {
        let groups = panel.groups.iter().map(|group| GroupAnchor::new(group, weights));
        Ok(Self { groups: groups.collect::<Result<_, _>>()?, reporters: panel.reporters })
    }

    /// The consensus of these weights, whose cap is 1.
    pub(super) fn centre(&self, weights: &[Number]) -> Result<Centre<'a>, NumberError> {
        let mut centre =
            Centre { groups: Vec::with_capacity(self.groups.len()), reporters: self.reporters, told: true };
        for group in &self.groups {
            let (group, told) = group.centre(weights)?;
            centre.groups.push(group);
            centre.told &= told;
        }
        Ok(centre)
    }
}

impl<'a> GroupAnchor<'a> {
    fn new(group: &'a Group, weights: &[Number]) -> Result<Self, NumberError> {
        let own = group.of_members(weights);
        let parts = parts(&own, stats::sum(&own)?)?;
        let terms: Terms = parts.iter().copied().enumerate().collect();
        let centre = combined(&group.offsets, &terms)?;
        let mut rows = group.offsets.clone();
        rows.push(group.base.iter().map(|base| base.neg()).collect());
        for row in &mut rows {
            subtract(row, &centre)?;
        }
        Ok(Self { group, parts, products: products(&rows)?, rows })
    }

    fn centre(&self, weights: &[Number]) -> Result<(GroupCentre<'a>, bool), NumberError> {
        let own = self.group.of_members(weights);
        let weight = stats::sum(&own)?;
        let differences = parts(&own, weight)?.into_iter().zip(&self.parts).map(|(new, old)| new.sub(*old));
        let terms: Terms = differences.collect::<Result<Vec<_>, _>>()?.into_iter().enumerate().collect();
        let moved = Displacement::new(&self.products, &terms)?;
        let (mut products, told) = moved.relative(&self.products)?;
        let mut rows = Vec::new();
        if !self.group.absent.is_empty() {
            let displacement = combined(&self.rows, &terms)?;
            rows.clone_from(&self.rows);
            for row in &mut rows {
                subtract(row, &displacement)?;
            }
        }
        let below_cap: Terms = own.into_iter().enumerate().filter(|(_, own)| *own < Number::ONE).collect();
        let at_cap = self.parts.len().saturating_sub(below_cap.len());
        if at_cap > 0 {
            add_sum(&mut products, &below_cap)?; // else u is the sum of all: 0
            rows.push(combined(&rows, &below_cap)?);
        }
        let below_cap = weight.sub(Number::from(at_cap as u64))?;
        Ok((GroupCentre { group: self.group, weight, below_cap, products, rows }, told))
    }
}

impl Centre<'_> {
    /// Distances from the consensus of other weights.
    pub(super) fn shifted(&self, shift: &Shift) -> Result<Distances, NumberError> {
        let squares = vec![Number::ZERO; self.reporters];
        let mut distances = Distances { squares, consensus: Number::ZERO, told: true };
        for group in &self.groups {
            group.shifted(shift, &mut distances)?;
        }
        Ok(distances)
    }
}

impl GroupCentre<'_> {
    /// Adds the distances from the consensus of other weights.
    fn shifted(&self, shift: &Shift, into: &mut Distances) -> Result<(), NumberError> {
        let terms = self.displacement(shift)?;
        let moved = Displacement::new(&self.products, &terms)?;
        for (row, along) in moved.along.iter().enumerate().take(self.zeros().saturating_add(1)) {
            let square = square(&self.products, row).add(moved.length.sub(*along)?.sub(*along)?)?;
            if square < moved.least {
                into.told = false;
                return Ok(());
            }
            match self.group.members.get(row) {
                Some(member) => add_at(&mut into.squares, *member, square)?,
                None => into.consensus = into.consensus.add(square)?,
            }
        }
        if !self.group.absent.is_empty() {
            let square = self.farthest(&terms)?;
            for reporter in &self.group.absent {
                add_at(&mut into.squares, *reporter, square)?;
            }
        }
        Ok(())
    }

    /// The row of zeros; that of u is the next one.
    fn zeros(&self) -> usize {
        self.group.members.len()
    }

    fn displacement(&self, shift: &Shift) -> Result<Terms, NumberError> {
        let mut weight = self.weight.sub(shift.lost.mul(self.below_cap)?)?;
        let mut terms = Vec::with_capacity(shift.extra.len().saturating_add(1));
        for (reporter, extra) in &shift.extra {
            if let Ok(member) = self.group.members.binary_search(reporter) {
                weight = weight.add(*extra)?;
                terms.push((member, *extra));
            }
        }
        let sum = self.zeros().saturating_add(1);
        if sum < self.products.len() {
            terms.push((sum, shift.lost.neg()));
        }
        for (_, part) in &mut terms {
            *part = part.div(weight)?;
        }
        Ok(terms)
    }

    /// Squared distance of who did not report: as far from each entry's consensus as the most distant report.
    fn farthest(&self, terms: &[(usize, Number)]) -> Result<Number, NumberError> {
        let displacement = combined(&self.rows, terms)?;
        let mut farthest = vec![Number::ZERO; displacement.len()];
        for row in self.rows.iter().take(self.zeros()) {
            for ((farthest, own), moved) in farthest.iter_mut().zip(row).zip(&displacement) {
                *farthest = own.sub(*moved)?.abs().max(*farthest);
            }
        }
        dot(&farthest, &farthest)
    }
}

/// What a displacement d does to products of rows.
struct Displacement {
    /// The product of each row with d.
    along: Vec<Number>,
    /// The square of d.
    length: Number,
    /// The least square that is told beside it.
    least: Number,
}

impl Displacement {
    fn new(products: &[Vec<Number>], terms: &[(usize, Number)]) -> Result<Self, NumberError> {
        let along = combined(products, terms)?;
        let (mut length, mut scale) = (Number::ZERO, Number::ZERO);
        for (row, part) in terms {
            length = length.add(part.mul(along.get(*row).copied().unwrap_or_default())?)?;
            scale = scale.add(part.mul(*part)?.mul(square(products, *row))?)?;
        }
        Ok(Self { along, length, least: scale.mul(NEARLY_NOTHING)? })
    }

    /// Products of the rows relative to where it leads, and whether they have their digits.
    fn relative(&self, products: &[Vec<Number>]) -> Result<(Vec<Vec<Number>>, bool), NumberError> {
        let mut products = products.to_vec();
        let mut told = true;
        for (row, (line, along)) in products.iter_mut().zip(&self.along).enumerate() {
            let rest = self.length.sub(*along)?;
            for (product, along) in line.iter_mut().zip(&self.along) {
                *product = product.add(rest.sub(*along)?)?;
            }
            told &= line.get(row).is_some_and(|square| *square >= self.least);
        }
        Ok((products, told))
    }
}

/// The square of a row.
fn square(products: &[Vec<Number>], row: usize) -> Number {
    products.get(row).and_then(|line| line.get(row)).copied().unwrap_or_default()
}

fn parts(weights: &[Number], total: Number) -> Result<Vec<Number>, NumberError> {
    weights.iter().map(|own| own.div(total)).collect()
}

/// Adds the row that is the sum of some rows, each times its factor.
fn add_sum(products: &mut Vec<Vec<Number>>, terms: &[(usize, Number)]) -> Result<(), NumberError> {
    let mut sum = combined(products, terms)?;
    let mut square = Number::ZERO;
    for (row, factor) in terms {
        square = square.add(factor.mul(sum.get(*row).copied().unwrap_or_default())?)?;
    }
    for (line, product) in products.iter_mut().zip(&sum) {
        line.push(*product);
    }
    sum.push(square);
    products.push(sum);
    Ok(())
}

fn add_at(sums: &mut [Number], position: usize, value: Number) -> Result<(), NumberError> {
    if let Some(sum) = sums.get_mut(position) {
        *sum = sum.add(value)?;
    }
    Ok(())
}
