//! Random lives of a network, one after the other or some at a time, until so many messages were sent; see `scripts/soak.sh`.

use properties::life::numbered;
use properties::tally::Tally;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread;
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
        None => soak(seed, events, number("JOBS").unwrap_or(1)),
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

/// What became of a life.
type Lived = (u64, Result<Tally, String>);

/// Lives in several threads, until so many messages were sent; how many were, and how many lives went wrong.
fn soak(seed: u64, events: u64, jobs: u64) -> (u64, u64) {
    let (all, begun) = (Tally::default(), Instant::now());
    let mut report = Report { seed, all, sent: 0, lives: 0, violations: 0, begun, said: begun };
    let next = AtomicU64::new(0);
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::sync_channel::<Lived>(1);
        for _ in 0..jobs.max(1) {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                let life = || next.fetch_add(1, Ordering::Relaxed);
                // Nobody listens any more when it is enough.
                while sender.send(lived(seed, life())).is_ok() {}
            });
        }
        drop(sender);
        for lived in receiver {
            report.enter(lived);
            if report.sent >= events {
                break;
            }
        }
    });
    eprint!("{}", report.all);
    eprintln!("{} lives, {} s", report.lives, report.begun.elapsed().as_secs());
    (report.sent, report.violations)
}

fn lived(seed: u64, life: u64) -> Lived {
    (life, numbered(seed, life, 0))
}

/// What happened so far.
struct Report {
    seed: u64,
    all: Tally,
    sent: u64,
    lives: u64,
    violations: u64,
    begun: Instant,
    said: Instant,
}

impl Report {
    fn enter(&mut self, (life, result): Lived) {
        self.lives += 1;
        match result {
            Ok(tally) => {
                self.sent += tally.sent();
                self.all.add(&tally);
            }
            Err(violation) => {
                self.violations += 1;
                eprintln!(
                    "violation: SEED={} LIFE={life} scripts/soak.sh\n{}",
                    self.seed,
                    shortened(&violation)
                );
                // Nobody knows how far it came; without this a suite that always fails would never end.
                self.sent += 1;
            }
        }
        if self.said.elapsed() >= EVERY {
            self.said = Instant::now();
            let (seconds, sent) = (self.begun.elapsed().as_secs(), self.sent);
            let (lives, violations, rate) = (self.lives, self.violations, sent / seconds.max(1));
            eprintln!(
                "{sent} events in {lives} lives, {violations} violations, {seconds} s, {rate} events/s"
            );
        }
    }
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
