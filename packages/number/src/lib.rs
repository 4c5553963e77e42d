//! A deterministic floating point number for smart contracts.
