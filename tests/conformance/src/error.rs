//! Why a folder could not be read.

use std::path::PathBuf;
use thiserror::Error;

/// A file that cannot be read, or is not in the format that it seems to have. Always names the file.
#[derive(Debug, Error)]
pub enum Error {
    /// The folder or a file in it cannot be opened.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is not JSON, or lacks what its format has.
    #[error("{}: {source}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        source: serde_json::Error,
    },
}
