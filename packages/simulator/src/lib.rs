//! Plays epochs of the prediction network on a real series and shows what comes of it.
//!
//! A [`run`] takes a [`series`] and a [`cast`]: workers with [`model`]s that predict it, [`forecaster`]s that
//! predict the workers' losses, [`reputer`]s that tell the truth. An [`engine`] is the network. What happened
//! is a [`history`] with its [`money`], its sums are a [`summary`]; they are shown as a [`table`], a picture ([`plot`]) and a JSON
//! document ([`report`]).
//!
//! The [`economy`] is the other half: what the network's money does in a year of several topics.

pub mod cast;
pub mod cli;
pub mod columns;
pub mod convert;
pub mod economy;
pub mod engine;
pub mod forecaster;
pub mod history;
pub mod judge;
pub mod known;
pub mod model;
pub mod money;
pub mod noise;
pub mod plot;
pub mod report;
pub mod reputer;
pub mod run;
pub mod series;
pub mod stats;
pub mod summary;
pub mod table;

pub use known::Known;
