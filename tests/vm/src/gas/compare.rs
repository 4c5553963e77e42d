//! Figures held against the committed ones.

use super::figure::Figure;
use super::tables::grouped;

/// Growth that passes, in percent. Another compiler of the contracts moves figures by less.
const TOLERANCE: u64 = 3;
/// Growth that passes whatever it was before, in SDK gas: 3 % of next to nothing is nothing.
const SLACK: u64 = 30;

/// What is wrong with new figures, in words; nothing: all is well.
pub fn complaints(committed: &[Figure], new: &[Figure]) -> Vec<String> {
    let mut complaints = Vec::new();
    for figure in new {
        match committed.iter().find(|old| old.is(&figure.message, &figure.size)) {
            None => complaints.push(format!("`{}` at {} is new", figure.message, figure.size)),
            Some(old) => complaints.extend(growth(old, figure)),
        }
    }
    let gone = committed.iter().filter(|old| !new.iter().any(|new| new.is(&old.message, &old.size)));
    complaints.extend(gone.map(|old| format!("`{}` at {} is not measured any more", old.message, old.size)));
    complaints
}

fn growth(old: &Figure, new: &Figure) -> Vec<String> {
    let parts = old.parts().into_iter().zip(new.parts());
    let grown = parts.filter(|((_, old), (_, new))| *new > old + SLACK.max(old * TOLERANCE / 100));
    let told = grown.map(|((part, before), (_, after))| {
        let rise = match (after - before).checked_mul(1_000).and_then(|rise| rise.checked_div(before)) {
            Some(tenths) => format!(" (+{}.{} %)", tenths / 10, tenths % 10),
            None => String::new(),
        };
        let (before, after) = (grouped(before), grouped(after));
        format!("`{}` at {}: {part} grew from {before} to {after}{rise}", new.message, new.size)
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vm::Bill;

    fn figure(message: &str, storage: u64) -> Figure {
        let bill = Bill { storage, instance: 60_000, ..Bill::default() };
        let no_op = Bill { instance: 60_000, ..Bill::default() };
        Figure::new(message, "4/1/2", 100, &bill, &no_op)
    }

    #[test]
    fn what_grew_is_told_with_its_part_and_by_how_much() {
        let told = complaints(&[figure("submit", 10_000)], &[figure("submit", 10_301)]);
        assert_eq!(
            told,
            [
                "`submit` at 4/1/2: storage grew from 10,000 to 10,301 (+3.0 %)",
                "`submit` at 4/1/2: above a no-op grew from 10,000 to 10,301 (+3.0 %)"
            ]
        );
    }

    #[test]
    fn within_three_percent_or_less_than_before_is_well() {
        for now in [10_300, 10_000, 1] {
            assert_eq!(complaints(&[figure("submit", 10_000)], &[figure("submit", now)]), [""; 0], "{now}");
        }
        assert_eq!(complaints(&[figure("submit", 5)], &[figure("submit", 35)]), [""; 0]);
    }

    #[test]
    fn what_is_new_or_gone_is_told() {
        let told = complaints(&[figure("submit", 1)], &[figure("commit", 1)]);
        assert_eq!(told, ["`commit` at 4/1/2 is new", "`submit` at 4/1/2 is not measured any more"]);
    }
}
