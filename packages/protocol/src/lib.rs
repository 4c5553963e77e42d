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
//! When either is due is arithmetic on block time ([`schedule`]); what stands behind a report is shares of a pool of
//! stake ([`pool`]), which gives its owners votes ([`votes`]); what an epoch has to split is what its topic's weight and
//! funding give it ([`emission`]). Terms and formulas are explained in `docs/protocol.md`.
//!
//! ```
//! use allora_protocol::epoch::{Rules, SettlementOutcome, TopicState, close, settle};
//! use allora_protocol::synthesis::Submissions;
//! use allora_protocol::truth::{Report, Reports, StakedReport};
//! use allora_protocol::{ById, Number, ReputerId, WorkerId};
//! use cosmwasm_std::Uint128;
//!
//! let (rules, state) = (Rules::default(), TopicState::default());
//!
//! // Three workers infer; nobody forecasts. The first epoch of a topic answers with their median.
//! let inferences = [(1, "101.2"), (2, "99.5"), (3, "100.1")];
//! let inferences = inferences.map(|(id, value)| (WorkerId(id), vec![value.parse::<Number>().unwrap()]));
//! let submissions = Submissions { inferences: inferences.into_iter().collect(), forecasts: ById::new() };
//! let prediction = close(&rules, &state, &submissions)?;
//! assert_eq!(prediction.inferences.combined[0].to_string(), "100.1");
//!
//! // Later a reputer with stake says what happened.
//! let truth = Report::Value(vec![Number::integer(100)]);
//! let report = StakedReport { stake: Uint128::new(1_000_000), report: truth };
//! let reports: Reports = [(ReputerId(1), report)].into_iter().collect();
//! let settlement = settle(&rules, &state, &prediction, &reports)?;
//! assert!(matches!(settlement.outcome, SettlementOutcome::Scored { .. }));
//!
//! // What the topic learned is the state of its next epoch.
//! let next = close(&rules, &settlement.state, &submissions)?;
//! # let _ = next;
//! # Ok::<(), allora_protocol::epoch::EpochError>(())
//! ```

mod apart;
pub mod bundle;
pub mod by_id;
pub mod emission;
pub mod epoch;
pub mod ids;
pub mod loss;
pub mod network_loss;
pub mod parameter;
pub mod pool;
pub mod reward;
pub mod schedule;
pub mod score;
pub mod synthesis;
pub mod topic;
pub mod truth;
pub mod votes;

pub use bundle::{Bundle, Losses};
pub use by_id::ById;
pub use cw_number::{Number, NumberError};
pub use ids::{EpochId, ReputerId, TopicId, WorkerId};
pub use parameter::ParameterOutOfRange;
