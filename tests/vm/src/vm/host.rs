//! [`Host`]: what the embedded chain lends a contract for the duration of a call, with a note of each access.

use super::meter::{Access, Act};
use super::prices;
use cosmwasm_std::{
    Api, Binary, ContractResult, Empty, Order, Querier, QueryRequest, Record, Storage, SystemResult,
    WasmQuery, from_json,
};
use std::cell::RefCell;
use std::rc::Rc;

/// What the embedded chain lends a contract.
pub struct Host<'a> {
    pub storage: Noted<Store<'a>>,
    pub api: &'a dyn Api,
    pub querier: Noted<&'a dyn Querier>,
    pub notes: Notes,
}

/// The storage of the contract that runs.
pub enum Store<'a> {
    /// Of a query.
    ReadOnly(&'a dyn Storage),
    /// Of everything else.
    Writable(&'a mut dyn Storage),
}

/// Something, every access to which is noted.
pub struct Noted<T> {
    inner: T,
    notes: Notes,
}

/// Accesses of a call. Clones share them.
#[derive(Clone, Default)]
pub struct Notes(Rc<RefCell<Vec<Access>>>);

impl<'a> Host<'a> {
    /// Nothing is done with it yet.
    pub fn new(store: Store<'a>, api: &'a dyn Api, querier: &'a dyn Querier) -> Self {
        let notes = Notes::default();
        let storage = Noted { inner: store, notes: notes.clone() };
        let querier = Noted { inner: querier, notes: notes.clone() };
        Self { storage, api, querier, notes }
    }
}

impl Notes {
    fn note(&self, act: Act, key: &[u8], value: usize, gas: u64) {
        self.0.borrow_mut().push(Access { act, key: key.into(), value, gas });
    }

    /// What all accesses cost so far, in SDK gas.
    pub fn spent(&self) -> u64 {
        self.0.borrow().iter().map(|access| access.gas).sum()
    }

    /// All accesses.
    pub fn all(&self) -> Vec<Access> {
        self.0.borrow().clone()
    }
}

impl Store<'_> {
    /// To read.
    pub fn readable(&self) -> &dyn Storage {
        match self {
            Self::ReadOnly(store) => *store,
            Self::Writable(store) => *store,
        }
    }

    fn writable(&mut self) -> &mut dyn Storage {
        match self {
            Self::ReadOnly(_) => unreachable!("the VM keeps queries from writing"),
            Self::Writable(store) => *store,
        }
    }
}

impl<'a> Noted<Store<'a>> {
    /// Unnoted.
    pub fn store(&self) -> &Store<'a> {
        &self.inner
    }

    /// Begins to iterate. A record costs something when it is taken, see [`Noted::step`].
    pub fn begin(&self, start: Option<&[u8]>, end: Option<&[u8]>, order: Order) -> Vec<Record> {
        let records: Vec<Record> = self.inner.readable().range(start, end, order).collect();
        let first = records.first().map(|(key, value)| (key.len(), value.len()));
        self.notes.note(Act::Seek, start.unwrap_or_default(), 0, prices::seek(first));
        records
    }

    /// A record was taken from an iterator.
    pub fn step(&self, (key, value): &Record) {
        self.notes.note(Act::Step, key, value.len(), prices::step(key.len(), value.len()));
    }
}

impl Storage for Noted<Store<'_>> {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        let value = self.inner.readable().get(key);
        let length = value.as_ref().map_or(0, Vec::len);
        self.notes.note(Act::Read, key, length, prices::read(key.len(), length));
        value
    }

    fn range<'s>(
        &'s self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> Box<dyn Iterator<Item = Record> + 's> {
        Box::new(self.begin(start, end, order).into_iter().inspect(|record| self.step(record)))
    }

    fn set(&mut self, key: &[u8], value: &[u8]) {
        self.notes.note(Act::Write, key, value.len(), prices::write(key.len(), value.len()));
        self.inner.writable().set(key, value);
    }

    fn remove(&mut self, key: &[u8]) {
        self.notes.note(Act::Delete, key, 0, prices::delete());
        self.inner.writable().remove(key);
    }
}

impl<'a> Noted<&'a dyn Querier> {
    /// Unnoted.
    pub fn inner(&self) -> &'a dyn Querier {
        self.inner
    }
}

/// A smart query costs what the contract costs that answers it, and is noted there.
impl Querier for Noted<&dyn Querier> {
    fn raw_query(&self, request: &[u8]) -> SystemResult<ContractResult<Binary>> {
        let answer = self.inner.raw_query(request);
        match from_json::<QueryRequest<Empty>>(request) {
            Ok(QueryRequest::Wasm(WasmQuery::Smart { .. })) => {}
            Ok(QueryRequest::Wasm(WasmQuery::Raw { key, .. })) => {
                let value = match &answer {
                    SystemResult::Ok(ContractResult::Ok(value)) => value.len(),
                    _ => 0,
                };
                self.notes.note(Act::RawQuery, &key, value, prices::read(key.len(), value));
            }
            _ => self.notes.note(Act::Unpriced, request, 0, 0),
        }
        answer
    }
}
