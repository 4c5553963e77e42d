import { mkdtemp, readdir, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toBech32 } from "@cosmjs/encoding";
import { describe, expect, it } from "vitest";
import { formatAddressBook, parseAddressBook, type AddressBook } from "../src/address-book.js";
import { loadAddressBook, saveAddressBook } from "../src/address-book-file.js";
import { FormatError } from "../src/json.js";

const address = (byte: number, prefix = "wasm") => toBech32(prefix, new Uint8Array(32).fill(byte));
const contract = (byte: number) => ({ address: address(byte), codeId: byte, checksum: "ab".repeat(32) });

const BOOK: AddressBook = {
  version: 1,
  chainId: "allora-local-1",
  prefix: "wasm",
  rpcEndpoints: ["http://127.0.0.1:26657", "https://rpc.example.org"],
  gasPrice: "0.025stake",
  token: { native: { denom: "stake" } },
  contracts: { topicRegistry: contract(1), staking: contract(2), synthesis: contract(3), rewards: contract(4) },
  deployment: { txHash: "0A".repeat(32), height: 12, time: "2026-11-21T16:34:42.123456789Z" },
};

/** The book with the value at a path replaced; `undefined` removes it. */
function changed(path: string, value: unknown): string {
  const book: any = structuredClone(BOOK);
  const keys = path.split(".");
  const last = keys.pop()!;
  const parent = keys.reduce((at, key) => at[key], book);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return JSON.stringify(book);
}

describe("an address book", () => {
  it("comes back as it was written", () => {
    expect(parseAddressBook(formatAddressBook(BOOK))).toEqual(BOOK);
  });

  it("may have a cw20, and the contract that the deployment made for it", () => {
    const book: AddressBook = {
      ...BOOK,
      token: { cw20: { address: address(4) } },
      contracts: { ...BOOK.contracts, token: contract(4) },
    };
    expect(parseAddressBook(formatAddressBook(book))).toEqual(book);
  });

  it("is saved whole, readable by all, and leaves no other file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "book-"));
    const path = join(folder, "addresses", "chain.json");
    await saveAddressBook(path, BOOK);
    await saveAddressBook(path, { ...BOOK, chainId: "other-1" });
    expect((await loadAddressBook(path)).chainId).toBe("other-1");
    expect((await readFile(path, "utf8")).endsWith("}\n")).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o644);
    expect(await readdir(join(folder, "addresses"))).toEqual(["chain.json"]);
  });

  it.each([
    ["version", 2, /version: the book has version 2, this client knows 1/],
    ["chainId", undefined, /the field `chainId` is missing/],
    ["chainId", "", /chainId: expected a text, found ""/],
    ["prefix", "Wasm", /prefix: expected an address prefix in lower case, found "Wasm"/],
    ["rpcEndpoints", [], /rpcEndpoints: expected at least one endpoint/],
    ["rpcEndpoints", ["127.0.0.1"], /rpcEndpoints\[0\]: expected an endpoint/],
    ["rpcEndpoints", ["wss://127.0.0.1:26657/websocket"], /rpcEndpoints\[0\]: expected an endpoint/],
    ["gasPrice", "cheap", /gasPrice: cheap is no gas price/],
    ["token", {}, /token: expected either `native` or `cw20`/],
    ["token", { native: { denom: "a" }, cw20: { address: address(4) } }, /token: expected either/],
    ["token", { coin: "stake" }, /token\.coin: unknown field; known are native, cw20/],
    ["contracts.staking", undefined, /contracts: the field `staking` is missing/],
    ["contracts.staking.codeId", "3", /contracts\.staking\.codeId: expected an integer from 1 on, found "3"/],
    ["contracts.staking.codeId", 0, /found 0/],
    ["contracts.staking.checksum", "AB".repeat(32), /checksum: expected 64 hexadecimal digits in lower case/],
    ["contracts.synthesis.address", "wasm1nothing", /contracts\.synthesis\.address: wasm1nothing is no address/],
    ["contracts.synthesis.address", address(3, "osmo"), /has the prefix `osmo`; the chain's is said to be `wasm`/],
    ["contracts.synthesis.address", address(3).toUpperCase(), /has the prefix|lower case/],
    ["contracts.registry", contract(1), /contracts\.registry: unknown field/],
    ["deployment.height", 1.5, /deployment\.height: expected an integer/],
    ["deployment.time", "yesterday", /deployment\.time: expected an instant/],
    ["deployment.txHash", "0a".repeat(32), /deployment\.txHash: expected 64/],
  ])("is refused with %s = %j", (path, value, message) => {
    expect(() => parseAddressBook(changed(path, value), "a.json")).toThrow(FormatError);
    expect(() => parseAddressBook(changed(path, value), "a.json")).toThrow(message);
    expect(() => parseAddressBook(changed(path, value), "a.json")).toThrow(/^a\.json: /);
  });

  it("that is no JSON, or no object, is refused", () => {
    expect(() => parseAddressBook("{", "a.json")).toThrow(/^a\.json: is not JSON/);
    expect(() => parseAddressBook("[]", "a.json")).toThrow(/^a\.json: expected an object, found \[\]/);
  });

  it("that would not be read is not written", () => {
    expect(() => formatAddressBook({ ...BOOK, rpcEndpoints: [] })).toThrow(FormatError);
  });
});
