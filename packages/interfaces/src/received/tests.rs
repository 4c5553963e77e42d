use super::Received;
use crate::registry::{ExecuteMsg as RegistryMsg, NewToken};
use crate::synthesis::{ExecuteMsg, QueryMsg};
use cosmwasm_std::from_json;
use serde::de::DeserializeOwned;
use serde_json::json;
use std::fmt::Debug;

/// It is taken or refused as cosmwasm takes or refuses it, and read as the same.
#[track_caller]
fn assert_same<T: DeserializeOwned + PartialEq + Debug>(json: serde_json::Value) -> bool {
    let text = json.to_string();
    let theirs = from_json::<T>(&text).ok();
    assert_eq!(from_json::<Received<T>>(&text).ok().map(|read| read.0), theirs, "{text}");
    theirs.is_some()
}

#[test]
fn messages_are_read_as_cosmwasm_reads_them() {
    assert!(assert_same::<QueryMsg>(json!({"config": {}})));
    assert!(assert_same::<QueryMsg>(json!({"now": {"topic_id": 7, "address": null}})));
    assert!(assert_same::<QueryMsg>(json!({"now": {"address": "a\"b", "topic_id": u64::MAX}})));
    assert!(assert_same::<QueryMsg>(json!({"now": {"topic_id": 7}})));
    let after = json!({"workers_by_owner": {"owner": "o", "start_after": [1, 2], "limit": 3}});
    assert!(assert_same::<QueryMsg>(after));
    assert!(assert_same::<ExecuteMsg>(json!({"sweep_forfeits": {}})));
    let received = json!({"receive": {"sender": "s", "amount": "12", "msg": "e30="}});
    assert!(assert_same::<ExecuteMsg>(received));
    assert!(assert_same::<RegistryMsg>(json!({"update_ownership": "accept_ownership"})));
    let transfer = json!({"update_ownership": {"transfer_ownership": {"new_owner": "n", "expiry": null}}});
    assert!(assert_same::<RegistryMsg>(transfer));
    assert!(assert_same::<Vec<(i8, bool, Option<String>)>>(json!([[-5, true, null], [5, false, "a"]])));
}

/// The value with one thing changed, in every way: fields and elements left out, doubled or of another kind, and fields
/// that nobody knows.
fn changes(value: &serde_json::Value) -> Vec<serde_json::Value> {
    let others = [json!(null), json!(true), json!(5), json!(-5), json!("a"), json!([]), json!({})];
    let mut changed = others.to_vec();
    match value {
        serde_json::Value::Object(fields) => {
            let with = |key: &str, value| {
                let mut fields = fields.clone();
                fields.insert(key.into(), value);
                json!(fields)
            };
            changed.push(with("surplus", json!({"a": [1]})));
            for (key, value) in fields {
                let mut without = fields.clone();
                without.remove(key);
                changed.push(json!(without));
                changed.extend(changes(value).into_iter().map(|value| with(key, value)));
            }
        }
        serde_json::Value::Array(elements) => {
            for (at, element) in elements.iter().enumerate() {
                let with = |new: Vec<serde_json::Value>| {
                    let mut elements = elements.clone();
                    elements.splice(at..=at, new);
                    json!(elements)
                };
                changed.extend([with(vec![]), with(vec![element.clone(), element.clone()])]);
                changed.extend(changes(element).into_iter().map(|new| with(vec![new])));
            }
        }
        _ => {}
    }
    changed
}

/// The message and all that is one change away from it are read as cosmwasm reads them.
#[track_caller]
fn assert_same_around<T: DeserializeOwned + PartialEq + Debug>(message: &serde_json::Value) {
    assert!(assert_same::<T>(message.clone()), "{message}");
    let taken = changes(message).into_iter().filter(|changed| assert_same::<T>(changed.clone())).count();
    assert!(taken < changes(message).len(), "{message}");
}

#[test]
fn what_is_one_change_away_from_a_message_is_read_as_cosmwasm_reads_it() {
    let forecast = json!([{"inferer": 1, "log_loss": "-1.5"}, {"inferer": 2, "log_loss": "0"}]);
    let entry = json!({"plain": {"inference": ["1", "2"], "forecast": forecast}});
    for message in [
        json!({"submit": {"topic_id": 1, "epoch_id": 2, "worker": 3, "entry": entry}}),
        json!({"reveal": {"topic_id": 1, "epoch_id": 2, "entry": entry, "salt": "00"}}),
        json!({"commit": {"topic_id": 1, "epoch_id": 2, "commitment": "00",
            "parts": {"inference": true, "forecast": false}}}),
        json!({"receive": {"sender": "s", "amount": "12", "msg": "e30="}}),
        json!({"set_pause": {"what": "submissions", "until": 5}}),
        json!({"register_worker": {"topic_id": 1, "owner": "o"}}),
        json!({"sweep_forfeits": {}}),
    ] {
        assert_same_around::<ExecuteMsg>(&message);
    }
    let guards = json!({"max_age": 5, "min_inferers": 2, "max_concentration": "0.5"});
    for message in [
        json!({"network_inference": {"topic_id": 1, "epoch_id": 2, "guards": guards}}),
        json!({"explain": {"topic_id": 1, "epoch_id": 2, "actor": {"worker": 3}}}),
        json!({"leaderboard": {"topic_id": 1, "seat": "inferer", "start_after": null, "limit": 3}}),
        json!({"workers_by_owner": {"owner": "o", "start_after": [1, 2], "limit": 3}}),
    ] {
        assert_same_around::<QueryMsg>(&message);
    }
    let transfer = json!({"transfer_ownership": {"new_owner": "n", "expiry": {"at_height": 5}}});
    assert_same_around::<RegistryMsg>(&json!({"update_ownership": transfer}));
    assert_same_around::<RegistryMsg>(&json!({"update_ownership": "accept_ownership"}));
    let schedule = json!({"epoch_length": 8, "worker_submission_window": 1, "reveal_window": 2,
        "ground_truth_lag": 3, "report_window": 4, "report_reveal_window": 0, "dispute_window": 0});
    let terms = json!({"schedule": schedule, "max_inferers": 5, "bounds": {"lower": "0", "upper": "1"}});
    assert_same_around::<RegistryMsg>(&json!({"create_topic": {
        "metadata": {"question": "q", "unit": "u", "source": "s", "resolution": "r", "labels": ["a"]},
        "topic": {"answer": {"value": {"arity": 1}}, "rule": "regret"},
        "params": {"terms": terms, "tuning": {"regret": {"p_norm": "3"}, "reward": {}}},
        "worker_policy": "list",
    }}));
    assert_same_around::<NewToken>(&json!({"new_cw20": {"code_id": 1, "name": "n", "symbol": "s",
        "decimals": 6, "initial_balances": [{"address": "a", "amount": "1"}]}}));
}

#[test]
fn what_is_no_message_is_refused() {
    for json in [
        json!(null),
        json!(5),
        json!([]),
        json!("config"),
        json!({}),
        json!({"config": {}, "solvency": {}}),
        json!({"unknown": {}}),
        json!({"now": {}}),
        json!({"config": {"surplus": 1}}),
        json!({"now": {"topic_id": 7, "surplus": [{"a": 1}]}}),
        json!({"now": {"topic_id": "7"}}),
        json!({"now": {"topic_id": -7}}),
        json!({"now": []}),
        json!({"workers_by_owner": {"owner": "o", "start_after": [1, 2, 3]}}),
        json!({"workers_by_owner": {"owner": "o", "start_after": [1]}}),
        json!({"workers_by_owner": {"owner": "o", "limit": 4294967296u64}}),
        json!({"workers_by_owner": {"owner": true}}),
    ] {
        let text = json.to_string();
        assert!(!assert_same::<QueryMsg>(json), "{text}");
    }
    let twice = r#"{"now":{"topic_id":1,"topic_id":2}}"#;
    assert!(from_json::<Received<QueryMsg>>(twice).unwrap_err().to_string().contains("duplicate field"));
    let missing = from_json::<Received<QueryMsg>>(r#"{"now":{}}"#).unwrap_err().to_string();
    assert!(missing.contains("missing field `topic_id`"), "{missing}");
    let number = from_json::<Received<QueryMsg>>(r#"{"now":{"topic_id":"7"}}"#).unwrap_err().to_string();
    assert!(number.contains("expected a number without sign, found text"), "{number}");
}
