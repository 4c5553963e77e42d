/** The settings of a local test chain, from the file that `scripts/localnet` writes. */

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { JsonValue } from "../json.js";
import type { KeySource } from "../signer.js";
import { DEFAULT_LABEL, type SuiteConfig } from "./config.js";

/** What a local chain's file says. */
export interface Localnet {
  readonly chainId: string;
  readonly prefix: string;
  readonly rpcEndpoints: readonly string[];
  readonly gasPrice: string;
  /** The first account. Its mnemonic is public. */
  readonly key: KeySource;
  /** Beside the file, so that it goes when the chain goes. */
  readonly out: string;
  /** Paid in the chain's coin, with short windows. Owner: the first account, guardian: the second. */
  readonly config: SuiteConfig;
}

/** Reads the file. Throws `FormatError`, or what the file system says. */
export async function readLocalnet(path: string): Promise<Localnet> {
  const file = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  const field = (name: string) => JsonValue.of(`${path}: ${name}`, file[name]);
  const accounts = field("accounts")
    .list()
    .map((account) => account.object(["address", "hdPath"]));
  const [owner, guardian] = accounts.map(({ address }) => address.text());
  if (owner === undefined || guardian === undefined) return field("accounts").fail("expected two accounts");
  return {
    chainId: field("chainId").text(),
    prefix: field("prefix").text(),
    rpcEndpoints: field("nodes")
      .list()
      .map((node) => node.object(["name", "rpc", "grpc", "home", "validator"]).rpc.text()),
    gasPrice: field("gasPrice").text(),
    key: { mnemonic: field("accountsMnemonic").text(), origin: path, hdPath: accounts[0]!.hdPath.text() },
    out: join(dirname(path), "addresses.json"),
    config: {
      label: DEFAULT_LABEL,
      owner,
      guardian,
      token: { native: { denom: field("denom").text() } },
      params: {
        creation_fee: "1000000",
        registration_deposit: "1000000",
        min_stake: "1000000",
        min_topic_stake: "1000000",
        reveal_forfeit: "100000",
        min_window: 1,
        deposit_delay: 5,
        unbonding_time: 5,
      },
    },
  };
}
