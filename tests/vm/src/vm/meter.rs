//! [`Meter`]: every call into a contract, with what it cost.

use super::prices;
use allora_testing::Code;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt::{self, Display, Formatter};
use std::ops::AddAssign;
use std::rc::Rc;

/// What a contract did with a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read a record of its own.
    Read,
    /// Wrote one.
    Write,
    /// Deleted one.
    Delete,
    /// Began to iterate.
    Seek,
    /// Took a record from an iterator.
    Step,
    /// Read a record of another contract.
    RawQuery,
    /// Asked the chain something that has no price here.
    Unpriced,
}

/// One access to a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// What.
    pub act: Act,
    /// The key.
    pub key: Vec<u8>,
    /// How long the value is, in bytes.
    pub value: usize,
    /// SDK gas.
    pub gas: u64,
}

/// A call into a contract.
#[derive(Clone, Debug)]
pub struct Call {
    /// Which.
    pub code: Code,
    /// The entry point.
    pub entry: &'static str,
    /// How long its message was, in bytes.
    pub message: usize,
    /// Gas of the VM, in its own unit; 0 for a contract that ran natively.
    pub vm: u64,
    /// How many bytes it returned; 0 for a contract that ran natively.
    pub returned: usize,
    /// What it did with stores, in order.
    pub accesses: Vec<Access>,
    /// SDK gas of attributes and events.
    pub events: u64,
}

/// What a transaction of one message costs inside the contracts, in SDK gas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    /// Instructions, addresses, and the reading of what was returned.
    pub vm: u64,
    /// The contracts' own storage.
    pub storage: u64,
    /// Raw reads of other contracts' storage.
    pub queries: u64,
    /// Attributes and events.
    pub events: u64,
    /// For calling contracts at all.
    pub instance: u64,
}

/// Where calls are noted. Clones share the notes.
#[derive(Clone, Default)]
pub struct Meter {
    calls: Rc<RefCell<Vec<Call>>>,
    /// How many calls are under way, one within the other.
    depth: Rc<Cell<u32>>,
}

impl Meter {
    /// A call begins.
    pub fn begin(&self) {
        self.depth.set(self.depth.get() + 1);
    }

    /// The call that began last is over. It is noted, unless it is a question from outside: those cost nothing.
    pub fn end(&self, call: Call) {
        self.depth.set(self.depth.get() - 1);
        if self.depth.get() > 0 || call.entry != "query" {
            self.calls.borrow_mut().push(call);
        }
    }

    /// All calls since the last time; a query comes before the call that made it.
    pub fn take(&self) -> Vec<Call> {
        self.calls.take()
    }
}

impl Call {
    /// SDK gas without the instance.
    pub fn bill(&self) -> Bill {
        let sum = |of: &dyn Fn(Act) -> bool| {
            self.accesses.iter().filter(|access| of(access.act)).map(|access| access.gas).sum()
        };
        Bill {
            vm: self.vm / prices::VM_GAS + self.returned as u64 * prices::RETURNED_BYTE,
            storage: sum(&|act| act != Act::RawQuery),
            queries: sum(&|act| act == Act::RawQuery),
            events: self.events,
            instance: 0,
        }
    }
}

impl Bill {
    /// The bill of all calls of a transaction. Panics on a question to the chain that has no price here.
    pub fn of(calls: &[Call]) -> Self {
        let mut bill = Self::default();
        let mut called = BTreeSet::new();
        for call in calls {
            let unpriced = call.accesses.iter().find(|access| access.act == Act::Unpriced);
            assert_eq!(unpriced, None, "{:?} asked the chain something that has no price yet", call.code);
            bill += call.bill();
            let first = called.insert(call.code);
            bill.instance += if first { prices::INSTANCE } else { prices::INSTANCE_AGAIN };
        }
        bill
    }

    /// All together.
    pub fn sum(&self) -> u64 {
        self.vm + self.storage + self.queries + self.events + self.instance
    }
}

impl AddAssign for Bill {
    fn add_assign(&mut self, other: Self) {
        self.vm += other.vm;
        self.storage += other.storage;
        self.queries += other.queries;
        self.events += other.events;
        self.instance += other.instance;
    }
}

/// Readable: what, which record, how long it is.
impl Display for Access {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { act, key, value, .. } = self;
        write!(f, "{:8} {}, {value} bytes", name(*act), key.escape_ascii())
    }
}

fn name(act: Act) -> &'static str {
    match act {
        Act::Read => "read",
        Act::Write => "write",
        Act::Delete => "delete",
        Act::Seek => "seek",
        Act::Step => "step",
        Act::RawQuery => "raw read",
        Act::Unpriced => "unpriced",
    }
}
