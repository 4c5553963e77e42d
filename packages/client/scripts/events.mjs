// Types of the contracts' events, and how their attributes are read.

import { readFileSync } from "node:fs";

/** Attributes which are integers that a JavaScript number holds: ids, counts, instants in seconds. */
const INTEGER = new Set([
  "topic_id", "epoch_id", "worker_id", "reputer_id", "unbonding_id", "from_epoch", "opens_at", "matures_at", "next_due",
  "changes", "events", "inferers", "forecasters", "reputers", "id", "from_topic_id", "from_reputer_id", "to_topic_id",
  "to_reputer_id", "next_commission_at", "hook_id", "positions", "failures", "period", "month", "until",
]);

/** Amounts in base units. */
const AMOUNT = new Set([
  "fee", "deposit", "amount", "shares", "bonded", "forfeit", "forfeited", "stake", "stake_seated", "stake_offered",
  "incoming", "counted", "treasury", "direct", "weight", "payments", "total_weight", "emission", "validators", "from_treasury",
  "minted", "staked", "own", "advance_fee", "reward", "remainder", "credit",
]);

/** Decimal numbers. */
const DECIMAL = new Set([
  "merit_inferer", "merit_forecaster", "lowest_inferer", "lowest_forecaster", "rank", "lowest", "network_loss", "naive_loss",
  "per_staked", "target", "ceiling", "reputers_part",
]);

const BOOLEAN = new Set(["returned", "admitted", "admitted_inferer", "admitted_forecaster", "eligible"]);

/** Attributes that there may be none of, written as `-`. */
const NOTHING = new Set([
  "to", "pending_owner", "pending_expiry", "guardian", "added", "removed", "cause", "truth", "network_loss",
  "naive_loss", "reports_hash", "next_due", "admitted_inferer", "admitted_forecaster", "merit_inferer", "merit_forecaster",
  "lowest_inferer", "lowest_forecaster", "rank", "lowest", "to_topic_id", "to_reputer_id", "next_commission", "next_commission_at",
  "hook",
]);

/** Kinds of attributes that are something else in an event than in others. */
const IN_EVENT = {
  "allora_ownership_updated.owner": "text?",
  "allora_treasury_received.topic_id": "integer?",
  "allora_hook_added.hook": "text",
  "allora_hook_removed.hook": "text",
  "allora_weight_set.from": "integer",
  "allora_period_rolled.returned": "amount",
  "allora_epoch_paid.from": "integer",
  "allora_epoch_paid.to": "integer",
  "allora_role_paid.payees": "text?",
  "allora_role_paid.credited": "text?",
  "allora_claimed.workers": "text?",
};

/** The module `events.ts` of a catalogue. */
export function eventsModule(path) {
  const { interface_version, events } = JSON.parse(readFileSync(path, "utf8"));
  const named = events.map(({ attributes, ...event }) => ({ ...event, attributes: attributes.filter((name) => name !== "v") }));
  return `
import type { Uint128 } from "../amount.js";
import type { Decimal } from "../decimal.js";

/** The version of messages, events and layouts that this client knows. */
export const INTERFACE_VERSION = ${interface_version};

${named.map(eventInterface).join("\n")}
/** Everything that the contracts tell, by its \`type\`. */
export type ContractEvent =
${named.map(({ event }) => `  | ${interfaceName(event)}`).join("\n")};

/** How an attribute is read; \`?\`: there may be none of it. */
export type AttributeKind = "text" | "integer" | "amount" | "decimal" | "boolean" | "text?" | "integer?" | "amount?" | "decimal?" | "boolean?";

/** The attributes of each event: name on the chain, name here, kind. */
export const EVENT_ATTRIBUTES: { readonly [type: string]: readonly (readonly [string, string, AttributeKind])[] } = {
${named.map(eventAttributes).join("\n")}
};
`;
}

function eventInterface({ contract, event, meaning, attributes }) {
  const fields = attributes.map((name) => `  readonly ${camel(name)}: ${type(event, name)};\n`);
  return `/** ${meaning} Emitted by ${contract}. */
export interface ${interfaceName(event)} {
  readonly type: "${event}";
  /** Which contract emitted it. */
  readonly contract: string;
${fields.join("")}}
`;
}

function eventAttributes({ event, attributes }) {
  const rows = attributes.map((name) => `["${name}", "${camel(name)}", "${kind(event, name)}"]`);
  return `  ${event}: [\n    ${rows.join(",\n    ")},\n  ],`;
}

const base = (name) =>
  INTEGER.has(name) ? "integer" : AMOUNT.has(name) ? "amount" : DECIMAL.has(name) ? "decimal" : BOOLEAN.has(name) ? "boolean" : "text";

const kind = (event, name) => IN_EVENT[`${event}.${name}`] ?? base(name) + (NOTHING.has(name) ? "?" : "");

const TYPES = { text: "string", integer: "number", amount: "Uint128", decimal: "Decimal", boolean: "boolean" };

const type = (event, name) => kind(event, name).replace(/^\w+/, (word) => TYPES[word]).replace("?", " | undefined");

const camel = (snake) => snake.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());

const interfaceName = (event) => {
  const name = camel(event.replace(/^allora_/, ""));
  return `${name[0].toUpperCase()}${name.slice(1)}Event`;
};
