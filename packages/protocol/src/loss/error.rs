use crate::{Number, NumberError, ParameterOutOfRange};
use thiserror::Error;

/// Why a value is not accepted, or why something has no loss.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the texts say what the fields are")]
pub enum LossError {
    /// Arithmetic left the range of numbers.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// A vector of another length than the topic's.
    #[error("wrong_arity: {got} components were given, this topic takes {expected}")]
    Arity { got: usize, expected: usize },
    /// A component beyond what any number of a message may be.
    #[error("too_large: component {component} is {value}, at most 1e40 in size is taken")]
    TooLarge { component: usize, value: Number },
    /// A component outside the topic's bounds.
    #[error("out_of_bounds: component {component} is {value}, this topic takes {lower} to {upper}")]
    OutOfBounds { component: usize, value: Number, lower: Number, upper: Number },
    /// A component that cannot be a probability.
    #[error("not_a_probability: component {component} is {value}, this topic takes 0 to 1")]
    NotAProbability { component: usize, value: Number },
    /// Probabilities that do not add up to one.
    #[error(
        "no_unity: the components add up to {sum}, this topic takes 1 within {tolerance}; normalise them"
    )]
    NoUnity { sum: Number, tolerance: Number },
    /// A label that the topic does not have.
    #[error("no_such_label: label {label} was given, this topic has labels 0 to {last}")]
    NoSuchLabel { label: u32, last: u32 },
    /// A value where the topic wants a label, or the other way round.
    #[error("wrong_kind: this topic's truth is a {expected}")]
    WrongKind { expected: &'static str },
    /// A forecast or reported loss that no inference can have.
    #[error("log_loss_out_of_range: {value} is no log10 of a loss; it must be from -{limit} to {limit}")]
    LogLossOutOfRange { value: Number, limit: Number },
    /// A parameter of a loss function or of a format outside its range.
    #[error(transparent)]
    Parameter(#[from] ParameterOutOfRange),
    /// Bounds without room between them.
    #[error("empty_bounds: the lower bound {lower} must be less than the upper bound {upper}")]
    EmptyBounds { lower: Number, upper: Number },
    /// A loss function that cannot judge the topic's answers.
    #[error("loss_does_not_fit: {loss} is a loss for {of}; choose another or change the format")]
    LossDoesNotFit { loss: &'static str, of: &'static str },
    /// A bundle without any inferer has no scale to judge by.
    #[error("no_inferers: an epoch without inferers has no losses")]
    NoInferers,
    /// A reported bundle that is not about the values of the epoch.
    #[error(
        "wrong_shape: the report is not about the values of this epoch; report one loss or none for each"
    )]
    WrongShape,
    /// A report without the losses that are due in any.
    #[error("incomplete: the report has no loss of the {of} inference; report at least combined and naive")]
    Incomplete { of: &'static str },
    /// A stake below zero.
    #[error("negative_stake: a report has stake {stake}")]
    NegativeStake { stake: Number },
    /// An epoch whose combined or naive inference nobody with stake judged.
    #[error("no_network_loss: nobody with stake reported a loss of the {of} inference")]
    NoNetworkLoss { of: &'static str },
}
