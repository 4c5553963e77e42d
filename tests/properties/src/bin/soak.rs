//! Random lives of a network, one after the other, until so many messages were sent; see `scripts/soak.sh`.

use properties::life::numbered;
use properties::tally::Tally;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How often progress is said.
const EVERY: Duration = Duration::from_secs(15);
/// Of a life that is lived again because it failed, so many shorter ones are tried.
const SHRINK: u32 = 400;

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok().filter(|text| !text.is_empty())?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

fn main() -> ExitCode {
    let (events, seed) = (number("EVENTS").unwrap_or(1_000_000), number("SEED").unwrap_or(1));
    // What went wrong is said once, with the life in which it did.
    std::panic::set_hook(Box::new(|_| {}));
    let (sent, violations) = match number("LIFE") {
        Some(life) => again(seed, life),
        None => soak(seed, events),
    };
    println!("soak: {sent} events, {violations} violations");
    if violations == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// One life once more, and if it fails, the shortest one that does.
fn again(seed: u64, life: u64) -> (u64, u64) {
    match numbered(seed, life, SHRINK) {
        Ok(tally) => {
            eprint!("{tally}");
            (tally.sent(), 0)
        }
        Err(violation) => {
            eprintln!("{violation}");
            (0, 1)
        }
    }
}

fn soak(seed: u64, events: u64) -> (u64, u64) {
    let (begun, mut said) = (Instant::now(), Instant::now());
    let (mut all, mut sent, mut violations) = (Tally::default(), 0, 0);
    let mut life = 0;
    while sent < events {
        match numbered(seed, life, 0) {
            Ok(tally) => {
                sent += tally.sent();
                all.add(&tally);
            }
            Err(violation) => {
                violations += 1;
                eprintln!("violation: SEED={seed} LIFE={life} scripts/soak.sh\n{}", shortened(&violation));
                // Nobody knows how far it came; without this a suite that always fails would never end.
                sent += 1;
            }
        }
        life += 1;
        if said.elapsed() >= EVERY {
            said = Instant::now();
            let seconds = begun.elapsed().as_secs();
            eprintln!(
                "{sent} events in {life} lives, {violations} violations, {seconds} s, {} events/s",
                sent / seconds.max(1)
            );
        }
    }
    eprint!("{all}");
    eprintln!("{life} lives, {} s", begun.elapsed().as_secs());
    (sent, violations)
}

/// Without the acts: who wants them lives the life again.
fn shortened(violation: &str) -> String {
    violation
        .split("minimal failing input")
        .next()
        .unwrap_or_default()
        .trim_end()
        .chars()
        .take(4_000)
        .collect()
}
