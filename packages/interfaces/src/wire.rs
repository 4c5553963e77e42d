//! Messages and answers as JSON, byte for byte as `cosmwasm_std::to_json_binary` writes them, in less code.
//!
//! A contract answers with many types, and each field of each of them is code in its wasm. Here a field costs two calls and
//! carries no text of an error, since nothing that can fail to be written is ever sent.

use std::fmt;

use cosmwasm_std::{Binary, StdError, StdResult};
use serde::ser::{self, Impossible, Serialize, Serializer};

/// A value as JSON. Error: a value of a kind that no message has (floats, bytes, maps, single characters).
pub fn to_json_binary<T: Serialize + ?Sized>(value: &T) -> StdResult<Binary> {
    let mut json = Json(Vec::new());
    let written = value.serialize(&mut json);
    json.done(written, std::any::type_name::<T>())
}

/// JSON being written.
struct Json(Vec<u8>);

/// A value of a kind that no message has.
#[derive(Debug)]
struct Unsendable;

type Written = Result<(), Unsendable>;

/// A list or an object being written, and what closes it.
struct Open<'a> {
    json: &'a mut Json,
    end: &'static str,
}

impl fmt::Display for Unsendable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("floats, bytes, maps and single characters have no place in a message")
    }
}

impl std::error::Error for Unsendable {}

impl ser::Error for Unsendable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl Json {
    #[inline(never)]
    fn done(self, written: Written, name: &str) -> StdResult<Binary> {
        written.map(|()| self.0.into()).map_err(|error| StdError::serialize_err(name, error))
    }

    #[inline(never)]
    fn raw(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    #[inline(never)]
    fn integer(&mut self, negative: bool, value: u128) {
        if negative {
            self.raw("-");
        }
        self.raw(&value.to_string());
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.0.push(b'"');
        for byte in text.bytes() {
            match byte {
                b'"' | b'\\' => self.0.extend_from_slice(&[b'\\', byte]),
                0x08 => self.0.extend_from_slice(b"\\b"),
                b'\t' => self.0.extend_from_slice(b"\\t"),
                b'\n' => self.0.extend_from_slice(b"\\n"),
                0x0c => self.0.extend_from_slice(b"\\f"),
                b'\r' => self.0.extend_from_slice(b"\\r"),
                0..0x20 => {
                    self.0.extend_from_slice(if byte < 0x10 { b"\\u000" } else { b"\\u001" });
                    let digits = b"0123456789ABCDEF".iter().cycle();
                    self.0.extend(digits.skip(byte.into()).take(1));
                }
                _ => self.0.push(byte),
            }
        }
        self.0.push(b'"');
    }

    /// What stands before an element: a comma, but before the first.
    #[inline(never)]
    fn next(&mut self) {
        if !matches!(self.0.last(), Some(b'[' | b'{')) {
            self.0.push(b',');
        }
    }

    /// What stands before the value of a field.
    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.next();
        self.text(key);
        self.0.push(b':');
    }

    /// Opens a list or an object.
    #[inline(never)]
    fn open(&mut self, begin: &str, end: &'static str) -> Open<'_> {
        self.raw(begin);
        Open { json: self, end }
    }

    /// Opens the list or object of an enum's variant.
    #[inline(never)]
    fn open_variant(&mut self, variant: &str, begin: &str, end: &'static str) -> Open<'_> {
        self.raw("{");
        self.key(variant);
        self.open(begin, end)
    }
}

macro_rules! integers {
    ($($unsigned:ident($u:ty)),*; $($signed:ident($i:ty)),*) => {
        $(fn $unsigned(self, value: $u) -> Written {
            self.integer(false, value.into());
            Ok(())
        })*
        $(fn $signed(self, value: $i) -> Written {
            self.integer(value < 0, value.unsigned_abs().into());
            Ok(())
        })*
    };
}

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = Unsendable;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Impossible<(), Unsendable>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    integers! {
        serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), serialize_u128(u128);
        serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64), serialize_i128(i128)
    }

    fn serialize_bool(self, value: bool) -> Written {
        self.raw(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Written {
        Err(Unsendable)
    }

    fn serialize_f64(self, _: f64) -> Written {
        Err(Unsendable)
    }

    fn serialize_char(self, _: char) -> Written {
        Err(Unsendable)
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(Unsendable)
    }

    fn serialize_str(self, text: &str) -> Written {
        self.text(text);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.raw("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let open = self.open_variant(variant, "", "}");
        value.serialize(&mut *open.json)?;
        open.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Unsendable> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Unsendable> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Unsendable> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Unsendable> {
        Ok(self.open_variant(variant, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unsendable> {
        Err(Unsendable)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Unsendable> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Unsendable> {
        Ok(self.open_variant(variant, "{", "}}"))
    }
}

impl Open<'_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.json.next();
        value.serialize(&mut *self.json)
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Written {
        self.json.key(key);
        value.serialize(&mut *self.json)
    }

    fn close(self) -> Written {
        self.json.raw(self.end);
        Ok(())
    }
}

/// The traits of serde's compounds are the same two functions under other names.
macro_rules! compounds {
    ($($compound:ident: $name:ident($($key:ident)?) = $method:ident;)*) => {$(
        impl ser::$compound for Open<'_> {
            type Ok = ();
            type Error = Unsendable;

            fn $name<T: Serialize + ?Sized>(&mut self, $($key: &'static str,)? value: &T) -> Written {
                self.$method($($key,)? value)
            }

            fn end(self) -> Written {
                self.close()
            }
        }
    )*};
}
compounds! {
    SerializeSeq: serialize_element() = element;
    SerializeTuple: serialize_element() = element;
    SerializeTupleStruct: serialize_field() = element;
    SerializeTupleVariant: serialize_field() = element;
    SerializeStruct: serialize_field(key) = field;
    SerializeStructVariant: serialize_field(key) = field;
}

#[cfg(test)]
mod tests {
    use super::to_json_binary;
    use serde::Serialize;
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    enum Kind {
        Unit,
        #[serde(rename = "new_type")]
        Newtype(Option<u8>),
        Tuple(u8, String),
        Struct {
            a: bool,
            b: Vec<Kind>,
        },
        Empty {},
    }

    #[derive(Serialize)]
    struct Nothing {}

    #[derive(Serialize)]
    struct Unit;

    #[derive(Serialize)]
    struct Newtype(i64);

    #[derive(Serialize)]
    struct Everything<'a> {
        text: &'a str,
        none: Option<u8>,
        some: Option<Newtype>,
        unit: (),
        unit_struct: Unit,
        nothing: Nothing,
        #[serde(skip_serializing_if = "Option::is_none")]
        left_out: Option<u8>,
        list: Vec<(u8, bool)>,
        empty: [u8; 0],
        kinds: Vec<Kind>,
        small: (u8, u16, u32, u64, u128),
        signed: (i8, i16, i32, i64, i128),
    }

    #[track_caller]
    fn assert_same<T: Serialize>(value: &T) {
        let ours = String::from_utf8(to_json_binary(value).unwrap().to_vec()).unwrap();
        assert_eq!(ours, cosmwasm_std::to_json_string(value).unwrap());
    }

    #[test]
    fn every_kind_of_value_is_written_as_cosmwasm_writes_it() {
        assert_same(&Everything {
            text: "a [ { , b",
            none: None,
            some: Some(Newtype(-5)),
            unit: (),
            unit_struct: Unit,
            nothing: Nothing {},
            left_out: None,
            list: vec![(0, true), (9, false), (10, true)],
            empty: [],
            kinds: vec![
                Kind::Unit,
                Kind::Newtype(None),
                Kind::Newtype(Some(3)),
                Kind::Tuple(7, "{".into()),
                Kind::Struct { a: true, b: vec![Kind::Unit, Kind::Struct { a: false, b: vec![] }] },
                Kind::Empty {},
            ],
            small: (u8::MAX, u16::MAX, u32::MAX, u64::MAX, u128::MAX),
            signed: (i8::MIN, i16::MIN, i32::MIN, i64::MIN, i128::MIN),
        });
    }

    #[test]
    fn every_character_is_escaped_as_cosmwasm_escapes_it() {
        let all: String = (0..0x3000).filter_map(char::from_u32).chain(['\u{ffff}', '\u{1f600}']).collect();
        assert_same(&all);
        all.chars().for_each(|character| assert_same(&character.to_string()));
    }

    #[test]
    fn what_no_message_has_is_an_error() {
        assert!(to_json_binary(&1.5f64).is_err());
        assert!(to_json_binary(&'a').is_err());
        let error = to_json_binary(&BTreeMap::from([("a", 1)])).unwrap_err().to_string();
        assert!(error.contains("BTreeMap") && error.contains("have no place in a message"), "{error}");
    }
}
