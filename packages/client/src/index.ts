/** The client, for browsers and for Node. What needs files is in `allora-client/node`. */

export * from "./account.js";
export * from "./address-book.js";
export * from "./amount.js";
export * from "./chain.js";
export * from "./commit-reveal.js";
export * from "./connect.js";
export * from "./decimal.js";
export * from "./entry.js";
export * from "./error.js";
export * from "./event.js";
export * from "./fraction.js";
export * from "./gas.js";
export { CONTRACT_ERROR_CODES, type ContractErrorCode } from "./generated/codes.js";
export * from "./generated/events.js";
export { RewardsClient, RewardsQueryClient } from "./generated/Rewards.client.js";
export { RewardsMsgComposer } from "./generated/Rewards.message-composer.js";
export { StakingClient, StakingQueryClient } from "./generated/Staking.client.js";
export { StakingMsgComposer } from "./generated/Staking.message-composer.js";
export { SynthesisClient, SynthesisQueryClient } from "./generated/Synthesis.client.js";
export { SynthesisMsgComposer } from "./generated/Synthesis.message-composer.js";
export { TopicRegistryClient, TopicRegistryQueryClient } from "./generated/TopicRegistry.client.js";
export { TopicRegistryMsgComposer } from "./generated/TopicRegistry.message-composer.js";
/** Messages and answers of each contract. */
export type * as Rewards from "./generated/Rewards.types.js";
export type * as Staking from "./generated/Staking.types.js";
export type * as Synthesis from "./generated/Synthesis.types.js";
export type * as TopicRegistry from "./generated/TopicRegistry.types.js";
export * from "./holdings.js";
export { FormatError } from "./json.js";
export * from "./opening.js";
export { executeMessage, Payments } from "./pay.js";
export * from "./payment.js";
export * from "./phase.js";
export { ValueError } from "./value-error.js";
export type { Executes, Queries } from "./wasm.js";
