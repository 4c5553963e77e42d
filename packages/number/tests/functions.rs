//! exp, ln and their kin: against tables of high precision, for monotonicity, and at their exact values.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail"
)]

mod common;

use common::{EXPONENT_MAX, Random, n, next, parts, raw};
use cw_number::{Function, Number, NumberError};

/// One line of the table: function, arguments, the true value as (sign, 96-bit significand, exponent).
struct Line<'a> {
    text: &'a str,
    function: &'a str,
    arguments: Vec<Number>,
    expected: (bool, u128, i32),
}

fn field(text: &str) -> (bool, u128, i32) {
    let (significand, exponent) = text.split_once(':').unwrap();
    let negative = significand.starts_with('-');
    let significand = u128::from_str_radix(significand.trim_start_matches('-'), 16).unwrap();
    (negative, significand, exponent.parse().unwrap())
}

fn table() -> impl Iterator<Item = Line<'static>> {
    let lines = include_str!("oracle/functions.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|text| {
        let fields: Vec<&str> = text.split(' ').collect();
        let [function, arguments @ .., expected] = fields.as_slice() else { panic!("{text}") };
        let arguments = arguments.iter().map(|argument| {
            let (negative, m, e) = field(argument);
            raw(negative, m as u64, e)
        });
        Line { text, function, arguments: arguments.collect(), expected: field(expected) }
    })
}

/// The distance of a result from the true value, relative to it, in thousandths of 2^-64.
fn error(result: Number, (negative, m, e): (bool, u128, i32)) -> u128 {
    let (result_negative, result_m, result_e) = parts(result);
    assert_eq!(result_negative, negative);
    // Both at the scale of 2^(e-97): two bits of room for an exponent that differs by one.
    let result = u128::from(result_m) << (34 + result_e - e);
    result.abs_diff(m << 2) * 1000 / (m >> 30)
}

/// The greatest error of a function over its lines of the table.
fn greatest_error(name: &str, function: fn(&[Number]) -> Result<Number, NumberError>) -> u128 {
    let lines = table().filter(|line| line.function == name);
    let errors = lines.map(|line| {
        let result = function(&line.arguments).unwrap_or_else(|error| panic!("{}: {error}", line.text));
        error(result, line.expected)
    });
    errors.max().unwrap()
}

#[test]
fn exponentials_and_logarithms_keep_their_bounds() {
    assert!(greatest_error("exp", |x| x[0].exp()) <= 1_200);
    assert!(greatest_error("exp10", |x| x[0].exp10()) <= 1_200);
    assert!(greatest_error("ln", |x| x[0].ln()) <= 1_100);
    assert!(greatest_error("log10", |x| x[0].log10()) <= 1_100);
    assert!(greatest_error("ln_1p", |x| x[0].ln_1p()) <= 2_500);
    assert!(greatest_error("softplus", |x| x[0].softplus()) <= 4_000);
}

#[test]
fn powers_keep_their_bound() {
    for line in table().filter(|line| line.function == "pow") {
        let [base, exponent] = line.arguments[..] else { panic!("{}", line.text) };
        let (_, m, e) = parts(exponent);
        let integer = e >= 0 && m << 1 << e == 0 && e <= 4;
        // Thousandths of 2^-64: |exponent| 2^-76 is |exponent| / 4096.
        let size = if e >= 0 { u128::from(m >> (63 - e)) + 1 } else { 1 };
        let bound = if integer { 1_000 * size } else { 1_700 + 1_000 * size / 4_096 };
        let error = error(base.pow(exponent).unwrap(), line.expected);
        assert!(error <= bound, "{}: {error} > {bound}", line.text);
    }
}

/// Checks a run of neighbours.
fn assert_ascending(start: Number, steps: u32, function: fn(Number) -> Result<Number, NumberError>) {
    let mut argument = start;
    let mut value = function(argument).unwrap();
    for _ in 0..steps {
        argument = next(argument);
        let after = function(argument).unwrap();
        // A negative number's neighbour by significand is the one below.
        let ascends = if argument.is_negative() { after <= value } else { after >= value };
        assert!(ascends, "{:?}", parts(argument));
        value = after;
    }
}

#[test]
fn the_logarithm_never_steps_back_at_any_seam_of_its_table() {
    for e in [-16_383, -900, -41, -3, -2, -1, 0, 1, 2, 3, 40, 900, 16_382] {
        for cell in 0..128u64 {
            let seam = (1 << 63) | (cell << 56);
            let start = if cell > 0 {
                raw(false, seam - 20, e)
            } else {
                raw(false, u64::MAX - 20, (e - 1).max(-16_383))
            };
            assert_ascending(start, 40, Number::ln);
            assert_ascending(start, 40, Number::log10);
        }
    }
}

#[test]
fn the_exponential_never_steps_back_at_any_seam_of_its_table() {
    let step = Number::TWO.ln().unwrap().div(Number::integer(64)).unwrap();
    for j in (1..2_000).chain((2_000..700_000).step_by(997)) {
        let (_, m, e) = parts(Number::integer(j).mul(step).unwrap());
        for negative in [false, true] {
            assert_ascending(raw(negative, m.saturating_sub(40).max(1 << 63), e), 80, Number::exp);
        }
    }
}

#[test]
fn functions_never_step_back_between_random_neighbours() {
    let mut random = Random(21);
    for _ in 0..500_000 {
        let x = raw(false, random.word() | 1 << 63, random.between(-40, 40));
        assert_ascending(x, 1, Number::ln);
        assert_ascending(x, 1, Number::sqrt);
        let x = raw(random.coin(), random.word() | 1 << 63, random.between(-8, 8));
        assert_ascending(x, 1, Number::exp);
    }
    for k in 0..64 {
        // 1 + 2^-k and 1 - 2^-k
        let above = raw(false, (1 << 63) | (1u64 << 63).checked_shr(k + 1).unwrap_or(0), 0);
        let below = raw(false, (1u64 << (63 - k)).wrapping_neg() | 1 << 63, -1);
        for x in [above, below] {
            assert_ascending(x, 3, Number::ln);
            assert_ascending(x, 3, Number::ln_1p);
        }
    }
}

#[test]
fn powers_of_ten_have_exact_logarithms_and_up_to_1e27_come_back_exactly() {
    for power in -4_900..=4_900i32 {
        if power.abs() > 60 && power % 97 != 0 {
            continue;
        }
        let ten = n(&format!("1e{power}"));
        assert_eq!(ten.log10(), Ok(Number::from(power)), "log10 1e{power}");
    }
    for power in 0..=27 {
        assert_eq!(Number::from(power).exp10(), Ok(Number::from(10u128.pow(power))));
    }
}

#[test]
fn exact_values_are_exact() {
    assert_eq!(Number::ZERO.exp(), Ok(Number::ONE));
    assert_eq!(Number::ZERO.exp10(), Ok(Number::ONE));
    assert_eq!(Number::ONE.ln(), Ok(Number::ZERO));
    assert_eq!(Number::ONE.log10(), Ok(Number::ZERO));
    assert_eq!(Number::ZERO.ln_1p(), Ok(Number::ZERO));
    assert_eq!(Number::ZERO.softplus(), Number::TWO.ln());
    let tiny = Number::MIN_POSITIVE;
    assert_eq!(tiny.exp(), Ok(Number::ONE));
    assert_eq!(tiny.ln_1p(), Ok(tiny));
    assert_eq!(tiny.neg().ln_1p(), Ok(tiny.neg()));
}

#[test]
fn powers_that_can_be_represented_are_exact() {
    assert_eq!(Number::TWO.powi(3), Ok(n("8")));
    assert_eq!(n("-3").powi(5), Ok(n("-243")));
    assert_eq!(n("3").powi(40), Ok(n("12157665459056928801")));
    assert_eq!(
        n("1.5").powi(37),
        Ok(n("1.5").powi(16).unwrap().powi(2).unwrap().mul(n("1.5").powi(5).unwrap()).unwrap())
    );
    assert_eq!(n("-1").powi(i32::MAX), Ok(n("-1")));
    assert_eq!(n("-1").powi(i32::MIN), Ok(n("1")));
    for exponent in [-16_383, -1_000, -17, -1, 0, 1, 16, 17, 1_000, 16_383] {
        assert_eq!(Number::TWO.powi(exponent), Ok(raw(false, 1 << 63, exponent)));
        let sign = exponent % 2 != 0;
        assert_eq!(Number::TWO.neg().powi(exponent), Ok(raw(sign, 1 << 63, exponent)));
    }
    assert_eq!(n("4").pow(Number::HALF), Ok(Number::TWO));
    assert_eq!(n("0.25").pow(n("-1.5")), Ok(n("8")));
    assert_eq!(n("1024").pow(n("0.1")), Ok(n("2")));
    let mut random = Random(22);
    for _ in 0..2_000 {
        let x = random.number(-100, 100);
        assert_eq!(x.powi(0), Ok(Number::ONE));
        assert_eq!(x.powi(1), Ok(x));
        assert_eq!(x.powi(2), x.mul(x));
        assert_eq!(x.powi(-1), Number::ONE.div(x));
        assert_eq!(Number::ONE.pow(x), Ok(Number::ONE));
    }
}

#[test]
fn a_power_of_zero_or_of_a_negative_number_is_defined_only_where_it_makes_sense() {
    let undefined = |argument| Err(NumberError::domain(Function::Pow, argument));
    assert_eq!(Number::ZERO.powi(0), undefined(Number::ZERO));
    assert_eq!(Number::ZERO.pow(n("2.5")), Ok(Number::ZERO));
    assert_eq!(Number::ZERO.powi(100), Ok(Number::ZERO));
    assert_eq!(Number::ZERO.powi(-1), Err(NumberError::DivisionByZero));
    assert_eq!(Number::ZERO.pow(n("-0.5")), Err(NumberError::DivisionByZero));
    assert_eq!(n("-2").pow(n("0.5")), undefined(n("-2")));
    assert_eq!(n("-2").pow(n("1e30")), Err(NumberError::Overflow));
    assert_eq!(n("-0.5").pow(n("1e30")), Ok(Number::ZERO));
    assert_eq!(n("-1").pow(raw(false, u64::MAX, 63)), Ok(n("-1")), "the greatest odd number");
    assert_eq!(n("-1").pow(raw(false, u64::MAX, 64)), Ok(n("1")));
}

#[test]
fn powers_at_the_ends_of_the_range_overflow_or_vanish() {
    assert_eq!(Number::MAX.powi(2), Err(NumberError::Overflow));
    assert_eq!(Number::MAX.powi(-2), Ok(Number::ZERO));
    assert_eq!(Number::MIN_POSITIVE.powi(2), Ok(Number::ZERO));
    assert_eq!(Number::MIN_POSITIVE.powi(-2), Err(NumberError::Overflow));
    assert_eq!(Number::MIN_POSITIVE.powi(-1), Ok(raw(false, 1 << 63, EXPONENT_MAX)));
    // 2^-8192 squared is below the range, its reciprocal is 2^16384: beyond it by one.
    assert_eq!(raw(false, 1 << 63, -8_192).powi(-2), Err(NumberError::Overflow));
    // (1.4 2^-8192)^2 is just below the range, its reciprocal inside.
    let x = raw(false, 0xb000_0000_0000_0000, -8_192);
    assert!(x.powi(2).unwrap().is_zero() && x.powi(-2).unwrap() > raw(false, 1 << 63, EXPONENT_MAX));
}

#[test]
fn exponentials_overflow_above_and_vanish_below() {
    assert_eq!(n("11356.6").exp(), Err(NumberError::Overflow));
    assert!(n("11356.5").exp().unwrap() > n("1e4932"));
    assert_eq!(n("-11357").exp(), Ok(Number::ZERO));
    assert_eq!(n("4933").exp10(), Err(NumberError::Overflow));
    assert_eq!(n("-4933").exp10(), Ok(Number::ZERO));
    for function in [Number::exp, Number::exp10] {
        assert_eq!(function(Number::MAX), Err(NumberError::Overflow));
        assert_eq!(function(Number::MIN), Ok(Number::ZERO));
    }
    assert_eq!(Number::MAX.softplus(), Ok(Number::MAX));
    assert_eq!(Number::MIN.softplus(), Ok(Number::ZERO));
}

#[test]
fn logarithms_of_zero_and_below_are_undefined() {
    for argument in [Number::ZERO, n("-1"), Number::MIN] {
        assert_eq!(argument.ln(), Err(NumberError::domain(Function::Ln, argument)));
        assert_eq!(argument.log10(), Err(NumberError::domain(Function::Log10, argument)));
    }
    for argument in [n("-1"), n("-1.5"), Number::MIN] {
        assert_eq!(argument.ln_1p(), Err(NumberError::domain(Function::Ln1p, argument)));
    }
    assert_eq!(n("-1").ln().unwrap_err().to_string(), "domain: ln is not defined at -1");
}

#[test]
fn no_argument_makes_a_function_panic() {
    let mut random = Random(23);
    for _ in 0..30_000 {
        let (x, y) = (random.number(-EXPONENT_MAX, EXPONENT_MAX), random.number(-80, 80));
        for x in [x, y] {
            let _ = (x.exp(), x.exp10(), x.ln(), x.log10(), x.ln_1p(), x.softplus(), x.sqrt());
            let _ = (x.pow(y), y.pow(x), x.powi(random.word() as i32));
        }
    }
}
