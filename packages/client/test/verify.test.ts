import { toBech32, toUtf8 } from "@cosmjs/encoding";
import { describe, expect, it } from "vitest";
import type { AddressBook } from "../src/address-book.js";
import { chainError, NoEndpoint, WrongBook } from "../src/error.js";
import type { SuiteResponse } from "../src/generated/TopicRegistry.types.js";
import { verify } from "../src/verify.js";

const address = (byte: number) => toBech32("wasm", new Uint8Array(32).fill(byte));
const [registry, staking, synthesis, rewards] = [address(1), address(2), address(3), address(4)];
const contract = (at: string) => ({ address: at, codeId: 1, checksum: "ab".repeat(32) });
const BOOK: AddressBook = {
  version: 1, chainId: "chain-1", prefix: "wasm", rpcEndpoints: ["http://localhost:1"], gasPrice: "0stake", token: { native: { denom: "stake" } },
  contracts: { topicRegistry: contract(registry), staking: contract(staking), synthesis: contract(synthesis), rewards: contract(rewards) },
  deployment: { txHash: "AB".repeat(32), height: 1, time: "2026-11-21T16:34:42Z" },
};

const SUITE = {
  interface_version: 1,
  token: { native: { denom: "stake" } },
  contracts: [{ name: "topic-registry", address: registry }, { name: "staking", address: staking }, { name: "synthesis", address: synthesis }, { name: "rewards", address: rewards }],
} as unknown as SuiteResponse;

const NAMES: Record<string, string | undefined> = { [registry]: "allora-topic-registry", [staking]: "allora-staking", [synthesis]: "allora-synthesis", [rewards]: "allora-rewards" };

function check({ suite = {}, names = {}, raw }: { suite?: object; names?: Record<string, string | undefined>; raw?: Error }): Promise<void> {
  const known = { ...NAMES, ...names };
  const chain = {
    chainId: "chain-1",
    queryContractRaw: async (at: string) => {
      if (raw !== undefined) throw raw;
      return known[at] === undefined ? null : toUtf8(JSON.stringify({ contract: known[at], version: "0.1.0" }));
    },
  };
  return verify({ book: BOOK, chain, topicRegistry: { suite: async () => ({ ...SUITE, ...suite }) } });
}

describe("an address book", () => {
  it("about what is on the chain is accepted", async () => {
    await expect(check({})).resolves.toBeUndefined();
  });

  it.each([
    ["contracts swapped", { names: { [staking]: "allora-synthesis" } }, `contracts.staking: ${staking} is allora-synthesis, not allora-staking`],
    ["another contract", { names: { [registry]: undefined } }, "contracts.topicRegistry"],
    ["nothing there", { raw: chainError("Query failed with (6): no such contract: not found", "query") }, "on chain-1"],
    ["a newer suite", { suite: { interface_version: 2 } }, "the suite has interface version 2, this client knows 1"],
    ["another suite's staking", { suite: { contracts: [{ name: "staking", address: address(9) }] } }, `${staking} is not the staking of this registry, which is ${address(9)}`],
    ["another token", { suite: { token: { native: { denom: "uother" } } } }, "the book says"],
  ])("is refused with %s", async (_, world, message) => {
    await expect(check(world)).rejects.toThrow(WrongBook);
    await expect(check(world)).rejects.toThrow(message);
  });

  it("is not blamed when nobody answers", async () => {
    await expect(check({ raw: new NoEndpoint([]) })).rejects.toThrow(NoEndpoint);
  });
});
