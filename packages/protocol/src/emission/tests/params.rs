use super::*;

#[test]
fn everything_has_a_default() {
    let params: MoneyParams = serde_json::from_str("{}").unwrap();
    assert_eq!(params, MoneyParams::default());
    assert_eq!(params.validate(), Ok(()));
    let text = serde_json::to_value(&params).unwrap();
    let shares = ["emission_rate", "smoothing", "max_monthly_yield", "validators_share", "max_topic_share"];
    assert_eq!(shares.map(|name| text[name].as_str().unwrap()), ["0.025", "0.1", "0.0095", "0.25", "1"]);
    assert_eq!((text["direct_share"].as_str(), text["advance_fee"].as_str()), (Some("0.8"), Some("0.005")));
    assert!(serde_json::from_str::<MoneyParams>(r#"{"tax": "1"}"#).is_err());
}

#[test]
fn the_validators_share_counts_only_with_an_address() {
    let params = MoneyParams::default();
    assert_eq!(params.validators_part(), Decimal::zero());
    let update = MoneyParamsUpdate { validators: Some("validators".to_owned()), ..Default::default() };
    assert_eq!(params.updated(update).unwrap().validators_part(), Decimal::percent(25));
}

#[test]
fn what_is_left_out_stays_and_what_is_given_changes() {
    let params = MoneyParams { locked: units(5), supply: Some(units(9)), ..MoneyParams::default() };
    assert_eq!(params.updated(MoneyParamsUpdate::default()), Ok(params.clone()));
    let update = r#"{"direct_share": "0.5", "open_emission": true, "locked": "6"}"#;
    let changed = params.updated(serde_json::from_str(update).unwrap()).unwrap();
    let half =
        MoneyParams { direct_share: Decimal::percent(50), open_emission: true, locked: units(6), ..params };
    assert_eq!(changed, half);
}

#[test]
fn shares_are_at_most_one_and_the_advance_fee_at_most_a_twentieth() {
    let above = |change: &str| {
        let update: MoneyParamsUpdate = serde_json::from_str(change).unwrap();
        MoneyParams::default().updated(update).unwrap_err().to_string()
    };
    for name in [
        "emission_rate",
        "smoothing",
        "max_monthly_yield",
        "validators_share",
        "max_topic_share",
        "direct_share",
    ] {
        let text = above(&format!(r#"{{"{name}": "1.5"}}"#));
        assert_eq!(text, format!("parameter_out_of_range: {name} is 1.5; it must be from 0 to 1"));
    }
    let text = above(r#"{"advance_fee": "0.25"}"#);
    assert_eq!(text, "parameter_out_of_range: advance_fee is 0.25; it must be from 0 to 0.05");
}
