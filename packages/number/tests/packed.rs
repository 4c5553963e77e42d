//! The packed form.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail"
)]

mod common;

use common::{n, raw};
use cw_number::{Number, NumberError, PackedReason};
use proptest::prelude::*;

#[test]
fn these_are_the_bytes() {
    for (number, bytes) in [
        ("0", [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("1", [0xc0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]),
        ("-1", [0x3f, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ("2", [0xc0, 1, 0x80, 0, 0, 0, 0, 0, 0, 0]),
        ("0.1", [0xbf, 0xfc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcc, 0xcd]),
        ("-1234.5", [0x3f, 0xf5, 0x65, 0xaf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    ] {
        assert_eq!(n(number).pack(), bytes, "{number}");
        assert_eq!(Number::unpack(&bytes), Ok(n(number)));
        assert_eq!(Number::try_from(&bytes[..]), Ok(n(number)));
    }
    assert_eq!(Number::MAX.pack(), [0xff; 10]);
    assert_eq!(Number::MIN.pack(), [0; 10]);
    assert_eq!(Number::MIN_POSITIVE.pack(), [0x80, 1, 0x80, 0, 0, 0, 0, 0, 0, 0]);
}

#[test]
fn bytes_that_pack_does_not_make_are_refused() {
    let refused =
        |bytes: &[u8], reason| assert_eq!(Number::try_from(bytes), Err(NumberError::Packed { reason }));
    refused(&[0x80, 0, 0, 0, 0, 0, 0, 0, 0, 1], PackedReason::Zero);
    refused(&[0x80, 0, 0x80, 0, 0, 0, 0, 0, 0, 0], PackedReason::Zero);
    refused(&[0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], PackedReason::Zero);
    refused(&[0xc0, 0, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], PackedReason::NotNormalised);
    refused(&[0x3f, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0], PackedReason::NotNormalised);
    refused(&[0; 9], PackedReason::Length);
    refused(&[0; 11], PackedReason::Length);
    refused(&[], PackedReason::Length);
}

proptest! {
    #[test]
    fn a_number_comes_back(negative: bool, m in 1u64 << 63.., e in -16_383..=16_383) {
        let number = raw(negative, m, e);
        prop_assert_eq!(Number::unpack(&number.pack()), Ok(number));
        prop_assert_eq!(common::n(&number.to_string()), number);
    }

    #[test]
    fn any_ten_bytes_are_one_number_or_none(bytes: [u8; 10]) {
        if let Ok(number) = Number::unpack(&bytes) {
            prop_assert_eq!(number.pack(), bytes);
        }
    }

    #[test]
    fn bytes_sort_as_numbers_do(a: [u8; 10], b: [u8; 10]) {
        if let (Ok(x), Ok(y)) = (Number::unpack(&a), Number::unpack(&b)) {
            prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        }
    }
}
