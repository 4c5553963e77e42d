/**
 * Looks at a chain as it is, not as its contracts answer: the whole raw storage of contracts and everybody's coins, at any
 * height, from any of its nodes.
 */

import { toHex } from "@cosmjs/encoding";
import { QueryClient } from "@cosmjs/stargate";
import { Comet38Client } from "@cosmjs/tendermint-rpc";
import type { AddressBook } from "allora-client";
import { PageRequest } from "cosmjs-types/cosmos/base/query/v1beta1/pagination";
import { QueryDenomOwnersRequest, QueryDenomOwnersResponse } from "cosmjs-types/cosmos/bank/v1beta1/query";
import { QueryAllContractStateRequest, QueryAllContractStateResponse } from "cosmjs-types/cosmwasm/wasm/v1/query";
import { setTimeout } from "node:timers/promises";

/** All that is stored after a block: `<contract>/<key>` to its record, both in hexadecimal, and `<coin>/<address>` to an amount. */
export type State = ReadonlyMap<string, string>;

/** Records of one answer. */
const PAGE = 1_000n;

/** A node that is asked. */
export class Observer {
  private readonly queries: QueryClient;

  private constructor(
    private readonly comet: Comet38Client,
    private readonly contracts: Readonly<Record<string, string>>,
    private readonly denoms: readonly string[],
  ) {
    this.queries = new QueryClient(comet);
  }

  /** `contracts`: addresses by the names that they have in a state. */
  static async open(rpc: string, contracts: Readonly<Record<string, string>>, denoms: readonly string[]): Promise<Observer> {
    return new Observer(await Comet38Client.connect(rpc), contracts, denoms);
  }

  /** The last block whose state can be asked for. */
  async height(): Promise<number> {
    return (await this.comet.abciInfo()).lastBlockHeight ?? 0;
  }

  /** Waits until the state after a block can be asked for. */
  async reached(height: number): Promise<void> {
    while ((await this.height()) < height) await setTimeout(50);
  }

  /** The hash of all state before a block, as that block has it. */
  async appHash(height: number): Promise<string> {
    return toHex((await this.comet.block(height)).block.header.appHash);
  }

  /** The state after a block. */
  async state(height: number): Promise<State> {
    await this.reached(height);
    const contracts = Object.entries(this.contracts).map(async ([name, address]) => {
      const records = await this.storage(address, height);
      return records.map(([key, value]): [string, string] => [`${name}/${key}`, value]);
    });
    const coins = this.denoms.map(async (denom) => {
      const owners = await this.owners(denom, height);
      return owners.map(([address, amount]): [string, string] => [`${denom}/${address}`, amount]);
    });
    return new Map((await Promise.all([...contracts, ...coins])).flat());
  }

  close(): void {
    this.comet.disconnect();
  }

  private storage(address: string, height: number): Promise<[string, string][]> {
    return this.pages(async (pagination) => {
      const request = QueryAllContractStateRequest.encode({ address, pagination }).finish();
      const { value } = await this.queries.queryAbci("/cosmwasm.wasm.v1.Query/AllContractState", request, height);
      const answer = QueryAllContractStateResponse.decode(value);
      return { next: answer.pagination?.nextKey, found: answer.models.map((model): [string, string] => [toHex(model.key), toHex(model.value)]) };
    });
  }

  private owners(denom: string, height: number): Promise<[string, string][]> {
    return this.pages(async (pagination) => {
      const request = QueryDenomOwnersRequest.encode({ denom, pagination }).finish();
      const { value } = await this.queries.queryAbci("/cosmos.bank.v1beta1.Query/DenomOwners", request, height);
      const answer = QueryDenomOwnersResponse.decode(value);
      return { next: answer.pagination?.nextKey, found: answer.denomOwners.map((owner): [string, string] => [owner.address, owner.balance.amount]) };
    });
  }

  private async pages<T>(ask: (page: PageRequest) => Promise<{ next: Uint8Array | undefined; found: T[] }>): Promise<T[]> {
    const all: T[] = [];
    for (let key = new Uint8Array(); ; ) {
      const { next, found } = await ask(PageRequest.fromPartial({ key, limit: PAGE }));
      all.push(...found);
      if (next === undefined || next.length === 0) return all;
      key = Uint8Array.from(next);
    }
  }
}

/** The contracts of a suite, by name. */
export function contractsOf({ contracts }: AddressBook, prefix = ""): Record<string, string> {
  return Object.fromEntries(Object.entries(contracts).map(([name, { address }]) => [`${prefix}${name}`, address]));
}

/** What one state has otherwise than another: `<what>: <before> -> <after>`; `-` where there is nothing. */
export function differences(before: State, after: State): string[] {
  const all = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return all
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key}: ${before.get(key) ?? "-"} -> ${after.get(key) ?? "-"}`);
}
