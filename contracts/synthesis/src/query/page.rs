//! Pages of records.

use crate::ContractError;
use allora_interfaces::layout::{Packed, PackedMap, PrefixOf};
use allora_protocol::EpochId;
use cosmwasm_std::{Order, Storage};
use cw_storage_plus::{KeyDeserialize, PrimaryKey};

/// Records ascending by the last part of their key, which is a number: those beyond `after`, so many at most.
pub fn ascending<'a, K, P, V, Id>(
    map: &PackedMap<K, V>,
    storage: &dyn Storage,
    prefix: P,
    after: Option<Id>,
    limit: usize,
) -> Result<Vec<(Id, V)>, ContractError>
where
    K: PrimaryKey<'a>,
    P: PrimaryKey<'a> + PrefixOf<K>,
    V: Packed,
    Id: PrimaryKey<'a> + KeyDeserialize<Output = Id>,
{
    let after = after.map(|after| after.joined_key());
    let records = map.range(storage, prefix, after, Order::Ascending);
    records.take(limit).map(of_key).collect()
}

/// Records of a topic by epoch, newest first: those before `before`, so many at most.
pub fn newest<V: Packed>(
    map: &PackedMap<(u64, u64), V>,
    storage: &dyn Storage,
    topic: u64,
    before: Option<EpochId>,
    limit: usize,
) -> Result<Vec<(EpochId, V)>, ContractError> {
    let before = before.map(|before| before.0.joined_key());
    let records = map.range(storage, topic, before, Order::Descending).take(limit);
    records.map(|record| of_key(record).map(|(epoch, record)| (EpochId(epoch), record))).collect()
}

fn of_key<Id: KeyDeserialize<Output = Id>, V>(
    record: Result<(Vec<u8>, V), allora_interfaces::ReadError>,
) -> Result<(Id, V), ContractError> {
    let (key, record) = record?;
    Ok((Id::from_vec(key)?, record))
}

/// Takes the last away when there is one more than `limit`; whether there was.
pub fn cut<T>(records: &mut Vec<T>, limit: usize) -> bool {
    let more = records.len() > limit;
    records.truncate(limit);
    more
}
