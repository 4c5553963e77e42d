//! Words of a scenario that become values of messages.

use crate::Network;
use allora_interfaces::synthesis::{Entry, ForecastElement};
pub use allora_protocol::truth::Report;
use allora_protocol::{Number, WorkerId};
use cosmwasm_std::Addr;

/// Somebody, by his name or his address.
pub trait Who {
    /// His address.
    fn address(&self, net: &Network) -> Addr;
}

impl Who for &str {
    fn address(&self, net: &Network) -> Addr {
        net.addr(self)
    }
}

impl Who for &Addr {
    fn address(&self, _: &Network) -> Addr {
        (*self).clone()
    }
}

/// A worker, by the name of his operator or by his id.
pub trait WorkerRef: Copy {
    /// His id in the network's current topic.
    fn worker(self, net: &Network) -> WorkerId;
    /// The name of an operator who has to be registered first, if he goes by it.
    fn name(self) -> Option<String> {
        None
    }
}

impl WorkerRef for &str {
    fn worker(self, net: &Network) -> WorkerId {
        net.worker_id(self)
    }
    fn name(self) -> Option<String> {
        Some(self.into())
    }
}

impl WorkerRef for WorkerId {
    fn worker(self, _: &Network) -> WorkerId {
        self
    }
}

impl WorkerRef for u32 {
    fn worker(self, _: &Network) -> WorkerId {
        WorkerId(self)
    }
}

/// Components of an inference.
pub trait Values {
    /// They.
    fn values(self) -> Vec<Number>;
}

impl Values for &str {
    fn values(self) -> Vec<Number> {
        vec![number(self)]
    }
}

impl<const N: usize> Values for [&str; N] {
    fn values(self) -> Vec<Number> {
        self.into_iter().map(number).collect()
    }
}

impl Values for Number {
    fn values(self) -> Vec<Number> {
        vec![self]
    }
}

impl Values for Vec<Number> {
    fn values(self) -> Vec<Number> {
        self
    }
}

/// A report that the question has no answer.
#[derive(Clone, Copy, Debug)]
pub struct Void;

/// A report of a label, from 0.
#[derive(Clone, Copy, Debug)]
pub struct Label(pub u32);

/// What a reputer says.
pub trait Says: Clone {
    /// It as a report.
    fn report(self) -> Report;
}

impl Says for Void {
    fn report(self) -> Report {
        Report::Void
    }
}

impl Says for Label {
    fn report(self) -> Report {
        Report::Label(self.0)
    }
}

impl Says for Report {
    fn report(self) -> Report {
        self
    }
}

impl Says for &str {
    fn report(self) -> Report {
        Report::Value(self.values())
    }
}

impl<const N: usize> Says for [&str; N] {
    fn report(self) -> Report {
        Report::Value(self.values())
    }
}

impl Says for Number {
    fn report(self) -> Report {
        Report::Value(vec![self])
    }
}

impl Says for Vec<Number> {
    fn report(self) -> Report {
        Report::Value(self)
    }
}

/// A number from its text.
#[track_caller]
pub(crate) fn number(text: &str) -> Number {
    text.parse().unwrap_or_else(|error| panic!("`{text}` is no number: {error}"))
}

/// An entry of these parts.
pub fn entry(inference: Option<Vec<Number>>, forecast: Option<Vec<(WorkerId, Number)>>) -> Entry {
    let element = |(inferer, log_loss)| ForecastElement { inferer, log_loss };
    let forecast = forecast.map(|elements| elements.into_iter().map(element).collect());
    Entry::Plain { inference, forecast }
}

/// An entry that is an inference.
#[track_caller]
pub fn infers(values: impl Values) -> Entry {
    entry(Some(values.values()), None)
}

/// An entry that is a forecast of log10 losses by worker id.
#[track_caller]
pub fn forecasts<const N: usize>(elements: [(u32, &str); N]) -> Entry {
    let elements = elements.into_iter().map(|(worker, loss)| (WorkerId(worker), number(loss)));
    entry(None, Some(elements.collect()))
}
