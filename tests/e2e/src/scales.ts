/** Weighs messages: gas that the chain used for a transaction, without and with a fee, and for one of equal length that does nothing. */

import type { EncodeObject } from "@cosmjs/proto-signing";
import type { MsgExecuteContractEncodeObject } from "@cosmjs/cosmwasm";
import { ChainError, type SigningSuite } from "allora-client";
import { GAS, type Send } from "./busy-topic.js";

/** Gas of a transaction. */
export interface Used {
  readonly fee_0: number;
  readonly with_fee: number;
}

/** A line of `docs/gas-chain.json`, as `tests/vm/README.md` has it. */
export interface Weight {
  readonly wasmd: string;
  readonly message: string;
  /** `inferers/forecasters/reputers` of the epoch; absent where it does not matter. */
  readonly size?: string;
  readonly used: Used;
  readonly no_op: Used;
  /** Length of the transaction without a fee. */
  readonly tx_bytes: number;
}

/** Of `Advance`, with one event. */
const ADVANCE_GAS = 5_000_000;

/** In base units of the chain's coin. */
const FEE = "123456";

/** Kinds of messages whose gas depends on how many take part. */
const SIZED = ["submit", "commit", "reveal", "report", "close", "settle"];

type Column = keyof Used;
type Cell = { gas: number; bytes: number };

/** What was weighed so far. */
export class Scales {
  private readonly cells = new Map<string, Cell>();

  constructor(
    private readonly wasmd: string,
    private readonly denom: string,
  ) {}

  /** Sends without weighing. */
  readonly send: Send = async (kind, sender, message) => {
    await sender.send(message, { gas: gasFor(kind) });
  };

  /** Weighs what is sent, and a no-op before it. */
  weigh(column: Column, size: string): Send {
    return async (kind, sender, message) => {
      const fee = { amount: column === "fee_0" ? [] : [{ denom: this.denom, amount: FEE }], gas: String(gasFor(kind)) };
      const refused = await sender.send(noOp(message), { fee }).catch((error: unknown) => error);
      if (!(refused instanceof ChainError) || refused.tx.gasUsed === undefined) throw refused;
      const { gasUsed, transactionHash } = await sender.send(message, { fee });
      const bytes = (await sender.chain.transaction(transactionHash))!.tx.length;
      const of = SIZED.includes(kind) ? size : "";
      this.cells.set(`${kind} ${of} used ${column}`, { gas: Number(gasUsed), bytes });
      this.cells.set(`${kind} ${of} no_op ${column}`, { gas: Number(refused.tx.gasUsed), bytes });
    };
  }

  /** All that was weighed in both columns. Throws where a column is missing. */
  weights(): Weight[] {
    const lines = new Set([...this.cells.keys()].map((key) => key.split(" ").slice(0, 2).join(" ")));
    return [...lines].map((line) => {
      const [message, size] = line.split(" ");
      const cell = (row: string, column: Column) => {
        const found = this.cells.get(`${line} ${row} ${column}`);
        if (found === undefined) throw new Error(`${line} was not weighed ${column}`);
        return found;
      };
      const row = (name: string): Used => ({ fee_0: cell(name, "fee_0").gas, with_fee: cell(name, "with_fee").gas });
      return {
        wasmd: this.wasmd,
        message: message!,
        ...(size === "" || size === undefined ? {} : { size }),
        used: row("used"),
        no_op: row("no_op"),
        tx_bytes: cell("used", "fee_0").bytes,
      };
    });
  }
}

function gasFor(kind: string): number {
  return kind === "close" || kind === "settle" ? ADVANCE_GAS : GAS;
}

/** A message to the same contract with the same funds, as long, that is refused while it is parsed. */
function noOp(message: EncodeObject): MsgExecuteContractEncodeObject {
  const { typeUrl, value } = message as MsgExecuteContractEncodeObject;
  const frame = '{"no_op":""}';
  const text = `{"no_op":"${"x".repeat((value.msg?.length ?? 0) - frame.length)}"}`;
  return { typeUrl, value: { ...value, msg: Buffer.from(text) } };
}
