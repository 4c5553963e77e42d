/** Sends transactions so that each happens once, whatever is interrupted: its journal has it before any node has. */

import { fromBase64, toBase64 } from "@cosmjs/encoding";
import type { EncodeObject } from "@cosmjs/proto-signing";
import { NoEndpoint } from "../error.js";
import { pause } from "../pause.js";
import { sha256 } from "./artifacts.js";
import type { Chain, Transaction } from "./chain.js";
import { advice, DeployError } from "./error.js";
import type { Prices } from "./fee.js";
import type { JournalFile, Pending, Step } from "./journal.js";

/** How long to wait for blocks. */
export interface Pace {
  /** Between two looks, in milliseconds. */
  readonly pollMs: number;
  /** Until it is given up (and can be gone on with later), in milliseconds. */
  readonly waitMs: number;
}

/** A transaction is in one of so many blocks, or in none. */
const TIMEOUT_BLOCKS = 100;
/** A node's index of transactions may be behind its blocks by so many. */
const INDEX_LAG = 10;
/** A transaction that is not seen is handed over again after so many looks. */
const LOOKS_PER_BROADCAST = 20;
/** Refusals that another try may not meet: the sequence (a node behind), the mempool (has it already, is full). */
const PASSING_REFUSALS = [19, 20, 32];

/** What was seen while waiting. */
interface Watch {
  height: number;
  /** When the account's sequence went beyond the transaction's. */
  overtakenAt?: number;
}

/** Sends what has to happen once. */
export class Sender {
  constructor(
    private readonly chain: Chain,
    private readonly journal: JournalFile,
    private readonly prices: Prices,
    private readonly pace: Pace,
    private readonly say: (text: string) => void,
  ) {}

  /** Sends a step's transaction and waits for its block. `gas`: simulated. Throws `DeployError` where it fails. */
  async send(step: Step, messages: readonly EncodeObject[], gas: number): Promise<Transaction> {
    const account = await this.chain.account();
    if (account === undefined) throw new DeployError("unknown_account", `${this.chain.address} is not on the chain: send it coins first`);
    const { height } = await this.chain.block();
    const sequence = Math.max(account.sequence, this.journal.now.nextSequence);
    const timeoutHeight = height + TIMEOUT_BLOCKS;
    const tx = await this.chain.sign(messages, this.prices.fee(gas), { ...account, sequence }, timeoutHeight);
    const pending = { step, txHash: sha256(tx).toUpperCase(), tx: toBase64(tx), sequence, timeoutHeight };
    await this.journal.change({ pending });
    const refusal = await this.broadcast(tx);
    if (refusal !== undefined && !PASSING_REFUSALS.includes(refusal.code)) {
      await this.journal.change({ pending: undefined });
      throw new DeployError("refused", `the node does not take the transaction (code ${refusal.code}): ${refusal.log}${advice(refusal.log)}`);
    }
    const done = await this.wait(pending);
    if (done === undefined) throw new DeployError("lost", `${pending.txHash} is in no block up to ${timeoutHeight}: run again`);
    return done;
  }

  /**
   * What became of a transaction that an interrupted run had signed: `undefined` where it never happened and never
   * will. It is handed over again as long as it may still happen.
   */
  async settle(pending: Pending): Promise<Transaction | undefined> {
    this.say(`an earlier run had signed ${pending.txHash} (${describe(pending.step)}); looking for it`);
    const known = await this.chain.transaction(pending.txHash);
    if (known === undefined) await this.broadcast(fromBase64(pending.tx));
    const done = await this.wait(pending);
    if (done === undefined) await this.journal.change({ pending: undefined });
    return done;
  }

  /** Waits for a transaction's block; `undefined` once it can be in none. An endpoint that is away for a while ends nothing. */
  private async wait(pending: Pending): Promise<Transaction | undefined> {
    const until = Date.now() + this.pace.waitMs;
    const watch: Watch = { height: 0 };
    for (let look = 1; ; look++) {
      const fate = await this.look(pending, watch).catch(nobodyAnswers);
      if (fate === "lost") return undefined;
      if (fate !== "unknown") return this.confirmed(pending, fate);
      if (Date.now() > until) {
        const text = `${pending.txHash} is in no block after ${this.pace.waitMs / 1000} s (block ${watch.height})`;
        throw new DeployError("not_confirmed", `${text}; run again: the journal knows it, nothing happens twice`);
      }
      if (look % LOOKS_PER_BROADCAST === 0) await this.broadcast(fromBase64(pending.tx));
      await pause(this.pace.pollMs);
    }
  }

  private async look(pending: Pending, watch: Watch): Promise<Transaction | "lost" | "unknown"> {
    const tx = await this.chain.transaction(pending.txHash);
    if (tx !== undefined) return tx;
    watch.height = (await this.chain.block()).height;
    if (watch.height > pending.timeoutHeight + INDEX_LAG) return "lost";
    const account = await this.chain.account();
    // Its sequence is used: by itself, which the index will show soon, or by another transaction.
    if (account !== undefined && account.sequence > pending.sequence) watch.overtakenAt ??= watch.height;
    return watch.overtakenAt !== undefined && watch.height > watch.overtakenAt + INDEX_LAG ? "lost" : "unknown";
  }

  private async confirmed(pending: Pending, tx: Transaction): Promise<Transaction> {
    if (tx.code === 0) return tx;
    await this.journal.change({ pending: undefined, nextSequence: pending.sequence + 1 });
    const text = `${describe(pending.step)} failed in block ${tx.height} (${tx.hash}, code ${tx.code}): ${tx.log}`;
    throw new DeployError("failed", `${text}${advice(tx.log)}`);
  }

  /** `undefined` also where no endpoint said anything: then the transaction may be on its way. */
  private async broadcast(tx: Uint8Array) {
    const answer = await this.chain.broadcast(tx).catch(nobodyAnswers);
    return answer === "unknown" ? undefined : answer;
  }
}

function nobodyAnswers(error: unknown): "unknown" {
  if (!(error instanceof NoEndpoint)) throw error;
  return "unknown";
}

/** A step in words. */
export function describe(step: Step): string {
  return step.kind === "store" ? `store ${step.contract}` : "instantiate the suite";
}
