//! [`Scale`]: a network whose messages are weighed.

use super::figure::Figure;
use crate::vm::{Artifacts, Bill, Call, Meter};
use allora_testing::{Attempt, Builder, Code, Network, Receipt};
use cosmwasm_std::{Addr, Binary};
use std::cell::Cell;
use std::rc::Rc;

/// A network whose contracts run natively, which is quick, but for the messages that are weighed: those run in the VM. Both
/// do the same to the last bit, which the tests of this package show.
pub struct Scale {
    pub net: Network,
    meter: Meter,
    in_vm: Rc<Cell<bool>>,
    /// Written into every figure.
    size: String,
    /// What was weighed.
    pub weighed: Vec<Weighed>,
}

/// A message that was weighed.
pub struct Weighed {
    pub figure: Figure,
    /// The calls it came to.
    pub calls: Vec<Call>,
}

impl Scale {
    /// A network from this builder, with the built contracts.
    pub fn new(builder: Builder, artifacts: &Artifacts, size: String) -> Self {
        let (meter, in_vm) = (Meter::default(), Rc::new(Cell::new(false)));
        let (artifacts, notes, switch) = (artifacts.clone(), meter.clone(), in_vm.clone());
        let net = builder.unaudited().codes(move |code| artifacts.switched(code, &notes, &switch)).start();
        Self { net, meter, in_vm, size, weighed: Vec::new() }
    }

    /// Weighs a message. `send` may prepare it, but sends no other into a contract of the suite.
    #[track_caller]
    pub fn weigh(&mut self, message: &str, send: impl FnOnce(&mut Network) -> Attempt) -> Receipt {
        let (receipt, calls) = self.calls(|net| send(net).ok());
        let called = calls.iter().find(|call| call.entry == "execute").expect("a message is an execution");
        let (code, bytes) = (called.code, called.message);
        let no_op = self.no_op(code, bytes);
        let figure = Figure::new(message, &self.size, bytes, &Bill::of(&calls), &no_op);
        self.weighed.push(Weighed { figure, calls });
        receipt
    }

    /// Notes what messages cost together that were weighed just now.
    pub fn add_up(&mut self, message: &str, parts: &[&str]) {
        let weighed = |name: &&str| {
            let found = self.weighed.iter().rfind(|weighed| weighed.figure.message == *name);
            found.unwrap_or_else(|| panic!("`{name}` was not weighed"))
        };
        let parts: Vec<&Weighed> = parts.iter().map(weighed).collect();
        let figures: Vec<&Figure> = parts.iter().map(|part| &part.figure).collect();
        let figure = Figure::together(message, &figures);
        let calls = parts.iter().flat_map(|part| part.calls.clone()).collect();
        self.weighed.push(Weighed { figure, calls });
    }

    /// Weighs only what another contract reads of the suite's storage in a message to it.
    #[track_caller]
    pub fn weigh_reading(&mut self, message: &str, send: impl FnOnce(&mut Network) -> Attempt) {
        let ((), calls) = self.calls(|net| drop(send(net).ok()));
        let read = calls.iter().map(|call| call.bill().queries).sum();
        let bill = Bill { queries: read, ..Bill::default() };
        let figure = Figure::new(message, &self.size, 0, &bill, &Bill::default());
        self.weighed.push(Weighed { figure, calls });
    }

    /// The bill of a message of this length that is refused before it reads anything.
    fn no_op(&mut self, code: Code, bytes: usize) -> Bill {
        let to = self.address(code);
        let frame = r#"{"no_op":""}"#.len();
        let padding = "x".repeat(bytes.checked_sub(frame).expect("a message is longer than its frame"));
        let message = format!(r#"{{"no_op":"{padding}"}}"#);
        assert_eq!(message.len(), bytes, "the no-op is as long as the message");
        let message = Binary::from(message.into_bytes());
        let (refusal, calls) = self.calls(|net| net.send_raw("nobody", &to, message, &[]).refused());
        let touched = calls.iter().find(|call| !call.accesses.is_empty());
        assert!(touched.is_none(), "a no-op touches no storage: {}", refusal.text);
        Bill::of(&calls)
    }

    fn address(&self, code: Code) -> Addr {
        let suite = &self.net.suite;
        match code {
            Code::Registry => suite.registry.clone(),
            Code::Staking => suite.staking.clone(),
            Code::Synthesis => suite.synthesis.clone(),
            Code::Rewards => suite.rewards.clone(),
            Code::Cw20 => self.net.token_address(),
            Code::MaliciousCw20 | Code::Lending => panic!("{code:?} is not weighed"),
        }
    }

    /// Does something in the VM; what it returned, and the calls.
    fn calls<T>(&mut self, act: impl FnOnce(&mut Network) -> T) -> (T, Vec<Call>) {
        self.meter.take();
        self.in_vm.set(true);
        let done = act(&mut self.net);
        self.in_vm.set(false);
        (done, self.meter.take())
    }
}
