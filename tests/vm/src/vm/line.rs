//! [`Line`]: how a contract in the VM reaches the embedded chain.
//!
//! The VM wants a backend that lives for ever; the embedded chain lends storage and querier for one call. So the VM runs on a
//! thread of its own, its backend is the end of a line, and the thread that was lent them answers.

use super::host::Host;
use super::prices::{self, VM_GAS};
use cosmwasm_std::{Binary, ContractResult, Order, Querier as _, Record, Storage as _, SystemResult};
use cosmwasm_vm::{BackendApi, BackendError, BackendResult, GasInfo, Querier, Storage};
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};

/// The VM's end of a line to the embedded chain.
#[derive(Clone)]
pub struct Line(Sender<Question>);

/// The embedded chain's end.
pub struct Desk(Receiver<Question>);

/// A question with the way back for the answer.
enum Question {
    Get(Vec<u8>, Back<Option<Vec<u8>>>),
    Scan(Option<Vec<u8>>, Option<Vec<u8>>, Order, Back<u32>),
    Next(u32, Back<Option<Record>>),
    Set(Vec<u8>, Vec<u8>, Back<()>),
    Remove(Vec<u8>, Back<()>),
    Query(Vec<u8>, Back<SystemResult<ContractResult<Binary>>>),
    Validate(String, Back<()>),
    Canonicalize(String, Back<Vec<u8>>),
    Humanize(Vec<u8>, Back<String>),
}

type Back<T> = Sender<BackendResult<T>>;

/// A line with its two ends.
pub fn line() -> (Line, Desk) {
    let (questions, desk) = channel();
    (Line(questions), Desk(desk))
}

impl Line {
    fn ask<T>(&self, question: impl FnOnce(Back<T>) -> Question) -> BackendResult<T> {
        let (back, answer) = channel();
        let asked = self.0.send(question(back)).ok();
        let answered = asked.and_then(|()| answer.recv().ok());
        answered.unwrap_or_else(|| (Err(BackendError::unknown("nobody is at the desk")), GasInfo::free()))
    }
}

impl Storage for Line {
    fn get(&self, key: &[u8]) -> BackendResult<Option<Vec<u8>>> {
        self.ask(|back| Question::Get(key.into(), back))
    }
    fn scan(&mut self, start: Option<&[u8]>, end: Option<&[u8]>, order: Order) -> BackendResult<u32> {
        self.ask(|back| Question::Scan(start.map(Into::into), end.map(Into::into), order, back))
    }
    fn next(&mut self, id: u32) -> BackendResult<Option<Record>> {
        self.ask(|back| Question::Next(id, back))
    }
    fn set(&mut self, key: &[u8], value: &[u8]) -> BackendResult<()> {
        self.ask(|back| Question::Set(key.into(), value.into(), back))
    }
    fn remove(&mut self, key: &[u8]) -> BackendResult<()> {
        self.ask(|back| Question::Remove(key.into(), back))
    }
}

impl Querier for Line {
    fn query_raw(
        &self,
        request: &[u8],
        _gas_limit: u64,
    ) -> BackendResult<SystemResult<ContractResult<Binary>>> {
        self.ask(|back| Question::Query(request.into(), back))
    }
}

impl BackendApi for Line {
    fn addr_validate(&self, input: &str) -> BackendResult<()> {
        self.ask(|back| Question::Validate(input.into(), back))
    }
    fn addr_canonicalize(&self, human: &str) -> BackendResult<Vec<u8>> {
        self.ask(|back| Question::Canonicalize(human.into(), back))
    }
    fn addr_humanize(&self, canonical: &[u8]) -> BackendResult<String> {
        self.ask(|back| Question::Humanize(canonical.into(), back))
    }
}

impl Desk {
    /// Answers until the VM hangs up.
    pub fn serve(&self, host: &mut Host) {
        let mut iterators = Iterators::default();
        while let Ok(question) = self.0.recv() {
            answer(question, host, &mut iterators);
        }
    }
}

/// What is left of the iterators of a call, by number.
type Iterators = BTreeMap<u32, std::vec::IntoIter<Record>>;

fn answer(question: Question, host: &mut Host, iterators: &mut Iterators) {
    let before = host.notes.spent();
    // An answer that nobody waits for any more is nobody's loss.
    let _ = match question {
        Question::Get(key, back) => {
            let value = host.storage.get(&key);
            back.send((Ok(value), stored(host, before))).ok()
        }
        Question::Scan(start, end, order, back) => {
            let id = iterators.len() as u32 + 1;
            iterators.insert(id, host.storage.begin(start.as_deref(), end.as_deref(), order).into_iter());
            back.send((Ok(id), stored(host, before))).ok()
        }
        Question::Next(id, back) => back.send(next(id, host, iterators, before)).ok(),
        Question::Set(key, value, back) => {
            host.storage.set(&key, &value);
            back.send((Ok(()), stored(host, before))).ok()
        }
        Question::Remove(key, back) => {
            host.storage.remove(&key);
            back.send((Ok(()), stored(host, before))).ok()
        }
        Question::Query(request, back) => {
            let answer = host.querier.raw_query(&request);
            back.send((Ok(answer), stored(host, before))).ok()
        }
        Question::Validate(address, back) => {
            let valid = host.api.addr_validate(&address).map(|_| ());
            back.send((valid.map_err(user), address_cost(prices::VALIDATE))).ok()
        }
        Question::Canonicalize(address, back) => {
            let bytes = host.api.addr_canonicalize(&address).map(Into::into);
            back.send((bytes.map_err(user), address_cost(prices::CANONICALIZE))).ok()
        }
        Question::Humanize(bytes, back) => {
            let address = host.api.addr_humanize(&bytes.into()).map(Into::into);
            back.send((address.map_err(user), address_cost(prices::HUMANIZE))).ok()
        }
    };
}

fn next(id: u32, host: &Host, iterators: &mut Iterators, before: u64) -> BackendResult<Option<Record>> {
    let Some(records) = iterators.get_mut(&id) else {
        return (Err(BackendError::iterator_does_not_exist(id)), GasInfo::free());
    };
    let taken = records.next();
    taken.iter().for_each(|record| host.storage.step(record));
    (Ok(taken), stored(host, before))
}

/// The chain charges storage itself; the VM only counts it against its limit.
fn stored(host: &Host, before: u64) -> GasInfo {
    GasInfo::with_externally_used((host.notes.spent() - before) * VM_GAS)
}

/// Addresses are charged through the VM.
fn address_cost(gas: u64) -> GasInfo {
    GasInfo::with_cost(gas * VM_GAS)
}

fn user(error: impl ToString) -> BackendError {
    BackendError::user_err(error.to_string())
}
