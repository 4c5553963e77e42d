/** From an address book to a suite: typed clients of its contracts, over all of the book's endpoints. */

import type { StdFee } from "@cosmjs/amino";
import type { ExecuteResult, JsonObject } from "@cosmjs/cosmwasm";
import type { EncodeObject, OfflineSigner } from "@cosmjs/proto-signing";
import { GasPrice, type Coin } from "@cosmjs/stargate";
import { Account, type SendOptions, type TxResult } from "./account.js";
import type { AddressBook } from "./address-book.js";
import { Chain, type Header } from "./chain.js";
import { RewardsClient, RewardsQueryClient } from "./generated/Rewards.client.js";
import { RewardsMsgComposer } from "./generated/Rewards.message-composer.js";
import { StakingClient, StakingQueryClient } from "./generated/Staking.client.js";
import { StakingMsgComposer } from "./generated/Staking.message-composer.js";
import { SynthesisClient, SynthesisQueryClient } from "./generated/Synthesis.client.js";
import { SynthesisMsgComposer } from "./generated/Synthesis.message-composer.js";
import { TopicRegistryClient, TopicRegistryQueryClient } from "./generated/TopicRegistry.client.js";
import { TopicRegistryMsgComposer } from "./generated/TopicRegistry.message-composer.js";
import type { PositionInfo } from "./generated/Staking.types.js";
import { claimMessages, earningsOf, positionsOf, withdrawalMessages, type Earnings } from "./holdings.js";
import { executeMessage, Payments } from "./pay.js";
import { waitForPhase, waitUntil, type PhaseName, type WaitOptions, type Windows } from "./phase.js";
import { verify } from "./verify.js";
import type { Executes } from "./wasm.js";

/** How to connect; what is left out is the book's. */
export interface ConnectOptions {
  readonly rpcEndpoints?: readonly string[] | undefined;
  readonly gasPrice?: string | undefined;
  /** Which of the signer's accounts; default: its first. */
  readonly sender?: string | undefined;
  /** How often to look whether a transaction is in a block, and for a new block, in milliseconds. Default: 1,000 and 500. */
  readonly broadcastPollIntervalMs?: number | undefined;
  /** How long to look for a transaction, in milliseconds. Default: 60,000. */
  readonly broadcastTimeoutMs?: number | undefined;
  /** How long an endpoint may take for one answer, in milliseconds. Default: 10,000. */
  readonly requestTimeoutMs?: number | undefined;
  /** A factor on estimated gas. Default: 1.2. */
  readonly gasMargin?: number | undefined;
  /** The most gas that an estimate may ask for: an endpoint that lies shall not make the fee. Default: 50,000,000. */
  readonly maxGas?: number | undefined;
}

/** A suite to read. */
export class Suite {
  readonly topicRegistry: TopicRegistryQueryClient;
  readonly staking: StakingQueryClient;
  readonly synthesis: SynthesisQueryClient;
  readonly rewards: RewardsQueryClient;

  constructor(
    readonly book: AddressBook,
    readonly chain: Chain,
    private readonly pollIntervalMs: number | undefined,
  ) {
    this.topicRegistry = new TopicRegistryQueryClient(chain, book.contracts.topicRegistry.address);
    this.staking = new StakingQueryClient(chain, book.contracts.staking.address);
    this.synthesis = new SynthesisQueryClient(chain, book.contracts.synthesis.address);
    this.rewards = new RewardsQueryClient(chain, book.contracts.rewards.address);
  }

  /** What an account has of the suite's token, in base units. */
  async balance(address: string): Promise<bigint> {
    const { token } = this.book;
    if ("native" in token) return this.chain.balance(address, token.native.denom);
    const answer: { balance: string } = await this.chain.queryContractSmart(token.cw20.address, { balance: { address } });
    return BigInt(answer.balance);
  }

  /** All that an account has coming from rewards: credit, and what its workers of all topics earned. */
  earnings(account: string): Promise<Earnings> {
    return earningsOf(this.rewards, account);
  }

  /** All that an account has in the pools of reputers, its own and others', over all topics. */
  positions(owner: string): Promise<PositionInfo[]> {
    return positionsOf(this.staking, owner);
  }

  /** Waits until the last block's time has reached an instant, in seconds. */
  waitUntil(instant: number, options: WaitOptions = {}): Promise<Header> {
    return waitUntil(this.chain, instant, this.polling(options));
  }

  /** Waits until a phase of an epoch has begun by the chain's clock. Throws when it is over already. */
  waitForPhase(topicId: number, epoch: number, phase: PhaseName, options: WaitOptions = {}): Promise<{ windows: Windows; header: Header }> {
    return waitForPhase(this.chain, () => this.topicRegistry.topic({ topicId }), epoch, phase, this.polling(options));
  }

  private polling(options: WaitOptions): WaitOptions {
    return { pollIntervalMs: this.pollIntervalMs, ...options };
  }
}

/** A suite to read, and to send to from one account. */
export class SigningSuite extends Suite {
  override readonly topicRegistry: TopicRegistryClient;
  override readonly staking: StakingClient;
  override readonly synthesis: SynthesisClient;
  override readonly rewards: RewardsClient;
  /** Messages of this account, to send several in one transaction. */
  readonly messages: {
    readonly topicRegistry: TopicRegistryMsgComposer;
    readonly staking: StakingMsgComposer;
    readonly synthesis: SynthesisMsgComposer;
    readonly rewards: RewardsMsgComposer;
  };
  /** Messages of this account that bring money, in the suite's token. */
  readonly pay: Payments;

  constructor(
    book: AddressBook,
    chain: Chain,
    readonly account: Account,
    pollIntervalMs: number | undefined,
  ) {
    super(book, chain, pollIntervalMs);
    const { topicRegistry, staking, synthesis, rewards } = book.contracts;
    const wire = executes(chain, account);
    const sender = account.address;
    this.topicRegistry = new TopicRegistryClient(wire, sender, topicRegistry.address);
    this.staking = new StakingClient(wire, sender, staking.address);
    this.synthesis = new SynthesisClient(wire, sender, synthesis.address);
    this.rewards = new RewardsClient(wire, sender, rewards.address);
    this.messages = {
      topicRegistry: new TopicRegistryMsgComposer(sender, topicRegistry.address),
      staking: new StakingMsgComposer(sender, staking.address),
      synthesis: new SynthesisMsgComposer(sender, synthesis.address),
      rewards: new RewardsMsgComposer(sender, rewards.address),
    };
    this.pay = new Payments(book, sender, this.topicRegistry, this.synthesis);
  }

  /** The account that sends. */
  get address(): string {
    return this.account.address;
  }

  /**
   * The messages that claim all this account has coming, over all its topics, each for 30 workers; none where there is
   * nothing. `beneficiary`: who is paid; default: this account.
   */
  async claims({ beneficiary }: { beneficiary?: string | undefined } = {}): Promise<EncodeObject[]> {
    return claimMessages(this.messages.rewards, await this.earnings(this.address), beneficiary);
  }

  /**
   * The messages that fetch all stake of this account that has matured, one for each pool; none where there is nothing. What
   * was redelegated enters its new pool. `beneficiary`: who is paid; default: this account.
   */
  async withdrawals({ beneficiary }: { beneficiary?: string | undefined } = {}): Promise<EncodeObject[]> {
    return withdrawalMessages(this.messages.staking, await this.positions(this.address), beneficiary);
  }

  /** Sends a message, or several in one transaction, and waits until it is in a block. Errors: as `Account.send`. */
  send(messages: EncodeObject | readonly EncodeObject[], options?: SendOptions): Promise<TxResult> {
    return this.account.send([messages].flat(), options);
  }
}

/** Connects to read. Throws `WrongBook` when the book is not about what is on the chain. */
export async function connect(book: AddressBook, options?: ConnectOptions): Promise<Suite>;
/** Connects to read and to send. Throws `WrongBook` when the book is not about what is on the chain. */
export async function connect(book: AddressBook, signer: OfflineSigner, options?: ConnectOptions): Promise<SigningSuite>;
export async function connect(book: AddressBook, second?: OfflineSigner | ConnectOptions, third?: ConnectOptions): Promise<Suite> {
  const signer = second !== undefined && "getAccounts" in second ? second : undefined;
  const options = (signer === undefined ? (second as ConnectOptions | undefined) : third) ?? {};
  const { rpcEndpoints = book.rpcEndpoints, requestTimeoutMs, broadcastPollIntervalMs } = options;
  const chain = new Chain({ chainId: book.chainId, rpcEndpoints, requestTimeoutMs });
  const suite = new Suite(book, chain, broadcastPollIntervalMs);
  await verify(suite);
  if (signer === undefined) return suite;
  const gasPrice = GasPrice.fromString(options.gasPrice ?? book.gasPrice);
  const { topicRegistry, staking, synthesis, rewards } = book.contracts;
  const contracts = [topicRegistry, staking, synthesis, rewards].map(({ address }) => address);
  const account = await Account.open(chain, signer, { ...options, gasPrice, contracts }, options.sender);
  return new SigningSuite(book, chain, account, broadcastPollIntervalMs);
}

/** The connection that the generated clients send through. Fees: `auto`, a factor on estimated gas, or a whole fee. */
function executes(chain: Chain, account: Account): Executes {
  return {
    queryContractSmart: (address: string, message: JsonObject) => chain.queryContractSmart(address, message),
    async execute(
      sender: string,
      contract: string,
      message: JsonObject,
      fee: StdFee | "auto" | number,
      memo?: string,
      funds: readonly Coin[] = [],
    ): Promise<ExecuteResult> {
      const options = typeof fee === "object" ? { fee } : { gasMargin: fee === "auto" ? undefined : fee };
      const result = await account.send([executeMessage(sender, contract, message, [...funds])], { ...options, memo });
      return { ...result, logs: [] };
    },
  };
}
