/** Entries of workers: their canonical bytes and their commitments, as the contracts compute them. */

import { sha256 } from "@cosmjs/crypto";
import { fromHex, toHex, toUtf8 } from "@cosmjs/encoding";
import { packDecimal, type Decimal } from "./decimal.js";
import type { Entry, Parts } from "./generated/Synthesis.types.js";
import { ValueError } from "./value-error.js";

/** Length of a salt in bytes. */
export const SALT_LENGTH = 32;

/** Version of the layout of an entry, its first byte. */
const ENTRY_VERSION = 1;

/** Separates the hash of a commitment from all others of the suite. */
const COMMITMENT_DOMAIN = "allora/commitment/1";

const U32_MAX = 2 ** 32 - 1;

/** What a worker has to say in an epoch: an inference, a forecast, or both. */
export interface Prediction {
  /** One number per component, or per label; in the topic's unit. */
  readonly inference?: readonly Decimal[] | undefined;
  /** The log10 of the loss expected of inferers, by their ids; each once. */
  readonly forecast?: ReadonlyMap<number, Decimal> | undefined;
}

/** A prediction as messages have it. */
export function entryOf({ inference, forecast }: Prediction): Entry {
  const elements = forecast === undefined ? null : [...forecast].map(([inferer, log_loss]) => ({ inferer, log_loss }));
  return { plain: { inference: inference === undefined ? null : [...inference], forecast: elements } };
}

/** Which parts an entry has. */
export function partsOf({ plain }: Entry): Parts {
  return { inference: isThere(plain.inference), forecast: isThere(plain.forecast) };
}

/** The canonical bytes of an entry, its forecast ascending by inferer: what a commitment, events and hashes are about. */
export function entryBytes({ plain }: Entry): Uint8Array {
  const bytes = [ENTRY_VERSION, 0];
  put(bytes, plain.inference, (numbers) => {
    putInteger(bytes, numbers.length);
    for (const number of numbers) bytes.push(...packDecimal(number));
  });
  put(bytes, plain.forecast, (elements) => {
    putInteger(bytes, elements.length);
    for (const { inferer, log_loss } of elements.toSorted((a, b) => a.inferer - b.inferer)) {
      putInteger(bytes, inferer);
      bytes.push(...packDecimal(log_loss));
    }
  });
  return Uint8Array.from(bytes);
}

/** Whose commitment it is, and for what. */
export interface CommitmentKey {
  /** Address of the suite's registry. */
  readonly suite: string;
  readonly topicId: number;
  readonly epochId: number;
  readonly workerId: number;
}

/**
 * The hash that `commit` takes, in hexadecimal: `sha256(domain | len(suite) u32 | suite | topic u64 | epoch u64 | worker u32 |
 * canonical bytes of the entry | salt)`, integers big-endian.
 */
export function commitmentHash({ suite, topicId, epochId, workerId }: CommitmentKey, entry: Entry, salt: Uint8Array): string {
  if (salt.length !== SALT_LENGTH) throw new ValueError(toHex(salt), `is no salt of ${SALT_LENGTH} bytes`);
  const address = toUtf8(suite);
  const parts = [
    toUtf8(COMMITMENT_DOMAIN),
    bigEndian(address.length, 4),
    address,
    bigEndian(topicId, 8),
    bigEndian(epochId, 8),
    bigEndian(workerId, 4),
    entryBytes(entry),
    salt,
  ];
  return toHex(sha256(Uint8Array.from(parts.flatMap((part) => [...part]))));
}

/** A fresh salt that nobody can guess. */
export function freshSalt(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(SALT_LENGTH));
}

/** Whether two entries are the same to the contracts. */
export function sameEntry(one: Entry, other: Entry): boolean {
  return toHex(entryBytes(one)) === toHex(entryBytes(other));
}

/** A salt of its hexadecimal form. Throws `ValueError` unless it has 32 bytes. */
export function saltFromHex(text: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new ValueError(text, `is no salt of ${SALT_LENGTH} bytes in hexadecimal`);
  return fromHex(text);
}

function isThere<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** 0 where there is nothing; 1, and what there is. */
function put<T>(bytes: number[], value: T | null | undefined, write: (value: T) => void): void {
  bytes.push(isThere(value) ? 1 : 0);
  if (isThere(value)) write(value);
}

/** LEB128. */
function putInteger(bytes: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > U32_MAX) throw new ValueError(value, "is no id or length from 0 to 2^32 - 1");
  let left = value;
  while (left >= 0x80) {
    bytes.push((left % 0x80) | 0x80);
    left = Math.floor(left / 0x80);
  }
  bytes.push(left);
}

function bigEndian(value: number, length: 4 | 8): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || (length === 4 && value > U32_MAX)) throw new ValueError(value, "is no id");
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  if (length === 4) view.setUint32(0, value);
  else view.setBigUint64(0, BigInt(value));
  return bytes;
}
