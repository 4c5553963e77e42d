//! One whole epoch: synthesis with all one-outs, then losses, regrets, scores, consensus and fractions.
//!
//! `cargo bench -p allora-protocol`. Rows are inferers/forecasters/reputers; every forecaster forecasts 12 inferers.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    reason = "a benchmark runs on a workstation and may stop"
)]

use allora_protocol::epoch::{Rules, TopicState, close, settle};
use allora_protocol::synthesis::{Basis, Caps, Submissions};
use allora_protocol::truth::{Report, Reports, StakedReport};
use allora_protocol::{Number, ReputerId, WorkerId};
use cosmwasm_std::Uint128;
use divan::{Bencher, black_box};
use std::fmt;

const SIZES: [Size; 3] = [Size(5, 3, 5), Size(32, 6, 6), Size(64, 8, 12)];
const FORECAST_ELEMENTS: u32 = 12;

#[derive(Clone, Copy, Debug)]
struct Size(u32, u32, u32);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.0, self.1, self.2)
    }
}

/// A sequence of numbers from -1 to 1 that is the same in every run.
struct Sequence(u64);

impl Sequence {
    fn next(&mut self) -> Number {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Number::decimal((self.0 >> 33) as i64 % 1_000_001, 6)
            .mul(Number::TWO)
            .unwrap()
            .sub(Number::ONE)
            .unwrap()
    }

    /// `middle + spread · (-1 to 1)`.
    fn around(&mut self, middle: i64, spread: i64) -> Number {
        self.next().mul(Number::integer(spread)).unwrap().add(Number::integer(middle)).unwrap()
    }
}

/// A topic that has lived long enough for weights, and its next epoch.
struct Scene {
    rules: Rules,
    state: TopicState,
    submissions: Submissions,
    reports: Reports,
}

impl Scene {
    fn new(size: Size) -> Self {
        let mut rules = Rules::default();
        rules.synthesis.caps = Caps { inferers: 64, forecasters: 16 };
        let mut numbers = Sequence(1);
        let mut scene = Self {
            rules,
            state: TopicState::default(),
            submissions: Submissions::default(),
            reports: Reports::new(),
        };
        for _ in 0..14 {
            scene.submit(size, &mut numbers);
            let prediction = close(&scene.rules, &scene.state, &scene.submissions).unwrap();
            scene.state = settle(&scene.rules, &scene.state, &prediction, &scene.reports).unwrap().state;
        }
        scene.submit(size, &mut numbers);
        assert_eq!(close(&scene.rules, &scene.state, &scene.submissions).unwrap().basis, Basis::Weighted);
        scene
    }

    fn submit(&mut self, Size(inferers, forecasters, reputers): Size, numbers: &mut Sequence) {
        let inferences =
            (0..inferers).map(|id| (WorkerId(id), vec![numbers.around(100, 1 + i64::from(id))])).collect();
        let forecasts = (0..forecasters).map(|forecaster| {
            let about = (0..FORECAST_ELEMENTS.min(inferers)).map(|step| (forecaster + step) % inferers);
            let elements = about.map(|id| (WorkerId(id), numbers.around(0, 2))).collect();
            (WorkerId(1000 + forecaster), elements)
        });
        self.submissions = Submissions { inferences, forecasts: forecasts.collect() };
        let report = |id, numbers: &mut Sequence| StakedReport {
            stake: Uint128::new(1_000_000 * (1 + u128::from(id))),
            report: Report::Value(vec![numbers.around(100, 1)]),
        };
        self.reports = (0..reputers).map(|id| (ReputerId(id), report(id, numbers))).collect();
    }
}

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES)]
fn whole_epoch(bencher: Bencher, size: Size) {
    let Scene { rules, state, submissions, reports } = Scene::new(size);
    bencher.bench(|| {
        let prediction = close(&rules, &state, black_box(&submissions)).unwrap();
        settle(&rules, &state, &prediction, black_box(&reports)).unwrap()
    });
}

#[divan::bench(args = SIZES)]
fn close_only(bencher: Bencher, size: Size) {
    let Scene { rules, state, submissions, .. } = Scene::new(size);
    bencher.bench(|| close(&rules, &state, black_box(&submissions)).unwrap());
}
