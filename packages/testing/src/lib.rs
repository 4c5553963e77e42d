//! The prediction network on an embedded chain: one call deploys it, verbs that read like prose act on it.
//!
//! ```
//! use allora_testing::Network;
//!
//! let mut net = Network::with_topic().start();
//! net.epoch()
//!     .infer([("alice", "101"), ("bob", "99")])
//!     .forecast("carol", [("alice", "-1"), ("bob", "0")])
//!     .truth("100")
//!     .settle()
//!     .assert_scored();
//! ```
//!
//! * [`Builder`]: what a scenario needs to say about the suite and its topic; everything has a default.
//! * [`Network`]: the chain, the suite, and the verbs of everybody who acts. Actors go by their names; who pays gets
//!   what he pays from the bank, so that what he has afterwards is what the suite gave him.
//! * [`Scene`]: an epoch from its submissions to its settlement. Workers are registered when they act first, commitments
//!   are made and revealed where the topic has a reveal window.
//! * [`Attempt`]: what became of a message. A refusal nobody asked for ends the test; `fails_with("window_closed")`
//!   asks for it by its code.
//! * [`Code`]: the contracts, whose code a builder may take from outside.
//! * [`Log`]: every typed event in order, with its time.
//! * [`lending`]: a small contract of an outsider who lends against a network inference.
//! * [`malicious_cw20`]: a token that attacks.
//!
//! While a network is careful (the default), every message is followed by an audit: ledgers against records and
//! balances, seats against caps, every response's events against the catalogue; and a refused message left not a byte
//! of the chain changed.

mod attempt;
mod builder;
mod check;
mod clock;
mod codes;
pub mod lending;
mod log;
pub mod malicious_cw20;
mod money;
mod network;
mod read;
mod scene;
mod topic;
mod value;
mod verbs;

pub use attempt::{Attempt, Receipt, Refusal};
pub use builder::Builder;
pub use codes::Code;
pub use log::{Log, LoggedEvent};
pub use money::{Money, SUPPLY, TOKEN};
pub use network::{Network, Suite};
pub use scene::Scene;
pub use topic::TopicSpec;
pub use value::{Label, Report, Says, Values, Void, Who, WorkerRef, entry, forecasts, infers};

pub use allora_interfaces as interfaces;
pub use allora_protocol as protocol;
pub use serde::Serialize;
