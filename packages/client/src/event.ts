/** What the contracts tell in a transaction: their events as typed objects. */

import type { Event } from "@cosmjs/stargate";
import { uint128 } from "./amount.js";
import { decimal } from "./decimal.js";
import { EVENT_ATTRIBUTES, INTERFACE_VERSION, type AttributeKind, type ContractEvent } from "./generated/events.js";
import { FormatError } from "./json.js";

/** What a chain puts before the type of a contract's event. */
const PREFIX = "wasm-";

/** What there is none of. */
const NOTHING = "-";

/**
 * The suite's events among those of a transaction, in their order; all others are left out.
 *
 * `contracts`: the addresses of the suite; without it, whoever told them is taken for the suite, and any contract may use
 * its words. Throws `FormatError` for an event of another version of the interface: this client would misread it.
 */
export function contractEvents(events: readonly Event[], contracts?: readonly string[]): ContractEvent[] {
  return events.flatMap((event) => {
    if (contracts !== undefined && !contracts.includes(teller(event))) return [];
    const type = event.type.startsWith(PREFIX) ? event.type.slice(PREFIX.length) : "";
    const attributes = EVENT_ATTRIBUTES[type];
    return attributes === undefined ? [] : [typed(type, event, attributes)];
  });
}

/** The only event of a type. Throws `FormatError` when there is none, or there are several. */
export function onlyEvent<T extends ContractEvent["type"]>(told: readonly ContractEvent[], type: T): Extract<ContractEvent, { type: T }> {
  const found = eventsOf(told, type);
  if (found.length !== 1 || found[0] === undefined) throw new FormatError("events", type, `there are ${found.length}, expected one`);
  return found[0];
}

/** The events of a type. */
export function eventsOf<T extends ContractEvent["type"]>(told: readonly ContractEvent[], type: T): Extract<ContractEvent, { type: T }>[] {
  return told.filter((event): event is Extract<ContractEvent, { type: T }> => event.type === type);
}

/** The chain puts it there; no contract may use a name that begins like this. */
function teller({ attributes }: Event): string {
  return attributes.find(({ key }) => key === "_contract_address")?.value ?? "";
}

function typed(type: string, event: Event, attributes: (typeof EVENT_ATTRIBUTES)[string]): ContractEvent {
  const values = new Map(event.attributes.map(({ key, value }) => [key, value]));
  const version = values.get("v");
  if (version !== String(INTERFACE_VERSION)) {
    throw new FormatError(type, "v", `the event has version ${version ?? NOTHING}, this client knows ${INTERFACE_VERSION}; use a matching client`);
  }
  const fields = attributes.map(([name, key, kind]) => [key, read(type, name, kind, values.get(name))]);
  return { type, contract: teller(event), ...Object.fromEntries(fields) } as ContractEvent;
}

function read(type: string, name: string, kind: AttributeKind, value: string | undefined): unknown {
  if (value === undefined) throw new FormatError(type, name, "the event does not have it");
  if (kind.endsWith("?") && value === NOTHING) return undefined;
  try {
    return READERS[kind.replace("?", "")]!(value);
  } catch (error) {
    throw new FormatError(type, name, (error as Error).message);
  }
}

const READERS: { readonly [kind: string]: (value: string) => unknown } = {
  text: (value) => value,
  integer: (value) => Number(uint128(value)),
  amount: uint128,
  decimal,
  boolean: (value) => {
    if (value !== "true" && value !== "false") throw new Error(`${value} is neither true nor false`);
    return value === "true";
  },
};
