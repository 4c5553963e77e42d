//! The logic of the prediction network, pure and total: no storage, no clock, no floats, no panics.
//!
//! Data goes one way through it, twice an epoch:
//!
//! 1. **Close** ([`epoch::close`]): submissions and the learned state become the network inference, its
//!    one-out and one-in values ([`synthesis`]).
//! 2. **Settle** ([`epoch::settle`]): reports become a truth ([`truth`]), the truth becomes losses
//!    ([`loss`]), losses become regrets ([`synthesis`]), scores ([`score`]) and fractions of the reward
//!    ([`reward`]).
//!
//! When either is due is arithmetic on block time ([`schedule`]). Terms and formulas are explained in
//! `docs/protocol.md`.

pub mod bundle;
pub mod by_id;
pub mod epoch;
pub mod ids;
pub mod loss;
pub mod network_loss;
pub mod parameter;
pub mod reward;
pub mod schedule;
pub mod score;
pub mod synthesis;
pub mod truth;

pub use bundle::{Bundle, Losses};
pub use by_id::ById;
pub use cw_number::{Number, NumberError};
pub use ids::{EpochId, ReputerId, TopicId, WorkerId};
pub use parameter::ParameterOutOfRange;
