//! Checks the protocol against files of reference numbers: whole epochs, single functions, draws of seats.
//!
//! A file is known by what is in it, not by its name: see [`files`]. Every figure in it is held against what the
//! protocol computes, in exact decimals ([`decimal`], [`tolerance`]). A figure may disagree by design only
//! where a rule recognises one of the kinds of [`deviation`].

pub mod compare;
pub mod decimal;
pub mod deviation;
pub mod epoch;
pub mod error;
pub mod files;
pub mod functions;
pub mod ledger;
pub mod published;
pub mod report;
mod table;
pub mod tolerance;
pub mod tree;

pub use error::Error;
pub use report::Report;

use std::path::Path;

/// Checks every file of a folder and of the folders in it.
///
/// Errors: [`Error`] for a folder or file that cannot be read; nothing is reported then.
pub fn check(folder: &Path) -> Result<Report, Error> {
    let files = files::load(folder)?;
    let mut report = Report::default();
    for file in &files {
        files::check(file, &files, &mut report)?;
    }
    Ok(report)
}
