//! The first things anyone would try.
use cosmwasm_std::Uint128;
use cw_number::Number;

fn n(t: &str) -> Number {
    t.parse().unwrap()
}

#[test]
fn a_few_known_values() {
    assert_eq!(n("1.5").add(n("0.25")).unwrap(), Number::decimal(175, 2));
    assert_eq!(n("2").sqrt().unwrap().to_string(), "1.41421356237309505");
    assert_eq!(Number::ONE.exp().unwrap().to_string(), "2.71828182845904524");
    assert_eq!(n("-3.25").exp().unwrap().to_string(), "0.0387742078317220099");
    assert_eq!(n("10").ln().unwrap().to_string(), "2.30258509299404568");
    assert_eq!(n("100").log10().unwrap(), Number::TWO);
    assert_eq!(n("3").exp10().unwrap(), Number::integer(1000));
    assert_eq!(n("2").pow(n("0.5")).unwrap(), Number::TWO.sqrt().unwrap());
    assert_eq!(n("2").pow(n("3")).unwrap(), n("8"));
    assert_eq!(Number::ZERO.softplus().unwrap(), Number::TWO.ln().unwrap());
    assert_eq!(Number::WIRE_MAX, n("1e40"));
    assert_eq!(Number::ratio(Uint128::new(1), Uint128::new(4)).unwrap(), n("0.25"));
    assert_eq!(Number::mul_floor(Uint128::new(1001), n("0.5")).unwrap(), Uint128::new(500));
    assert_eq!(Number::unpack(&n("-7.25").pack()).unwrap(), n("-7.25"));
    assert_eq!(serde_json::to_string(&n("0.1")).unwrap(), "\"0.1\"");
    println!("{:?}", serde_json::from_str::<Number>("0.5").unwrap_err());
    println!("{}", n("0.1").mul(n("3")).unwrap());
    println!("{}", n("2").ln().unwrap());
}
