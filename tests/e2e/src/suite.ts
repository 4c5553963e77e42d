/** A suite on a local chain: deployed by `scripts/deploy`, and everybody's connection to it. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connect, parseAddressBook, type AddressBook, type ConnectOptions, type SigningSuite } from "allora-client";
import { MsgSend } from "cosmjs-types/cosmos/bank/v1beta1/tx";
import { LocalChain, type LocalChainOptions } from "./local-chain.js";
import { ROOT, run } from "./program.js";

/** Folder of the suite's artifacts; those of `tests/consumer` are in `consumer/` below it. */
export const ARTIFACTS = process.env["ARTIFACTS"] ?? join(ROOT, "artifacts");

/** Everybody in the stories, by the positions of their keys. The first eight have the chain's coins from its genesis. */
export const PEOPLE = ["owner", "keeper", "sweeper", "alice", "bob", "carol", "dora", "emil", "fund", "village", "patron", "greta"] as const;
export type Name = (typeof PEOPLE)[number];

/** How fast answers are asked for. */
const PACE: ConnectOptions = { broadcastPollIntervalMs: 100 };

/** Parameters of the suite, as its configuration has them. */
export const PARAMS = {
  creation_fee: "10000000",
  registration_deposit: "5000000",
  min_stake: "1000000",
  min_topic_stake: "1500000",
  reveal_forfeit: "1000000",
  min_window: 1,
  deposit_delay: 2,
  unbonding_time: 0,
};

/**
 * Parameters of money: as much emission as there can be, since a period of a minute has but a 43,200th of a month's. Of a
 * coin of the chain the suite has to be told how much there is.
 */
export const MONEY = { emission_rate: "1", max_monthly_yield: "1" };
const COINS = "8000000000000";

/** The shortest emission period that there is, in seconds. Stake unbonds for eight of them. */
export const EMISSION_PERIOD = 60;
export const UNBONDING = 8 * EMISSION_PERIOD;

/** What is chosen for a suite. */
export interface LocalSuiteOptions extends LocalChainOptions {
  /** `cw20`: the deployment makes one, and everybody has a million of it, with 6 decimals; default: the chain's coin. */
  readonly token?: "native" | "cw20";
  /** In seconds; default: the shortest that there is. */
  readonly emissionPeriod?: number;
}

/** A suite on a chain of its own. */
export class LocalSuite {
  private readonly suites = new Map<number, Promise<SigningSuite>>();

  private constructor(
    readonly chain: LocalChain,
    readonly book: AddressBook,
    /** The address book's file. */
    readonly bookFile: string,
    /** What the deployment said. */
    readonly deployment: string,
    private readonly addresses: Readonly<Record<Name, string>>,
  ) {}

  /** Starts a chain and deploys a suite on it. */
  static async start(options: LocalSuiteOptions): Promise<LocalSuite> {
    const chain = await LocalChain.start(options);
    return LocalSuite.deploy(chain, options.token ?? "native", options.emissionPeriod).catch(async (error: unknown) => {
      await chain.wipe();
      throw error;
    });
  }

  /** Deploys a suite on a chain that runs, perhaps beside one over the other token. */
  static async deploy(chain: LocalChain, token: "native" | "cw20", emissionPeriod = EMISSION_PERIOD): Promise<LocalSuite> {
    const addresses = await everybody(chain);
    const config = join(chain.home, `suite-${token}.json`);
    const bookFile = join(chain.home, `addresses-${token}.json`);
    await writeFile(config, JSON.stringify(configuration(addresses, token, chain.info.denom, emissionPeriod)));
    const args = ["--localnet", chain.file, "--config", config, "--artifacts", ARTIFACTS, "--out", bookFile];
    const { stdout, stderr } = await run("scripts/deploy", ...args);
    const book = parseAddressBook(await readFile(stdout.trim(), "utf8"));
    return new LocalSuite(chain, book, bookFile, stderr, addresses);
  }

  /** Ends and deletes the chain. */
  async end(): Promise<void> {
    await this.chain.wipe();
  }

  address(name: Name): string {
    return this.addresses[name];
  }

  /** Somebody's connection. */
  as(name: Name): Promise<SigningSuite> {
    return this.connection(PEOPLE.indexOf(name));
  }

  /** The connection of a key by its position; it is kept, so that it counts its account's sequence. */
  connection(index: number): Promise<SigningSuite> {
    const known = this.suites.get(index);
    if (known !== undefined) return known;
    const suite = this.chain.signer(index).then((signer) => connect(this.book, signer, PACE));
    this.suites.set(index, suite);
    return suite;
  }

  /** Sends an amount of the chain's coin to each of these addresses; the owner pays. */
  async give(amount: bigint, ...to: readonly string[]): Promise<void> {
    const owner = await this.as("owner");
    const coins = [{ denom: this.chain.info.denom, amount: amount.toString() }];
    const send = (toAddress: string) => ({ typeUrl: MsgSend.typeUrl, value: MsgSend.fromPartial({ fromAddress: owner.address, toAddress, amount: coins }) });
    await owner.send(to.map(send));
  }

  /** What everybody and every contract has of the suite's token, in base units. */
  async balances(): Promise<Balances> {
    const suite = await this.as("owner");
    const entries = this.parties().map(async ([name, address]) => [name, await suite.balance(address)] as const);
    return Object.fromEntries(await Promise.all(entries)) as Balances;
  }

  /** What everybody and every contract has of the chain's coin. */
  async coins(): Promise<Balances> {
    const { chain } = await this.as("owner");
    const entries = this.parties().map(async ([name, address]) => [name, await chain.balance(address, this.chain.info.denom)] as const);
    return Object.fromEntries(await Promise.all(entries)) as Balances;
  }

  private parties(): [Party, string][] {
    const { topicRegistry, staking, synthesis, rewards } = this.book.contracts;
    const contracts: [Party, string][] = [
      ["registry", topicRegistry.address],
      ["staking", staking.address],
      ["synthesis", synthesis.address],
      ["rewards", rewards.address],
    ];
    return [...PEOPLE.map((name): [Party, string] => [name, this.address(name)]), ...contracts];
  }
}

/** Who can have money. */
export type Party = Name | "registry" | "staking" | "synthesis" | "rewards";
export type Balances = Readonly<Record<Party, bigint>>;

/** What changed from one moment to another; who has what he had is left out. */
export function changes(before: Balances, after: Balances): Partial<Record<Party, bigint>> {
  const all = (Object.keys(before) as Party[]).map((party): [Party, bigint] => [party, after[party] - before[party]]);
  return Object.fromEntries(all.filter(([, change]) => change !== 0n));
}

async function everybody(chain: LocalChain): Promise<Record<Name, string>> {
  const all = PEOPLE.map(async (name, index) => {
    const [account] = await (await chain.signer(index)).getAccounts();
    return [name, account!.address] as const;
  });
  return Object.fromEntries(await Promise.all(all)) as Record<Name, string>;
}

function configuration(addresses: Readonly<Record<Name, string>>, token: "native" | "cw20", denom: string, emissionPeriod: number): object {
  const initial_balances = PEOPLE.map((name) => ({ address: addresses[name], amount: "1000000000000" }));
  const artifact = join(ARTIFACTS, "consumer", "cw20_base.wasm");
  return {
    owner: addresses.owner,
    emission_period: emissionPeriod,
    params: { ...PARAMS, money: token === "native" ? { ...MONEY, supply: COINS } : MONEY },
    token: token === "native" ? { native: { denom } } : { new_cw20: { name: "Test token", symbol: "TEST", decimals: 6, initial_balances, artifact } },
  };
}
