//! Where the protocol is meant to differ from the published numbers, one kind per repaired defect or settled
//! choice. A kind is recognised by a rule on inputs and results (in [`crate::functions`]), never by the name of a record.

/// A difference by design. `docs/protocol.md` lists the kinds with their reasons and tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deviation {
    /// An operand has no exact binary form, and the operation makes its rounding visible.
    OperandRounded,
    /// The published result is an infinity, which no `Number` is.
    NoInfinity,
    /// The published result is beyond the range of a `Number` (1e-4932 to 1e4932).
    BeyondRange,
    /// No loss of the network yet: the published naive inference is 0.
    NaiveAtFirst,
    /// A normalised regret above `c + 6.75/p`: the published weight is capped.
    WeightCap,
    /// A normalised regret below `c - 17.25/p`: the published weight is 0.
    WeightCutOff,
    /// A report is missing: the published stand-in is the lowest report, ours is the farthest.
    FarthestReport,
    /// A published coefficient is outside [0.01, 1].
    CoefficientRange,
    /// An entry that nobody reported: its published consensus is 0.
    NoReport,
    /// The largest inferer score is below 0: published as 0.
    NegativeMaximum,
    /// Neither inferers nor forecasters changed anything: the published ratio is reset.
    SilentEpoch,
    /// A fraction of 0: the published entropy is an error.
    ZeroFraction,
    /// A statistic or a share of nothing: published as 0, an error here.
    NothingToCount,
}

impl Deviation {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::OperandRounded,
        Self::NoInfinity,
        Self::BeyondRange,
        Self::NaiveAtFirst,
        Self::WeightCap,
        Self::WeightCutOff,
        Self::FarthestReport,
        Self::CoefficientRange,
        Self::NoReport,
        Self::NegativeMaximum,
        Self::SilentEpoch,
        Self::ZeroFraction,
        Self::NothingToCount,
    ];

    /// Name, as `docs/protocol.md` has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::OperandRounded => "operand rounded",
            Self::NoInfinity => "no infinity",
            Self::BeyondRange => "beyond range",
            Self::NaiveAtFirst => "naive at first",
            Self::WeightCap => "weight cap",
            Self::WeightCutOff => "weight cut-off",
            Self::FarthestReport => "farthest report",
            Self::CoefficientRange => "coefficient range",
            Self::NoReport => "no report",
            Self::NegativeMaximum => "negative maximum",
            Self::SilentEpoch => "silent epoch",
            Self::ZeroFraction => "zero fraction",
            Self::NothingToCount => "nothing to count",
        }
    }
}
