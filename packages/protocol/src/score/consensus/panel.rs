//! [`Panel`]: reports of an epoch, by the entries that they have in common.

use super::Reporter;
use super::rows::{dot, subtract};
use crate::{Number, NumberError};
use std::collections::BTreeMap;

/// Entries that the same reputers reported.
pub(super) struct Group {
    /// The reputers who reported them, ascending; somebody among them has stake.
    pub members: Vec<usize>,
    /// Those who did not.
    pub absent: Vec<usize>,
    /// One member's report.
    pub base: Vec<Number>,
    /// Each member's, relative to it: equal reports are at distance exactly 0.
    pub offsets: Vec<Vec<Number>>,
}

/// Reports of an epoch.
pub(super) struct Panel {
    pub reporters: usize,
    pub groups: Vec<Group>,
}

impl Panel {
    /// Groups the entries. One without any reporter who has stake has no loss, and takes no part.
    pub(super) fn new(reporters: &[Reporter]) -> Result<Self, NumberError> {
        let mut by_members: BTreeMap<Vec<usize>, Vec<Vec<Number>>> = BTreeMap::new();
        let entries = reporters.first().map_or(0, |first| first.losses.len());
        let mut members = Vec::with_capacity(reporters.len());
        for entry in 0..entries {
            let losses = reporters.iter().map(|reporter| reporter.losses.get(entry).copied().flatten());
            let losses: Vec<_> = losses.collect();
            members.clear();
            members.extend((0..).zip(&losses).filter_map(|(member, loss)| loss.map(|_| member)));
            if !by_members.contains_key(&members) {
                by_members.insert(members.clone(), vec![Vec::new(); members.len()]);
            }
            for (row, loss) in by_members.get_mut(&members).into_iter().flatten().zip(losses.iter().flatten())
            {
                row.push(*loss);
            }
        }
        let staked =
            |member: &usize| reporters.get(*member).is_some_and(|reporter| reporter.stake.is_positive());
        let groups = by_members
            .into_iter()
            .filter(|(members, _)| members.iter().any(staked))
            .map(|(members, rows)| {
                let staked: Vec<bool> = members.iter().map(staked).collect();
                let absent = (0..reporters.len()).filter(|reporter| !members.contains(reporter)).collect();
                Group::new(members, absent, &staked, rows)
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { reporters: reporters.len(), groups })
    }
}

impl Group {
    /// `rows`: the members' reports.
    fn new(
        members: Vec<usize>,
        absent: Vec<usize>,
        staked: &[bool],
        mut rows: Vec<Vec<Number>>,
    ) -> Result<Self, NumberError> {
        // The shortest report with stake: beside it no other one loses digits, however far out it lies.
        let mut shortest: Option<(Number, &Vec<Number>)> = None;
        for (row, _) in rows.iter().zip(staked).filter(|(_, staked)| **staked) {
            let length = dot(row, row)?;
            if shortest.is_none_or(|(least, _)| length < least) {
                shortest = Some((length, row));
            }
        }
        let base = shortest.map(|(_, row)| row.clone()).unwrap_or_default();
        for row in &mut rows {
            subtract(row, &base)?;
        }
        Ok(Self { members, absent, base, offsets: rows })
    }

    /// The members' own of a list of all reporters'.
    pub(super) fn of_members(&self, list: &[Number]) -> Vec<Number> {
        self.members.iter().map(|member| list.get(*member).copied().unwrap_or_default()).collect()
    }
}
