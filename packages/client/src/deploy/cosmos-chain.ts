/** `Chain` over the RPC of wasmd nodes. */

import { encodeSecp256k1Pubkey, type Pubkey } from "@cosmjs/amino";
import { SigningCosmWasmClient } from "@cosmjs/cosmwasm";
import { toHex, toUtf8 } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { createProtobufRpcClient, type StdFee } from "@cosmjs/stargate";
import { QueryClientImpl as BankQueries } from "cosmjs-types/cosmos/bank/v1beta1/query";
import { ServiceClientImpl as NodeQueries } from "cosmjs-types/cosmos/base/node/v1beta1/query";
import { QueryClientImpl as GovQueries } from "cosmjs-types/cosmos/gov/v1/query";
import { TxRaw } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import { QueryClientImpl as WasmQueries } from "cosmjs-types/cosmwasm/wasm/v1/query";
import { AccessType, type AccessConfig } from "cosmjs-types/cosmwasm/wasm/v1/types";
import { openNode, type ChainNode } from "../chain.js";
import { Endpoints } from "../endpoints.js";
import type { Signer } from "../signer.js";
import type { Access, Account, Block, Chain, ContractInfo, Refusal, StoredCode, Transaction } from "./chain.js";
import { DeployError, isAnswer } from "./error.js";

/** In milliseconds; a node simulates an upload for seconds. */
const REQUEST_TIMEOUT = 30_000;

/** The chain behind endpoints. */
export class CosmosChain implements Chain {
  private readonly endpoints: Endpoints<ChainNode>;

  private constructor(
    urls: readonly string[],
    private readonly chainId: string,
    readonly address: string,
    private readonly pubkey: Pubkey,
    private readonly signing: SigningCosmWasmClient,
  ) {
    const told = (error: unknown) => isAnswer(error) || error instanceof DeployError;
    this.endpoints = new Endpoints(urls, (url) => openNode(url, chainId, REQUEST_TIMEOUT), told);
  }

  /** Nobody is asked yet: an endpoint of another chain is found out when it is. */
  static async open(urls: readonly string[], chainId: string, { signer, address }: Signer): Promise<CosmosChain> {
    const [account] = await signer.getAccounts();
    const signing = await SigningCosmWasmClient.offline(signer);
    return new CosmosChain(urls, chainId, address, encodeSecp256k1Pubkey(account!.pubkey), signing);
  }

  async block(): Promise<Block> {
    const { header } = await this.endpoints.use(({ client }) => client.getBlock());
    return { height: header.height, time: header.time };
  }

  async timeOf(height: number): Promise<string> {
    return (await this.endpoints.use(({ client }) => client.getBlock(height))).header.time;
  }

  async account(): Promise<Account | undefined> {
    const account = await this.endpoints.use(({ client }) => client.getAccount(this.address));
    return account === null ? undefined : { accountNumber: account.accountNumber, sequence: account.sequence };
  }

  async balance(denom: string): Promise<bigint> {
    return BigInt((await this.endpoints.use(({ client }) => client.getBalance(this.address, denom))).amount);
  }

  async supply(denom: string): Promise<bigint> {
    const { amount } = await this.endpoints.use(({ queries }) => new BankQueries(createProtobufRpcClient(queries)).SupplyOf({ denom }));
    return BigInt(amount.amount);
  }

  async leastGasPrices(): Promise<readonly string[]> {
    const config = this.endpoints.use(({ queries }) => new NodeQueries(createProtobufRpcClient(queries)).Config({}));
    // Nodes without this service are asked nothing more: they will say it when a transaction comes.
    const prices = await config.then((found) => found.minimumGasPrice, unlessAnswered(""));
    return prices.split(",").filter((price) => price !== "");
  }

  async uploadAccess(): Promise<Access> {
    const { params } = await this.endpoints.use(({ queries }) => new WasmQueries(createProtobufRpcClient(queries)).Params({}));
    return access(params.codeUploadAccess);
  }

  async proposalDeposit(): Promise<string> {
    const ask = this.endpoints.use(({ queries }) => new GovQueries(createProtobufRpcClient(queries)).Params({ paramsType: "deposit" }));
    const deposit = await ask.then((found) => found.params?.minDeposit ?? [], unlessAnswered([]));
    return deposit.map((coin) => `${coin.amount}${coin.denom}`).join(",");
  }

  codes(): Promise<readonly StoredCode[]> {
    return this.endpoints.use(async ({ queries }) => {
      const codes: StoredCode[] = [];
      let from: Uint8Array | undefined;
      do {
        const page = await queries.wasm.listCodeInfo(from);
        for (const { codeId, creator, dataHash, instantiatePermission } of page.codeInfos) {
          codes.push({ id: Number(codeId), creator, checksum: toHex(dataHash), access: access(instantiatePermission) });
        }
        from = page.pagination?.nextKey;
      } while (from !== undefined && from.length > 0);
      return codes;
    });
  }

  async wasm(codeId: number): Promise<Uint8Array> {
    return (await this.endpoints.use(({ queries }) => queries.wasm.getCode(codeId))).data;
  }

  async contract(address: string): Promise<ContractInfo | undefined> {
    try {
      const { contractInfo } = await this.endpoints.use(({ queries }) => queries.wasm.getContractInfo(address));
      if (contractInfo === undefined) return undefined;
      const { codeId, admin, label } = contractInfo;
      return { codeId: Number(codeId), admin: admin === "" ? undefined : admin, label };
    } catch (error) {
      if (/no such contract|not found/.test((error as Error).message)) return undefined;
      throw error;
    }
  }

  async raw(address: string, key: string): Promise<Uint8Array | undefined> {
        const { data } = await this.endpoints.use(({ queries }) => queries.wasm.queryContractRaw(address, toUtf8(key)));
    return data.length === 0 ? undefined : data;
  }

  smart(address: string, question: object): Promise<unknown> {
    return this.endpoints.use(({ queries }) => queries.wasm.queryContractSmart(address, question));
  }

  async transaction(hash: string): Promise<Transaction | undefined> {
    const found = await this.endpoints.use(({ client }) => client.getTx(hash).catch(withoutIndex));
    if (found === null) return undefined;
    const { height, code, rawLog, events, gasUsed, gasWanted } = found;
    return { hash, height, code, log: rawLog, events, gasUsed: Number(gasUsed), gasWanted: Number(gasWanted) };
  }

  async simulate(messages: readonly EncodeObject[]): Promise<number> {
    const encoded = messages.map((message) => this.signing.registry.encodeAsAny(message));
    const sequence = (await this.account())?.sequence ?? 0;
    const { gasInfo } = await this.endpoints.use(({ queries }) => queries.tx.simulate(encoded, undefined, this.pubkey, sequence));
    if (gasInfo === undefined) throw new DeployError("no_gas", "the simulation answered no gas");
    return Number(gasInfo.gasUsed);
  }

  async sign(messages: readonly EncodeObject[], fee: StdFee, account: Account, timeoutHeight: number): Promise<Uint8Array> {
    const signerData = { ...account, chainId: this.chainId };
    const tx = await this.signing.sign(this.address, messages, fee, "", signerData, BigInt(timeoutHeight));
    return TxRaw.encode(tx).finish();
  }

  async broadcast(tx: Uint8Array): Promise<Refusal | undefined> {
    const { code, log } = await this.endpoints.use(({ comet }) => comet.broadcastTxSync({ tx }).catch(alreadyKnown));
    return code === 0 ? undefined : { code, log: log ?? "" };
  }
}

/** CometBFT's own answer about a transaction that it has. */
function alreadyKnown(error: Error): { code: number; log?: string } {
  if (/tx already exists in cache/.test(error.message)) return { code: 0 };
  throw error;
}

function withoutIndex(error: Error): never {
  if (!/indexing is disabled/.test(error.message)) throw error;
  throw new DeployError("no_index", "the endpoint keeps no index of transactions, so none can be confirmed; give another --rpc");
}

function access(config: AccessConfig): Access {
  if (config.permission === AccessType.ACCESS_TYPE_EVERYBODY) return { who: "everybody" };
  return config.addresses.length > 0 ? { who: "some", addresses: config.addresses } : { who: "nobody" };
}

/** `otherwise` where the node answers that it does not know the question; what else goes wrong stays an error. */
function unlessAnswered<Value>(otherwise: Value): (error: unknown) => Value {
  return (error) => {
    if (!isAnswer(error)) throw error;
    return otherwise;
  };
}
