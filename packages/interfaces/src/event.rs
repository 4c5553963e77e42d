//! Events: one typed event per fact. State is the truth; events are a log that can be checked against it.
//!
//! Every response has the attribute `action` with the name of its message, and one event for each fact. An event's type
//! is `allora_` and its name (on a chain with `wasm-` before it); its first attribute is `v`, the version of this
//! catalogue. Numbers are decimal, instants seconds, amounts base units, hashes and canonical bytes hexadecimal; what
//! there is none of is [`NOTHING`], because chains with wasmd before 0.45 refuse a transaction with an empty attribute.

use crate::INTERFACE_VERSION;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Event;

/// The value of an attribute where there is none.
pub const NOTHING: &str = "-";

/// A kind of event: its contract, its name, its attributes in their order.
#[derive(Clone, Copy, Debug)]
pub struct Kind<const N: usize> {
    /// Who emits it.
    pub contract: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its attributes, after `v`.
    pub attributes: [&'static str; N],
}

impl<const N: usize> Kind<N> {
    /// An event of this kind with these values, in the order of its attributes. An empty one becomes [`NOTHING`].
    pub fn event(&self, values: [String; N]) -> Event {
        let mut event =
            Event::new(format!("allora_{}", self.name)).add_attribute("v", INTERFACE_VERSION.to_string());
        for (key, value) in self.attributes.iter().zip(values) {
            event = event.add_attribute(*key, if value.is_empty() { NOTHING.into() } else { value });
        }
        event
    }

    const fn entry(&'static self) -> (&'static str, &'static str, &'static [&'static str]) {
        (self.contract, self.name, &self.attributes)
    }
}

/// What there is as text, or an empty text, which [`Kind::event`] writes as [`NOTHING`].
pub fn or_empty<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident = $contract:literal $event:literal [$($attribute:literal),* $(,)?];)*) => {
        $($(#[doc = $doc])* pub const $name: Kind<{ [$($attribute),*].len() }> =
            Kind { contract: $contract, name: $event, attributes: [$($attribute),*] };)*
        /// All kinds: contract, name, attributes.
        pub const CATALOGUE: &[(&str, &str, &[&str])] = &[$({
            const KIND: &Kind<{ [$($attribute),*].len() }> = &$name;
            KIND.entry()
        }),*];
        /// What each kind says, in words; in the same order.
        const MEANINGS: &[&str] = &[$(concat!($($doc),*)),*];
    };
}

kinds! {
    /// The suite is deployed.
    SUITE_DEPLOYED = "topic-registry" "suite_deployed" ["registry", "staking", "synthesis", "rewards", "token"];
    /// A topic exists.
    TOPIC_CREATED = "topic-registry" "topic_created" [
        "topic_id", "creator", "rule", "opens_at", "worker_policy", "reputer_policy", "fee",
    ];
    /// A topic has new parameters from an epoch on.
    TOPIC_UPDATED = "topic-registry" "topic_updated" ["topic_id", "from_epoch", "opens_at", "changes"];
    /// A topic is offered to somebody (or the offer is taken back).
    TOPIC_OFFERED = "topic-registry" "topic_offered" ["topic_id", "creator", "to"];
    /// A topic has another creator.
    TOPIC_TRANSFERRED = "topic-registry" "topic_transferred" ["topic_id", "from", "to", "changes"];
    /// No epoch opens from this one on.
    TOPIC_RETIRED = "topic-registry" "topic_retired" ["topic_id", "from_epoch", "by"];
    /// Who may take part.
    POLICY_SET = "topic-registry" "policy_set" ["topic_id", "role", "policy", "changes"];
    /// A list changed.
    LIST_UPDATED = "topic-registry" "list_updated" ["topic_id", "role", "added", "removed", "changes"];
    /// The owner vouches for a topic as it is: it may earn emission.
    TOPIC_ELIGIBLE = "topic-registry" "topic_eligible" ["topic_id", "changes", "policies_hash"];
    /// The owner does not vouch for a topic any more: he says so, or the topic is not what it was.
    ELIGIBILITY_ENDED = "topic-registry" "eligibility_ended" ["topic_id", "changes", "by"];
    /// Parameters of the suite changed.
    PARAMS_UPDATED = "topic-registry" "params_updated" ["params"];
    /// Another owner, or one that is proposed.
    OWNERSHIP_UPDATED = "topic-registry" "ownership_updated" ["owner", "pending_owner", "pending_expiry"];
    /// Another guardian.
    GUARDIAN_SET = "topic-registry" "guardian_set" ["guardian"];
    /// Something is paused until then, or (0) no longer.
    PAUSE_SET = "topic-registry" "pause_set" ["what", "until", "by"];

    /// Somebody is a reputer.
    REPUTER_REGISTERED = "staking" "reputer_registered" ["topic_id", "reputer_id", "reputer"];
    /// Stake came, of the owner: the reputer's own, or (the owner is somebody else) delegated to him.
    STAKED = "staking" "staked" [
        "topic_id", "reputer_id", "reputer", "owner", "payer", "amount", "shares", "bonded",
    ];
    /// Stake is on its way out, or (`to_`) to another pool.
    UNSTAKED = "staking" "unstaked" [
        "topic_id", "reputer_id", "reputer", "owner", "amount", "unbonding_id", "matures_at", "to_topic_id",
        "to_reputer_id", "bonded",
    ];
    /// Stake that was on its way out is bonded again.
    UNSTAKE_CANCELLED = "staking" "unstake_cancelled" [
        "topic_id", "reputer_id", "reputer", "owner", "unbonding_id", "amount", "bonded",
    ];
    /// Stake was paid out.
    STAKE_WITHDRAWN = "staking" "stake_withdrawn" ["topic_id", "reputer_id", "reputer", "owner", "beneficiary", "amount"];
    /// Stake came from another pool.
    REDELEGATED = "staking" "redelegated" [
        "topic_id", "reputer_id", "reputer", "owner", "from_topic_id", "from_reputer_id", "amount", "shares", "bonded",
    ];
    /// Stake for this pool was refused by it, and is paid out.
    REDELEGATION_REFUSED = "staking" "redelegation_refused" [
        "topic_id", "reputer_id", "owner", "from_topic_id", "from_reputer_id", "amount", "cause",
    ];
    /// A reward came; all that is `incoming` enters by `until`.
    REWARD_ADDED = "staking" "reward_added" [
        "topic_id", "reputer_id", "reputer", "amount", "bonded", "incoming", "until",
    ];
    /// What a reputer keeps of his delegators' rewards; `next_commission`: a higher one that is announced.
    COMMISSION_SET = "staking" "commission_set" [
        "topic_id", "reputer_id", "reputer", "commission", "next_commission", "next_commission_at", "bonded",
    ];
    /// Somebody's votes changed; `total`: the weight of all.
    WEIGHT_CHANGED = "staking" "weight_changed" ["member", "before", "after", "total"];
    /// Somebody's stake was counted anew for his votes, in so many positions; `counted`: in all of them, as it stands now.
    VOTES_REFRESHED = "staking" "votes_refreshed" ["member", "positions", "counted"];
    /// A contract is told of changes of votes.
    HOOK_ADDED = "staking" "hook_added" ["hook_id", "hook"];
    /// A contract is no longer told.
    HOOK_REMOVED = "staking" "hook_removed" ["hook_id", "hook"];
    /// A contract was told and failed; nothing else did.
    HOOK_FAILED = "staking" "hook_failed" ["hook_id", "hook"];

    /// A worker is registered, or is back.
    WORKER_REGISTERED = "synthesis" "worker_registered" ["topic_id", "worker_id", "operator", "owner", "deposit", "returned"];
    /// A deposit grew.
    DEPOSIT_ADDED = "synthesis" "deposit_added" ["topic_id", "worker_id", "payer", "amount", "deposit"];
    /// A worker left.
    WORKER_LEFT = "synthesis" "worker_left" ["topic_id", "worker_id"];
    /// A deposit was paid out.
    DEPOSIT_WITHDRAWN = "synthesis" "deposit_withdrawn" ["topic_id", "worker_id", "beneficiary", "amount"];
    /// A worker is offered to another key (or the offer is taken back).
    OPERATOR_OFFERED = "synthesis" "operator_offered" ["topic_id", "worker_id", "to"];
    /// A worker has another key.
    OPERATOR_ROTATED = "synthesis" "operator_rotated" ["topic_id", "worker_id", "from", "to"];
    /// A worker is offered to another owner (or the offer is taken back).
    WORKER_OFFERED = "synthesis" "worker_offered" ["topic_id", "worker_id", "to"];
    /// A worker has another owner.
    WORKER_TRANSFERRED = "synthesis" "worker_transferred" ["topic_id", "worker_id", "from", "to"];
    /// An entry came. Per part: whether it has a seat (`-`: it has no such part), the merit it came with, the lowest
    /// merit of those seated by merit after it (`-` while seats are free: nobody is next to go).
    SUBMITTED = "synthesis" "submitted" [
        "topic_id", "epoch_id", "worker_id", "entry", "admitted_inferer", "admitted_forecaster", "merit_inferer",
        "merit_forecaster", "lowest_inferer", "lowest_forecaster",
    ];
    /// A commitment came; otherwise as `submitted`.
    COMMITTED = "synthesis" "committed" [
        "topic_id", "epoch_id", "worker_id", "commitment", "parts", "forfeit", "admitted_inferer", "admitted_forecaster",
        "merit_inferer", "merit_forecaster", "lowest_inferer", "lowest_forecaster",
    ];
    /// A commitment was revealed.
    REVEALED = "synthesis" "revealed" ["topic_id", "epoch_id", "worker_id", "entry"];
    /// Somebody lost his seat to another: `role` is `inferer`, `forecaster` or `reputer`, ids are of that kind.
    EVICTED = "synthesis" "evicted" ["topic_id", "epoch_id", "role", "id", "by"];
    /// A report came. Its rank decides about seats; `lowest`: of those seated after it (`-` while seats are free).
    REPORTED = "synthesis" "reported" [
        "topic_id", "epoch_id", "reputer_id", "report", "stake", "rank", "admitted", "lowest",
    ];
    /// An epoch has a network inference.
    EPOCH_CLOSED = "synthesis" "epoch_closed" [
        "topic_id", "epoch_id", "value", "basis", "inferers", "forecasters", "inputs_hash", "forfeited",
    ];
    /// Somebody committed and did not reveal.
    FORFEITED = "synthesis" "forfeited" ["topic_id", "epoch_id", "worker_id", "amount"];
    /// An epoch is settled: `outcome` is `scored`, `void` or `failed`; `cause` is why it failed.
    EPOCH_SETTLED = "synthesis" "epoch_settled" [
        "topic_id", "epoch_id", "outcome", "cause", "truth", "network_loss", "naive_loss", "reputers", "stake_seated",
        "stake_offered", "reports_hash",
    ];
    /// An epoch failed at its close, and is over.
    EPOCH_FAILED = "synthesis" "epoch_failed" ["topic_id", "epoch_id", "cause"];
    /// Rewards did not pay an epoch; `failures`: on how many days so far. Why, nobody knows on a chain: ask rewards.
    PAYMENT_FAILED = "synthesis" "payment_failed" ["topic_id", "epoch_id", "failures"];
    /// An epoch was not paid on three days, and is parked: `Pay` has it paid, later ones go on.
    EPOCH_PARKED = "synthesis" "epoch_parked" ["topic_id", "epoch_id"];
    /// What `Advance` carried out; `next_due`: when the next event of the timeline is due, `-` for none.
    ADVANCED = "synthesis" "advanced" ["topic_id", "events", "next_due"];
    /// What was forfeited went to the treasury.
    FORFEITS_SWEPT = "synthesis" "forfeits_swept" ["amount"];
    /// Submissions are paused until then, or (0) no longer.
    SUBMISSIONS_PAUSED = "synthesis" "submissions_paused" ["until"];
    /// Payments of epochs are paused until then, or (0) no longer.
    SETTLEMENT_PAUSED = "synthesis" "settlement_paused" ["until"];

    /// Money came to the treasury: `income` is `creation_fee` (of a topic), `forfeits` or `donation`; `treasury`: with it.
    TREASURY_RECEIVED = "rewards" "treasury_received" ["income", "topic_id", "payer", "amount", "treasury"];
    /// A topic was funded: `direct` of the amount serves the topic, the rest went to the treasury.
    TOPIC_FUNDED = "rewards" "topic_funded" ["topic_id", "payer", "beneficiary", "amount", "direct", "treasury"];
    /// A topic has this weight from one period until another; what came of its stake and the decayed payments to it.
    WEIGHT_SET = "rewards" "weight_set" [
        "topic_id", "period", "weight", "from", "until", "stake", "payments", "eligible",
    ];
    /// A period began: what it has for the topics, and where that comes from; `returned`: what an old one had left.
    PERIOD_ROLLED = "rewards" "period_rolled" [
        "period", "total_weight", "emission", "validators", "from_treasury", "minted", "returned",
    ];
    /// The emission of a month, and its terms.
    MONTH_SET = "rewards" "month_set" [
        "month", "emission", "per_staked", "target", "ceiling", "reputers_part", "staked",
    ];
    /// An epoch was paid for the time `from` to `to`: what of its money went to whom had it paid, what was split, and what
    /// of that was left over and went to the treasury.
    EPOCH_PAID = "rewards" "epoch_paid" [
        "topic_id", "epoch_id", "from", "to", "emission", "own", "advance_fee", "advancer", "reward", "remainder",
    ];
    /// What a role was paid for an epoch: `role` is `inferer`, `forecaster` or `reputer`, `share` its part of the reward
    /// (of 10^18), `payees` each participant's id, fraction (of 10^18) and amount, as `id:fraction:amount` with commas
    /// between; `credited`: ids of reputers whose pool could not take it.
    ROLE_PAID = "rewards" "role_paid" ["topic_id", "epoch_id", "role", "share", "amount", "payees", "credited"];
    /// Rewards were paid out: `credit` of the owner's own, and of `workers`, each as `topic:worker:inferer:forecaster` with
    /// the amounts of both roles.
    CLAIMED = "rewards" "claimed" ["owner", "beneficiary", "amount", "credit", "workers"];
    /// What was left in a retired topic went to the treasury.
    TOPIC_CLOSED = "rewards" "topic_closed" ["topic_id", "amount", "by"];
    /// Tokens that were sent by mistake went to the treasury.
    SURPLUS_SWEPT = "rewards" "surplus_swept" ["amount"];
    /// Claims are paused until then, or (0) no longer.
    PAYOUTS_PAUSED = "rewards" "payouts_paused" ["until"];
}

/// An entry of the catalogue, as `schema/events.json` has it.
#[cw_serde]
pub struct CatalogueEntry {
    /// Who emits it.
    pub contract: String,
    /// Its type, without the chain's `wasm-`.
    pub event: String,
    /// What it says.
    pub meaning: String,
    /// Its attributes in their order.
    pub attributes: Vec<String>,
}

/// The catalogue as `schema/events.json` has it.
pub fn catalogue() -> Vec<CatalogueEntry> {
    let entry = |((contract, name, attributes), meaning): (&(&str, &str, &[&str]), &&str)| CatalogueEntry {
        contract: (*contract).into(),
        event: format!("allora_{name}"),
        meaning: meaning.trim().into(),
        attributes: ["v"].iter().chain(*attributes).map(|name| (*name).into()).collect(),
    };
    CATALOGUE.iter().zip(MEANINGS).map(entry).collect()
}
