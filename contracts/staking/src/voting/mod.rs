//! Votes: stake makes its owner a member of a group in the sense of cw4, so that multisigs and DAOs which read such groups
//! let stakers govern.
//!
//! Each position keeps the amount that was counted of it last, `VOTERS` their sum, by owner; a weight is the sum's, rounded
//! down. A position is counted anew when it is stored, and by `Refresh`. [`Ballot`] is a recount that was computed and not
//! yet stored; [`Announcement`] is what a message has to say about it: the event, and calls of the hooks.

mod ballot;
mod hooks;
mod owned;

pub use ballot::{Announcement, Ballot};
pub use hooks::{MAX_HOOKS, owner};
pub use owned::owned;
