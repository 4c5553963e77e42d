/** A deployment from its beginning, or from where it was interrupted, to a verified address book. */

import { formatAddressBook, parseAddressBook, type AddressBook, type Token } from "../address-book.js";
import { saveAddressBook } from "../address-book-file.js";
import { readIfThere } from "../durable-file.js";
import { loadArtifact, loadSuiteArtifacts, type Artifact, type ContractKey, type SuiteKey } from "./artifacts.js";
import type { Chain, Transaction } from "./chain.js";
import { instantiateMsg, type CodeIds, type NewCw20, type SuiteConfig } from "./config.js";
import { DeployError, isAnswer } from "./error.js";
import { Prices } from "./fee.js";
import { JournalFile, type CodeRef, type Codes, type Journal, type MadeSuite, type Pending, type Step } from "./journal.js";
import { withLock } from "./lock.js";
import { instantiateMessage, madeSuite, storedCode, storeMessage } from "./message.js";
import { findCode, makePlan, namedCode, permits, type Plan } from "./plan.js";
import { writeProposals } from "./proposal.js";
import { Sender, type Pace } from "./send.js";
import { failures, verifySuite, type Check, type Expected } from "./verify.js";
import { warnings, type TokenFacts } from "./warnings.js";

/** What is to be deployed, where to, and how. */
export interface Job {
  readonly chainId: string;
  readonly prefix: string;
  readonly rpcEndpoints: readonly string[];
  readonly gasPrice: string;
  /** How many times the simulated gas a transaction may use. */
  readonly gasMargin: number;
  readonly config: SuiteConfig;
  /** Folder. */
  readonly artifacts: string;
  /** The address book's file. */
  readonly out: string;
  /** Does not use code that an earlier deployment stored. */
  readonly fresh: boolean;
  readonly pace: Pace;
}

/** What a run comes to. */
export type Task = "deploy" | "dry-run" | "store-only" | { readonly proposals: string };

/** What a run came to: the address book where there is one. */
export interface Outcome {
  readonly book?: AddressBook;
  /** Whether anything was sent or written. */
  readonly changed: boolean;
}

/** Does a task. `say` is told what happens, line by line; no line has a secret in it. Throws `DeployError`. */
export async function deploy(job: Job, task: Task, chain: Chain, say: (text: string) => void): Promise<Outcome> {
  const run = () => new Deployment(job, chain, say).run(task);
  return task === "dry-run" ? run() : withLock(`${job.out}.lock`, run);
}

class Deployment {
  private readonly prices: Prices;

  constructor(
    private readonly job: Job,
    private readonly chain: Chain,
    private readonly say: (text: string) => void,
  ) {
    this.prices = new Prices(job.gasPrice, job.gasMargin);
  }

  async run(task: Task): Promise<Outcome> {
    const { job, chain, say } = this;
    const suite = await loadSuiteArtifacts(job.artifacts);
    const { height } = await chain.block();
    say(`chain ${job.chainId} at block ${height}, account ${chain.address}`);
    const withSuite = task === "deploy" || task === "dry-run";
    const book = withSuite ? await readIfThere(job.out) : undefined;
    if (book !== undefined) return this.recheck(parseAddressBook(book, job.out), suite, task === "dry-run");
    if (withSuite) for (const warning of warnings(job.config, await this.checkToken())) say(`warning: ${warning}`);

    const { token } = job.config;
    const own = "newCw20" in token && token.artifact !== undefined ? [await loadArtifact("token", token.artifact)] : [];
    const artifacts = [...suite, ...own];
    const journal = await JournalFile.open(journalPath(job.out), job.chainId, chain.address);
    const sender = new Sender(chain, journal, this.prices, job.pace, say);
    if (journal.now.pending !== undefined && task !== "dry-run") await this.settle(journal, journal.now.pending, sender);
    if (journal.now.suite !== undefined && withSuite) return this.finish(journal.now.suite, task === "dry-run");

    await this.prices.check(chain);
    const there = await findCode(chain, artifacts, journal.now, job.prefix, job.fresh);
    if (withSuite && "newCw20" in token && token.codeId !== undefined) there.set("token", await namedCode(chain, token.codeId));
    if (typeof task === "object") return this.propose(task.proposals, artifacts.filter(({ key }) => !there.has(key)));
    const plan = await this.plan(artifacts, there, withSuite);
    if (task === "dry-run") {
      say("dry run: everything that can be checked is in order; nothing was sent");
      return { changed: false };
    }
    return this.carryOut(plan, journal, sender, withSuite);
  }

  /** Checks what cannot be changed once the suite is there: what it is paid in. Returns what there is to know of it. */
  private async checkToken(): Promise<TokenFacts> {
    const { token } = this.job.config;
    if ("newCw20" in token) return { decimals: token.newCw20.decimals };
    if ("native" in token) {
      const supply = await this.chain.supply(token.native.denom);
      if (supply > 0n) return { supply };
      throw new DeployError("unknown_denom", `there is no coin ${token.native.denom} on ${this.job.chainId}; the suite's token can never be changed`);
    }
    const { address } = token.cw20;
    const info = await this.chain.smart(address, { token_info: {} }).catch((error: unknown) => {
      if (!isAnswer(error)) throw error;
      throw new DeployError("not_a_cw20", `${address} does not answer as a cw20 does (${error.message}); correct token.cw20.address`);
    });
    const { decimals } = info as { decimals?: unknown };
    return typeof decimals === "number" ? { decimals } : {};
  }

  /** Plans, says the plan, and checks that it can be carried out. */
  private async plan(artifacts: readonly Artifact[], there: ReadonlyMap<ContractKey, CodeRef>, withSuite: boolean): Promise<Plan> {
    const { chain, prices, say } = this;
    const access = await chain.uploadAccess();
    const missing = artifacts.filter(({ key }) => !there.has(key));
    if (missing.length > 0 && !permits(access, chain.address)) {
      const who = access.who === "some" ? `only ${access.addresses.join(", ")} may` : "only governance may";
      throw new DeployError(
        "upload_not_permitted",
        `${chain.address} may not store code on ${this.job.chainId}: ${who}. Write the proposals with --proposals FOLDER, have them ` +
          `voted, then run this again: it finds the code that governance stored (checksums ${missing.map(({ checksum }) => checksum).join(", ")})`,
      );
    }
    const simulateSuite = withSuite ? () => this.simulate(this.instantiation(there)) : undefined;
    const plan = await makePlan(chain, prices, artifacts, there, simulateSuite);
    for (const [key, { codeId }] of plan.there) say(`  ${key}: code ${codeId} is on the chain`);
    const cost = (gas: number) => `gas ${prices.fee(gas).gas}, fee ${prices.amount(gas)}${prices.denom}`;
    for (const { artifact, gas } of plan.toStore) {
      const { key, wasm, zipped, checksum } = artifact;
      say(`  ${key}: store ${wasm.length} bytes (${zipped.length} sent), sha256 ${checksum}: ${cost(gas)}`);
    }
    if (withSuite) say(`  suite: instantiate, ${plan.toStore.length > 0 ? "about " : ""}${cost(plan.instantiateGas)}`);
    say(`  all together at most ${plan.fees}${prices.denom}; the account has ${plan.balance}${prices.denom}`);
    if (!plan.funded || plan.balance < plan.fees) {
      throw new DeployError("not_enough", `${chain.address} needs ${plan.fees}${prices.denom} and has ${plan.balance}: send it the difference`);
    }
    return plan;
  }

  private async propose(folder: string, missing: readonly Artifact[]): Promise<Outcome> {
    const deposit = await this.chain.proposalDeposit();
    const commands = await writeProposals(folder, missing, this.job.prefix, deposit);
    if (commands.length === 0) this.say("all code is on the chain already: nothing to propose");
    for (const command of commands) this.say(`submit with: <chain's program> ${command} --from NAME --chain-id ${this.job.chainId} --gas auto --gas-adjustment 1.4 --gas-prices ${this.job.gasPrice}`);
    return { changed: commands.length > 0 };
  }

  private async carryOut(plan: Plan, journal: JournalFile, sender: Sender, withSuite: boolean): Promise<Outcome> {
    const there = new Map(plan.there);
    for (const { artifact, gas } of plan.toStore) {
      const { key, checksum } = artifact;
      const step = { kind: "store", contract: key, checksum } as const;
      const tx = await sender.send(step, [storeMessage(this.chain.address, artifact)], gas);
      there.set(key, { checksum, codeId: await this.stored(journal, step, tx) });
    }
    if (!withSuite) return { changed: plan.toStore.length > 0 };

    const step = this.instantiation(there);
    const gas = plan.toStore.length === 0 ? plan.instantiateGas : await this.simulate(step);
    const tx = await sender.send(step, [instantiateMessage(this.chain.address, step)], gas);
    return this.finish(await this.made(journal, step, tx), false);
  }

  /** Gas of making the suite. Its code has to be there. */
  private async simulate(step: MadeSuite["step"]): Promise<number> {
    return this.chain.simulate([instantiateMessage(this.chain.address, step)]).catch((error: unknown) => {
      if (!isAnswer(error)) throw error;
      throw new DeployError("cannot_instantiate", `the chain would refuse the suite: ${error.message}. Correct the configuration and run again`);
    });
  }

  private instantiation(there: ReadonlyMap<ContractKey, CodeRef>): MadeSuite["step"] {
    const { config } = this.job;
    const of = (key: ContractKey) => there.get(key)!;
    const token = there.get("token");
    const suite = bySuiteKey(of);
    const codes: Codes = token === undefined ? suite : { ...suite, token };
    const message = instantiateMsg(config, codeIds(codes));
    return { kind: "instantiate", codes, message, admin: this.admin(), label: config.label };
  }

  /** Finds out what became of an earlier run's transaction, and notes it. */
  private async settle(journal: JournalFile, pending: Pending, sender: Sender): Promise<void> {
    const tx = await sender.settle(pending);
    if (tx === undefined) this.say(`${pending.txHash} never happened and never will`);
    else if (pending.step.kind === "store") await this.stored(journal, pending.step, tx);
    else await this.made(journal, pending.step, tx);
  }

  private async stored(journal: JournalFile, step: Extract<Step, { kind: "store" }>, tx: Transaction): Promise<number> {
    const codeId = storedCode(tx, step);
    const codes = { ...journal.now.codes, [step.checksum]: { codeId, txHash: tx.hash, gasUsed: tx.gasUsed } };
    await this.confirm(journal, { codes });
    this.say(`stored ${step.contract} as code ${codeId}: ${tx.hash}, block ${tx.height}, gas ${tx.gasUsed}`);
    return codeId;
  }

  private async made(journal: JournalFile, step: MadeSuite["step"], tx: Transaction): Promise<MadeSuite> {
    const suite = madeSuite(tx, step);
    await this.confirm(journal, { suite });
    this.say(`made the suite: ${tx.hash}, block ${tx.height}, gas ${tx.gasUsed}`);
    return suite;
  }

  /** Notes what the pending transaction brought. */
  private async confirm(journal: JournalFile, effect: Partial<Pick<Journal, "codes" | "suite">>): Promise<void> {
    const { pending, nextSequence } = journal.now;
    await journal.change({ ...effect, pending: undefined, nextSequence: pending === undefined ? nextSequence : pending.sequence + 1 });
  }

  /** Verifies a suite that was just made, and writes its address book. */
  private async finish(suite: MadeSuite, dryRun: boolean): Promise<Outcome> {
    const { job, chain } = this;
    const { codes, message, admin } = suite.step;
    const { token: address, ...addresses } = suite.addresses;
    const made = message as MadeMessage;
    if (JSON.stringify(instantiateMsg(job.config, codeIds(codes))) !== JSON.stringify(message)) {
      this.say("the configuration was changed after the suite was made; the suite is as it was before");
    }
    const token: Token = "native" in made.token ? { native: { denom: address } } : { cw20: { address } };
    const expected: Expected = {
      addresses,
      checksums: bySuiteKey((key) => codes[key].checksum),
      ...(codes.token === undefined ? {} : { token: { address, checksum: codes.token.checksum, cap: made.token.new_cw20?.cap } }),
      suiteToken: token,
      admin,
      owner: made.owner ?? chain.address,
      message: made,
    };
    const { checks } = await verifySuite(chain, expected);
    this.report(checks, failures(checks));
    const entry = (key: SuiteKey) => ({ address: addresses[key], ...codes[key] });
    const book: AddressBook = {
      version: 1,
      chainId: job.chainId,
      prefix: job.prefix,
      rpcEndpoints: job.rpcEndpoints,
      gasPrice: job.gasPrice,
      token,
      contracts: {
        ...bySuiteKey(entry),
        ...(codes.token === undefined ? {} : { token: { address, ...codes.token } }),
      },
      deployment: { txHash: suite.txHash, height: suite.height, time: await chain.timeOf(suite.height) },
    };
    if (dryRun) return { book, changed: false };
    await saveAddressBook(job.out, book);
    this.say(`wrote ${job.out}`);
    return { book, changed: true };
  }

  /** Holds a suite that has its address book against the artifacts. New code of a migration is noted in the book. */
  private async recheck(book: AddressBook, artifacts: readonly Artifact[], dryRun: boolean): Promise<Outcome> {
    const { job, chain } = this;
    if (book.chainId !== job.chainId) {
      throw new DeployError("other_book", `${job.out} is of ${book.chainId}, not of ${job.chainId}; write this suite's elsewhere with --out`);
    }
    if (job.fresh) throw new DeployError("already_there", `${job.out} has a suite; --fresh makes another one: name its address book with --out`);
    const checksum = (key: ContractKey) => artifacts.find((one) => one.key === key)!.checksum;
    const checksums = bySuiteKey(checksum);
    const { token } = book.contracts;
    const { codeIds: running, checks } = await verifySuite(chain, {
      addresses: bySuiteKey((key) => book.contracts[key].address),
      checksums,
      ...(token === undefined ? {} : { token }),
      suiteToken: book.token,
      admin: this.admin(),
      owner: this.owner(),
      message: job.config,
    });
    const failed = failures(checks);
    for (const { what, expected, found } of failed.filter(({ changeable }) => changeable)) {
      this.say(`note: ${what} is ${found}; the configuration says ${expected}`);
    }
    this.report(checks, failed.filter(({ changeable }) => !changeable));

    const entry = (key: SuiteKey) => ({ ...book.contracts[key], checksum: checksums[key], codeId: running[key]! });
    const contracts = { ...book.contracts, ...bySuiteKey(entry) };
    const now = { ...book, contracts };
    if (formatAddressBook(now) === formatAddressBook(book) || dryRun) {
      this.say(`${job.out} is right: the suite is there and runs these artifacts; nothing was changed`);
      return { book, changed: false };
    }
    await saveAddressBook(job.out, now);
    this.say(`contracts were migrated to these artifacts; ${job.out} has their code now`);
    return { book: now, changed: true };
  }

  /** Says how many checks passed. Throws `DeployError` with those that did not. */
  private report(checks: readonly Check[], failed: readonly Check[]): void {
    if (failed.length > 0) {
      const lines = failed.map(({ what, expected, found }) => `\n  ${what}: found ${found}, expected ${expected}`);
      throw new DeployError(
        "not_verified",
        `${failed.length} of ${checks.length} checks failed:${lines.join("")}\n` +
          "Other wasm: the artifacts are not what the suite runs; migrate it, or make another suite with another --out. " +
          "No contract: the chain was made anew; move the address book and the journal away",
      );
    }
    this.say(`verified on chain: ${checks.length} checks of code, admins, versions, wiring and parameters`);
  }

  private owner(): string {
    return this.job.config.owner ?? this.chain.address;
  }

  private admin(): string {
    return this.job.config.admin ?? this.owner();
  }
}

/** The part of a message that made a suite which is looked at again. */
type MadeMessage = Pick<SuiteConfig, "owner" | "guardian" | "emission_period" | "params"> & { readonly token: { readonly new_cw20?: NewCw20 } };

function codeIds({ staking, synthesis, rewards, token }: Codes): CodeIds {
  const ids = { staking: staking.codeId, synthesis: synthesis.codeId, rewards: rewards.codeId };
  return token === undefined ? ids : { ...ids, token: token.codeId };
}

/** Something for each of the suite's own contracts. */
function bySuiteKey<Value>(of: (key: SuiteKey) => Value): Record<SuiteKey, Value> {
  return { topicRegistry: of("topicRegistry"), staking: of("staking"), synthesis: of("synthesis"), rewards: of("rewards") };
}

/** The journal of a deployment, beside its address book. */
export function journalPath(out: string): string {
  return `${out.replace(/\.json$/, "")}.journal.json`;
}
