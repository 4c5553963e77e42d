//! Weighs every message and writes `docs/gas.json` and `docs/gas.md`; `--check` holds them against the committed ones.

use allora_vm::gas::{self, Figure};
use allora_vm::vm::Artifacts;
use anyhow::{Result, bail, ensure};

const USAGE: &str = "\
allora-vm                        weighs every message, writes docs/gas.json and docs/gas.md
allora-vm --check                weighs every message, fails when a figure grew by more than 3 %, is new or gone
allora-vm --render               writes docs/gas.md from docs/gas.json and docs/gas-chain.json, weighs nothing
allora-vm --trace MESSAGE [SIZE] shows every access to storage of a message (SIZE: 32/6/6 by default)

The contracts are taken from artifacts/, or from the folder $ARTIFACTS.";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => gas::write(&figures()?),
        ["--check"] => check(),
        ["--render"] => gas::write(&gas::committed()?),
        ["--trace", message] => trace(message, "32/6/6"),
        ["--trace", message, size] => trace(message, size),
        ["--help"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("{arguments:?} is not understood\n\n{USAGE}"),
    }
}

fn figures() -> Result<Vec<Figure>> {
    Ok(gas::weigh_all(&Artifacts::load()?).into_iter().map(|weighed| weighed.figure).collect())
}

fn check() -> Result<()> {
    let committed = gas::committed()?;
    ensure!(
        gas::page_is_of(&committed)?,
        "docs/gas.md is not made of docs/gas.json; `cargo run --release -- --render` writes it"
    );
    let complaints = gas::complaints(&committed, &figures()?);
    ensure!(
        complaints.is_empty(),
        "gas is not what docs/gas.json says:\n  {}\nIf that is meant to be, `cd tests/vm && cargo run --release` writes the tables anew; commit them.",
        complaints.join("\n  ")
    );
    println!("{} figures, none grew by more than 3 %", committed.len());
    Ok(())
}

fn trace(message: &str, size: &str) -> Result<()> {
    let weighed = gas::weigh_all(&Artifacts::load()?);
    let found = weighed.iter().find(|weighed| weighed.figure.is(message, size));
    match found {
        Some(found) => print!("{}", gas::trace(found)),
        None => {
            let names: Vec<String> = weighed.iter().map(|weighed| weighed.figure.message.clone()).collect();
            bail!("`{message}` at {size} is not weighed; what is: {}", names.join(", "));
        }
    }
    Ok(())
}
