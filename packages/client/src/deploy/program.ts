/** The program: its command line, and what it does with it. */

import { readFile } from "node:fs/promises";
import { help, parseCommandLine, UsageError, type Given, type Option } from "../command-line.js";
import { ClientError } from "../error.js";
import { FormatError } from "../json.js";
import { DEFAULT_HD_PATH, KeyError, loadSigner, type KeySource } from "../signer.js";
import { parseConfig } from "./config.js";
import { CosmosChain } from "./cosmos-chain.js";
import { deploy, type Job, type Task } from "./deploy.js";
import { DeployError } from "./error.js";
import { readLocalnet, type Localnet } from "./localnet.js";

/** The environment variable that may hold the mnemonic. */
export const MNEMONIC_VARIABLE = "DEPLOY_MNEMONIC";

export const OPTIONS: readonly Option[] = [
  { name: "--rpc", value: "URL[,URL..]", text: "RPC endpoints of the chain; the next one is asked when one is silent" },
  { name: "--chain-id", value: "ID", text: "the chain's id; an endpoint of another chain is refused" },
  { name: "--gas-price", value: "PRICE", text: "what is paid per gas, as in 0.025stake" },
  { name: "--prefix", value: "PREFIX", text: "of the chain's addresses (wasm)" },
  { name: "--mnemonic-file", value: "FILE", text: `the deployer's mnemonic; or set ${MNEMONIC_VARIABLE}` },
  { name: "--key-file", value: "FILE", text: "the deployer's private key, 64 hexadecimal digits, instead of a mnemonic" },
  { name: "--hd-path", value: "PATH", text: `of the mnemonic's account (${DEFAULT_HD_PATH})` },
  { name: "--config", value: "FILE", text: "the suite: owner, guardian, admin, token, parameters" },
  { name: "--artifacts", value: "FOLDER", text: "the built contracts with checksums.txt (artifacts)" },
  { name: "--out", value: "FILE", text: "the address book (addresses/<chain id>.json); the journal is beside it" },
  { name: "--dry-run", text: "checks everything that can be checked, prints plan and fees, sends nothing" },
  { name: "--store-only", text: "stores the code that is not there yet, and stops" },
  { name: "--proposals", value: "FOLDER", text: "writes store-code proposals for chains where governance stores code, and stops" },
  { name: "--fresh", text: "stores all code again, even if this account stored the same before" },
  { name: "--gas-margin", value: "FACTOR", text: "how many times the simulated gas may be used (1.2)" },
  { name: "--wait", value: "SECONDS", text: "how long to wait for a block before giving up for now (300)" },
  { name: "--localnet", value: "FILE", text: "a local test chain's localnet.json: takes chain, key and a test configuration\nfrom it; the other options still count" },
  { name: "--help", text: "prints this" },
];

const USAGE = `usage: scripts/deploy --rpc URL --chain-id ID --gas-price PRICE --mnemonic-file FILE --config FILE [options]
       scripts/deploy --localnet FILE [options]

Stores the contracts on a wasmd chain, makes the suite in one transaction, verifies it, and writes its address book, whose
path it prints. Run it again when it was interrupted: it goes on where it was. Run it again when it is done: it verifies.`;

/** What the program says: the path of the address book to `out`, everything else to `say`. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly say: (text: string) => void;
}

/** Runs the program; returns its exit status: 0 done, 1 failed, 2 misused. */
export async function main(args: readonly string[], environment: Readonly<Record<string, string | undefined>>, streams: Streams): Promise<number> {
  const { out, say } = streams;
  try {
    const given = parseCommandLine(OPTIONS, args);
    if (given.flag("--help")) {
      out(help(USAGE, OPTIONS));
      return 0;
    }
    const localnetFile = given.value("--localnet");
    const localnet = localnetFile === undefined ? undefined : await readLocalnet(localnetFile);
    const { job, key } = await settings(given, environment, localnet);
    const signer = await loadSigner(key, job.prefix, (text) => say(`warning: ${text}`));
    const chain = await CosmosChain.open(job.rpcEndpoints, job.chainId, signer);
    const { book } = await deploy(job, task(given), chain, say);
    if (book !== undefined) out(`${job.out}\n`);
    return 0;
  } catch (error) {
    say(`deploy: ${text(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

async function settings(given: Given, environment: Readonly<Record<string, string | undefined>>, localnet: Localnet | undefined): Promise<{ job: Job; key: KeySource }> {
  const needed = (name: string, fallback: string | undefined) => {
    const value = given.value(name) ?? fallback;
    if (value === undefined) throw new UsageError(`${name} is missing; see --help`);
    return value;
  };
  const prefix = needed("--prefix", localnet?.prefix ?? "wasm");
  const chainId = needed("--chain-id", localnet?.chainId);
  const endpoints = given.values("--rpc");
  const configFile = given.value("--config");
  if (endpoints.length === 0 && localnet === undefined) throw new UsageError("--rpc is missing; see --help");
  if (configFile === undefined && localnet === undefined) throw new UsageError("--config is missing; begin with scripts/deploy.example.json");
  const job: Job = {
    chainId,
    prefix,
    rpcEndpoints: endpoints.length > 0 ? endpoints : localnet!.rpcEndpoints,
    gasPrice: price(needed("--gas-price", localnet?.gasPrice)),
    gasMargin: quantity(given.value("--gas-margin") ?? "1.2", "--gas-margin", 1),
    config: configFile === undefined ? localnet!.config : parseConfig(configFile, await readFile(configFile, "utf8"), prefix),
    artifacts: given.value("--artifacts") ?? "artifacts",
    out: given.value("--out") ?? localnet?.out ?? `addresses/${chainId}.json`,
    fresh: given.flag("--fresh"),
    pace: { pollMs: 250, waitMs: 1000 * quantity(given.value("--wait") ?? "300", "--wait", 1) },
  };
  return { job, key: keySource(given, environment, localnet?.key) };
}

function keySource(given: Given, environment: Readonly<Record<string, string | undefined>>, fallback: KeySource | undefined): KeySource {
  const [mnemonicFile, keyFile, hdPath] = [given.value("--mnemonic-file"), given.value("--key-file"), given.value("--hd-path")];
  const path = hdPath === undefined ? {} : { hdPath };
  if (mnemonicFile !== undefined && keyFile !== undefined) throw new UsageError("--mnemonic-file and --key-file are two keys; give one");
  if (keyFile !== undefined && hdPath !== undefined) throw new UsageError("--hd-path is for mnemonics; a key file holds one key");
  if (mnemonicFile !== undefined) return { mnemonicFile, ...path };
  if (keyFile !== undefined) return { keyFile };
  const mnemonic = environment[MNEMONIC_VARIABLE];
  if (mnemonic !== undefined && mnemonic !== "") return { mnemonic, origin: MNEMONIC_VARIABLE, ...path };
  if (fallback !== undefined) return { ...fallback, ...path };
  throw new UsageError(`there is no key: give --mnemonic-file or --key-file, or set ${MNEMONIC_VARIABLE}`);
}

function task(given: Given): Task {
  const proposals = given.value("--proposals");
  const tasks: Task[] = [
    ...(given.flag("--dry-run") ? (["dry-run"] as const) : []),
    ...(given.flag("--store-only") ? (["store-only"] as const) : []),
    ...(proposals === undefined ? [] : [{ proposals }]),
  ];
  if (tasks.length > 1) throw new UsageError("--dry-run, --store-only and --proposals exclude each other");
  return tasks[0] ?? "deploy";
}

function price(text: string): string {
  if (!/^[0-9]+(\.[0-9]{1,18})?[a-zA-Z][a-zA-Z0-9/:._-]{2,127}$/.test(text)) throw new UsageError("--gas-price needs an amount and a coin, as in 0.025stake");
  return text;
}

function quantity(text: string, name: string, least: number): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) throw new UsageError(`${name} needs a number from ${least} on`);
  return value;
}

/** What went wrong, for people; the whole trace where it is nothing that this program knows of. */
function text(error: unknown): string {
  const known = [DeployError, ClientError, FormatError, KeyError, UsageError].some((kind) => error instanceof kind);
  if (known || (error as NodeJS.ErrnoException).code !== undefined) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
