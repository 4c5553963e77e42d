//! [`PackedMap`] and [`PackedItem`]: records under keys.

use super::{Key, Packed, PrefixOf};
use crate::{LayoutError, ReadError};
use cosmwasm_std::{Addr, Order, QuerierWrapper, Storage};
use std::marker::PhantomData;

/// A record under one key, which is its name.
#[derive(Clone, Copy, Debug)]
pub struct PackedItem<V>(&'static str, PhantomData<V>);

/// Records by key. Their keys begin with the byte of the map, a capital letter; the parts follow as [`Key`] has them.
/// (Names of items, and of what other packages store, begin with small letters.)
#[derive(Clone, Copy, Debug)]
pub struct PackedMap<K, V> {
    byte: u8,
    name: &'static str,
    of: PhantomData<(K, V)>,
}

/// Records in the order of their keys: what follows the prefix in the key, and the record.
pub type Records<'s, R, V> = Box<dyn Iterator<Item = Result<(R, V), ReadError>> + 's>;

impl<V: Packed> PackedItem<V> {
    /// The record of this name.
    pub const fn new(name: &'static str) -> Self {
        Self(name, PhantomData)
    }

    /// Its key.
    pub fn key(&self) -> &'static [u8] {
        self.0.as_bytes()
    }

    /// The record, if there is one. Error: [`ReadError::Layout`].
    pub fn may_load(&self, storage: &dyn Storage) -> Result<Option<V>, ReadError> {
        decode(self.0, storage.get(self.key()))
    }

    /// The record. Errors: [`ReadError::Missing`], [`ReadError::Layout`].
    pub fn load(&self, storage: &dyn Storage) -> Result<V, ReadError> {
        self.may_load(storage)?.ok_or(ReadError::Missing { namespace: self.0 })
    }

    /// Stores the record.
    pub fn save(&self, storage: &mut dyn Storage, record: &V) {
        storage.set(self.key(), &record.pack());
    }

    /// The record in the storage of another contract, by a raw query. Errors: [`ReadError`].
    pub fn query(&self, querier: &QuerierWrapper<'_>, contract: &Addr) -> Result<Option<V>, ReadError> {
        decode(self.0, querier.query_wasm_raw(contract, self.key())?)
    }
}

impl<K: Key, V: Packed> PackedMap<K, V> {
    /// The records whose keys begin with this byte. The name is for people.
    pub const fn new(byte: u8, name: &'static str) -> Self {
        Self { byte, name, of: PhantomData }
    }

    /// The whole key of a record.
    pub fn key(&self, key: &K) -> Vec<u8> {
        self.bytes(key, true)
    }

    /// The record of a key, if there is one. Error: [`ReadError::Layout`].
    pub fn may_load(&self, storage: &dyn Storage, key: K) -> Result<Option<V>, ReadError> {
        decode(self.name, storage.get(&self.key(&key)))
    }

    /// The record of a key. Errors: [`ReadError::Missing`], [`ReadError::Layout`].
    pub fn load(&self, storage: &dyn Storage, key: K) -> Result<V, ReadError> {
        self.may_load(storage, key)?.ok_or(ReadError::Missing { namespace: self.name })
    }

    /// Whether there is a record. It looks for the next key, which costs thirty gas where there is none; a read costs a
    /// thousand either way.
    pub fn has(&self, storage: &dyn Storage, key: K) -> bool {
        let key = self.key(&key);
        let beyond = [key.as_slice(), &[0]].concat();
        storage.range_keys(Some(&key), Some(&beyond), Order::Ascending).next().is_some()
    }

    /// Stores a record.
    pub fn save(&self, storage: &mut dyn Storage, key: K, record: &V) {
        storage.set(&self.key(&key), &record.pack());
    }

    /// Removes a record.
    pub fn remove(&self, storage: &mut dyn Storage, key: K) {
        storage.remove(&self.key(&key));
    }

    /// The record of a key in the storage of another contract, by a raw query. Errors: [`ReadError`].
    pub fn query(
        &self,
        querier: &QuerierWrapper<'_>,
        contract: &Addr,
        key: K,
    ) -> Result<Option<V>, ReadError> {
        decode(self.name, querier.query_wasm_raw(contract, self.key(&key))?)
    }

    /// What follows `prefix` in the keys that begin with it, ascending. No record is decoded, so records of any layout
    /// version can be found and removed; what is no key of this map is passed over.
    pub fn keys<'s, P: PrefixOf<K>>(
        &self,
        storage: &'s dyn Storage,
        prefix: P,
    ) -> Box<dyn Iterator<Item = P::Rest> + 's> {
        let prefix = self.bytes(&prefix, false);
        let skip = prefix.len();
        let keys = storage.range_keys(Some(&prefix), Some(&beyond(&prefix)), Order::Ascending);
        Box::new(keys.filter_map(move |key| rest(&key, skip)))
    }

    /// The records whose key begins with the parts `prefix`, in the order of their keys: the parts that follow it, and the
    /// record. `after`: only those beyond these parts, in the direction of `order`.
    ///
    /// Each step costs a storage iteration, so take no more than a bounded number.
    pub fn range<'s, P: PrefixOf<K>>(
        &self,
        storage: &'s dyn Storage,
        prefix: P,
        after: Option<P::Rest>,
        order: Order,
    ) -> Records<'s, P::Rest, V>
    where
        V: 's,
    {
        let prefix = self.bytes(&prefix, false);
        let skip = prefix.len();
        let namespace = self.name;
        let after = after.map(|after| {
            let mut key = prefix.clone();
            after.put(&mut key, true);
            key
        });
        let (from, until) = bounds(prefix, after, order);
        let records = storage.range(Some(&from), Some(&until), order);
        Box::new(records.map(move |(key, value)| {
            let malformed = |error| ReadError::Layout { namespace, error };
            let rest = rest(&key, skip).ok_or(malformed(LayoutError::Key))?;
            Ok((rest, V::unpack(&value).map_err(malformed)?))
        }))
    }

    /// The byte of the map and these parts of a key.
    fn bytes(&self, parts: &impl Key, last: bool) -> Vec<u8> {
        let mut key = Vec::with_capacity(24);
        key.push(self.byte);
        parts.put(&mut key, last);
        key
    }
}

/// The parts of a key from a byte on.
fn rest<R: Key<Owned = R>>(key: &[u8], skip: usize) -> Option<R> {
    let mut from = key.get(skip..)?;
    R::take(&mut from, true).filter(|_| from.is_empty())
}

/// First key and first key beyond, of the keys with a prefix; of those beyond `after`, a whole key.
fn bounds(prefix: Vec<u8>, after: Option<Vec<u8>>, order: Order) -> (Vec<u8>, Vec<u8>) {
    let end = beyond(&prefix);
    match (after, order) {
        (None, _) => (prefix, end),
        (Some(mut last), Order::Ascending) => {
            // The least key beyond a key is the key and a zero byte.
            last.push(0);
            (last, end)
        }
        (Some(last), Order::Descending) => (prefix, last),
    }
}

/// The first key that is beyond all with this prefix. A prefix begins with the byte of a map, which is a letter, so it
/// is never all 0xff.
fn beyond(prefix: &[u8]) -> Vec<u8> {
    let mut end = prefix.to_vec();
    while let Some(last) = end.pop() {
        if let Some(next) = last.checked_add(1) {
            end.push(next);
            break;
        }
    }
    end
}

fn decode<V: Packed>(namespace: &'static str, bytes: Option<Vec<u8>>) -> Result<Option<V>, ReadError> {
    let decoded = bytes.filter(|bytes| !bytes.is_empty()).map(|bytes| V::unpack(&bytes)).transpose();
    decoded.map_err(|error| ReadError::Layout { namespace, error })
}
