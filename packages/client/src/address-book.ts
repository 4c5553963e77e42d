/**
 * Where a suite is: chain, endpoints, token, contracts. A deployment writes this file, everybody else reads it.
 */

import { fromBech32 } from "@cosmjs/encoding";
import { GasPrice } from "@cosmjs/stargate";
import { JsonValue } from "./json.js";

/** A contract on the chain. */
export interface ContractEntry {
  readonly address: string;
  readonly codeId: number;
  /** sha256 of the stored wasm, 64 hexadecimal digits in lower case. */
  readonly checksum: string;
}

/** The suite's one token. */
export type Token = { readonly native: { readonly denom: string } } | { readonly cw20: { readonly address: string } };

/** Where a suite is. */
export interface AddressBook {
  readonly version: 1;
  readonly chainId: string;
  /** Of the chain's addresses, as in `wasm1...`. */
  readonly prefix: string;
  /** At least one; tried in this order. */
  readonly rpcEndpoints: readonly string[];
  /** As in `0.025stake`. */
  readonly gasPrice: string;
  readonly token: Token;
  readonly contracts: {
    readonly topicRegistry: ContractEntry;
    readonly staking: ContractEntry;
    readonly synthesis: ContractEntry;
    readonly rewards: ContractEntry;
    /** The cw20 which the deployment made, if it made one. */
    readonly token?: ContractEntry;
  };
  /** The transaction which made the suite. */
  readonly deployment: {
    readonly txHash: string;
    readonly height: number;
    /** Block time, as in `2026-11-21T16:34:42Z`. */
    readonly time: string;
  };
}

/** The version of the format that this code reads and writes. */
export const ADDRESS_BOOK_VERSION = 1;

/** In characters. The codec wants a limit; chains have none of their own. */
const LONGEST_ADDRESS = 255;

/** Reads a book from its text. `document` (a file's name) stands in errors. Throws `FormatError`. */
export function parseAddressBook(text: string, document = "address book"): AddressBook {
  return read(JsonValue.parse(document, text));
}

/** The text of a book, as `parseAddressBook` reads it. Throws `FormatError` for a book that it would not read. */
export function formatAddressBook(book: AddressBook): string {
  return `${JSON.stringify(read(JsonValue.of("address book", book)), null, 2)}\n`;
}

function read(root: JsonValue): AddressBook {
  const book = root.object(["version", "chainId", "prefix", "rpcEndpoints", "gasPrice", "token", "contracts", "deployment"]);
  const version = book.version.integer(1);
  if (version !== ADDRESS_BOOK_VERSION) {
    book.version.fail(`the book has version ${version}, this client knows ${ADDRESS_BOOK_VERSION}; use a matching client`);
  }
  const prefix = book.prefix.matching(/^[a-z][a-z0-9]*$/, "an address prefix in lower case");
  const contracts = book.contracts.object(["topicRegistry", "staking", "synthesis", "rewards"], ["token"]);
  const deployment = book.deployment.object(["txHash", "height", "time"]);
  return {
    version: ADDRESS_BOOK_VERSION,
    chainId: book.chainId.text(),
    prefix,
    rpcEndpoints: endpoints(book.rpcEndpoints),
    gasPrice: gasPrice(book.gasPrice),
    token: token(book.token, prefix),
    contracts: {
      topicRegistry: contract(contracts.topicRegistry, prefix),
      staking: contract(contracts.staking, prefix),
      synthesis: contract(contracts.synthesis, prefix),
      rewards: contract(contracts.rewards, prefix),
      ...(contracts.token === undefined ? {} : { token: contract(contracts.token, prefix) }),
    },
    deployment: {
      txHash: deployment.txHash.matching(/^[0-9A-F]{64}$/, "64 hexadecimal digits in upper case"),
      height: deployment.height.integer(1),
      time: instant(deployment.time),
    },
  };
}

function contract(value: JsonValue, prefix: string): ContractEntry {
  const entry = value.object(["address", "codeId", "checksum"]);
  return {
    address: readAddress(entry.address, prefix),
    codeId: entry.codeId.integer(1),
    checksum: entry.checksum.matching(/^[0-9a-f]{64}$/, "64 hexadecimal digits in lower case"),
  };
}

function token(value: JsonValue, prefix: string): Token {
  const token = value.object([], ["native", "cw20"]);
  if (token.native !== undefined && token.cw20 === undefined) {
    return { native: { denom: token.native.object(["denom"]).denom.text() } };
  }
  if (token.cw20 !== undefined && token.native === undefined) {
    return { cw20: { address: readAddress(token.cw20.object(["address"]).address, prefix) } };
  }
  return value.fail("expected either `native` or `cw20`");
}

/** An address of the chain with this prefix, in lower case. */
export function readAddress(value: JsonValue, prefix: string): string {
  const text = value.text();
  let found: string;
  try {
    found = fromBech32(text, LONGEST_ADDRESS).prefix;
  } catch (error) {
    return value.fail(`${text} is no address: ${(error as Error).message}`);
  }
  if (found !== prefix) value.fail(`${text} has the prefix \`${found}\`; the chain's is said to be \`${prefix}\``);
  if (text.toLowerCase() !== text) value.fail(`${text} is not in lower case`);
  return text;
}

function endpoints(value: JsonValue): string[] {
  const list = value.list();
  if (list.length === 0) value.fail("expected at least one endpoint");
  return list.map((endpoint) => endpoint.matching(/^https?:\/\/\S+$/, "an endpoint such as http://127.0.0.1:26657"));
}

function gasPrice(value: JsonValue): string {
  const text = value.text();
  try {
    GasPrice.fromString(text);
  } catch (error) {
    value.fail(`${text} is no gas price such as 0.025stake: ${(error as Error).message}`);
  }
  return text;
}

function instant(value: JsonValue): string {
  const text = value.text();
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) || Number.isNaN(Date.parse(text))) {
    value.fail(`expected an instant such as 2026-11-21T16:34:42Z, found ${text}`);
  }
  return text;
}
