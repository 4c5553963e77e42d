//! The first things anyone would try.

use cosmwasm_std::Uint128;
use cw_number::Number;

fn n(text: &str) -> Number {
    text.parse().unwrap()
}

#[test]
fn a_few_known_values() {
    assert_eq!(n("1.5").add(n("0.25")).unwrap(), Number::decimal(175, 2));
    assert_eq!(n("0.1").add(n("0.2")).unwrap().to_string(), "0.3");
    assert_eq!(n("2").sqrt().unwrap().to_string(), "1.4142135623730950488");
    assert_eq!(Number::ONE.exp().unwrap().to_string(), "2.7182818284590452354");
    assert_eq!(n("-3.25").exp().unwrap().to_string(), "0.038774207831722009885");
    assert_eq!(n("10").ln().unwrap().to_string(), "2.3025850929940456841");
    assert_eq!(n("0.999").ln().unwrap().to_string(), "-0.0010005003335835335001");
    assert_eq!(n("100").log10().unwrap(), Number::TWO);
    assert_eq!(n("3").exp10().unwrap(), Number::integer(1000));
    assert_eq!(n("2").pow(n("0.5")).unwrap(), Number::TWO.sqrt().unwrap());
    assert_eq!(n("2").pow(n("3")).unwrap(), n("8"));
    assert_eq!(n("1e-10").ln_1p().unwrap().to_string(), "9.9999999995e-11");
    assert_eq!(Number::ZERO.softplus().unwrap(), Number::TWO.ln().unwrap());
    assert_eq!(Number::ratio(Uint128::new(1), Uint128::new(4)).unwrap(), n("0.25"));
    assert_eq!(Number::mul_floor(Uint128::new(1001), n("0.5")).unwrap(), Uint128::new(500));
    assert_eq!(Number::unpack(&n("-7.25").pack()).unwrap(), n("-7.25"));
    assert_eq!(serde_json::to_string(&n("0.1")).unwrap(), "\"0.1\"");
}
