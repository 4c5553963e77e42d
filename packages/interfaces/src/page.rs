//! Pagination, the same everywhere: `start_after` and `limit`.

/// So many entries a page has when nobody says.
pub const DEFAULT_LIMIT: u32 = 10;
/// So many it has at most.
pub const MAX_LIMIT: u32 = 30;

/// The number of entries to give.
pub fn limit(asked: Option<u32>) -> usize {
    asked.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT) as usize
}
