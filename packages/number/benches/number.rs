//! One operation, and two rounds of statistics, beside the processor's `f64` and `rust_decimal`'s 96-bit decimals.
//!
//! `cargo bench -p cw-number`. The rows of a table are the three types.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark runs on a workstation"
)]

use cw_number::Number;
use divan::{Bencher, black_box};
use rust_decimal::{Decimal, MathematicalOps};

/// Pairs of texts that a benchmark runs through.
const OPERANDS: [(&str, &str); 8] = [
    ("1.37250981134", "0.00417733902"),
    ("17.1182736455", "2.918273645"),
    ("0.73645519283", "12.8273645"),
    ("3.14159265359", "0.0918273"),
    ("9.99871236544", "7.6655443"),
    ("0.10293847566", "1.0000001"),
    ("5.64738291028", "0.3333333"),
    ("2.71828182846", "19.283746"),
];

/// How many experts the composites have.
const EXPERTS: usize = 38;

fn main() {
    divan::main();
}

/// What the benchmarks need of a type.
trait Subject: Copy {
    fn read(text: &str) -> Self;
    fn write(self) -> String;
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    fn div(self, other: Self) -> Self;
    fn sqrt(self) -> Self;
    fn exp(self) -> Self;
    fn ln(self) -> Self;
}

impl Subject for Number {
    fn read(text: &str) -> Self {
        text.parse().unwrap()
    }
    fn write(self) -> String {
        self.to_string()
    }
    fn add(self, other: Self) -> Self {
        Number::add(self, other).unwrap()
    }
    fn sub(self, other: Self) -> Self {
        Number::sub(self, other).unwrap()
    }
    fn mul(self, other: Self) -> Self {
        Number::mul(self, other).unwrap()
    }
    fn div(self, other: Self) -> Self {
        Number::div(self, other).unwrap()
    }
    fn sqrt(self) -> Self {
        Number::sqrt(self).unwrap()
    }
    fn exp(self) -> Self {
        Number::exp(self).unwrap()
    }
    fn ln(self) -> Self {
        Number::ln(self).unwrap()
    }
}

impl Subject for f64 {
    fn read(text: &str) -> Self {
        text.parse().unwrap()
    }
    fn write(self) -> String {
        self.to_string()
    }
    fn add(self, other: Self) -> Self {
        self + other
    }
    fn sub(self, other: Self) -> Self {
        self - other
    }
    fn mul(self, other: Self) -> Self {
        self * other
    }
    fn div(self, other: Self) -> Self {
        self / other
    }
    fn sqrt(self) -> Self {
        f64::sqrt(self)
    }
    fn exp(self) -> Self {
        f64::exp(self)
    }
    fn ln(self) -> Self {
        f64::ln(self)
    }
}

impl Subject for Decimal {
    fn read(text: &str) -> Self {
        text.parse().unwrap()
    }
    fn write(self) -> String {
        self.to_string()
    }
    fn add(self, other: Self) -> Self {
        self.checked_add(other).unwrap()
    }
    fn sub(self, other: Self) -> Self {
        self.checked_sub(other).unwrap()
    }
    fn mul(self, other: Self) -> Self {
        self.checked_mul(other).unwrap()
    }
    fn div(self, other: Self) -> Self {
        self.checked_div(other).unwrap()
    }
    fn sqrt(self) -> Self {
        MathematicalOps::sqrt(&self).unwrap()
    }
    fn exp(self) -> Self {
        self.checked_exp().unwrap()
    }
    fn ln(self) -> Self {
        self.checked_ln().unwrap()
    }
}

/// Runs an operation over all pairs; the time shown is for eight of it.
fn run<S: Subject, R>(bencher: Bencher, operation: impl Fn(S, S) -> R) {
    let operands = OPERANDS.map(|(a, b)| (S::read(a), S::read(b)));
    bencher.bench_local(|| {
        for (a, b) in operands {
            black_box(operation(black_box(a), black_box(b)));
        }
    });
}

macro_rules! operations {
    ($($name:ident: |$a:ident, $b:ident| $body:expr;)*) => {$(
        #[divan::bench(types = [Number, f64, Decimal])]
        fn $name<S: Subject>(bencher: Bencher) {
            run::<S, _>(bencher, |$a: S, $b: S| { let _ = $b; $body });
        }
    )*};
}

operations! {
    add: |a, b| a.add(b);
    multiply: |a, b| a.mul(b);
    divide: |a, b| a.div(b);
    square_root: |a, b| a.sqrt();
    exponential: |a, b| a.exp();
    logarithm: |a, b| a.ln();
    print: |a, b| a.div(b).write();
}

#[divan::bench(types = [Number, f64, Decimal])]
fn read<S: Subject>(bencher: Bencher) {
    bencher.bench_local(|| {
        for (text, _) in OPERANDS {
            black_box(S::read(black_box(text)));
        }
    });
}

fn experts<S: Subject>() -> Vec<S> {
    let values = OPERANDS.iter().cycle().take(EXPERTS).enumerate();
    values.map(|(i, (a, b))| S::read(a).sub(S::read(b).mul(S::read(&format!("0.{i}1"))))).collect()
}

fn mean_and_deviation<S: Subject>(values: &[S]) -> (S, S) {
    let count = S::read(&values.len().to_string());
    let mean = values.iter().fold(S::read("0"), |sum, value| sum.add(*value)).div(count);
    let squares = values.iter().fold(S::read("0"), |sum, value| {
        let distance = value.sub(mean);
        sum.add(distance.mul(distance))
    });
    (mean, squares.div(count.sub(S::read("1"))).sqrt())
}

#[divan::bench(types = [Number, f64, Decimal])]
fn mean_and_deviation_of_38<S: Subject>(bencher: Bencher) {
    let values = experts::<S>();
    bencher.bench_local(|| mean_and_deviation(black_box(&values)).1.mul(S::read("1")));
}

#[divan::bench(types = [Number, f64, Decimal])]
fn logistic_weights_of_38<S: Subject>(bencher: Bencher) {
    let values = experts::<S>();
    let one = S::read("1");
    bencher.bench_local(|| {
        let (mean, deviation) = mean_and_deviation(black_box(&values));
        let weights = values.iter().map(|value| {
            let power = mean.sub(*value).div(deviation).exp();
            one.div(one.add(power))
        });
        black_box(weights.fold(S::read("0"), |sum, weight| sum.add(weight)));
    });
}
