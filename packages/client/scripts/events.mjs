// Types of the contracts' events, and how their attributes are read.

import { readFileSync } from "node:fs";

/** Attributes which are integers that a JavaScript number holds: ids, counts, instants in seconds. */
const INTEGER = new Set([
  "topic_id", "epoch_id", "worker_id", "reputer_id", "unbonding_id", "from_epoch", "opens_at", "matures_at", "next_due",
  "changes", "events", "inferers", "forecasters", "reputers", "id",
]);

/** Amounts in base units. */
const AMOUNT = new Set([
  "fee", "deposit", "amount", "shares", "bonded", "forfeit", "forfeited", "stake", "stake_seated", "stake_offered",
]);

/** Decimal numbers. */
const DECIMAL = new Set([
  "merit_inferer", "merit_forecaster", "lowest_inferer", "lowest_forecaster", "rank", "lowest", "network_loss", "naive_loss",
]);

const BOOLEAN = new Set(["returned", "admitted", "admitted_inferer", "admitted_forecaster"]);

/** Attributes that there may be none of, written as `-`. */
const NOTHING = new Set([
  "to", "owner", "pending_owner", "pending_expiry", "guardian", "added", "removed", "cause", "truth", "network_loss",
  "naive_loss", "reports_hash", "next_due", "admitted_inferer", "admitted_forecaster", "merit_inferer", "merit_forecaster",
  "lowest_inferer", "lowest_forecaster", "rank", "lowest",
]);

/** The same, of attributes that other events always have. */
const NOTHING_IN = new Set(["allora_treasury_received.topic_id"]);

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

const mayLack = (event, name) => NOTHING.has(name) || NOTHING_IN.has(`${event}.${name}`);

const kind = (event, name) => base(name) + (mayLack(event, name) ? "?" : "");

const TYPES = { text: "string", integer: "number", amount: "Uint128", decimal: "Decimal", boolean: "boolean" };

const type = (event, name) => TYPES[base(name)] + (mayLack(event, name) ? " | undefined" : "");

const camel = (snake) => snake.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());

const interfaceName = (event) => {
  const name = camel(event.replace(/^allora_/, ""));
  return `${name[0].toUpperCase()}${name.slice(1)}Event`;
};
