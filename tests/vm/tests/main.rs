//! The built contracts do in the real VM what they do natively.
//!
//! Every call into a contract of the suite is carried out twice (`allora_vm::vm::Twin`): natively on a copy of the contract's
//! storage and in the VM on the storage itself. Responses with their events, answers to queries, errors with their texts, every
//! access to storage and the whole storage afterwards have to be equal, after each call. So a story only has to happen; and
//! `allora_testing` audits it besides.

mod artifacts;
mod lives;
mod money;
mod questions;
mod rewards;
mod stories;

use allora_testing::{Builder, Code, Network};
use allora_vm::vm::{Artifacts, Meter, Plug, Twin};
use cosmwasm_std::Empty;
use cw_multi_test::Contract;
use std::sync::LazyLock;

static ARTIFACTS: LazyLock<Artifacts> =
    LazyLock::new(|| Artifacts::load().unwrap_or_else(|error| panic!("{error:#}")));

/// Plays a story natively and in the VM, and asks every question at its end.
fn compare(builder: Builder, story: impl FnOnce(&mut Network)) {
    let meter = Meter::default();
    let mut net = compared(builder, &meter).start();
    story(&mut net);
    questions::ask_everything(&net);
    ran_in_the_vm(&meter);
}

/// A network whose contracts run natively and in the VM.
fn compared(builder: Builder, meter: &Meter) -> Builder {
    let meter = meter.clone();
    builder.codes(move |code| ARTIFACTS.compared(code, &meter))
}

/// Every contract ran in the VM, not only natively.
fn ran_in_the_vm(meter: &Meter) {
    let calls = meter.take();
    for code in [Code::Registry, Code::Staking, Code::Synthesis, Code::Rewards] {
        let gas: u64 = calls.iter().filter(|call| call.code == code).map(|call| call.vm).sum();
        assert!(gas > 0, "{code:?} did nothing in the VM");
    }
}

#[test]
#[should_panic(expected = "what was returned to Staking, instantiate")]
fn a_difference_is_found() {
    let native = |code| if code == Code::Staking { Code::Synthesis } else { code };
    let twin = move |code| -> Box<dyn Contract<Empty>> {
        match ARTIFACTS.artifact(code, &Meter::default()) {
            None => code.native(),
            Some(artifact) => Box::new(Plug(Twin { native: native(code).native(), artifact })),
        }
    };
    Network::with_topic().codes(twin).start();
}
