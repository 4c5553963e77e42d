/** Openings of commitments: the entry and the salt that reveal one, and the stores that keep them. */

import { toHex } from "@cosmjs/encoding";
import { decimal } from "./decimal.js";
import { commitmentHash, entryOf, saltFromHex, type CommitmentKey } from "./entry.js";
import type { Entry } from "./generated/Synthesis.types.js";
import type { JsonValue } from "./json.js";

/** Whose commitment it is, for what, and on which chain. */
export interface OpeningKey extends CommitmentKey {
  readonly chainId: string;
}

/** What reveals a commitment. Whoever has it before the reveals can copy the entry: keep it secret until then. */
export interface Opening extends OpeningKey {
  readonly entry: Entry;
  /** 32 bytes in hexadecimal. */
  readonly salt: string;
  /** The hash that was, or will be, committed. */
  readonly commitment: string;
}

/** Keeps openings. What `add` has returned for survives a crash of the process and of the machine. */
export interface OpeningStore {
  /** Keeps an opening, beside all others of its key. */
  add(opening: Opening): Promise<void>;
  /** The openings of a key. */
  list(key: OpeningKey): Promise<Opening[]>;
  /** The keys of a suite that have openings. */
  keys(chainId: string, suite: string): Promise<OpeningKey[]>;
  /** Forgets the openings of a key. */
  forget(key: OpeningKey): Promise<void>;
}

/** The opening of an entry with a salt. */
export function openingOf(key: OpeningKey, entry: Entry, salt: Uint8Array): Opening {
  const { chainId, suite, topicId, epochId, workerId } = key;
  return { chainId, suite, topicId, epochId, workerId, entry, salt: toHex(salt), commitment: commitmentHash(key, entry, salt) };
}

/** Reads an opening that `JSON.stringify` wrote, and checks that it opens its commitment. Throws `FormatError`. */
export function readOpening(root: JsonValue): Opening {
  const fields = root.object(["chainId", "suite", "topicId", "epochId", "workerId", "entry", "salt", "commitment"]);
  const key = {
    chainId: fields.chainId.text(),
    suite: fields.suite.text(),
    topicId: fields.topicId.integer(0),
    epochId: fields.epochId.integer(0),
    workerId: fields.workerId.integer(0),
  };
  const salt = fields.salt.matching(/^[0-9a-f]{64}$/, "64 hexadecimal digits");
  const opening = openingOf(key, readEntry(fields.entry), saltFromHex(salt));
  if (opening.commitment !== fields.commitment.text()) {
    fields.commitment.fail("the entry and the salt do not open it: the file was changed");
  }
  return opening;
}

function readEntry(value: JsonValue): Entry {
  const plain = value.object(["plain"]).plain.object(["inference", "forecast"]);
  const inference = plain.inference.isNull() ? undefined : plain.inference.list().map((number) => decimal(number.text()));
  const forecast = plain.forecast.isNull() ? undefined : new Map(plain.forecast.list().map(readElement));
  return entryOf({ inference, forecast });
}

function readElement(value: JsonValue): [number, ReturnType<typeof decimal>] {
  const element = value.object(["inferer", "log_loss"]);
  return [element.inferer.integer(0), decimal(element.log_loss.text())];
}
