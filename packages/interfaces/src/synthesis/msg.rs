//! What synthesis takes.

use super::entry::{Entry, Parts};
use crate::registry::{Pause, Sibling};
use crate::token::Token;
use allora_protocol::truth::Report;
use allora_protocol::{EpochId, TopicId, WorkerId};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::HexBinary;
use cw20::Cw20ReceiveMsg;

/// Sent by the registry, which is the sender.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// What deposits are paid in.
    pub token: Token,
}

/// What synthesis takes.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// The address of a sibling; the registry.
    Wire {
        /// Whose.
        sibling: Sibling,
        /// Where.
        address: String,
    },
    /// Pauses something; the registry.
    SetPause {
        /// What.
        what: Pause,
        /// Until when, in seconds; 0: not at all.
        until: u64,
    },
    /// Registers a worker; the sender becomes his operator. What is missing to the registration deposit comes with it,
    /// exactly: as a coin, or, where the token is a cw20, by `Send` on the token with [`ReceiveMsg::RegisterWorker`].
    /// Who was registered before comes back as the worker he was.
    RegisterWorker {
        /// In which topic.
        topic_id: TopicId,
        /// Who is paid, and decides who operates; default: the sender, or who it was.
        owner: Option<String>,
    },
    /// Adds to a worker's deposit; anybody.
    TopUp {
        /// In which topic.
        topic_id: TopicId,
        /// Whose.
        worker_id: WorkerId,
    },
    /// Takes a worker out; his owner. He may come back.
    LeaveTopic {
        /// Of which topic.
        topic_id: TopicId,
        /// Whom.
        worker_id: WorkerId,
    },
    /// Pays out the deposit of a worker who left; his owner.
    WithdrawDeposit {
        /// In which topic.
        topic_id: TopicId,
        /// Whose.
        worker_id: WorkerId,
        /// Who gets it; default: the owner.
        beneficiary: Option<String>,
    },
    /// Offers a worker to another key, which has to accept; his owner.
    RotateOperator {
        /// In which topic.
        topic_id: TopicId,
        /// Whom.
        worker_id: WorkerId,
        /// To which key; `None` takes the offer back.
        operator: Option<String>,
    },
    /// Becomes the operator of a worker that is offered to the sender.
    AcceptOperator {
        /// In which topic.
        topic_id: TopicId,
        /// Of whom.
        worker_id: WorkerId,
    },
    /// Offers a worker to another owner, who has to accept; his owner.
    TransferWorker {
        /// In which topic.
        topic_id: TopicId,
        /// Whom.
        worker_id: WorkerId,
        /// To whom; `None` takes the offer back.
        to: Option<String>,
    },
    /// Becomes the owner of a worker that is offered to the sender.
    AcceptWorker {
        /// In which topic.
        topic_id: TopicId,
        /// Whom.
        worker_id: WorkerId,
    },
    /// Submits in the open, where the topic has no reveal window; once per epoch.
    Submit {
        /// To which topic.
        topic_id: TopicId,
        /// For which epoch.
        epoch_id: EpochId,
        /// For which worker; default: the sender's.
        worker: Option<WorkerId>,
        /// What.
        entry: Entry,
    },
    /// Submits a commitment, where the topic has a reveal window; once per epoch.
    Commit {
        /// To which topic.
        topic_id: TopicId,
        /// For which epoch.
        epoch_id: EpochId,
        /// For which worker; default: the sender's.
        worker: Option<WorkerId>,
        /// `Commitment::hash`, 32 bytes.
        commitment: HexBinary,
        /// Which parts the entry has that will be revealed.
        parts: Parts,
    },
    /// Reveals a commitment; anybody who knows the entry and its salt.
    Reveal {
        /// In which topic.
        topic_id: TopicId,
        /// Of which epoch.
        epoch_id: EpochId,
        /// Of which worker; default: the sender's.
        worker: Option<WorkerId>,
        /// What was committed.
        entry: Entry,
        /// With which salt, 32 bytes.
        salt: HexBinary,
    },
    /// Says what happened; a registered reputer with stake, once per epoch.
    Report {
        /// In which topic.
        topic_id: TopicId,
        /// In which epoch.
        epoch_id: EpochId,
        /// What.
        report: Report,
    },
    /// Carries out what is due in a topic, in the order of its timeline; anybody. Nothing due is no error.
    Advance {
        /// In which topic.
        topic_id: TopicId,
        /// So many events at most: 1 (the default) to 10.
        limit: Option<u32>,
    },
    /// Has an epoch paid that was scored: the one that waits in front, or any that is parked; anybody. `Advance` does it
    /// unasked, where it failed once a day until the epoch is parked.
    Pay {
        /// Of which topic.
        topic_id: TopicId,
        /// Which.
        epoch_id: EpochId,
    },
    /// Sends what was forfeited to the treasury; anybody.
    SweepForfeits {},
    /// Tokens that came by a cw20 `Send`; inside a [`ReceiveMsg`].
    Receive(Cw20ReceiveMsg),
}

/// What may come with cw20 tokens.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// [`ExecuteMsg::RegisterWorker`]; the operator is who sent the tokens.
    RegisterWorker {
        /// In which topic.
        topic_id: TopicId,
        /// Who is paid; default: who sent the tokens, or who it was.
        owner: Option<String>,
    },
    /// [`ExecuteMsg::TopUp`].
    TopUp {
        /// In which topic.
        topic_id: TopicId,
        /// Whose.
        worker_id: WorkerId,
    },
}

/// For migrations.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct MigrateMsg {}
