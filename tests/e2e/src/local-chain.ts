/** A chain of `scripts/localnet` for one suite: fresh, with a home and ports of its own. */

import { mkdtempSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringToPath } from "@cosmjs/crypto";
import { DirectSecp256k1HdWallet } from "@cosmjs/proto-signing";
import { freePorts } from "./ports.js";
import { run } from "./program.js";

/** Which chain. */
export interface LocalChainOptions {
  /** Names the chain: its id is `e2e-<name>`. */
  readonly name: string;
  /** The version of wasmd; default: that of `scripts/localnet`. */
  readonly wasmd?: string;
  readonly validators?: number;
  /** Pause between blocks in milliseconds; default: 200. */
  readonly blockMs?: number;
  /** What the nodes ask for a unit of gas, in the chain's coin; default: 0. */
  readonly minGasPrice?: string;
}

/** What `localnet.json` says. */
export interface Localnet {
  readonly chainId: string;
  readonly rpc: string;
  readonly denom: string;
  /** A second coin, which no suite takes. */
  readonly otherDenom: string;
  readonly prefix: string;
  readonly gasPrice: string;
  readonly nodes: readonly { readonly rpc: string }[];
  readonly accounts: readonly { readonly address: string; readonly hdPath: string }[];
  readonly accountsMnemonic: string;
}

/** What `scripts/localnet status --json` says about a node. What it does not answer is `null`. */
export interface NodeStatus {
  readonly node: number;
  readonly running: boolean;
  readonly height: number | null;
  readonly appHash: string | null;
}

/** Where the chains of this run are. `scripts/e2e.sh` gives a folder, and ends what is left in it. */
const HOMES = process.env["E2E_HOME"] ?? tmpdir();

/** A chain that runs. */
export class LocalChain {
  private constructor(
    readonly home: string,
    /** The path of its `localnet.json`. */
    readonly file: string,
    readonly info: Localnet,
  ) {}

  /** Makes a chain and waits until it has blocks. */
  static async start(options: LocalChainOptions): Promise<LocalChain> {
    const { name, wasmd, validators = 1, blockMs = 200, minGasPrice = "0" } = options;
    const home = mkdtempSync(join(HOMES, `e2e-${name}-`));
    const { stdout } = await run(
      "scripts/localnet",
      ...["start", "--home", home, "--chain-id", `e2e-${name}`, "--port-base", String(await freePorts(validators))],
      ...["--validators", String(validators), "--block-ms", String(blockMs), "--min-gas-price", minGasPrice],
      ...(wasmd === undefined ? [] : ["--wasmd", wasmd]),
    );
    const file = stdout.trim();
    return new LocalChain(home, file, JSON.parse(await readFile(file, "utf8")) as Localnet);
  }

  /** Ends nodes at once, as a crash does; all without numbers. */
  async kill(...nodes: readonly number[]): Promise<void> {
    await this.command("kill", ...(nodes.length === 0 ? ["--all"] : nodes.map(String)));
  }

  /** Starts nodes again, and waits until they are level with the others. */
  async restart(...nodes: readonly number[]): Promise<void> {
    await this.command("restart", ...nodes.map(String));
  }

  /** Ends nodes cleanly; all without numbers. */
  async stop(...nodes: readonly number[]): Promise<void> {
    await this.command("stop", ...nodes.map(String));
  }

  /** Starts all nodes that do not run, and waits for blocks. */
  async resume(): Promise<void> {
    await this.command("start");
  }

  /** One entry for each node. */
  async status(): Promise<readonly NodeStatus[]> {
    const { stdout } = await this.command("status", "--json");
    return (JSON.parse(stdout) as { nodes: NodeStatus[] }).nodes;
  }

  /** Ends the chain and deletes it. */
  async wipe(): Promise<void> {
    await this.command("wipe");
  }

  /** The key of a funded account (the first eight), or of any other one. */
  signer(index: number): Promise<DirectSecp256k1HdWallet> {
    const { accountsMnemonic, prefix } = this.info;
    return DirectSecp256k1HdWallet.fromMnemonic(accountsMnemonic, { prefix, hdPaths: [stringToPath(`m/44'/118'/0'/0/${index}`)] });
  }

  private command(command: string, ...args: readonly string[]) {
    return run("scripts/localnet", command, "--home", this.home, ...args);
  }
}
