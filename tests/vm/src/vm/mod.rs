//! Built contracts in the real VM, on the embedded chain, with a bill for every message.

mod artifacts;
mod contracts;
mod host;
mod line;
mod machine;
mod meter;
mod prices;
mod run;
mod twin;

pub use artifacts::Artifacts;
pub use contracts::{Artifact, Native, Switch};
pub use host::{Host, Store};
pub use machine::{CAPABILITIES, Machine};
pub use meter::{Access, Act, Bill, Call, Meter};
pub use run::{Plug, Returned, Run};
pub use twin::Twin;
