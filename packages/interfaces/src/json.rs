//! How fixed-size values look in JSON: hashes in hexadecimal; integers out of 10^18 as text, as amounts are, because
//! many readers of JSON hold numbers in floats of 53 bits. Used as `#[serde(with = "crate::json")]`.

use cosmwasm_std::{HexBinary, Uint64};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A value that is something else in JSON.
pub trait Wire: Sized {
    /// What it is there.
    type Form: Serialize + de::DeserializeOwned;

    /// As it is there.
    fn form(&self) -> Self::Form;

    /// Of what was there; none, if it is malformed.
    fn of(form: Self::Form) -> Option<Self>;
}

impl Wire for [u8; 32] {
    type Form = HexBinary;

    fn form(&self) -> HexBinary {
        self.into()
    }
    fn of(form: HexBinary) -> Option<Self> {
        form.to_array().ok()
    }
}

impl Wire for u64 {
    type Form = Uint64;

    fn form(&self) -> Uint64 {
        (*self).into()
    }
    fn of(form: Uint64) -> Option<Self> {
        Some(form.u64())
    }
}

impl Wire for [u64; 3] {
    type Form = [Uint64; 3];

    fn form(&self) -> [Uint64; 3] {
        self.map(Uint64::new)
    }
    fn of(form: [Uint64; 3]) -> Option<Self> {
        Some(form.map(|integer| integer.u64()))
    }
}

impl<T: Wire> Wire for Option<T> {
    type Form = Option<T::Form>;

    fn form(&self) -> Self::Form {
        self.as_ref().map(T::form)
    }
    fn of(form: Self::Form) -> Option<Self> {
        form.map_or(Some(None), |form| T::of(form).map(Some))
    }
}

pub fn serialize<T: Wire, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.form().serialize(serializer)
}

pub fn deserialize<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let form = T::Form::deserialize(deserializer)?;
    T::of(form).ok_or_else(|| de::Error::custom("a hash has 32 bytes, 64 hexadecimal digits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Example {
        #[serde(with = "super")]
        hash: [u8; 32],
        #[serde(with = "super")]
        none: Option<[u8; 32]>,
        #[serde(with = "super")]
        fraction: u64,
        #[serde(with = "super")]
        shares: Option<[u64; 3]>,
    }

    #[test]
    fn hashes_are_hexadecimal_and_parts_of_1e18_are_text() {
        let example =
            Example { hash: [0xab; 32], none: None, fraction: 1, shares: Some([1, 2, 10u64.pow(18) - 3]) };
        let json = serde_json::to_string(&example).unwrap();
        let hash = "ab".repeat(32);
        let shares = r#"["1","2","999999999999999997"]"#;
        assert_eq!(json, format!(r#"{{"hash":"{hash}","none":null,"fraction":"1","shares":{shares}}}"#));
        assert_eq!(serde_json::from_str::<Example>(&json).unwrap(), example);
        let short = json.replace(&hash, "abab");
        assert!(serde_json::from_str::<Example>(&short).unwrap_err().to_string().contains("32 bytes"));
    }
}
