use super::WindowKind;
use crate::EpochId;
use thiserror::Error;

/// Why a schedule is refused, or why something cannot be done at this moment. Times in seconds.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the texts say what the fields are")]
pub enum ScheduleError {
    /// W, V or T is shorter than the suite allows.
    #[error("window_too_short: {window} is {seconds} s, the shortest allowed is {min} s")]
    WindowTooShort { window: &'static str, seconds: u64, min: u64 },
    /// A window that later versions may have.
    #[error("window_not_supported: {window} is {seconds} s, only 0 is accepted")]
    WindowNotSupported { window: &'static str, seconds: u64 },
    /// W + V > L.
    #[error(
        "windows_exceed_epoch: worker_submission_window + reveal_window is {windows} s, epoch_length only {epoch_length} s; lengthen the epoch or shorten the windows"
    )]
    WindowsExceedEpoch { windows: u64, epoch_length: u64 },
    /// L is longer than any epoch may be.
    #[error("epoch_too_long: epoch_length is {epoch_length} s, at most {max} s are allowed")]
    EpochTooLong { epoch_length: u64, max: u64 },
    /// L = 0.
    #[error("epoch_length_zero: an epoch lasts at least one second")]
    EpochLengthZero,
    /// G < W + V.
    #[error(
        "truth_before_close: ground_truth_lag is {ground_truth_lag} s, but workers submit and reveal until {close} s after the opening; raise it to that at least"
    )]
    TruthBeforeClose { ground_truth_lag: u64, close: u64 },
    /// G + T is too long.
    #[error(
        "lifetime_too_long: ground_truth_lag + report_window is {lifetime} s, at most {max} s are allowed"
    )]
    LifetimeTooLong { lifetime: u64, max: u64 },
    /// An epoch would be settled when the emission of its time is no longer kept.
    #[error(
        "outlives_emission: ground_truth_lag + report_window + 2 epoch_length is {span} s, this suite keeps emission for {max} s"
    )]
    OutlivesEmission { span: u64, max: u64 },
    /// Too many epochs would be under way at once.
    #[error(
        "too_many_concurrent_epochs: {epochs} epochs would be under way at once, at most {max} are allowed; lengthen epoch_length or shorten ground_truth_lag + report_window"
    )]
    TooManyConcurrentEpochs { epochs: u64, max: u64 },
    /// An instant beyond what a `u64` holds.
    #[error("time_overflow: the schedule leads to an instant beyond the range of time; use smaller values")]
    TimeOverflow,
    /// The window has not begun.
    #[error("window_not_open: epoch {epoch} takes {kind} from {from} to {until}; it is {now}")]
    WindowNotOpen { kind: WindowKind, epoch: EpochId, from: u64, until: u64, now: u64 },
    /// The window is over.
    #[error("window_closed: epoch {epoch} took {kind} from {from} to {until}; it is {now}")]
    WindowClosed { kind: WindowKind, epoch: EpochId, from: u64, until: u64, now: u64 },
    /// No epoch takes submissions now.
    #[error("no_open_submissions: it is {now}; epoch {next} takes submissions from {opens} to {until}")]
    NoOpenSubmissions { now: u64, next: EpochId, opens: u64, until: u64 },
    /// The parameters of so old an epoch are no longer kept.
    #[error(
        "epoch_forgotten: the parameters of epoch {epoch} are no longer kept; the oldest kept is {first}"
    )]
    EpochForgotten { epoch: EpochId, first: EpochId },
    /// Open epochs still need as many versions as a topic may have.
    #[error(
        "too_many_versions: open epochs still need {max} versions of the parameters; update again when the oldest is settled"
    )]
    TooManyVersions { max: usize },
    /// Versions that do not follow one another.
    #[error(
        "versions_disordered: versions must follow one another, each from the opening of an epoch of the one before"
    )]
    VersionsDisordered,
    /// The topic has as many open epochs as it may have.
    #[error("advance_first: the topic has {open} open epochs; send Advance until one is settled, then again")]
    AdvanceFirst { open: usize },
    /// The list of open epochs is not ascending or is too long.
    #[error("open_epochs_disordered: open epochs must ascend and be at most {max}")]
    OpenEpochsDisordered { max: usize },
    /// A limit of events outside 1 to 10.
    #[error("limit_out_of_range: limit is {limit}, it must be from 1 to {max}")]
    LimitOutOfRange { limit: u32, max: u32 },
}
