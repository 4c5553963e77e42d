//! Random messages by random actors at random times over the whole suite; see `tests/random`.
