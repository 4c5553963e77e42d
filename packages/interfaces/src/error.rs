//! What goes wrong at the interface itself.

use cosmwasm_std::{StdError, Uint128};
use thiserror::Error;

/// Stored bytes that are not what their layout says.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LayoutError {
    /// Another version of the layout.
    #[error(
        "layout_version: the record has layout version {found}, this code knows {known}; use matching versions"
    )]
    Version {
        /// Of the record.
        found: u8,
        /// Of this code.
        known: u8,
    },
    /// The record ends too early.
    #[error("layout_short: the record ends too early")]
    Short,
    /// The record goes on after its end.
    #[error("layout_long: the record has {bytes} bytes too many")]
    Long {
        /// How many.
        bytes: usize,
    },
    /// An unknown case.
    #[error("layout_tag: the record has the unknown tag {tag}")]
    Tag {
        /// It.
        tag: u8,
    },
    /// An integer that does not fit, or is not in its shortest form.
    #[error("layout_integer: the record has a malformed integer")]
    Integer,
    /// A malformed number.
    #[error("layout_number: the record has a malformed number")]
    Number,
    /// Text that is not UTF-8.
    #[error("layout_text: the record has text that is not UTF-8")]
    Text,
    /// A key that is none of its map.
    #[error("layout_key: the record has a malformed key")]
    Key,
    /// Ids that do not ascend, or a list that breaks its rules.
    #[error("layout_order: the record has a list that breaks its rules")]
    Order,
}

/// Why a record cannot be read.
#[derive(Debug, PartialEq, Error)]
pub enum ReadError {
    /// It is not there.
    #[error("not_found: there is no such record in `{namespace}`")]
    Missing {
        /// Where.
        namespace: &'static str,
    },
    /// It is there and cannot be understood.
    #[error("{error} (in `{namespace}`)")]
    Layout {
        /// Where.
        namespace: &'static str,
        /// Why.
        error: LayoutError,
    },
    /// The query failed. Behind a pointer: an error is moved at every `?`.
    #[error(transparent)]
    Std(Box<StdError>),
}

impl From<StdError> for ReadError {
    fn from(error: StdError) -> Self {
        Self::Std(Box::new(error))
    }
}

/// Money that came in a form the contract does not take. Amounts in base units of the suite's token.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TokenError {
    /// Coins where none are taken.
    #[error("no_funds_taken: this message takes no coins; send it without funds")]
    NoFundsTaken,
    /// Coins of another denomination, or several.
    #[error("wrong_denom: send exactly one coin, of `{denom}`")]
    WrongDenom {
        /// The suite's.
        denom: String,
    },
    /// Coins where the suite's token is a cw20.
    #[error("wrong_token: this suite's token is the cw20 {token}; call Send on it with this message inside")]
    NativeForCw20 {
        /// The token's address.
        token: String,
    },
    /// A cw20 that is not the suite's token.
    #[error("wrong_token: {sender} is not this suite's token, which is {token}")]
    ForeignCw20 {
        /// Who sent it.
        sender: String,
        /// The suite's token.
        token: String,
    },
    /// Nothing.
    #[error("no_amount: the amount is 0; send some")]
    Zero,
    /// Too little or too much where the amount is fixed.
    #[error("wrong_amount: {received} was sent, exactly {expected} is taken")]
    WrongAmount {
        /// What came.
        received: Uint128,
        /// What is due.
        expected: Uint128,
    },
}
