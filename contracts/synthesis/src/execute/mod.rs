//! Messages, one file each.

mod advance;

pub use advance::advance;
