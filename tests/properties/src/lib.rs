//! The whole suite under random use: messages that make sense and messages that do not, by honest and hostile actors, at
//! random times, over several topics, on a coin and on cw20 tokens of all kinds.
//!
//! A *life* of a network is some hundred messages. It is decided by a [`Fate`](chance::Fate): a [`Climate`](climate::Climate)
//! and a list of [`Act`](act::Act)s, which a [`World`](world::World) makes messages of. After every message:
//!
//! * the network audits itself: every ledger against its records, `Solvency` of every contract, no period overdrawn, votes
//!   against positions, seats against caps, events against the catalogue; a refusal changes not a byte (`allora_testing`);
//! * `audit`: every token is somewhere known, and none comes or goes but by minting, which stays within the
//!   month's emission; rewards' ledgers are what its events say; no share of a pool is worth less than before; votes are owned
//!   stake once they are counted anew.
//!
//! At the end everybody leaves with what is his (`leave`), and every topic is replayed natively from its
//! public events: every number of every epoch agrees bit for bit.
//!
//! `tests/random.rs` has some lives of it, `scripts/soak.sh` as many as wanted.

pub mod act;
mod audit;
pub mod chance;
pub mod climate;
mod leave;
pub mod life;
mod play;
mod replay;
pub mod tally;
pub mod twin;
pub mod world;
