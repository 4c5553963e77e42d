/** Messages that bring money: with coins where the suite's token is a coin, inside a `Send` where it is a cw20. */

import type { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm";
import { toBase64, toUtf8 } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { MsgSend } from "cosmjs-types/cosmos/bank/v1beta1/tx";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { AddressBook } from "./address-book.js";
import { uint128 } from "./amount.js";
import { ContractError } from "./error.js";
import type { ExecuteMsg as RewardsMsg } from "./generated/Rewards.types.js";
import type { ExecuteMsg as StakingMsg } from "./generated/Staking.types.js";
import type { SynthesisQueryClient } from "./generated/Synthesis.client.js";
import type { ExecuteMsg as SynthesisMsg, WorkerResponse } from "./generated/Synthesis.types.js";
import type { TopicRegistryQueryClient } from "./generated/TopicRegistry.client.js";
import type { ExecuteMsg as RegistryMsg, NewTopic } from "./generated/TopicRegistry.types.js";

/** A message to a contract. */
export function executeMessage(sender: string, contract: string, message: object, funds: { denom: string; amount: string }[] = []): MsgExecuteContractEncodeObject {
  const msg = toUtf8(JSON.stringify(message));
  return {
    typeUrl: "/cosmwasm.wasm.v1.MsgExecuteContract",
    value: MsgExecuteContract.fromPartial({ sender, contract, msg, funds }),
  };
}

/** The messages of one account that bring money. They are made here and sent by the account, several in one transaction if you like. */
export class Payments {
  constructor(
    private readonly book: AddressBook,
    private readonly sender: string,
    private readonly topicRegistry: TopicRegistryQueryClient,
    private readonly synthesis: SynthesisQueryClient,
  ) {}

  /** A message to a contract, with an amount in base units of the suite's token; 0 brings nothing. */
  message(contract: string, message: object, amount: bigint): MsgExecuteContractEncodeObject {
    const { token } = this.book;
    if (amount === 0n) return executeMessage(this.sender, contract, message);
    if ("native" in token) {
      return executeMessage(this.sender, contract, message, [{ denom: token.native.denom, amount: uint128(amount) }]);
    }
    const msg = toBase64(toUtf8(JSON.stringify(message)));
    return executeMessage(this.sender, token.cw20.address, { send: { contract, amount: uint128(amount), msg } });
  }

  /** Gives somebody an amount. */
  transfer(to: string, amount: bigint): EncodeObject {
    const { token } = this.book;
    if ("cw20" in token) return executeMessage(this.sender, token.cw20.address, { transfer: { recipient: to, amount: uint128(amount) } });
    const value = MsgSend.fromPartial({ fromAddress: this.sender, toAddress: to, amount: [{ denom: token.native.denom, amount: uint128(amount) }] });
    return { typeUrl: "/cosmos.bank.v1beta1.MsgSend", value };
  }

  /** Stakes in a topic. `beneficiary`: a registered reputer, whose stake it becomes; default: the sender. */
  stake({ topicId, amount, beneficiary }: { topicId: number; amount: bigint; beneficiary?: string | undefined }): MsgExecuteContractEncodeObject {
    const message: StakingMsg = { stake: { topic_id: topicId, beneficiary: beneficiary ?? null } };
    return this.message(this.book.contracts.staking.address, message, amount);
  }

  /** Delegates to a reputer of a topic. `beneficiary`: who owns what is delegated; default: the sender. */
  delegate({ topicId, reputer, amount, beneficiary }: { topicId: number; reputer: string; amount: bigint; beneficiary?: string | undefined }): MsgExecuteContractEncodeObject {
    const message: StakingMsg = { delegate: { topic_id: topicId, reputer, beneficiary: beneficiary ?? null } };
    return this.message(this.book.contracts.staking.address, message, amount);
  }

  /** Pays for a topic's answers, and so for its weight. `beneficiary`: in whose name, as the event tells it; default: the sender's. */
  fund({ topicId, amount, beneficiary }: { topicId: number; amount: bigint; beneficiary?: string | undefined }): MsgExecuteContractEncodeObject {
    const message: RewardsMsg = { fund: { topic_id: topicId, beneficiary: beneficiary ?? null } };
    return this.message(this.book.contracts.rewards.address, message, amount);
  }

  /** Gives the treasury an amount, for the emission of periods to come. */
  donate(amount: bigint): MsgExecuteContractEncodeObject {
    const message: RewardsMsg = { deposit: { income: "donation" } };
    return this.message(this.book.contracts.rewards.address, message, amount);
  }

  /** Adds to a worker's deposit. */
  topUp({ topicId, workerId, amount }: { topicId: number; workerId: number; amount: bigint }): MsgExecuteContractEncodeObject {
    const message: SynthesisMsg = { top_up: { topic_id: topicId, worker_id: workerId } };
    return this.message(this.book.contracts.synthesis.address, message, amount);
  }

  /**
   * Registers the sender's key as the operator of a worker.
   *
   * `deposit`: what comes with it, which must be exactly what is missing to the suite's registration deposit; default: that,
   * as the chain has it now. `owner`: who is paid and decides; default: the sender.
   */
  async registerWorker({ topicId, owner, deposit }: { topicId: number; owner?: string | undefined; deposit?: bigint | undefined }): Promise<MsgExecuteContractEncodeObject> {
    const message: SynthesisMsg = { register_worker: { topic_id: topicId, owner: owner ?? null } };
    return this.message(this.book.contracts.synthesis.address, message, deposit ?? (await this.missingDeposit(topicId)));
  }

  /** Creates a topic. `fee`: must be exactly the suite's creation fee; default: that, as the chain has it now. */
  async createTopic(topic: NewTopic, fee?: bigint): Promise<MsgExecuteContractEncodeObject> {
    const message: RegistryMsg = { create_topic: topic };
    const due = fee ?? BigInt((await this.topicRegistry.suite()).params.creation_fee);
    return this.message(this.book.contracts.topicRegistry.address, message, due);
  }

  /** What is missing to the registration deposit of the sender's worker, new or coming back. */
  private async missingDeposit(topicId: number): Promise<bigint> {
    const { params } = await this.topicRegistry.suite();
    const worker = await this.synthesis.workerByOperator({ operator: this.sender, topicId }).catch(nobody);
    const missing = BigInt(params.registration_deposit) - BigInt(worker?.deposit ?? 0);
    return missing > 0n ? missing : 0n;
  }
}

function nobody(error: unknown): WorkerResponse | undefined {
  if (error instanceof ContractError && error.code === "not_registered") return undefined;
  throw error;
}
