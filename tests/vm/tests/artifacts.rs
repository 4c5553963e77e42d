//! What chains ask of code before they store it.

use allora_vm::vm::{Artifacts, CAPABILITIES, Machine};

#[test]
fn every_artifact_passes_the_checks_of_an_upload_with_the_capabilities_of_old_chains() {
    let machine = Machine::new().unwrap();
    for (name, wasm) in Artifacts::read().unwrap() {
        machine.store(&wasm).unwrap_or_else(|error| panic!("{name}, with {CAPABILITIES}: {error:#}"));
    }
}

#[test]
fn code_that_asks_for_more_than_old_chains_can_is_refused() {
    let (name, mut wasm) = Artifacts::read().unwrap().remove(0);
    let at = wasm.windows(REQUIRED.len()).position(|bytes| bytes == REQUIRED);
    let at = at.unwrap_or_else(|| panic!("{name} requires nothing by name"));
    // Of the same length, so that the module stays one.
    wasm[at..at + REQUIRED.len()].copy_from_slice(b"requires_timeloop");
    let refusal = Machine::new().unwrap().store(&wasm).unwrap_err();
    assert!(refusal.to_string().contains("timeloop"), "{refusal:#}");
}

/// What every contract requires that iterates.
const REQUIRED: &[u8] = b"requires_iterator";
