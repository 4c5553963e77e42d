/** A chain: what this client asks of it, over several endpoints. */

import { toHex } from "@cosmjs/encoding";
import type { Pubkey } from "@cosmjs/amino";
import { CosmWasmClient, setupWasmExtension, wasmTypes, type JsonObject, type WasmExtension } from "@cosmjs/cosmwasm";
import { Registry, type EncodeObject } from "@cosmjs/proto-signing";
import { defaultRegistryTypes, QueryClient, setupTxExtension, type IndexedTx, type TxExtension } from "@cosmjs/stargate";
import { Comet1Client, Comet38Client, HttpClient, Tendermint37Client, toSeconds, type CometClient } from "@cosmjs/tendermint-rpc";
import { Endpoints } from "./endpoints.js";
import { chainError, ClientError, NoEndpoint, type Stage } from "./error.js";

/** The last block, by its header. */
export interface Header {
  readonly height: number;
  /** Block time in seconds, with its fraction dropped, as the contracts see it. */
  readonly time: number;
}

/** What an account signs with. */
export interface AccountState {
  readonly accountNumber: number;
  /** Of its next transaction, as of the last block. */
  readonly sequence: number;
}

/** How to reach a chain. */
export interface ChainOptions {
  readonly chainId: string;
  /** Tried in this order. */
  readonly rpcEndpoints: readonly string[];
  /** How long an endpoint may take for one answer, in milliseconds. Default: 10,000. */
  readonly requestTimeoutMs?: number | undefined;
}

/** A node of a chain, and the ways to ask it. */
export interface ChainNode {
  readonly comet: CometClient;
  readonly client: CosmWasmClient;
  readonly queries: QueryClient & TxExtension & WasmExtension;
}

/** What cosmjs says where the chain answered, and refused. Not so a node that has just started: it knows no block's time before its first block. */
const REFUSED_QUERY = /^Query failed with(?!.*Block \(unix\) time must never be empty)/s;

/** A node has this transaction already: it was sent before, perhaps through another endpoint. */
const KNOWN_TX = /tx already exists in cache/;

/** A chain. All methods throw `NoEndpoint` when nobody answers, and a typed `ChainError` for what the chain refuses. */
export class Chain {
  readonly chainId: string;
  /** How messages are written as bytes. */
  readonly registry = new Registry([...defaultRegistryTypes, ...wasmTypes]);
  private readonly endpoints: Endpoints<ChainNode>;

  constructor({ chainId, rpcEndpoints, requestTimeoutMs = 10_000 }: ChainOptions) {
    this.chainId = chainId;
    this.endpoints = new Endpoints(rpcEndpoints, (url) => openNode(url, chainId, requestTimeoutMs), isAnswer);
  }

  /**
   * The last block that is executed: queries and simulations run at its height and time. (A node's `status` tells of a
   * block before that is so.)
   */
  async header(): Promise<Header> {
    return this.ask(async ({ comet }) => {
      const { lastBlockHeight: height } = await comet.abciInfo();
      const { blockMetas } = await comet.blockchain(height, height);
      if (height === undefined || blockMetas[0] === undefined) throw new Error(`it does not tell the header of its last block ${height ?? ""}`);
      return { height, time: toSeconds(blockMetas[0].header.time).seconds };
    });
  }

  /** A contract's answer. */
  queryContractSmart(address: string, message: JsonObject): Promise<JsonObject> {
    return this.ask(({ client }) => client.queryContractSmart(address, message));
  }

  /** A record of a contract's storage; `null` where there is none. */
  queryContractRaw(address: string, key: Uint8Array): Promise<Uint8Array | null> {
    return this.ask(({ client }) => client.queryContractRaw(address, key));
  }

  /** The sha256 of a stored code, 64 hexadecimal digits in lower case. */
  async codeChecksum(codeId: number): Promise<string> {
    const codes = await this.ask(({ queries }) => queries.wasm.getCode(codeId));
    const hash = codes.codeInfo?.dataHash;
    if (hash === undefined) throw new ClientError(`the chain has no code ${codeId}`);
    return toHex(hash);
  }

  /** The id of a contract's code. */
  async contractCodeId(address: string): Promise<number> {
    return (await this.ask(({ client }) => client.getContract(address))).codeId;
  }

  /** What an account has of a coin, in base units. */
  async balance(address: string, denom: string): Promise<bigint> {
    return BigInt((await this.ask(({ client }) => client.getBalance(address, denom))).amount);
  }

  /** What an account signs with; `undefined` for one that never had anything. */
  async account(address: string): Promise<AccountState | undefined> {
    const account = await this.ask(({ client }) => client.getAccount(address));
    return account === null ? undefined : { accountNumber: account.accountNumber, sequence: account.sequence };
  }

  /** A transaction that is in a block; `undefined` while it is not. */
  async transaction(hash: string): Promise<IndexedTx | undefined> {
    return (await this.ask(({ client }) => client.getTx(hash))) ?? undefined;
  }

  /** Gas of messages, as a node computes it on the last block: without fee, and at the last block's height and time. */
  async simulate(messages: readonly EncodeObject[], memo: string, signer: Pubkey, sequence: number): Promise<number> {
    const encoded = messages.map((message) => this.registry.encodeAsAny(message));
    const { gasInfo } = await this.ask(({ queries }) => queries.tx.simulate(encoded, memo, signer, sequence), "simulation");
    if (gasInfo === undefined) throw new ClientError("the simulation answered no gas");
    return Number(gasInfo.gasUsed);
  }

  /**
   * Hands signed bytes to a node, which checks them and passes them on. `hash`: of these bytes.
   *
   * Throws `NoEndpoint` with the hash when nobody says whether they were taken.
   */
  async broadcast(bytes: Uint8Array, hash: string): Promise<void> {
    const refusal = await this.ask(({ comet }) => checkTx(comet, bytes)).catch((error: unknown) => {
      throw error instanceof NoEndpoint ? new NoEndpoint(error.failures, hash) : error;
    });
    if (refusal !== undefined) throw chainError(refusal, "transaction", { transactionHash: hash });
  }

  private async ask<R>(work: (node: ChainNode) => Promise<R>, stage: Stage = "query"): Promise<R> {
    try {
      return await this.endpoints.use(work);
    } catch (error) {
      if (error instanceof Error && REFUSED_QUERY.test(error.message)) throw chainError(error.message, stage);
      throw error;
    }
  }
}

/** Why a node does not take a transaction; `undefined` when it does, or has it already. */
async function checkTx(comet: CometClient, tx: Uint8Array): Promise<string | undefined> {
  try {
    const { code, codespace, log } = await comet.broadcastTxSync({ tx });
    // Code 19 of the SDK: in the mempool already.
    return code === 0 || (code === 19 && codespace === "sdk") ? undefined : (log ?? `code ${code} of ${codespace}`);
  } catch (error) {
    if (error instanceof Error && KNOWN_TX.test(error.message)) return undefined;
    throw error;
  }
}

function isAnswer(error: unknown): boolean {
  if (error instanceof ClientError) return true;
  return error instanceof Error && REFUSED_QUERY.test(error.message);
}

/** Connects, and checks that it is this chain and not behind. */
export async function openNode(url: string, chainId: string, timeoutMs: number): Promise<ChainNode> {
  const http = new HttpClient(url, timeoutMs);
  const probe = Tendermint37Client.create(http);
  const { nodeInfo, syncInfo } = await probe.status();
  if (nodeInfo.network !== chainId) throw new Error(`it is of the chain ${nodeInfo.network}, not of ${chainId}`);
  if (syncInfo.catchingUp) throw new Error(`it is behind, at height ${syncInfo.latestBlockHeight}, and catching up`);
  const comet = cometClient(nodeInfo.version, http, probe);
  const queries = QueryClient.withExtensions(comet, setupTxExtension, setupWasmExtension);
  return { comet, client: CosmWasmClient.create(comet), queries };
}

/** The client for a node's version: what is newer than cosmjs speaks as 0.38 does. */
function cometClient(version: string, http: HttpClient, probe: Tendermint37Client): CometClient {
  if (/^0\.3[4-7]\./.test(version)) return probe;
  return version.startsWith("1.") ? Comet1Client.create(http) : Comet38Client.create(http);
}
