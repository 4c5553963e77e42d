//! What the registry takes and answers.

use super::layout::Sibling;
use crate::received::apart;
use crate::token::Token;
use allora_protocol::schedule::Version;
use allora_protocol::synthesis::RuleKind;
use allora_protocol::topic::{SuiteParams, SuiteParamsUpdate, Topic, TopicParams};
use allora_protocol::{EpochId, TopicId};
use cosmwasm_schema::{QueryResponses, cw_serde};
use cosmwasm_std::{Addr, HexBinary, Uint128};
use cw_ownable::{cw_ownable_execute, cw_ownable_query};
use cw20::{Cw20Coin, Cw20ReceiveMsg};

/// Deploys the suite: the registry itself, its siblings, and a token when asked, in one transaction.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct InstantiateMsg {
    /// Who governs; default: the sender.
    pub owner: Option<String>,
    /// Who may pause for a while; default: nobody.
    pub guardian: Option<String>,
    /// Who may migrate the siblings; default: the owner.
    pub admin: Option<String>,
    /// What everything is paid in. Never changes.
    #[serde(deserialize_with = "apart")]
    pub token: NewToken,
    /// Of money, in seconds: 60 to 7 days; default: one day. Never changes.
    pub emission_period: Option<u64>,
    /// Parameters.
    #[serde(deserialize_with = "apart")]
    pub params: SuiteParams,
    /// Code of the siblings, already stored on the chain.
    pub code_ids: CodeIds,
}

/// Code ids of the registry's siblings.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct CodeIds {
    /// Of staking.
    pub staking: u64,
    /// Of synthesis.
    pub synthesis: u64,
    /// Of rewards.
    pub rewards: u64,
}

/// The token of a new suite.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum NewToken {
    /// A coin of the chain.
    Native {
        /// Its denomination.
        denom: String,
    },
    /// A cw20 that is there.
    Cw20 {
        /// Its contract.
        address: String,
    },
    /// A cw20-base made in the same transaction. Only rewards can mint more of it.
    NewCw20 {
        /// Its code id.
        code_id: u64,
        /// Its name.
        name: String,
        /// Its symbol.
        symbol: String,
        /// Its decimals.
        decimals: u8,
        /// Who has how much of it.
        initial_balances: Vec<Cw20Coin>,
        /// How much of it there can ever be, what is initial included; default: as much as emission asks for. Never changes.
        cap: Option<Uint128>,
    },
}

/// What the registry takes.
#[cw_ownable_execute]
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ExecuteMsg {
    /// Creates a topic; anyone. The creation fee comes with it, exactly: as a coin, or, where the token is a cw20,
    /// by `Send` on the token with [`ReceiveMsg::CreateTopic`] (a fee of 0 needs neither).
    CreateTopic(Box<NewTopic>),
    /// New parameters from the topic's next epoch on; its creator.
    UpdateTopic {
        /// Which.
        topic_id: TopicId,
        /// All of them.
        params: Box<TopicParams>,
    },
    /// Offers a topic to another creator, who has to accept; its creator.
    TransferTopic {
        /// Which.
        topic_id: TopicId,
        /// To whom; `None` takes the offer back.
        to: Option<String>,
    },
    /// Takes a topic over that is offered to the sender.
    AcceptTopic {
        /// Which.
        topic_id: TopicId,
    },
    /// No epoch opens from the next on; those open finish. Its creator or the owner. For good.
    RetireTopic {
        /// Which.
        topic_id: TopicId,
    },
    /// Who may take part: everybody, or those on a list; its creator.
    SetPolicy {
        /// Which topic.
        topic_id: TopicId,
        /// Of whom.
        role: Role,
        /// Who may.
        policy: Policy,
    },
    /// Changes a list: at most 30 addresses in all; its creator.
    UpdateList {
        /// Which topic.
        topic_id: TopicId,
        /// Whose list.
        role: Role,
        /// Who comes onto it.
        add: Vec<String>,
        /// Who leaves it.
        remove: Vec<String>,
    },
    /// Vouches for a topic as it is, so that it may earn emission; the owner. Any change by its creator (parameters, policies,
    /// lists, another creator) ends that.
    SetEligible {
        /// Which.
        topic_id: TopicId,
        /// The topic's `changes` that the owner looked at.
        version: u64,
        /// Its `policies_hash` that the owner looked at.
        policies_hash: HexBinary,
    },
    /// Ends that: the topic lives of its own funds; the owner.
    RevokeEligible {
        /// Which.
        topic_id: TopicId,
    },
    /// Changes parameters of the suite, at once; the owner.
    UpdateParams {
        /// What changes.
        params: Box<SuiteParamsUpdate>,
    },
    /// Sets who may pause for a while; the owner.
    SetGuardian {
        /// Who; `None`: nobody.
        guardian: Option<String>,
    },
    /// Pauses something. The guardian: for 7 days, once in 30. The owner: until he says.
    Pause {
        /// What.
        what: Pause,
        /// Until when, in seconds; the owner only, `None`: until he lifts it.
        until: Option<u64>,
    },
    /// Lifts a pause; the owner.
    Unpause {
        /// Of what.
        what: Pause,
    },
    /// Tokens that came by a cw20 `Send`; inside a [`ReceiveMsg`].
    Receive(Cw20ReceiveMsg),
}

/// What may come with cw20 tokens.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub enum ReceiveMsg {
    /// [`ExecuteMsg::CreateTopic`]; the creator is who sent the tokens.
    CreateTopic(Box<NewTopic>),
}

/// A topic to be created.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct NewTopic {
    /// What is asked.
    pub metadata: Metadata,
    /// What is fixed.
    pub topic: Topic,
    /// What its epochs go by at first.
    pub params: TopicParams,
    /// When epoch 0 opens, in seconds: from now on, at most 30 days ahead; default: now.
    pub opens_at: Option<u64>,
    /// Who may work; default: everybody.
    pub worker_policy: Option<Policy>,
    /// Who may report; default: everybody.
    pub reputer_policy: Option<Policy>,
    /// Whose topic it is; default: the sender. He is not asked, so that he is named says nothing about him.
    pub creator: Option<String>,
}

/// What a topic asks, in words. Never changes: another question is another topic.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct Metadata {
    /// The question, 1 to 256 bytes: "log-return of ETH/USD over 8 h from the epoch's opening".
    pub question: String,
    /// The unit of an answer, up to 64 bytes.
    pub unit: String,
    /// Where the truth is read, up to 256 bytes.
    pub source: String,
    /// How the truth is made of it, and when there is none, up to 1024 bytes.
    pub resolution: String,
    /// Names of the labels in their order; for topics of labels only: all of them or none, each
    /// 1 to 64 bytes.
    #[serde(default)]
    pub labels: Vec<String>,
    /// sha256 of a longer text, as 64 hexadecimal digits.
    #[serde(default)]
    pub hash: Option<String>,
}

/// In whose name somebody takes part.
#[cw_serde]
#[derive(Copy)]
pub enum Role {
    /// Who submits inferences and forecasts.
    Worker,
    /// Who reports what happened.
    Reputer,
}

/// Who may take part.
#[cw_serde]
#[derive(Copy, Default)]
pub enum Policy {
    /// Everybody.
    #[default]
    Open,
    /// Who is on the topic's list for the role.
    List,
}

/// What can be paused. Nothing pauses reveals, reports, scoring, unbonding, or the withdrawal of what has matured.
#[cw_serde]
#[derive(Copy)]
pub enum Pause {
    /// `Submit` and `Commit` of synthesis.
    Submissions,
    /// The payment of epochs, by synthesis: those that are scored wait.
    Settlement,
    /// `Claim` of rewards.
    Payouts,
}

/// What the registry tells its siblings: messages that each of them takes (a pause only who keeps it). They are the same in
/// the messages of each, of which the registry needs no others.
#[cw_serde]
pub enum SiblingMsg {
    /// Where a sibling of it is.
    Wire {
        /// Which.
        sibling: Sibling,
        /// Where.
        address: Addr,
    },
    /// Until when it pauses something.
    SetPause {
        /// What.
        what: Pause,
        /// Until when, in seconds; 0: not at all.
        until: u64,
    },
}

/// For migrations.
#[cw_serde]
#[serde(deny_unknown_fields)]
pub struct MigrateMsg {}

/// What the registry answers.
#[cw_ownable_query]
#[cw_serde]
#[derive(QueryResponses)]
#[serde(deny_unknown_fields)]
pub enum QueryMsg {
    /// One topic.
    #[returns(TopicResponse)]
    Topic {
        /// Which.
        topic_id: TopicId,
    },
    /// Topics, ascending by id.
    #[returns(TopicsResponse)]
    Topics {
        /// Only of this creator.
        creator: Option<String>,
        /// Only with this rule.
        rule: Option<RuleKind>,
        /// Only in this state.
        state: Option<TopicState>,
        /// Only those that the owner vouches for, or only the others.
        eligible: Option<bool>,
        /// Only beyond this one.
        start_after: Option<TopicId>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// Who is on a list, ascending by address.
    #[returns(ListResponse)]
    List {
        /// Which topic.
        topic_id: TopicId,
        /// Whose list.
        role: Role,
        /// Only beyond this address.
        start_after: Option<String>,
        /// So many at most; 10 by default, 30 at most.
        limit: Option<u32>,
    },
    /// Whether somebody may take part.
    #[returns(AllowedResponse)]
    Allowed {
        /// Which topic.
        topic_id: TopicId,
        /// As what.
        role: Role,
        /// Who.
        address: String,
    },
    /// Addresses, code, versions, parameters and pauses of the suite.
    #[returns(SuiteResponse)]
    Suite {},
}

/// Whether a topic goes on.
#[cw_serde]
#[derive(Copy)]
pub enum TopicState {
    /// Epochs open.
    Active,
    /// It is retired: none opens from `retired_from` on.
    Retired,
}

/// A topic.
#[cw_serde]
pub struct TopicResponse {
    /// Its id.
    pub topic_id: TopicId,
    /// Whose it is.
    pub creator: Addr,
    /// To whom it is offered.
    pub offered_to: Option<Addr>,
    /// What it asks.
    pub metadata: Metadata,
    /// What is fixed.
    pub topic: Topic,
    /// The versions of its parameters that are still needed, oldest first; the last one goes on.
    pub versions: Vec<Version<TopicParams>>,
    /// How often parameters, policies, lists or creator were changed.
    pub changes: u64,
    /// Who may work.
    pub worker_policy: Policy,
    /// Who may report.
    pub reputer_policy: Policy,
    /// Who may take part, and all changes of it: [`super::PolicyChange::onto`].
    pub policies_hash: HexBinary,
    /// Whether the owner vouches for it as it is, so that it may earn emission; if not, it lives of its own funds.
    pub eligible: bool,
    /// Whether it goes on.
    pub state: TopicState,
    /// The first epoch that does not open.
    pub retired_from: Option<EpochId>,
    /// When it was created, in seconds.
    pub created_at: u64,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// Topics.
#[cw_serde]
pub struct TopicsResponse {
    /// A page of them.
    pub topics: Vec<TopicResponse>,
    /// Ask again with `start_after` this, there may be more; a page looks at 100 topics at most.
    pub next: Option<TopicId>,
}

/// A list.
#[cw_serde]
pub struct ListResponse {
    /// A page of it.
    pub addresses: Vec<Addr>,
}

/// Whether somebody may take part.
#[cw_serde]
pub struct AllowedResponse {
    /// Whether.
    pub allowed: bool,
    /// By which policy.
    pub policy: Policy,
}

/// The suite.
#[cw_serde]
pub struct SuiteResponse {
    /// Version of messages, events and layouts: `allora_interfaces::INTERFACE_VERSION`.
    pub interface_version: u32,
    /// The token.
    pub token: Token,
    /// Who may pause for a while.
    pub guardian: Option<Addr>,
    /// In seconds.
    pub emission_period: u64,
    /// Parameters.
    pub params: SuiteParams,
    /// The registry and its siblings.
    pub contracts: Vec<SuiteContract>,
    /// What is paused now.
    pub pauses: Vec<PauseInfo>,
    /// Block time of the answer, in seconds.
    pub now: u64,
}

/// A contract of the suite.
#[cw_serde]
pub struct SuiteContract {
    /// `topic-registry`, `staking`, `synthesis`, `rewards`.
    pub name: String,
    /// Where it is.
    pub address: Addr,
    /// Its code, as the chain says.
    pub code_id: u64,
    /// Its cw2 version; empty where it keeps none.
    pub version: String,
    /// Who may migrate it, as the chain says.
    pub admin: Option<Addr>,
}

/// A pause in force.
#[cw_serde]
pub struct PauseInfo {
    /// Of what.
    pub what: Pause,
    /// Until when, in seconds; `None`: until the owner lifts it.
    pub until: Option<u64>,
}
