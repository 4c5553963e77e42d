//! [`ById`]: a map kept as a list ascending by id.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use std::cmp::Ordering;

/// A map from ids to values, stored as pairs in ascending order of id.
///
/// The order is part of its meaning: sums run over it, so it decides the last digit of every result, and
/// it is the order in which rows are stored and printed. Participants of an epoch are few (at most some
/// hundreds), where a sorted list is smaller and cheaper than a tree. As JSON it is the list of pairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct ById<K, T>(Vec<(K, T)>);

impl<K, T> Default for ById<K, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + Ord, T> ById<K, T> {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// The map of pairs whose ids ascend; `None` when they do not.
    pub fn from_ascending(pairs: Vec<(K, T)>) -> Option<Self> {
        pairs.is_sorted_by(|a, b| a.0 < b.0).then_some(Self(pairs))
    }

    /// How many ids have a value.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no id has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of an id.
    pub fn get(&self, id: K) -> Option<&T> {
        let at = self.position(id).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// The value of an id, to be changed.
    pub fn get_mut(&mut self, id: K) -> Option<&mut T> {
        let at = self.position(id).ok()?;
        self.0.get_mut(at).map(|(_, value)| value)
    }

    /// Whether an id has a value.
    pub fn contains(&self, id: K) -> bool {
        self.position(id).is_ok()
    }

    /// Sets the value of an id; returns the one it had.
    pub fn insert(&mut self, id: K, value: T) -> Option<T> {
        match self.position(id) {
            Ok(at) => self.0.get_mut(at).map(|pair| std::mem::replace(&mut pair.1, value)),
            Err(at) => {
                self.0.insert(at, (id, value));
                None
            }
        }
    }

    /// Takes an id and its value out.
    pub fn remove(&mut self, id: K) -> Option<T> {
        self.position(id).ok().map(|at| self.0.remove(at).1)
    }

    /// The value of an id, put there first when it has none.
    pub fn get_or_insert_with(&mut self, id: K, value: impl FnOnce() -> T) -> &mut T {
        let at = match self.position(id) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (id, value()));
                at
            }
        };
        #[allow(
            clippy::indexing_slicing,
            reason = "`position` found the id at `at`, or it was inserted there"
        )]
        &mut self.0[at].1
    }

    /// Pairs, ascending by id.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (K, &T)> + ExactSizeIterator {
        self.0.iter().map(|(id, value)| (*id, value))
    }

    /// Pairs, ascending by id, their values to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (K, &mut T)> {
        self.0.iter_mut().map(|(id, value)| (*id, value))
    }

    /// Ids, ascending.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = K> + ExactSizeIterator {
        self.0.iter().map(|(id, _)| *id)
    }

    /// Values, ascending by id.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.0.iter().map(|(_, value)| value)
    }

    /// The pairs as a slice, ascending by id.
    pub fn as_slice(&self) -> &[(K, T)] {
        &self.0
    }

    /// Another value for every id.
    pub fn map<U>(&self, mut f: impl FnMut(K, &T) -> U) -> ById<K, U> {
        ById(self.0.iter().map(|(id, value)| (*id, f(*id, value))).collect())
    }

    /// Another value for every id; the first error ends it.
    pub fn try_map<U, E>(&self, mut f: impl FnMut(K, &T) -> Result<U, E>) -> Result<ById<K, U>, E> {
        let mut mapped = Vec::with_capacity(self.0.len());
        for (id, value) in &self.0 {
            mapped.push((*id, f(*id, value)?));
        }
        Ok(ById(mapped))
    }

    /// Another value for every id, or none.
    pub fn filter_map<U>(&self, mut f: impl FnMut(K, &T) -> Option<U>) -> ById<K, U> {
        ById(self.0.iter().filter_map(|(id, value)| f(*id, value).map(|mapped| (*id, mapped))).collect())
    }

    /// The map of pairs in any order.
    #[inline(never)]
    fn sorted(pairs: Vec<(K, T)>) -> Self {
        // Mostly they come from another map or from storage, in order.
        if pairs.is_sorted_by(|a, b| a.0 < b.0) {
            return Self(pairs);
        }
        let ids: Vec<K> = pairs.iter().map(|(id, _)| *id).collect();
        let order = last_of_each(ids.len(), &|a, b| ids.get(a).cmp(&ids.get(b)));
        let mut pairs: Vec<Option<(K, T)>> = pairs.into_iter().map(Some).collect();
        Self(order.into_iter().filter_map(|at| pairs.get_mut(at)?.take()).collect())
    }

    fn position(&self, id: K) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(&id))
    }
}

/// The positions of `0..length` in the order of what stands there; of equals only the last. It is one function for
/// maps of all kinds: a sort is some eight thousand bytes of a contract, for each type that is sorted.
fn last_of_each(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order.dedup_by(|later, kept| {
        let equal = compare(*later, *kept) == Ordering::Equal;
        if equal {
            *kept = *later;
        }
        equal
    });
    order
}

/// Pairs in any order; of two values for one id the later counts.
impl<K: Copy + Ord, T> FromIterator<(K, T)> for ById<K, T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(pairs: I) -> Self {
        Self::sorted(pairs.into_iter().collect())
    }
}

/// Sets the values of ids; of two values for one id the later counts.
impl<K: Copy + Ord, T> Extend<(K, T)> for ById<K, T> {
    fn extend<I: IntoIterator<Item = (K, T)>>(&mut self, pairs: I) {
        for (id, value) in pairs {
            self.insert(id, value);
        }
    }
}

impl<K, T> IntoIterator for ById<K, T> {
    type Item = (K, T);
    type IntoIter = std::vec::IntoIter<(K, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'de, K: Copy + Ord + Deserialize<'de>, T: Deserialize<'de>> Deserialize<'de> for ById<K, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<(K, T)>::deserialize(deserializer).map(Self::sorted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WorkerId;

    #[test]
    fn pairs_come_out_in_the_order_of_ids_whatever_order_they_went_in() {
        let map: ById<WorkerId, &str> =
            [(WorkerId(9), "i"), (WorkerId(2), "b"), (WorkerId(5), "e")].into_iter().collect();
        assert_eq!(map.ids().collect::<Vec<_>>(), [WorkerId(2), WorkerId(5), WorkerId(9)]);
        assert_eq!(map.values().copied().collect::<Vec<_>>(), ["b", "e", "i"]);
        assert_eq!(map.get(WorkerId(5)), Some(&"e"));
        assert_eq!(map.get(WorkerId(6)), None);
    }

    #[test]
    fn a_second_value_for_an_id_replaces_the_first() {
        let mut map = ById::new();
        assert_eq!(map.insert(WorkerId(1), 10), None);
        assert_eq!(map.insert(WorkerId(1), 11), Some(10));
        *map.get_or_insert_with(WorkerId(1), || 0) += 1;
        assert_eq!(*map.get_or_insert_with(WorkerId(0), || 7), 7);
        assert_eq!(map.as_slice(), [(WorkerId(0), 7), (WorkerId(1), 12)]);
        assert_eq!(map.remove(WorkerId(0)), Some(7));
        assert_eq!(map.len(), 1);
    }

    #[test]
    fn of_values_for_one_id_the_last_counts_wherever_they_stand() {
        let pairs = [(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e'), (3, 'f')];
        let map: ById<u32, char> = pairs.into_iter().collect();
        assert_eq!(map.as_slice(), [(1, 'e'), (2, 'd'), (3, 'f')]);
        let repeated: ById<u32, char> = [(1, 'a'), (1, 'b'), (2, 'c')].into_iter().collect();
        assert_eq!(repeated.as_slice(), [(1, 'b'), (2, 'c')]);
    }

    #[test]
    fn only_ascending_pairs_are_taken_as_they_are() {
        assert_eq!(ById::from_ascending(vec![(1, 'a'), (4, 'b')]).unwrap().as_slice(), [(1, 'a'), (4, 'b')]);
        assert_eq!(ById::<u32, char>::from_ascending(vec![]), Some(ById::new()));
        assert_eq!(ById::from_ascending(vec![(4, 'a'), (1, 'b')]), None);
        assert_eq!(ById::from_ascending(vec![(4, 'a'), (4, 'b')]), None);
    }

    #[test]
    fn many_pairs_in_the_worst_order_are_not_moved_again_for_each() {
        let pairs = (0..1_000_000u32).rev().flat_map(|id| [(WorkerId(id), 0), (WorkerId(id), id)]);
        let map: ById<WorkerId, u32> = pairs.collect();
        assert_eq!(map.len(), 1_000_000);
        assert!(map.iter().all(|(id, value)| id.0 == *value));
    }

    #[test]
    fn json_in_any_order_reads_back_in_the_order_of_ids() {
        let map: ById<WorkerId, u8> = serde_json::from_str("[[3,1],[1,2]]").unwrap();
        assert_eq!(serde_json::to_string(&map).unwrap(), "[[1,2],[3,1]]");
    }
}
