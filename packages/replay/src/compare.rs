//! Comparing records field by field, by their JSON: numbers stand there as text that reads back exactly.

use crate::Difference;
use serde::Serialize;
use serde_json::Value;

/// The first field in which two records differ; `what`: how they are called.
pub fn records<T: Serialize>(what: &str, claimed: &T, computed: &T) -> Option<Difference> {
    let json = |record| serde_json::to_value(record).unwrap_or(Value::Null);
    values(what, &json(claimed), &json(computed))
}

fn values(what: &str, claimed: &Value, computed: &Value) -> Option<Difference> {
    match (claimed, computed) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            let mut fields = one.iter().zip(other.values());
            fields.find_map(|((key, one), other)| values(&format!("{what}.{key}"), one, other))
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut items = one.iter().zip(other).enumerate();
            items.find_map(|(at, (one, other))| values(&format!("{what}[{}]", item(at, other)), one, other))
        }
        _ if claimed == computed => None,
        _ => Some(Difference {
            what: what.into(),
            claimed: claimed.to_string(),
            computed: computed.to_string(),
        }),
    }
}

/// Rows of a table go by who they are about, everything else by its place.
fn item(at: usize, row: &Value) -> String {
    let of = |role: &str| row.get(role).map(|id| format!("{role} {id}"));
    of("worker").or_else(|| of("reputer")).unwrap_or_else(|| at.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_first_field_that_differs_is_named() {
        let one = json!({ "value": ["1", "2"], "rows": [{ "worker": 7, "score": "0.5" }], "none": null });
        let mut other = one.clone();
        assert_eq!(records("result", &one, &other), None);
        other["rows"][0]["score"] = "0.25".into();
        let found = records("result", &one, &other).unwrap();
        assert_eq!(found.to_string(), r#"result.rows[worker 7].score: claimed "0.5", recomputed "0.25""#);
        let shorter = json!({ "value": ["1"] });
        let found = records("result", &json!({ "value": ["1", "2"] }), &shorter).unwrap();
        assert_eq!(found.to_string(), r#"result.value: claimed ["1","2"], recomputed ["1"]"#);
        assert!(records("result", &one, &shorter).is_some(), "other fields");
    }
}
