/** What a keeper says: one line for each thing it did, for people or for programs. */

import type { ContractEvent } from "../generated/events.js";
import type { Chore } from "./money-plan.js";

/** What happened in an epoch. */
export interface Done {
  readonly epochId: number;
  readonly what: "closed" | "settled" | "failed" | "paid" | "did not pay" | "parked";
  /** What came of it: the network inference, how it was settled, why it failed, what was split, on how many days it was not paid. */
  readonly result: string;
}

/** A transaction. */
interface Tx {
  readonly gasUsed: number;
  readonly transactionHash: string;
  readonly height: number;
}

/** A thing that a keeper did, or that happened to it. */
export type Report =
  | { readonly event: "started"; readonly chainId: string; readonly synthesis: string; readonly sender: string | undefined; readonly topics: readonly number[] | "all" }
  | {
      readonly event: "advanced";
      readonly topicId: number;
      readonly epochs: readonly Done[];
      readonly forfeits: number;
      readonly gasUsed: number;
      readonly gasWanted: number;
      readonly transactionHash: string;
      readonly height: number;
      /** Seconds of block time. */
      readonly nextDue: number | undefined;
    }
  | { readonly event: "would_advance"; readonly topicId: number; readonly limit: number; readonly due: number }
  | { readonly event: "late"; readonly topicId: number; readonly transactionHash: string; readonly gasUsed: number }
  | { readonly event: "failed"; readonly topicId: number; readonly limit: number; readonly error: string; readonly message: string; readonly retryInMs: number }
  | ({ readonly event: "rolled"; readonly periods: number } & Tx)
  | ({ readonly event: "touched"; readonly topicId: number; readonly weight: string; readonly from: number; readonly until: number } & Tx)
  | ({ readonly event: "paid"; readonly topicId: number; readonly epochs: readonly Done[] } & Tx)
  | { readonly event: "would"; readonly chore: Chore }
  | { readonly event: "needless"; readonly chore: Chore; readonly message: string }
  | { readonly event: "chore_failed"; readonly chore: Chore; readonly error: string; readonly message: string; readonly retryInMs: number }
  | { readonly event: "unreadable"; readonly message: string; readonly retryInMs: number }
  | { readonly event: "unreachable"; readonly message: string; readonly retryInMs: number }
  | { readonly event: "stopped"; readonly sent: number };

/** Epochs in the order in which they were closed, settled and paid. */
export function epochsOf(told: readonly ContractEvent[]): Done[] {
  return told.flatMap((event): Done[] => {
    switch (event.type) {
      case "allora_epoch_closed":
        return [{ epochId: event.epochId, what: "closed", result: `${event.value}, ${event.inferers} inferers` }];
      case "allora_epoch_settled":
        return [{ epochId: event.epochId, what: "settled", result: event.cause === undefined ? event.outcome : `${event.outcome}: ${event.cause}` }];
      case "allora_epoch_failed":
        return [{ epochId: event.epochId, what: "failed", result: event.cause ?? "" }];
      case "allora_epoch_paid":
        return [{ epochId: event.epochId, what: "paid", result: event.reward }];
      case "allora_payment_failed":
        return [{ epochId: event.epochId, what: "did not pay", result: `day ${event.failures}` }];
      case "allora_epoch_parked":
        return [{ epochId: event.epochId, what: "parked", result: "it waits for Pay" }];
      default:
        return [];
    }
  });
}

/** A report as a line of JSON. `at`: this machine's time. */
export function asJson(report: Report, at: Date): string {
  return JSON.stringify({ at: at.toISOString(), ...report });
}

/** What is no text in a line, as strangers may put it into an error: line breaks, and what terminals obey. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** A report as a line for people. `at`: this machine's time. */
export function asText(report: Report, at: Date): string {
  return `${at.toISOString()} ${words(report).replace(CONTROLS, " ")}`;
}

function words(report: Report): string {
  switch (report.event) {
    case "started": {
      const topics = report.topics === "all" ? "all topics" : `topics ${report.topics.join(", ")}`;
      return `keeping ${topics} of ${report.synthesis} on ${report.chainId} as ${report.sender ?? "nobody (a dry run)"}`;
    }
    case "advanced": {
      const forfeits = report.forfeits === 0 ? "" : `, ${report.forfeits} forfeited`;
      return `topic ${report.topicId}: ${epochsInWords(report.epochs)}${forfeits}; gas ${report.gasUsed} of ${report.gasWanted}, ${report.transactionHash} in block ${report.height}; next due ${instant(report.nextDue)}`;
    }
    case "would_advance":
      return `topic ${report.topicId}: would advance ${report.limit} of ${report.due} events`;
    case "late":
      return `topic ${report.topicId}: nothing was left to do, somebody was faster; gas ${report.gasUsed}, ${report.transactionHash}`;
    case "failed":
      return `topic ${report.topicId}: ${report.limit} events: ${report.error}: ${report.message}; again in ${seconds(report.retryInMs)}`;
    case "rolled":
      return `began ${report.periods} periods; ${transaction(report)}`;
    case "touched":
      return `touched topic ${report.topicId}: weight ${report.weight} in periods ${report.from} to ${report.until}; ${transaction(report)}`;
    case "paid":
      return `topic ${report.topicId}: ${epochsInWords(report.epochs)}; ${transaction(report)}`;
    case "would":
      return `would ${choreInWords(report.chore)}`;
    case "needless":
      return `no need to ${choreInWords(report.chore)}: ${report.message}`;
    case "chore_failed":
      return `could not ${choreInWords(report.chore)}: ${report.error}: ${report.message}; again in ${seconds(report.retryInMs)}`;
    case "unreadable":
      return `cannot look after the money: ${report.message}; again in ${seconds(report.retryInMs)}`;
    case "unreachable":
      return `${report.message}; again in ${seconds(report.retryInMs)}`;
    case "stopped":
      return `stopped after ${report.sent} transactions`;
  }
}

function epochsInWords(epochs: readonly Done[]): string {
  return epochs.map(({ what, epochId, result }) => `${what} epoch ${epochId} (${result})`).join(", ");
}

function choreInWords(chore: Chore): string {
  switch (chore.kind) {
    case "roll":
      return `begin ${chore.periods} periods`;
    case "touch":
      return `touch topic ${chore.topicId}`;
    case "pay":
      return `have epoch ${chore.epochId} of topic ${chore.topicId} paid`;
  }
}

function transaction({ gasUsed, transactionHash, height }: Tx): string {
  return `gas ${gasUsed}, ${transactionHash} in block ${height}`;
}

function instant(at: number | undefined): string {
  return at === undefined ? "nothing" : new Date(at * 1000).toISOString().replace(".000Z", "Z");
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
