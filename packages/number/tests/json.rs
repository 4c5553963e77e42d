//! As JSON.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail"
)]

mod common;

use common::n;
use cw_number::Number;

#[test]
fn a_number_is_a_decimal_string() {
    assert_eq!(serde_json::to_string(&n("-0.25")).unwrap(), r#""-0.25""#);
    assert_eq!(serde_json::from_str::<Number>(r#""1e-12""#).unwrap(), n("0.000000000001"));
    let list: Vec<Option<Number>> = serde_json::from_str(r#"["0.1", null, "3"]"#).unwrap();
    assert_eq!(list, [Some(n("0.1")), None, Some(n("3"))]);
    assert_eq!(cosmwasm_std::from_json::<Number>(br#""0.5""#).unwrap(), Number::HALF);
    assert_eq!(cosmwasm_std::to_json_string(&Number::HALF).unwrap(), r#""0.5""#);
}

#[test]
fn what_is_not_a_decimal_string_is_refused_with_a_reason() {
    for (json, reason) in [
        ("0.5", "a decimal number as a string, such as \"0.5\""),
        ("1", "a decimal number as a string, such as \"0.5\""),
        ("null", "a decimal number as a string, such as \"0.5\""),
        (r#""""#, "not_a_number: nothing to read at character 0"),
        (r#""NaN""#, "not_a_number: an unexpected character at character 0"),
        (r#""1e41""#, "beyond_wire: a number in a message may be at most 1e40 in magnitude"),
    ] {
        let error = serde_json::from_str::<Number>(json).unwrap_err().to_string();
        assert!(error.contains(reason), "{json}: {error}");
    }
}

#[test]
fn the_schema_describes_the_string() {
    let schema = serde_json::to_value(schemars::schema_for!(Number)).unwrap();
    assert_eq!(schema["type"], "string");
    assert_eq!(schema["maxLength"], 64);
    assert_eq!(schema["pattern"], r"^-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$");
    assert!(schema["description"].as_str().unwrap().contains("decimal number"));
}
