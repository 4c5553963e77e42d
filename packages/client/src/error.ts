/** What goes wrong between this client, a chain and the contracts: one type for each that a program acts upon. */

import { CONTRACT_ERROR_CODES, type ContractErrorCode } from "./generated/codes.js";

/** Where an error was met: in a query, while gas was estimated (nothing was sent), or in a transaction on the chain. */
export type Stage = "query" | "simulation" | "transaction";

/** What is known of a transaction that failed. */
export interface FailedTx {
  readonly transactionHash?: string | undefined;
  /** Of its block; none where a node refused it at once. */
  readonly height?: number | undefined;
  readonly gasUsed?: bigint | undefined;
  readonly gasWanted?: bigint | undefined;
}

/** All errors of this client but `FormatError` and `ValueError`. */
export class ClientError extends Error {
  override readonly name: string = "ClientError";
}

/** The chain answered with an error. `raw` is its text, whole. */
export class ChainError extends ClientError {
  override readonly name: string = "ChainError";
  constructor(
    message: string,
    readonly stage: Stage,
    readonly raw: string,
    readonly tx: FailedTx = {},
  ) {
    super(message);
  }
}

/** A contract refused. Its state is what it was. */
export class ContractError extends ChainError {
  override readonly name = "ContractError";
  constructor(
    /** Stable, whatever the text. */
    readonly code: ContractErrorCode,
    /** What is wrong and what to do, in the contract's words. */
    readonly text: string,
    stage: Stage,
    raw: string,
    tx?: FailedTx,
  ) {
    super(`${code}: ${text}`, stage, raw, tx);
  }
}

/** The gas of the transaction was used up. Nothing was changed, the fee is paid. */
export class OutOfGas extends ChainError {
  override readonly name = "OutOfGas";
}

/** The account has too little for what it pays, or for the fee. */
export class InsufficientFunds extends ChainError {
  override readonly name = "InsufficientFunds";
}

/** The fee is below what the node asks for. */
export class InsufficientFee extends ChainError {
  override readonly name = "InsufficientFee";
}

/** The transaction was signed with another sequence than the account's next one. */
export class SequenceMismatch extends ChainError {
  override readonly name = "SequenceMismatch";
  constructor(
    readonly expected: number,
    readonly found: number,
    stage: Stage,
    raw: string,
    tx?: FailedTx,
  ) {
    super(`the account's next sequence is ${expected}, the transaction was signed with ${found}`, stage, raw, tx);
  }
}

/** A node took the transaction, and it was in no block in time. It may still come. */
export class TxTimeout extends ClientError {
  override readonly name = "TxTimeout";
  constructor(
    readonly transactionHash: string,
    readonly timeoutMs: number,
  ) {
    super(`transaction ${transactionHash} was in no block after ${timeoutMs / 1000} s; it may still come`);
  }
}

/** What was waited for did not come in time. */
export class WaitTimeout extends ClientError {
  override readonly name = "WaitTimeout";
}

/** No endpoint answered. */
export class NoEndpoint extends ClientError {
  override readonly name = "NoEndpoint";
  constructor(
    /** What each of them did instead. */
    readonly failures: readonly { readonly endpoint: string; readonly error: Error }[],
  ) {
    super(`no endpoint answered: ${failures.map(({ endpoint, error }) => `${endpoint}: ${error.message}`).join("; ")}`);
  }
}

/** The address book is not about what is on the chain. */
export class WrongBook extends ClientError {
  override readonly name = "WrongBook";
}

const CODES: ReadonlySet<string> = new Set(CONTRACT_ERROR_CODES);

/** Whether a text is a code of the contracts' errors. */
export function isContractErrorCode(text: string): text is ContractErrorCode {
  return CODES.has(text);
}

/** The typed error of a text that the chain answered: of a query, a simulation, a node's check, or a transaction's log. */
export function chainError(raw: string, stage: Stage, tx?: FailedTx): ChainError {
  const sequence = /account sequence mismatch, expected (\d+), got (\d+)/.exec(raw);
  if (sequence !== null) return new SequenceMismatch(Number(sequence[1]), Number(sequence[2]), stage, raw, tx);
  if (/\bout of gas\b/.test(raw)) return new OutOfGas(outOfGas(raw), stage, raw, tx);
  const refused = contractError(raw);
  if (refused !== undefined) return new ContractError(refused.code, refused.text, stage, raw, tx);
  const words = withoutPlace(raw);
  if (/insufficient funds|Cannot Sub with/.test(raw)) return new InsufficientFunds(words, stage, raw, tx);
  if (/insufficient fees?\b/.test(raw)) return new InsufficientFee(words, stage, raw, tx);
  return new ChainError(words, stage, raw, tx);
}

/** Without the layers that a text came through: `Query failed with (6): rpc error: .. desc = failed to execute message; ..`. */
function withoutPlace(raw: string): string {
  return raw
    .replace(/^Query failed with \(\d+\): /, "")
    .replace(/^rpc error: code = \w+ desc = /, "")
    .replace(/^failed to execute message; message index: \d+: /, "")
    .replace(/ \[[^\]]+\.go:\d+\] with gas used: '\d+'.*$/, "");
}

function outOfGas(raw: string): string {
  const figures = /gasWanted: (\d+), gasUsed: (\d+)/.exec(raw);
  return figures === null ? "out of gas" : `out of gas: ${figures[1]} was given, ${figures[2]} was used when it ended`;
}

/**
 * The code and the words of a contract in a chain's text:
 * `failed to execute message; message index: 0: <code>: <words>: execute wasm contract failed`.
 */
function contractError(raw: string): { code: ContractErrorCode; text: string } | undefined {
  const end = /:? (?:execute|query|instantiate|migrate|reply|sudo) wasm contract failed/.exec(raw);
  if (end === null) return undefined;
  const parts = raw.slice(0, end.index).split(": ");
  // An error of gRPC begins with `rpc error: code = Unknown desc = `, which is not set apart by a colon.
  const codes = parts.map((part) => part.replace(/^.* desc = /, ""));
  const at = codes.findIndex((part) => isContractErrorCode(part));
  const code = codes[at];
  if (code === undefined || !isContractErrorCode(code)) return undefined;
  return { code, text: parts.slice(at + 1).join(": ") };
}
