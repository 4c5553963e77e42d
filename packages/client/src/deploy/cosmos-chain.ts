/** `Chain` over the RPC of wasmd nodes. */

import { setupWasmExtension, SigningCosmWasmClient, type WasmExtension } from "@cosmjs/cosmwasm";
import { toHex } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { BroadcastTxError, createProtobufRpcClient, QueryClient, setupBankExtension, type BankExtension } from "@cosmjs/stargate";
import { ServiceClientImpl } from "cosmjs-types/cosmos/base/node/v1beta1/query";
import { QueryClientImpl as GovQueries } from "cosmjs-types/cosmos/gov/v1/query";
import { TxRaw } from "cosmjs-types/cosmos/tx/v1beta1/tx";
import { QueryClientImpl as WasmQueries } from "cosmjs-types/cosmwasm/wasm/v1/query";
import { AccessType, type AccessConfig } from "cosmjs-types/cosmwasm/wasm/v1/types";
import { cometClient, Endpoints } from "../endpoints.js";
import type { Signer } from "../signer.js";
import type { Access, Account, Block, Chain, ContractInfo, Fee, Refusal, StoredCode, Transaction } from "./chain.js";
import { DeployError, isAnswer } from "./error.js";

interface Node {
  readonly signing: SigningCosmWasmClient;
  readonly query: QueryClient & WasmExtension & BankExtension;
}

/** The chain behind endpoints, which all have to be of `chainId`. */
export class CosmosChain implements Chain {
  readonly address: string;
  private readonly endpoints: Endpoints<Node>;

  constructor(
    urls: readonly string[],
    private readonly expected: string,
    { signer, address }: Signer,
  ) {
    this.address = address;
    this.endpoints = new Endpoints(urls, async (url) => {
      const comet = await cometClient(url);
      const signing = SigningCosmWasmClient.createWithSigner(comet, signer);
      const found = await signing.getChainId();
      if (found !== expected) {
        throw new DeployError("wrong_chain", `${url} is of chain ${found}, not of ${expected}; correct --rpc or --chain-id`);
      }
      return { signing, query: QueryClient.withExtensions(comet, setupWasmExtension, setupBankExtension) };
    });
  }

  chainId(): Promise<string> {
    return this.endpoints.ask(({ signing }) => signing.getChainId());
  }

  async block(): Promise<Block> {
    const { header } = await this.endpoints.ask(({ signing }) => signing.getBlock());
    return { height: header.height, time: header.time };
  }

  async timeOf(height: number): Promise<string> {
    return (await this.endpoints.ask(({ signing }) => signing.getBlock(height))).header.time;
  }

  async account(): Promise<Account | undefined> {
    const account = await this.endpoints.ask(({ signing }) => signing.getAccount(this.address));
    return account === null ? undefined : { accountNumber: account.accountNumber, sequence: account.sequence };
  }

  async balance(denom: string): Promise<bigint> {
    return BigInt((await this.endpoints.ask(({ signing }) => signing.getBalance(this.address, denom))).amount);
  }

  async supply(denom: string): Promise<bigint> {
    return BigInt((await this.endpoints.ask(({ query }) => query.bank.supplyOf(denom))).amount);
  }

  async leastGasPrices(): Promise<readonly string[]> {
    const config = this.endpoints.ask(({ query }) => new ServiceClientImpl(createProtobufRpcClient(query)).Config({}));
    // Nodes without this service are asked nothing more: they will say it when a transaction comes.
    const prices = await config.then((found) => found.minimumGasPrice, unlessAnswered(""));
    return prices.split(",").filter((price) => price !== "");
  }

  async uploadAccess(): Promise<Access> {
    const { params } = await this.endpoints.ask(({ query }) => new WasmQueries(createProtobufRpcClient(query)).Params({}));
    return access(params.codeUploadAccess);
  }

  async proposalDeposit(): Promise<string> {
    const ask = this.endpoints.ask(({ query }) => new GovQueries(createProtobufRpcClient(query)).Params({ paramsType: "deposit" }));
    const deposit = await ask.then((found) => found.params?.minDeposit ?? [], unlessAnswered([]));
    return deposit.map((coin) => `${coin.amount}${coin.denom}`).join(",");
  }

  codes(): Promise<readonly StoredCode[]> {
    return this.endpoints.ask(async ({ query }) => {
      const codes: StoredCode[] = [];
      let from: Uint8Array | undefined;
      do {
        const page = await query.wasm.listCodeInfo(from);
        for (const { codeId, creator, dataHash, instantiatePermission } of page.codeInfos) {
          codes.push({ id: Number(codeId), creator, checksum: toHex(dataHash), access: access(instantiatePermission) });
        }
        from = page.pagination?.nextKey;
      } while (from !== undefined && from.length > 0);
      return codes;
    });
  }

  async wasm(codeId: number): Promise<Uint8Array> {
    return (await this.endpoints.ask(({ query }) => query.wasm.getCode(codeId))).data;
  }

  async contract(address: string): Promise<ContractInfo | undefined> {
    try {
      const { contractInfo } = await this.endpoints.ask(({ query }) => query.wasm.getContractInfo(address));
      if (contractInfo === undefined) return undefined;
      const { codeId, admin, label } = contractInfo;
      return { codeId: Number(codeId), admin: admin === "" ? undefined : admin, label };
    } catch (error) {
      if (/no such contract|not found/.test((error as Error).message)) return undefined;
      throw error;
    }
  }

  async raw(address: string, key: string): Promise<Uint8Array | undefined> {
    const bytes = new TextEncoder().encode(key);
    const { data } = await this.endpoints.ask(({ query }) => query.wasm.queryContractRaw(address, bytes));
    return data.length === 0 ? undefined : data;
  }

  smart(address: string, question: object): Promise<unknown> {
    return this.endpoints.ask(({ query }) => query.wasm.queryContractSmart(address, question));
  }

  async transaction(hash: string): Promise<Transaction | undefined> {
    let found;
    try {
      found = await this.endpoints.ask(({ signing }) => signing.getTx(hash));
    } catch (error) {
      if (!/indexing is disabled/.test((error as Error).message)) throw error;
      throw new DeployError("no_index", `the endpoint keeps no index of transactions, so none can be confirmed; give another --rpc`);
    }
    if (found === null) return undefined;
    const { height, code, rawLog, events, gasUsed, gasWanted } = found;
    return { hash, height, code, log: rawLog, events, gasUsed: Number(gasUsed), gasWanted: Number(gasWanted) };
  }

  simulate(messages: readonly EncodeObject[]): Promise<number> {
    return this.endpoints.ask(({ signing }) => signing.simulate(this.address, messages, undefined));
  }

  async sign(messages: readonly EncodeObject[], fee: Fee, account: Account, timeoutHeight: number): Promise<Uint8Array> {
    const amount = fee.amount === 0n ? [] : [{ amount: fee.amount.toString(), denom: fee.denom }];
    const signerData = { ...account, chainId: this.expected };
    const tx = await this.endpoints.ask(({ signing }) =>
      signing.sign(this.address, messages, { amount, gas: fee.gas.toString() }, "", signerData, BigInt(timeoutHeight)),
    );
    return TxRaw.encode(tx).finish();
  }

  async broadcast(tx: Uint8Array): Promise<Refusal | undefined> {
    try {
      await this.endpoints.ask(({ signing }) => signing.broadcastTxSync(tx));
      return undefined;
    } catch (error) {
      if (error instanceof BroadcastTxError) return { code: error.code, log: error.log ?? "" };
      // CometBFT's own answer, which is no answer of the application.
      if (/tx already exists in cache/.test((error as Error).message)) return undefined;
      throw error;
    }
  }
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
