// Made by scripts/client.sh from schema/. Do not edit: change the contracts, run it again.

import type { Uint128 } from "../amount.js";
import type { Decimal } from "../decimal.js";

/** The version of messages, events and layouts that this client knows. */
export const INTERFACE_VERSION = 1;

/** The suite is deployed. Emitted by topic-registry. */
export interface SuiteDeployedEvent {
  readonly type: "allora_suite_deployed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly registry: string;
  readonly staking: string;
  readonly synthesis: string;
  readonly rewards: string;
  readonly token: string;
}

/** A topic exists. Emitted by topic-registry. */
export interface TopicCreatedEvent {
  readonly type: "allora_topic_created";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly creator: string;
  readonly rule: string;
  readonly opensAt: number;
  readonly workerPolicy: string;
  readonly reputerPolicy: string;
  readonly fee: Uint128;
}

/** A topic has new parameters from an epoch on. Emitted by topic-registry. */
export interface TopicUpdatedEvent {
  readonly type: "allora_topic_updated";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly fromEpoch: number;
  readonly opensAt: number;
  readonly changes: number;
}

/** A topic is offered to somebody (or the offer is taken back). Emitted by topic-registry. */
export interface TopicOfferedEvent {
  readonly type: "allora_topic_offered";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly creator: string;
  readonly to: string | undefined;
}

/** A topic has another creator. Emitted by topic-registry. */
export interface TopicTransferredEvent {
  readonly type: "allora_topic_transferred";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly from: string;
  readonly to: string | undefined;
  readonly changes: number;
}

/** No epoch opens from this one on. Emitted by topic-registry. */
export interface TopicRetiredEvent {
  readonly type: "allora_topic_retired";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly fromEpoch: number;
  readonly by: string;
}

/** Who may take part. Emitted by topic-registry. */
export interface PolicySetEvent {
  readonly type: "allora_policy_set";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly role: string;
  readonly policy: string;
  readonly changes: number;
}

/** A list changed. Emitted by topic-registry. */
export interface ListUpdatedEvent {
  readonly type: "allora_list_updated";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly role: string;
  readonly added: string | undefined;
  readonly removed: string | undefined;
  readonly changes: number;
}

/** The owner vouches for a topic as it is: it may earn emission. Emitted by topic-registry. */
export interface TopicEligibleEvent {
  readonly type: "allora_topic_eligible";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly changes: number;
  readonly policiesHash: string;
}

/** The owner does not vouch for a topic any more: he says so, or the topic is not what it was. Emitted by topic-registry. */
export interface EligibilityEndedEvent {
  readonly type: "allora_eligibility_ended";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly changes: number;
  readonly by: string;
}

/** Parameters of the suite changed. Emitted by topic-registry. */
export interface ParamsUpdatedEvent {
  readonly type: "allora_params_updated";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly params: string;
}

/** Another owner, or one that is proposed. Emitted by topic-registry. */
export interface OwnershipUpdatedEvent {
  readonly type: "allora_ownership_updated";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly owner: string | undefined;
  readonly pendingOwner: string | undefined;
  readonly pendingExpiry: string | undefined;
}

/** Another guardian. Emitted by topic-registry. */
export interface GuardianSetEvent {
  readonly type: "allora_guardian_set";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly guardian: string | undefined;
}

/** Something is paused until then, or (0) no longer. Emitted by topic-registry. */
export interface PauseSetEvent {
  readonly type: "allora_pause_set";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly what: string;
  readonly until: number;
  readonly by: string;
}

/** Somebody is a reputer. Emitted by staking. */
export interface ReputerRegisteredEvent {
  readonly type: "allora_reputer_registered";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly reputerId: number;
  readonly reputer: string;
}

/** Stake came, of the owner: the reputer's own, or (the owner is somebody else) delegated to him. Emitted by staking. */
export interface StakedEvent {
  readonly type: "allora_staked";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly reputerId: number;
  readonly reputer: string;
  readonly owner: string;
  readonly payer: string;
  readonly amount: Uint128;
  readonly shares: Uint128;
  readonly bonded: Uint128;
}

/** Stake is on its way out, or (`to_`) to another pool. Emitted by staking. */
export interface UnstakedEvent {
  readonly type: "allora_unstaked";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly reputerId: number;
  readonly reputer: string;
  readonly owner: string;
  readonly amount: Uint128;
  readonly unbondingId: number;
  readonly maturesAt: number;
  readonly toTopicId: number | undefined;
  readonly toReputerId: number | undefined;
  readonly bonded: Uint128;
}

/** Stake that was on its way out is bonded again. Emitted by staking. */
export interface UnstakeCancelledEvent {
  readonly type: "allora_unstake_cancelled";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly reputerId: number;
  readonly reputer: string;
  readonly owner: string;
  readonly unbondingId: number;
  readonly amount: Uint128;
  readonly bonded: Uint128;
}

/** Stake was paid out. Emitted by staking. */
export interface StakeWithdrawnEvent {
  readonly type: "allora_stake_withdrawn";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly reputerId: number;
  readonly reputer: string;
  readonly owner: string;
  readonly beneficiary: string;
  readonly amount: Uint128;
}

/** Stake came from another pool. Emitted by staking. */
export interface RedelegatedEvent {
  readonly type: "allora_redelegated";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly reputerId: number;
  readonly reputer: string;
  readonly owner: string;
  readonly fromTopicId: number;
  readonly fromReputerId: number;
  readonly amount: Uint128;
  readonly shares: Uint128;
  readonly bonded: Uint128;
}

/** Stake for this pool was refused by it, and is paid out. Emitted by staking. */
export interface RedelegationRefusedEvent {
  readonly type: "allora_redelegation_refused";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly reputerId: number;
  readonly owner: string;
  readonly fromTopicId: number;
  readonly fromReputerId: number;
  readonly amount: Uint128;
  readonly cause: string | undefined;
}

/** A reward came; all that is `incoming` enters by `until`. Emitted by staking. */
export interface RewardAddedEvent {
  readonly type: "allora_reward_added";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly reputerId: number;
  readonly reputer: string;
  readonly amount: Uint128;
  readonly bonded: Uint128;
  readonly incoming: Uint128;
  readonly until: number;
}

/** What a reputer keeps of his delegators' rewards; `next_commission`: a higher one that is announced. Emitted by staking. */
export interface CommissionSetEvent {
  readonly type: "allora_commission_set";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly reputerId: number;
  readonly reputer: string;
  readonly commission: string;
  readonly nextCommission: string | undefined;
  readonly nextCommissionAt: number | undefined;
  readonly bonded: Uint128;
}

/** Somebody's votes changed; `total`: the weight of all. Emitted by staking. */
export interface WeightChangedEvent {
  readonly type: "allora_weight_changed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly member: string;
  readonly before: string;
  readonly after: string;
  readonly total: string;
}

/** Somebody's stake was counted anew for his votes, in so many positions; `counted`: in all of them, as it stands now. Emitted by staking. */
export interface VotesRefreshedEvent {
  readonly type: "allora_votes_refreshed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly member: string;
  readonly positions: number;
  readonly counted: Uint128;
}

/** A contract is told of changes of votes. Emitted by staking. */
export interface HookAddedEvent {
  readonly type: "allora_hook_added";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly hookId: number;
  readonly hook: string;
}

/** A contract is no longer told. Emitted by staking. */
export interface HookRemovedEvent {
  readonly type: "allora_hook_removed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly hookId: number;
  readonly hook: string;
}

/** A contract was told and failed; nothing else did. Emitted by staking. */
export interface HookFailedEvent {
  readonly type: "allora_hook_failed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly hookId: number;
  readonly hook: string | undefined;
}

/** A worker is registered, or is back. Emitted by synthesis. */
export interface WorkerRegisteredEvent {
  readonly type: "allora_worker_registered";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly workerId: number;
  readonly operator: string;
  readonly owner: string;
  readonly deposit: Uint128;
  readonly returned: boolean;
}

/** A deposit grew. Emitted by synthesis. */
export interface DepositAddedEvent {
  readonly type: "allora_deposit_added";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly workerId: number;
  readonly payer: string;
  readonly amount: Uint128;
  readonly deposit: Uint128;
}

/** A worker left. Emitted by synthesis. */
export interface WorkerLeftEvent {
  readonly type: "allora_worker_left";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly workerId: number;
}

/** A deposit was paid out. Emitted by synthesis. */
export interface DepositWithdrawnEvent {
  readonly type: "allora_deposit_withdrawn";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly workerId: number;
  readonly beneficiary: string;
  readonly amount: Uint128;
}

/** A worker is offered to another key (or the offer is taken back). Emitted by synthesis. */
export interface OperatorOfferedEvent {
  readonly type: "allora_operator_offered";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly workerId: number;
  readonly to: string | undefined;
}

/** A worker has another key. Emitted by synthesis. */
export interface OperatorRotatedEvent {
  readonly type: "allora_operator_rotated";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly workerId: number;
  readonly from: string;
  readonly to: string | undefined;
}

/** A worker is offered to another owner (or the offer is taken back). Emitted by synthesis. */
export interface WorkerOfferedEvent {
  readonly type: "allora_worker_offered";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly workerId: number;
  readonly to: string | undefined;
}

/** A worker has another owner. Emitted by synthesis. */
export interface WorkerTransferredEvent {
  readonly type: "allora_worker_transferred";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly workerId: number;
  readonly from: string;
  readonly to: string | undefined;
}

/** An entry came. Per part: whether it has a seat (`-`: it has no such part), the merit it came with, the lowest merit of those seated by merit after it (`-` while seats are free: nobody is next to go). Emitted by synthesis. */
export interface SubmittedEvent {
  readonly type: "allora_submitted";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly workerId: number;
  readonly entry: string;
  readonly admittedInferer: boolean | undefined;
  readonly admittedForecaster: boolean | undefined;
  readonly meritInferer: Decimal | undefined;
  readonly meritForecaster: Decimal | undefined;
  readonly lowestInferer: Decimal | undefined;
  readonly lowestForecaster: Decimal | undefined;
}

/** A commitment came; otherwise as `submitted`. Emitted by synthesis. */
export interface CommittedEvent {
  readonly type: "allora_committed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly workerId: number;
  readonly commitment: string;
  readonly parts: string;
  readonly forfeit: Uint128;
  readonly admittedInferer: boolean | undefined;
  readonly admittedForecaster: boolean | undefined;
  readonly meritInferer: Decimal | undefined;
  readonly meritForecaster: Decimal | undefined;
  readonly lowestInferer: Decimal | undefined;
  readonly lowestForecaster: Decimal | undefined;
}

/** A commitment was revealed. Emitted by synthesis. */
export interface RevealedEvent {
  readonly type: "allora_revealed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly workerId: number;
  readonly entry: string;
}

/** Somebody lost his seat to another: `role` is `inferer`, `forecaster` or `reputer`, ids are of that kind. Emitted by synthesis. */
export interface EvictedEvent {
  readonly type: "allora_evicted";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly role: string;
  readonly id: number;
  readonly by: string;
}

/** A report came. Its rank decides about seats; `lowest`: of those seated after it (`-` while seats are free). Emitted by synthesis. */
export interface ReportedEvent {
  readonly type: "allora_reported";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly reputerId: number;
  readonly report: string;
  readonly stake: Uint128;
  readonly rank: Decimal | undefined;
  readonly admitted: boolean;
  readonly lowest: Decimal | undefined;
}

/** An epoch has a network inference. Emitted by synthesis. */
export interface EpochClosedEvent {
  readonly type: "allora_epoch_closed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly value: string;
  readonly basis: string;
  readonly inferers: number;
  readonly forecasters: number;
  readonly inputsHash: string;
  readonly forfeited: Uint128;
}

/** Somebody committed and did not reveal. Emitted by synthesis. */
export interface ForfeitedEvent {
  readonly type: "allora_forfeited";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly workerId: number;
  readonly amount: Uint128;
}

/** An epoch is settled: `outcome` is `scored`, `void` or `failed`; `cause` is why it failed. Emitted by synthesis. */
export interface EpochSettledEvent {
  readonly type: "allora_epoch_settled";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly outcome: string;
  readonly cause: string | undefined;
  readonly truth: string | undefined;
  readonly networkLoss: Decimal | undefined;
  readonly naiveLoss: Decimal | undefined;
  readonly reputers: number;
  readonly stakeSeated: Uint128;
  readonly stakeOffered: Uint128;
  readonly reportsHash: string | undefined;
}

/** An epoch failed at its close, and is over. Emitted by synthesis. */
export interface EpochFailedEvent {
  readonly type: "allora_epoch_failed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly cause: string | undefined;
}

/** Rewards did not pay an epoch; `failures`: on how many days so far. Why, nobody knows on a chain: ask rewards. Emitted by synthesis. */
export interface PaymentFailedEvent {
  readonly type: "allora_payment_failed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly failures: number;
}

/** An epoch was not paid on three days, and is parked: `Pay` has it paid, later ones go on. Emitted by synthesis. */
export interface EpochParkedEvent {
  readonly type: "allora_epoch_parked";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
}

/** What `Advance` carried out; `next_due`: when the next event of the timeline is due, `-` for none. Emitted by synthesis. */
export interface AdvancedEvent {
  readonly type: "allora_advanced";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly events: number;
  readonly nextDue: number | undefined;
}

/** What was forfeited went to the treasury. Emitted by synthesis. */
export interface ForfeitsSweptEvent {
  readonly type: "allora_forfeits_swept";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly amount: Uint128;
}

/** Submissions are paused until then, or (0) no longer. Emitted by synthesis. */
export interface SubmissionsPausedEvent {
  readonly type: "allora_submissions_paused";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly until: number;
}

/** Payments of epochs are paused until then, or (0) no longer. Emitted by synthesis. */
export interface SettlementPausedEvent {
  readonly type: "allora_settlement_paused";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly until: number;
}

/** Money came to the treasury: `income` is `creation_fee` (of a topic), `forfeits` or `donation`; `treasury`: with it. Emitted by rewards. */
export interface TreasuryReceivedEvent {
  readonly type: "allora_treasury_received";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly income: string;
  readonly topicId: number | undefined;
  readonly payer: string;
  readonly amount: Uint128;
  readonly treasury: Uint128;
}

/** A topic was funded: `direct` of the amount serves the topic, the rest went to the treasury. Emitted by rewards. */
export interface TopicFundedEvent {
  readonly type: "allora_topic_funded";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly payer: string;
  readonly beneficiary: string;
  readonly amount: Uint128;
  readonly direct: Uint128;
  readonly treasury: Uint128;
}

/** A topic has this weight from one period until another; what came of its stake and the decayed payments to it. Emitted by rewards. */
export interface WeightSetEvent {
  readonly type: "allora_weight_set";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly period: number;
  readonly weight: Uint128;
  readonly from: number;
  readonly until: number;
  readonly stake: Uint128;
  readonly payments: Uint128;
  readonly eligible: boolean;
}

/** A period began: what it has for the topics, and where that comes from; `returned`: what an old one had left. Emitted by rewards. */
export interface PeriodRolledEvent {
  readonly type: "allora_period_rolled";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly period: number;
  readonly totalWeight: Uint128;
  readonly emission: Uint128;
  readonly validators: Uint128;
  readonly fromTreasury: Uint128;
  readonly minted: Uint128;
  readonly returned: Uint128;
}

/** The emission of a month, and its terms. Emitted by rewards. */
export interface MonthSetEvent {
  readonly type: "allora_month_set";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly month: number;
  readonly emission: Uint128;
  readonly perStaked: Decimal;
  readonly target: Decimal;
  readonly ceiling: Decimal;
  readonly reputersPart: Decimal;
  readonly staked: Uint128;
}

/** An epoch was paid for the time `from` to `to`: what of its money went to whom had it paid, what was split, and what of that was left over and went to the treasury. Emitted by rewards. */
export interface EpochPaidEvent {
  readonly type: "allora_epoch_paid";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly from: number;
  readonly to: number;
  readonly emission: Uint128;
  readonly own: Uint128;
  readonly advanceFee: Uint128;
  readonly advancer: string;
  readonly reward: Uint128;
  readonly remainder: Uint128;
}

/** What a role was paid for an epoch: `role` is `inferer`, `forecaster` or `reputer`, `share` its part of the reward (of 10^18), `payees` each participant's id, fraction (of 10^18) and amount, as `id:fraction:amount` with commas between; `credited`: ids of reputers whose pool could not take it. Emitted by rewards. */
export interface RolePaidEvent {
  readonly type: "allora_role_paid";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly role: string;
  readonly share: string;
  readonly amount: Uint128;
  readonly payees: string | undefined;
  readonly credited: string | undefined;
}

/** Rewards were paid out: `credit` of the owner's own, and of `workers`, each as `topic:worker:inferer:forecaster` with the amounts of both roles. Emitted by rewards. */
export interface ClaimedEvent {
  readonly type: "allora_claimed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly owner: string;
  readonly beneficiary: string;
  readonly amount: Uint128;
  readonly credit: Uint128;
  readonly workers: string | undefined;
}

/** What was left in a retired topic went to the treasury. Emitted by rewards. */
export interface TopicClosedEvent {
  readonly type: "allora_topic_closed";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly topicId: number;
  readonly amount: Uint128;
  readonly by: string;
}

/** Tokens that were sent by mistake went to the treasury. Emitted by rewards. */
export interface SurplusSweptEvent {
  readonly type: "allora_surplus_swept";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly amount: Uint128;
}

/** Claims are paused until then, or (0) no longer. Emitted by rewards. */
export interface PayoutsPausedEvent {
  readonly type: "allora_payouts_paused";
  /** Which contract emitted it. */
  readonly contract: string;
  readonly until: number;
}

/** Everything that the contracts tell, by its `type`. */
export type ContractEvent =
  | SuiteDeployedEvent
  | TopicCreatedEvent
  | TopicUpdatedEvent
  | TopicOfferedEvent
  | TopicTransferredEvent
  | TopicRetiredEvent
  | PolicySetEvent
  | ListUpdatedEvent
  | TopicEligibleEvent
  | EligibilityEndedEvent
  | ParamsUpdatedEvent
  | OwnershipUpdatedEvent
  | GuardianSetEvent
  | PauseSetEvent
  | ReputerRegisteredEvent
  | StakedEvent
  | UnstakedEvent
  | UnstakeCancelledEvent
  | StakeWithdrawnEvent
  | RedelegatedEvent
  | RedelegationRefusedEvent
  | RewardAddedEvent
  | CommissionSetEvent
  | WeightChangedEvent
  | VotesRefreshedEvent
  | HookAddedEvent
  | HookRemovedEvent
  | HookFailedEvent
  | WorkerRegisteredEvent
  | DepositAddedEvent
  | WorkerLeftEvent
  | DepositWithdrawnEvent
  | OperatorOfferedEvent
  | OperatorRotatedEvent
  | WorkerOfferedEvent
  | WorkerTransferredEvent
  | SubmittedEvent
  | CommittedEvent
  | RevealedEvent
  | EvictedEvent
  | ReportedEvent
  | EpochClosedEvent
  | ForfeitedEvent
  | EpochSettledEvent
  | EpochFailedEvent
  | PaymentFailedEvent
  | EpochParkedEvent
  | AdvancedEvent
  | ForfeitsSweptEvent
  | SubmissionsPausedEvent
  | SettlementPausedEvent
  | TreasuryReceivedEvent
  | TopicFundedEvent
  | WeightSetEvent
  | PeriodRolledEvent
  | MonthSetEvent
  | EpochPaidEvent
  | RolePaidEvent
  | ClaimedEvent
  | TopicClosedEvent
  | SurplusSweptEvent
  | PayoutsPausedEvent;

/** How an attribute is read; `?`: there may be none of it. */
export type AttributeKind = "text" | "integer" | "amount" | "decimal" | "boolean" | "text?" | "integer?" | "amount?" | "decimal?" | "boolean?";

/** The attributes of each event: name on the chain, name here, kind. */
export const EVENT_ATTRIBUTES: { readonly [type: string]: readonly (readonly [string, string, AttributeKind])[] } = {
  allora_suite_deployed: [
    ["registry", "registry", "text"],
    ["staking", "staking", "text"],
    ["synthesis", "synthesis", "text"],
    ["rewards", "rewards", "text"],
    ["token", "token", "text"],
  ],
  allora_topic_created: [
    ["topic_id", "topicId", "integer"],
    ["creator", "creator", "text"],
    ["rule", "rule", "text"],
    ["opens_at", "opensAt", "integer"],
    ["worker_policy", "workerPolicy", "text"],
    ["reputer_policy", "reputerPolicy", "text"],
    ["fee", "fee", "amount"],
  ],
  allora_topic_updated: [
    ["topic_id", "topicId", "integer"],
    ["from_epoch", "fromEpoch", "integer"],
    ["opens_at", "opensAt", "integer"],
    ["changes", "changes", "integer"],
  ],
  allora_topic_offered: [
    ["topic_id", "topicId", "integer"],
    ["creator", "creator", "text"],
    ["to", "to", "text?"],
  ],
  allora_topic_transferred: [
    ["topic_id", "topicId", "integer"],
    ["from", "from", "text"],
    ["to", "to", "text?"],
    ["changes", "changes", "integer"],
  ],
  allora_topic_retired: [
    ["topic_id", "topicId", "integer"],
    ["from_epoch", "fromEpoch", "integer"],
    ["by", "by", "text"],
  ],
  allora_policy_set: [
    ["topic_id", "topicId", "integer"],
    ["role", "role", "text"],
    ["policy", "policy", "text"],
    ["changes", "changes", "integer"],
  ],
  allora_list_updated: [
    ["topic_id", "topicId", "integer"],
    ["role", "role", "text"],
    ["added", "added", "text?"],
    ["removed", "removed", "text?"],
    ["changes", "changes", "integer"],
  ],
  allora_topic_eligible: [
    ["topic_id", "topicId", "integer"],
    ["changes", "changes", "integer"],
    ["policies_hash", "policiesHash", "text"],
  ],
  allora_eligibility_ended: [
    ["topic_id", "topicId", "integer"],
    ["changes", "changes", "integer"],
    ["by", "by", "text"],
  ],
  allora_params_updated: [
    ["params", "params", "text"],
  ],
  allora_ownership_updated: [
    ["owner", "owner", "text?"],
    ["pending_owner", "pendingOwner", "text?"],
    ["pending_expiry", "pendingExpiry", "text?"],
  ],
  allora_guardian_set: [
    ["guardian", "guardian", "text?"],
  ],
  allora_pause_set: [
    ["what", "what", "text"],
    ["until", "until", "integer"],
    ["by", "by", "text"],
  ],
  allora_reputer_registered: [
    ["topic_id", "topicId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["reputer", "reputer", "text"],
  ],
  allora_staked: [
    ["topic_id", "topicId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["reputer", "reputer", "text"],
    ["owner", "owner", "text"],
    ["payer", "payer", "text"],
    ["amount", "amount", "amount"],
    ["shares", "shares", "amount"],
    ["bonded", "bonded", "amount"],
  ],
  allora_unstaked: [
    ["topic_id", "topicId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["reputer", "reputer", "text"],
    ["owner", "owner", "text"],
    ["amount", "amount", "amount"],
    ["unbonding_id", "unbondingId", "integer"],
    ["matures_at", "maturesAt", "integer"],
    ["to_topic_id", "toTopicId", "integer?"],
    ["to_reputer_id", "toReputerId", "integer?"],
    ["bonded", "bonded", "amount"],
  ],
  allora_unstake_cancelled: [
    ["topic_id", "topicId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["reputer", "reputer", "text"],
    ["owner", "owner", "text"],
    ["unbonding_id", "unbondingId", "integer"],
    ["amount", "amount", "amount"],
    ["bonded", "bonded", "amount"],
  ],
  allora_stake_withdrawn: [
    ["topic_id", "topicId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["reputer", "reputer", "text"],
    ["owner", "owner", "text"],
    ["beneficiary", "beneficiary", "text"],
    ["amount", "amount", "amount"],
  ],
  allora_redelegated: [
    ["topic_id", "topicId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["reputer", "reputer", "text"],
    ["owner", "owner", "text"],
    ["from_topic_id", "fromTopicId", "integer"],
    ["from_reputer_id", "fromReputerId", "integer"],
    ["amount", "amount", "amount"],
    ["shares", "shares", "amount"],
    ["bonded", "bonded", "amount"],
  ],
  allora_redelegation_refused: [
    ["topic_id", "topicId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["owner", "owner", "text"],
    ["from_topic_id", "fromTopicId", "integer"],
    ["from_reputer_id", "fromReputerId", "integer"],
    ["amount", "amount", "amount"],
    ["cause", "cause", "text?"],
  ],
  allora_reward_added: [
    ["topic_id", "topicId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["reputer", "reputer", "text"],
    ["amount", "amount", "amount"],
    ["bonded", "bonded", "amount"],
    ["incoming", "incoming", "amount"],
    ["until", "until", "integer"],
  ],
  allora_commission_set: [
    ["topic_id", "topicId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["reputer", "reputer", "text"],
    ["commission", "commission", "text"],
    ["next_commission", "nextCommission", "text?"],
    ["next_commission_at", "nextCommissionAt", "integer?"],
    ["bonded", "bonded", "amount"],
  ],
  allora_weight_changed: [
    ["member", "member", "text"],
    ["before", "before", "text"],
    ["after", "after", "text"],
    ["total", "total", "text"],
  ],
  allora_votes_refreshed: [
    ["member", "member", "text"],
    ["positions", "positions", "integer"],
    ["counted", "counted", "amount"],
  ],
  allora_hook_added: [
    ["hook_id", "hookId", "integer"],
    ["hook", "hook", "text"],
  ],
  allora_hook_removed: [
    ["hook_id", "hookId", "integer"],
    ["hook", "hook", "text"],
  ],
  allora_hook_failed: [
    ["hook_id", "hookId", "integer"],
    ["hook", "hook", "text?"],
  ],
  allora_worker_registered: [
    ["topic_id", "topicId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["operator", "operator", "text"],
    ["owner", "owner", "text"],
    ["deposit", "deposit", "amount"],
    ["returned", "returned", "boolean"],
  ],
  allora_deposit_added: [
    ["topic_id", "topicId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["payer", "payer", "text"],
    ["amount", "amount", "amount"],
    ["deposit", "deposit", "amount"],
  ],
  allora_worker_left: [
    ["topic_id", "topicId", "integer"],
    ["worker_id", "workerId", "integer"],
  ],
  allora_deposit_withdrawn: [
    ["topic_id", "topicId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["beneficiary", "beneficiary", "text"],
    ["amount", "amount", "amount"],
  ],
  allora_operator_offered: [
    ["topic_id", "topicId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["to", "to", "text?"],
  ],
  allora_operator_rotated: [
    ["topic_id", "topicId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["from", "from", "text"],
    ["to", "to", "text?"],
  ],
  allora_worker_offered: [
    ["topic_id", "topicId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["to", "to", "text?"],
  ],
  allora_worker_transferred: [
    ["topic_id", "topicId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["from", "from", "text"],
    ["to", "to", "text?"],
  ],
  allora_submitted: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["entry", "entry", "text"],
    ["admitted_inferer", "admittedInferer", "boolean?"],
    ["admitted_forecaster", "admittedForecaster", "boolean?"],
    ["merit_inferer", "meritInferer", "decimal?"],
    ["merit_forecaster", "meritForecaster", "decimal?"],
    ["lowest_inferer", "lowestInferer", "decimal?"],
    ["lowest_forecaster", "lowestForecaster", "decimal?"],
  ],
  allora_committed: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["commitment", "commitment", "text"],
    ["parts", "parts", "text"],
    ["forfeit", "forfeit", "amount"],
    ["admitted_inferer", "admittedInferer", "boolean?"],
    ["admitted_forecaster", "admittedForecaster", "boolean?"],
    ["merit_inferer", "meritInferer", "decimal?"],
    ["merit_forecaster", "meritForecaster", "decimal?"],
    ["lowest_inferer", "lowestInferer", "decimal?"],
    ["lowest_forecaster", "lowestForecaster", "decimal?"],
  ],
  allora_revealed: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["entry", "entry", "text"],
  ],
  allora_evicted: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["role", "role", "text"],
    ["id", "id", "integer"],
    ["by", "by", "text"],
  ],
  allora_reported: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["reputer_id", "reputerId", "integer"],
    ["report", "report", "text"],
    ["stake", "stake", "amount"],
    ["rank", "rank", "decimal?"],
    ["admitted", "admitted", "boolean"],
    ["lowest", "lowest", "decimal?"],
  ],
  allora_epoch_closed: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["value", "value", "text"],
    ["basis", "basis", "text"],
    ["inferers", "inferers", "integer"],
    ["forecasters", "forecasters", "integer"],
    ["inputs_hash", "inputsHash", "text"],
    ["forfeited", "forfeited", "amount"],
  ],
  allora_forfeited: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["worker_id", "workerId", "integer"],
    ["amount", "amount", "amount"],
  ],
  allora_epoch_settled: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["outcome", "outcome", "text"],
    ["cause", "cause", "text?"],
    ["truth", "truth", "text?"],
    ["network_loss", "networkLoss", "decimal?"],
    ["naive_loss", "naiveLoss", "decimal?"],
    ["reputers", "reputers", "integer"],
    ["stake_seated", "stakeSeated", "amount"],
    ["stake_offered", "stakeOffered", "amount"],
    ["reports_hash", "reportsHash", "text?"],
  ],
  allora_epoch_failed: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["cause", "cause", "text?"],
  ],
  allora_payment_failed: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["failures", "failures", "integer"],
  ],
  allora_epoch_parked: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
  ],
  allora_advanced: [
    ["topic_id", "topicId", "integer"],
    ["events", "events", "integer"],
    ["next_due", "nextDue", "integer?"],
  ],
  allora_forfeits_swept: [
    ["amount", "amount", "amount"],
  ],
  allora_submissions_paused: [
    ["until", "until", "integer"],
  ],
  allora_settlement_paused: [
    ["until", "until", "integer"],
  ],
  allora_treasury_received: [
    ["income", "income", "text"],
    ["topic_id", "topicId", "integer?"],
    ["payer", "payer", "text"],
    ["amount", "amount", "amount"],
    ["treasury", "treasury", "amount"],
  ],
  allora_topic_funded: [
    ["topic_id", "topicId", "integer"],
    ["payer", "payer", "text"],
    ["beneficiary", "beneficiary", "text"],
    ["amount", "amount", "amount"],
    ["direct", "direct", "amount"],
    ["treasury", "treasury", "amount"],
  ],
  allora_weight_set: [
    ["topic_id", "topicId", "integer"],
    ["period", "period", "integer"],
    ["weight", "weight", "amount"],
    ["from", "from", "integer"],
    ["until", "until", "integer"],
    ["stake", "stake", "amount"],
    ["payments", "payments", "amount"],
    ["eligible", "eligible", "boolean"],
  ],
  allora_period_rolled: [
    ["period", "period", "integer"],
    ["total_weight", "totalWeight", "amount"],
    ["emission", "emission", "amount"],
    ["validators", "validators", "amount"],
    ["from_treasury", "fromTreasury", "amount"],
    ["minted", "minted", "amount"],
    ["returned", "returned", "amount"],
  ],
  allora_month_set: [
    ["month", "month", "integer"],
    ["emission", "emission", "amount"],
    ["per_staked", "perStaked", "decimal"],
    ["target", "target", "decimal"],
    ["ceiling", "ceiling", "decimal"],
    ["reputers_part", "reputersPart", "decimal"],
    ["staked", "staked", "amount"],
  ],
  allora_epoch_paid: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["from", "from", "integer"],
    ["to", "to", "integer"],
    ["emission", "emission", "amount"],
    ["own", "own", "amount"],
    ["advance_fee", "advanceFee", "amount"],
    ["advancer", "advancer", "text"],
    ["reward", "reward", "amount"],
    ["remainder", "remainder", "amount"],
  ],
  allora_role_paid: [
    ["topic_id", "topicId", "integer"],
    ["epoch_id", "epochId", "integer"],
    ["role", "role", "text"],
    ["share", "share", "text"],
    ["amount", "amount", "amount"],
    ["payees", "payees", "text?"],
    ["credited", "credited", "text?"],
  ],
  allora_claimed: [
    ["owner", "owner", "text"],
    ["beneficiary", "beneficiary", "text"],
    ["amount", "amount", "amount"],
    ["credit", "credit", "amount"],
    ["workers", "workers", "text?"],
  ],
  allora_topic_closed: [
    ["topic_id", "topicId", "integer"],
    ["amount", "amount", "amount"],
    ["by", "by", "text"],
  ],
  allora_surplus_swept: [
    ["amount", "amount", "amount"],
  ],
  allora_payouts_paused: [
    ["until", "until", "integer"],
  ],
};
