//! [`PackedMap`] and [`PackedItem`]: records under keys.

use super::Packed;
use crate::ReadError;
use cosmwasm_std::{Addr, Order, QuerierWrapper, Storage, storage_keys};
use cw_storage_plus::PrimaryKey;
use std::marker::PhantomData;

/// A record under one key, which is the namespace itself.
#[derive(Clone, Copy, Debug)]
pub struct PackedItem<V>(&'static str, PhantomData<V>);

/// Records by key. The key's bytes are those of a `cw_storage_plus::Map` of the same namespace.
#[derive(Clone, Copy, Debug)]
pub struct PackedMap<K, V>(&'static str, PhantomData<(K, V)>);

/// The first parts of a key: what a range may be over. Anything else, say an integer of another width, would find
/// nothing and not say so.
pub trait PrefixOf<K> {}

/// All records.
impl<K> PrefixOf<K> for () {}
impl<B> PrefixOf<(u64, B)> for u64 {}
impl<B, C> PrefixOf<(u64, B, C)> for u64 {}
impl<C> PrefixOf<(u64, u64, C)> for (u64, u64) {}
impl<C> PrefixOf<(u64, u8, C)> for (u64, u8) {}
impl<'a, B> PrefixOf<(&'a Addr, B)> for &'a Addr {}
impl<'a, B, C> PrefixOf<(&'a Addr, B, C)> for &'a Addr {}
impl<'a, C> PrefixOf<(&'a Addr, u64, C)> for (&'a Addr, u64) {}

/// Records in the order of their keys: what follows the prefix in the key, and the record.
pub type Records<'s, V> = Box<dyn Iterator<Item = Result<(Vec<u8>, V), ReadError>> + 's>;

impl<V: Packed> PackedItem<V> {
    /// The record of this namespace.
    pub const fn new(namespace: &'static str) -> Self {
        Self(namespace, PhantomData)
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

impl<'a, K: PrimaryKey<'a>, V: Packed> PackedMap<K, V> {
    /// The records of this namespace.
    pub const fn new(namespace: &'static str) -> Self {
        Self(namespace, PhantomData)
    }

    /// The whole key of a record.
    pub fn key(&self, key: &K) -> Vec<u8> {
        let parts = key.key();
        let mut namespaces = vec![self.0.as_bytes()];
        namespaces.extend(parts.iter().map(AsRef::as_ref));
        let last = namespaces.pop().unwrap_or_default();
        storage_keys::namespace_with_key(&namespaces, last)
    }

    /// The record of a key, if there is one. Error: [`ReadError::Layout`].
    pub fn may_load(&self, storage: &dyn Storage, key: K) -> Result<Option<V>, ReadError> {
        decode(self.0, storage.get(&self.key(&key)))
    }

    /// The record of a key. Errors: [`ReadError::Missing`], [`ReadError::Layout`].
    pub fn load(&self, storage: &dyn Storage, key: K) -> Result<V, ReadError> {
        self.may_load(storage, key)?.ok_or(ReadError::Missing { namespace: self.0 })
    }

    /// Whether there is a record.
    pub fn has(&self, storage: &dyn Storage, key: K) -> bool {
        storage.get(&self.key(&key)).is_some()
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
        decode(self.0, querier.query_wasm_raw(contract, self.key(&key))?)
    }

    /// What follows `prefix` in the keys that begin with it, ascending; bytes as of [`PackedMap::range`]. Nothing is
    /// decoded, so records of any layout version can be found and removed.
    pub fn keys<'s, P: PrimaryKey<'a> + PrefixOf<K>>(
        &self,
        storage: &'s dyn Storage,
        prefix: P,
    ) -> Box<dyn Iterator<Item = Vec<u8>> + 's> {
        let prefix = self.prefix(prefix);
        let skip = prefix.len();
        let keys = storage.range_keys(Some(&prefix), Some(&beyond(&prefix)), Order::Ascending);
        Box::new(keys.map(move |key| key.get(skip..).unwrap_or_default().to_vec()))
    }

    /// The records whose key begins with the parts `prefix`, in the order of their keys: the bytes of the parts that
    /// follow it, and the record. `after`: only those beyond these bytes, in the direction of `order`.
    ///
    /// Of one part that follows, the bytes are its own; of several, they are their `joined_key()` (read them with
    /// cw-storage-plus' `KeyDeserialize`). Each step costs a storage iteration, so take no more than a bounded number.
    pub fn range<'s, P: PrimaryKey<'a> + PrefixOf<K>>(
        &self,
        storage: &'s dyn Storage,
        prefix: P,
        after: Option<Vec<u8>>,
        order: Order,
    ) -> Records<'s, V>
    where
        V: 's,
    {
        let prefix = self.prefix(prefix);
        let skip = prefix.len();
        let namespace = self.0;
        let (from, until) = bounds(&prefix, after, order);
        let records = storage.range(Some(&from), Some(&until), order);
        Box::new(records.map(move |(key, value)| {
            let rest = key.get(skip..).unwrap_or_default().to_vec();
            Ok((rest, V::unpack(&value).map_err(|error| ReadError::Layout { namespace, error })?))
        }))
    }

    /// The bytes with which keys of this prefix begin.
    fn prefix<P: PrimaryKey<'a>>(&self, prefix: P) -> Vec<u8> {
        let parts = prefix.key();
        let mut namespaces = vec![self.0.as_bytes()];
        namespaces.extend(parts.iter().map(AsRef::as_ref));
        storage_keys::to_length_prefixed_nested(&namespaces)
    }
}

/// First key and first key beyond, of the keys with a prefix.
fn bounds(prefix: &[u8], after: Option<Vec<u8>>, order: Order) -> (Vec<u8>, Vec<u8>) {
    let with = |suffix: &[u8]| [prefix, suffix].concat();
    match (after, order) {
        (None, _) => (prefix.to_vec(), beyond(prefix)),
        // The least key beyond a key is the key and a zero byte.
        (Some(last), Order::Ascending) => (with(&[last.as_slice(), &[0]].concat()), beyond(prefix)),
        (Some(last), Order::Descending) => (prefix.to_vec(), with(&last)),
    }
}

/// The first key that is beyond all with this prefix. A prefix begins with the length of a namespace, so it is never
/// all 0xff.
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
