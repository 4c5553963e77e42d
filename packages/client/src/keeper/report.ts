/** What a keeper says: one line for each thing it did, for people or for programs. */

import type { ContractEvent } from "../generated/events.js";

/** What happened in an epoch. */
export interface Done {
  readonly epochId: number;
  readonly what: "closed" | "settled" | "failed";
  /** What came of it: the network inference, how it was settled, or why it failed. */
  readonly result: string;
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
  | { readonly event: "unreachable"; readonly message: string; readonly retryInMs: number }
  | { readonly event: "stopped"; readonly sent: number };

/** Epochs in the order in which they were closed and settled. */
export function epochsOf(told: readonly ContractEvent[]): Done[] {
  return told.flatMap((event): Done[] => {
    switch (event.type) {
      case "allora_epoch_closed":
        return [{ epochId: event.epochId, what: "closed", result: `${event.value}, ${event.inferers} inferers` }];
      case "allora_epoch_settled":
        return [{ epochId: event.epochId, what: "settled", result: event.cause === undefined ? event.outcome : `${event.outcome}: ${event.cause}` }];
      case "allora_epoch_failed":
        return [{ epochId: event.epochId, what: "failed", result: event.cause ?? "" }];
      default:
        return [];
    }
  });
}

/** A report as a line of JSON. `at`: this machine's time. */
export function asJson(report: Report, at: Date): string {
  return JSON.stringify({ at: at.toISOString(), ...report });
}

/** A report as a line for people. `at`: this machine's time. */
export function asText(report: Report, at: Date): string {
  return `${at.toISOString()} ${words(report)}`;
}

function words(report: Report): string {
  switch (report.event) {
    case "started": {
      const topics = report.topics === "all" ? "all topics" : `topics ${report.topics.join(", ")}`;
      return `keeping ${topics} of ${report.synthesis} on ${report.chainId} as ${report.sender ?? "nobody (a dry run)"}`;
    }
    case "advanced": {
      const epochs = report.epochs.map(({ what, epochId, result }) => `${what} epoch ${epochId} (${result})`).join(", ");
      const forfeits = report.forfeits === 0 ? "" : `, ${report.forfeits} forfeited`;
      return `topic ${report.topicId}: ${epochs}${forfeits}; gas ${report.gasUsed} of ${report.gasWanted}, ${report.transactionHash} in block ${report.height}; next due ${instant(report.nextDue)}`;
    }
    case "would_advance":
      return `topic ${report.topicId}: would advance ${report.limit} of ${report.due} events`;
    case "late":
      return `topic ${report.topicId}: nothing was left to do, somebody was faster; gas ${report.gasUsed}, ${report.transactionHash}`;
    case "failed":
      return `topic ${report.topicId}: ${report.limit} events: ${report.error}: ${report.message}; again in ${seconds(report.retryInMs)}`;
    case "unreachable":
      return `${report.message}; again in ${seconds(report.retryInMs)}`;
    case "stopped":
      return `stopped after ${report.sent} transactions`;
  }
}

function instant(at: number | undefined): string {
  return at === undefined ? "nothing" : new Date(at * 1000).toISOString().replace(".000Z", "Z");
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
