/** What a deployment has done so far, in a file beside the address book: an interrupted one goes on from it. */

import { readIfThere, writeDurably } from "../durable-file.js";
import type { ContractKey } from "./artifacts.js";
import { DeployError } from "./error.js";

/** Code that the suite is made of. */
export interface CodeRef {
  readonly codeId: number;
  readonly checksum: string;
}

/** What a transaction is for. */
export type Step =
  | { readonly kind: "store"; readonly contract: ContractKey; readonly checksum: string }
  | { readonly kind: "instantiate"; readonly codes: Codes; readonly message: object; readonly admin: string; readonly label: string };

export type Codes = { readonly [Key in Exclude<ContractKey, "token">]: CodeRef } & { readonly token?: CodeRef };

/** A transaction that is signed and may be on its way. It can be sent again: it counts once. */
export interface Pending {
  readonly step: Step;
  readonly txHash: string;
  /** The signed transaction, base64. */
  readonly tx: string;
  readonly sequence: number;
  /** It is in no block beyond this one. */
  readonly timeoutHeight: number;
}

/** The suite as its transaction made it. */
export interface MadeSuite {
  readonly txHash: string;
  readonly height: number;
  readonly step: Extract<Step, { kind: "instantiate" }>;
  readonly addresses: { readonly [Key in Exclude<ContractKey, "token">]: string } & { readonly token: string };
}

/** The record of a deployment. */
export interface Journal {
  readonly version: 1;
  readonly chainId: string;
  readonly deployer: string;
  /** Code that was stored, by checksum. */
  readonly codes: Readonly<Record<string, { readonly codeId: number; readonly txHash: string; readonly gasUsed: number }>>;
  readonly pending?: Pending;
  /** The least sequence of the next transaction: a node may be behind the last confirmed one. */
  readonly nextSequence: number;
  readonly suite?: MadeSuite;
}

/** A journal as a file. Every change is on the disk before the call returns. */
export class JournalFile {
  private constructor(
    readonly path: string,
    private journal: Journal,
  ) {}

  /** Opens the journal of this account on this chain, or begins one. Throws `DeployError` for somebody else's. */
  static async open(path: string, chainId: string, deployer: string): Promise<JournalFile> {
    const text = await readIfThere(path);
    if (text === undefined) return new JournalFile(path, { version: 1, chainId, deployer, codes: {}, nextSequence: 0 });
    const journal = parse(path, text);
    if (journal.chainId !== chainId || journal.deployer !== deployer) {
      const problem = `${path} is of a deployment by ${journal.deployer} on ${journal.chainId}, this one is by ${deployer} on ${chainId}`;
      throw new DeployError("other_journal", `${problem}: finish that one with its key, or write this one elsewhere with --out`);
    }
    return new JournalFile(path, journal);
  }

  get now(): Journal {
    return this.journal;
  }

  /** Writes a change down. */
  async change(change: Partial<Omit<Journal, "pending">> & { readonly pending?: Pending | undefined }): Promise<void> {
    const { pending, ...rest } = { ...this.journal, ...change };
    this.journal = pending === undefined ? rest : { ...rest, pending };
    // For the account's eyes: who has a signed transaction can send it, though only once.
    await writeDurably(this.path, `${JSON.stringify(this.journal, null, 2)}\n`, 0o600);
  }
}

function parse(path: string, text: string): Journal {
  try {
    const journal = JSON.parse(text) as Journal;
    if (journal.version === 1 && typeof journal.chainId === "string" && typeof journal.codes === "object") return journal;
  } catch {
    // Said below.
  }
  throw new DeployError("bad_journal", `${path} is no journal of this program; move it away. Code that is on the chain is found again without it`);
}
