/** The program `allora-keeper`. */

import { loadAddressBook } from "../address-book-file.js";
import { help, parseCommandLine, UsageError, type Given, type Option } from "../command-line.js";
import { connect, type SigningSuite, type Suite } from "../connect.js";
import { ClientError } from "../error.js";
import { FormatError } from "../json.js";
import { pause } from "../pause.js";
import { KeyError, loadSigner, type KeySource } from "../signer.js";
import type { Surroundings, Transport } from "./attempt.js";
import { Keeper, type KeeperOptions } from "./keeper.js";
import { MoneyRounds, type MoneyReading } from "./money-rounds.js";
import { asJson, asText, type Report } from "./report.js";

const OPTIONS: readonly Option[] = [
  { name: "--addresses", value: "FILE", text: "the suite's address book" },
  { name: "--rpc", value: "URL[,URL..]", text: "endpoints, tried in this order; default: the address book's" },
  { name: "--mnemonic-file", value: "FILE", text: "the words of the account which pays for the gas;\nor the environment variable KEEPER_MNEMONIC" },
  { name: "--key-file", value: "FILE", text: "its private key instead, 64 hexadecimal digits" },
  { name: "--hd-path", value: "PATH", text: "of the mnemonic's account; default: m/44'/118'/0'/0/0" },
  { name: "--topics", value: "ID[,ID..]", text: "only these topics; default: all" },
  { name: "--interval", value: "SECONDS", text: "how often to look for what is due; default: 5" },
  { name: "--delay", value: "SECONDS", text: "turn only what has been due for so long; default: 0.\nA second keeper with 30 costs nothing as long as the first works" },
  { name: "--gas-price", value: "PRICE", text: "as in 0.025stake; default: the address book's" },
  { name: "--gas-margin", value: "FACTOR", text: "on estimated gas; default: 1.3" },
  { name: "--max-gas", value: "GAS", text: "of one transaction; default: 20000000" },
  { name: "--no-estimate", text: "give fixed gas (an Advance 200000, and 3000000 for each event) and estimate nothing" },
  { name: "--no-money", text: "do nothing for the suite's money but have epochs paid: begin no periods, touch no topic" },
  { name: "--once", text: "do what is due now, then end: with 0 if nothing failed" },
  { name: "--dry-run", text: "say what would be done now, and send nothing; needs no key" },
  { name: "--json", text: "a line of JSON for each thing done" },
  { name: "--help", text: "this" },
];

const USAGE = `allora-keeper --addresses FILE (--mnemonic-file FILE | --key-file FILE) [options]

Closes, settles and pays epochs when they are due, by the message Advance; once a period it begins what periods are due,
touches the topics that have a weight, and has an epoch paid that is parked. Anybody may. It costs gas, and earns the advance fee.
Several keepers of one suite do no harm. SIGTERM or SIGINT ends it when what it sent is in a block.`;

/** What a program has of its machine. */
export interface Streams {
  out(text: string): void;
  say(text: string): void;
}

/** Runs the program until it is done or told to stop, and returns its exit code. */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv, { out, say }: Streams): Promise<number> {
  try {
    const given = parseCommandLine(OPTIONS, args);
    if (given.flag("--help")) {
      out(help(USAGE, OPTIONS));
      return 0;
    }
    return await keep(given, env, { out, say });
  } catch (error) {
    if (error instanceof UsageError) {
      say(`allora-keeper: ${error.message}`);
      return 2;
    }
    if (!(error instanceof ClientError || error instanceof FormatError || error instanceof KeyError)) throw error;
    say(`allora-keeper: ${error.message}`);
    return 1;
  }
}

async function keep(given: Given, env: NodeJS.ProcessEnv, { out, say }: Streams): Promise<number> {
  const options = keeperOptions(given);
  const dryRun = given.flag("--dry-run");
  const suite = await open(given, env, dryRun, say);
  const stop = new AbortController();
  const format = given.flag("--json") ? asJson : asText;
  const around = surroundings((report) => out(`${format(report, new Date())}\n`), stop.signal);
  const sender = "account" in suite ? suite : undefined;
  const { chainId, contracts } = suite.book;
  const synthesis = contracts.synthesis.address;
  around.report({ event: "started", chainId, synthesis, sender: sender?.address, topics: options.topics ?? "all" });
  const money = given.flag("--no-money")
    ? undefined
    : new MoneyRounds(moneyReading(suite), sender && { ...transportOf(sender), messages: sender.messages }, options, around);
  const keeper = new Keeper(suite.synthesis, sender && { ...transportOf(sender), messages: sender.messages.synthesis }, options, around, money);
  if (dryRun || given.flag("--once")) return (await keeper.once()) ? 0 : 1;
  const end = () => stop.abort();
  process.once("SIGTERM", end).once("SIGINT", end);
  await keeper.run(() => stop.signal.aborted);
  return 0;
}

async function open(given: Given, env: NodeJS.ProcessEnv, dryRun: boolean, say: (text: string) => void): Promise<Suite | SigningSuite> {
  const file = given.value("--addresses");
  if (file === undefined) throw new UsageError("--addresses FILE is missing: the address book that the deployment wrote");
  const book = await loadAddressBook(file);
  const rpc = given.values("--rpc");
  const options = { rpcEndpoints: rpc.length === 0 ? undefined : rpc, gasPrice: given.value("--gas-price") };
  if (dryRun) return connect(book, options);
  const { signer } = await loadSigner(keySource(given, env), book.prefix, (text) => say(`allora-keeper: ${text}`));
  return connect(book, signer, options);
}

function keySource(given: Given, env: NodeJS.ProcessEnv): KeySource {
  const mnemonicFile = given.value("--mnemonic-file");
  const keyFile = given.value("--key-file");
  const mnemonic = env.KEEPER_MNEMONIC;
  const sources = [mnemonicFile, keyFile, mnemonic].filter((source) => source !== undefined);
  if (sources.length !== 1) {
    throw new UsageError(`give exactly one of --mnemonic-file FILE, --key-file FILE and the environment variable KEEPER_MNEMONIC (${sources.length} are given)`);
  }
  const hdPath = given.value("--hd-path");
  const path = hdPath === undefined ? {} : { hdPath };
  if (keyFile !== undefined) return { keyFile };
  return mnemonicFile === undefined ? { mnemonic: mnemonic ?? "", origin: "KEEPER_MNEMONIC", ...path } : { mnemonicFile, ...path };
}

function keeperOptions(given: Given): KeeperOptions {
  const topics = given.values("--topics").map((topic) => topicId(topic));
  return {
    topics: topics.length === 0 ? undefined : topics,
    intervalMs: 1000 * number("--interval", given.value("--interval") ?? "5", 0.05),
    delay: number("--delay", given.value("--delay") ?? "0", 0),
    gasMargin: number("--gas-margin", given.value("--gas-margin") ?? "1.3", 1),
    maxGas: number("--max-gas", given.value("--max-gas") ?? "20000000", 100_000),
    fixedGas: { base: 200_000, perEvent: 3_000_000 },
    estimate: !given.flag("--no-estimate"),
    firstBackOffMs: 2_000,
    longestBackOffMs: 120_000,
  };
}

function topicId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError("--topics takes ids of topics, with commas between");
  return Number(text);
}

function number(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least) throw new UsageError(`${option} must be a number from ${least} on`);
  return value;
}

function transportOf({ account }: SigningSuite): Transport {
  return {
    estimateGas: (list, margin) => account.estimateGas(list, margin),
    send: (list, options) => account.send(list, options),
  };
}

function moneyReading({ rewards, synthesis }: Suite): MoneyReading {
  return {
    overview: () => rewards.overview(),
    topicFundings: (of) => rewards.topicFundings(of),
    unpaid: (of) => synthesis.unpaid(of),
  };
}

function surroundings(report: (report: Report) => void, stop: AbortSignal): Surroundings {
  return {
    now: () => performance.now(),
    random: () => Math.random(),
    pause: (milliseconds) => pause(milliseconds, stop).catch(() => {}),
    report,
  };
}
