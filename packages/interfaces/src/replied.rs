//! [`Replied`]: the answer to a sub-message, for who asks only whether it was carried out.

use serde::Deserialize;
use serde::de::IgnoredAny;

/// `cosmwasm_std::Reply`, without what a sub-message did: code that reads its events and data is a good part of a
/// contract. It is read as it comes, not as a [`Received`](crate::received::Received), which knows all its fields:
/// chains add some to a reply.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Replied {
    /// The id of the sub-message.
    pub id: u64,
    result: Outcome,
}

/// `cosmwasm_std::SubMsgResult`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Ok(IgnoredAny),
    Error(IgnoredAny),
}

impl Replied {
    /// Whether it was carried out. If not, nothing of it happened.
    pub fn is_ok(&self) -> bool {
        matches!(self.result, Outcome::Ok(_))
    }
}

#[cfg(test)]
mod tests {
    use super::Replied;
    use cosmwasm_std::{
        Binary, Event, MsgResponse, Reply, SubMsgResponse, SubMsgResult, from_json, to_json_vec,
    };

    fn read(result: SubMsgResult) -> (u64, bool) {
        let reply = Reply { id: u64::MAX, payload: Binary::new(vec![1]), gas_used: 5, result };
        let replied = from_json::<Replied>(to_json_vec(&reply).unwrap()).unwrap();
        (replied.id, replied.is_ok())
    }

    #[test]
    fn an_answer_of_any_kind_says_whether_it_was_carried_out() {
        #[allow(deprecated, reason = "older chains fill it")]
        let done = SubMsgResponse {
            events: vec![Event::new("wasm").add_attribute("v", "1")],
            data: Some(Binary::new(vec![2, 3])),
            msg_responses: vec![MsgResponse { type_url: "/any".into(), value: Binary::new(vec![4]) }],
        };
        assert_eq!(read(SubMsgResult::Ok(done)), (u64::MAX, true));
        assert_eq!(read(SubMsgResult::Err("codespace: wasm, code: 5".into())), (u64::MAX, false));
    }

    #[test]
    fn chains_that_know_neither_payload_nor_gas_are_understood() {
        let ok = br#"{"id":7,"result":{"ok":{"events":[],"data":null}}}"#;
        let replied = from_json::<Replied>(ok).unwrap();
        assert_eq!((replied.id, replied.is_ok()), (7, true));
        let failed = br#"{"id":7,"result":{"error":"out of gas"}}"#;
        assert!(!from_json::<Replied>(failed).unwrap().is_ok());
        for nonsense in [r#"{"id":7}"#, r#"{"id":7,"result":{}}"#, r#"{"id":7,"result":{"maybe":1}}"#] {
            assert!(from_json::<Replied>(nonsense).is_err(), "{nonsense}");
        }
    }
}
