//! The built contracts in the real VM: what every message costs, and the same results as natively.

pub mod gas;
pub mod vm;
